"""Keys stay in the process that asks: what is sent to workers has a word in the place of each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from factcheck.pipeline.engines.work import Answer, Question, Refused
from factcheck.protocols import Discoverer


class Veil:
    """Puts words in place of keys and addresses, and takes them off again.

    `keys` are what discoverers were given, by the names of the environment variables that they need.
    """

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._words = {name: (_word(name, value), value.rstrip("/")) for name, value in keys.items() if value}

    def __repr__(self) -> str:
        return f"Veil over {len(self._words)}"

    def over(self, member: Discoverer) -> Discoverer:
        """The discoverer, given a word in place of its key."""
        word, _ = self._words.get(getattr(member, "needs", ""), ("", ""))
        return cast("Discoverer", cast("Any", member).given(word)) if word else member

    def off(self, question: Question) -> Question:
        """The question as it is really asked."""
        params = tuple((name, self._real(value)) for name, value in question.params)
        return replace(question, address=self._real(question.address), params=params)

    def over_answer(self, answer: Answer) -> Answer:
        """The answer, or the refusal, without the keys and the address that it was asked with."""
        if isinstance(answer, Refused):
            return replace(answer, message=self._veiled(answer.message), place=self._veiled(answer.place))
        return replace(answer, url=self._veiled(answer.url), final_url=self._veiled(answer.final_url))

    def _real(self, text: str) -> str:
        for word, value in self._words.values():
            text = text.replace(word, value)
        return text

    def _veiled(self, text: str) -> str:
        for word, value in self._words.values():
            text = text.replace(value, word)
        return text


def _word(name: str, value: str) -> str:
    """A word of the same form: an address for an address."""
    plain = name.lower().replace("_", "-")
    return f"https://{plain}.invalid" if value.startswith(("http://", "https://")) else f"veiled-{plain}"
