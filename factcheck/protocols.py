"""The two open sets, as callables: where could the page be, and how shall we say it."""

from collections.abc import Generator, Iterable, Sequence
from typing import Protocol

from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Held, KeptPage, Outlet, Report, Wanted

Named = Generator[Candidate, None, str]
"""Candidates and, at the end, why there are no more: "no_key", say, or words; "" where there is nothing to say."""


class Discoverer(Protocol):
    """Names places where a claim's words could stand.

    With an outlet, only that outlet's pages; with None it searches for the words alone, at any outlet. One that has
    nothing yields nothing; one whose service failed raises `factcheck.errors.ServiceError`; one that does not serve
    this claim (no outlet search, no key, privacy) yields nothing and makes no request. A generator may return why it
    named nothing: a key of the catalogue's [silence], or words; the report says it.
    """

    def __call__(self, claim: Claim, outlet: Outlet | None, web: Web, /) -> Iterable[Candidate]:
        """Yield candidates, best first."""
        ...


class Shelf(Protocol):
    """The newsroom's own archive, for those who look into it."""

    def search(self, wanted: Wanted, /) -> Sequence[Held]:
        """The pages that have the words and may be used, best first."""
        ...

    def read(self, number: int, /) -> KeptPage | None:
        """The page of that number, None where there is none."""
        ...


class Format(Protocol):
    """Says a report in one format, as text."""

    def __call__(self, report: Report, /) -> str:
        """Return the whole document, ending in one newline."""
        ...
