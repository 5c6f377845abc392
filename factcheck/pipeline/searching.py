"""The searches of one article: who was asked for which claim, and what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, cast

from factcheck.errors import DoorError
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Miss, Outlet, Reason, Search
from factcheck.pipeline.abreast import abreast, each
from factcheck.pipeline.kit import Kit

_WORTH = ("failed", "found", "nothing", "silent")  # of several searches of one service, the first of these is told
_ASKS_ONE_HOST = {"gdelt", "wayback", "guardian", "nyt", "searxng"}  # its own, that no other discoverer asks
_QUESTIONS = {"ask", "page", "feed"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one discoverer: what is told of it, what it found, why it failed, and whether it asked at all."""

    search: Search
    found: tuple[Candidate, ...] = ()
    miss: Miss | None = None
    asked: bool = False


class Searches:
    """Asks the discoverers and keeps what is told of them, in the order of claims and discoverers."""

    def __init__(self, kit: Kit, web: Web) -> None:
        self._kit, self._web = kit, web
        self._rows: list[Search] = []
        self._named: dict[tuple[str, str | None], set[str]] = {}

    def at_outlets(self, claims: Sequence[Claim], names: Sequence[str]) -> list[dict[str, Asked]]:
        """Ask these discoverers for every claim at its outlet; for each claim what they answered, by their names."""
        lanes: dict[str, list[str]] = {}
        for name in names:
            lanes.setdefault(name if name in _ASKS_ONE_HOST else "", []).append(name)
        done = abreast([partial(self._one_lane, names, claims) for names in lanes.values()], self._kit.at_once)
        answers = [dict(chain.from_iterable(lane[at].items() for lane in done)) for at in range(len(claims))]
        in_order = [{name: answer[name] for name in names} for answer in answers]
        for asked in chain.from_iterable(answer.values() for answer in in_order):
            self._keep(asked)
        return in_order

    def _keep(self, asked: Asked) -> None:
        search = asked.search
        self._rows.append(search)
        self._named.setdefault((search.service, search.outlet), set()).update(one.url for one in asked.found)

    def _one_lane(self, names: Sequence[str], claims: Sequence[Claim]) -> list[dict[str, Asked]]:
        asked = [partial(self._ask, name, claim, claim.outlet) for claim in claims for name in names]
        answers = iter(each(asked))
        return [{name: next(answers) for name in names} for _ in claims]

    def anywhere(self, claim: Claim, services: int) -> Iterator[Asked]:
        """Ask for the words alone, at so many discoverers that can look for them."""
        asked = 0
        for name in self._kit.discoverers:
            answer = self._ask(name, claim, None)
            self._keep(answer)
            yield answer
            asked += answer.asked
            if asked == services:
                return

    def _ask(self, name: str, claim: Claim, outlet: Outlet | None) -> Asked:
        place = outlet.id if outlet else None
        door = _Watched(self._web)
        try:
            found, why = _drained(self._kit.discoverers[name](claim, outlet, cast("Web", door)))
        except DoorError as error:
            miss = Miss(name, "discover", Reason(error.reason), error.message, place)
            return Asked(Search(name, place, "failed", detail=error.message), (), miss, door.asked)
        looked = door.asked or (not why and getattr(self._kit.discoverers[name], "answers_itself", False))
        answer = "found" if found else "nothing" if looked else "silent"
        return Asked(Search(name, place, answer, len(found), "" if found else why), found, None, door.asked)

    @property
    def count(self) -> int:
        """How many questions were put so far."""
        return len(self._rows)

    def since(self, first: int) -> tuple[Search, ...]:
        """The questions from this one on."""
        return tuple(self._rows[first:])

    def told(self, outlet: str | None) -> Iterator[Search]:
        """One line a service, however often it was asked: a page that it named for several claims counts once."""
        for name in self._kit.discoverers:
            rows = [row for row in self._rows if row.service == name and row.outlet == outlet]
            if rows:
                best = min(rows, key=lambda row: _WORTH.index(row.answer))
                yield replace(best, candidates=len(self._named[name, outlet]))


def _drained(named: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], str]:
    """All that a discoverer names and, where it is a generator that tells, why it named nothing more."""
    one, found = iter(named), list[Candidate]()
    while True:
        try:
            found.append(next(one))
        except StopIteration as end:
            return tuple(found), end.value or ""


class _Watched:
    """The door as one discoverer has it, and whether it asked for anything: one that does not has stayed silent."""

    def __init__(self, web: Web) -> None:
        self._web, self.asked = web, False

    def __getattr__(self, name: str) -> Any:
        self.asked = self.asked or name in _QUESTIONS
        return getattr(self._web, name)
