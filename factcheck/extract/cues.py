"""The cues of a language: words that report speech, and the closed classes that the rules look at (`data/cues`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's cues. `verbs` maps a form to its lemma, `speech` and `stance` name the lemmas of each class."""

    language: str
    verbs: dict[str, str]
    speech: frozenset[str]
    stance: frozenset[str]
    words: dict[str, frozenset[str]]
    according: tuple[tuple[str, ...], ...]
    according_after: frozenset[str]
    place: frozenset[tuple[str, ...]]
    chain: frozenset[tuple[str, ...]]

    def is_a(self, word: str, kind: str) -> bool:
        """Whether `word`, in lower case, belongs to the closed class `kind`."""
        return word in self.words[kind]


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, English where there are none of its own."""
    name = language if language in LANGUAGES else "en"
    table = tomllib.loads(files("factcheck.data").joinpath("cues", f"{name}.toml").read_text(encoding="utf-8"))
    verbs = {
        form: lemma for part in ("stance", "speech") for lemma, forms in table[part].items() for form in forms.split()
    }
    return Cues(
        language=name,
        verbs=verbs,
        speech=frozenset(table["speech"]),
        stance=frozenset(table["stance"]),
        words={name: frozenset(words.split()) for name, words in table["words"].items()},
        according=tuple(tuple(phrase.split()) for phrase in table["according"]["before"]),
        according_after=frozenset(table["according"]["after"]),
        place=_phrases(table["place"]["before"]),
        chain=_phrases(table["chain"]["before"]),
    )


def _phrases(phrases: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)
