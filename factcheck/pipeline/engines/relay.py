"""The door as a worker has it: it answers with what it was handed, and notes what somebody else has to ask."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock

import httpx

from factcheck.model import Response
from factcheck.pipeline.abreast import NotYetError
from factcheck.pipeline.engines.work import Answer, Kind, Question, Refused


class Relay:
    """Stands in for `Web`; safe between threads. `wants` are the questions that no answer was handed for.

    What was sent and how often is known to whoever asks. With `one_by_one` only the first question is noted, so that
    all are asked in the order in which a run alone asks them: where requests are counted, that decides which are asked.
    """

    def __init__(self, answers: Mapping[Question, Answer], *, one_by_one: bool = False) -> None:
        self._answers, self._one_by_one, self.privacy = answers, one_by_one, "public"
        self._turns: Counter[Question] = Counter()
        self._lock = Lock()
        self.wants: list[Question] = []

    def view(self, cassette: object = None, *, privacy: str = "public", mode: str = "") -> "Relay":  # noqa: ARG002 - as Web has it
        """This door, for the one article that it is for."""
        self.privacy = privacy
        return self

    def page(self, url: str) -> Response:
        """As in Web. Raises NotYetError where it has to be asked first."""
        return self._had(Question(Kind.PAGE, url))

    def feed(self, url: str) -> Response:
        """As in Web. Raises NotYetError where it has to be asked first."""
        return self._had(Question(Kind.FEED, url))

    def ask(self, service: str, url: str, params: Mapping[str, str], *, words: str = "") -> Response:
        """As in Web. Raises NotYetError where it has to be asked first."""
        return self._had(Question(Kind.ASK, url, service, tuple(params.items()), words))

    def supplied(self, path: Path) -> Response:
        """As in Web. Raises NotYetError where it has to be read first."""
        return self._had(Question(Kind.SUPPLIED, str(path)))

    def _had(self, question: Question) -> Response:
        with self._lock:
            turn = self._turns[question]
            self._turns[question] += 1
            this = replace(question, turn=turn)
            answer = self._answers.get(this)
            if answer is None and not (self._one_by_one and self.wants):
                self.wants.append(this)
        if answer is None:
            raise NotYetError
        if isinstance(answer, Refused):
            raise answer.error()
        return answer


class Unasked(httpx.BaseTransport):
    """A network that cannot be asked from here."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002 - as a transport has it
        """Raise NotYetError."""
        raise NotYetError
