"""The outlet table: which publications there are, by name and by address.

Facts only; which of several outlets an article means is decided in `resolve.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.model import Outlet


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet's name in a text. `outlets` has more than one entry where the name is shared.

    `weak` is True for short or common-noun names ("AP", "Time", "Sun") that need a reporting context to count.
    """

    start: int
    end: int
    outlets: tuple[Outlet, ...]
    weak: bool = False


class OutletTable:
    """All known outlets."""

    def __init__(self, outlets: Iterable[Outlet]) -> None: ...

    def __iter__(self) -> Iterator[Outlet]: ...

    def get(self, outlet_id: str) -> Outlet | None:
        """The outlet of that id."""

    def named(self, name: str) -> tuple[Outlet, ...]:
        """The outlets that carry this name or alias; more than one where it is shared, none where it is unknown."""

    def of_url(self, url: str) -> Outlet | None:
        """The outlet whose address this is: longest domain and path first, archive wrappers looked through."""

    def mentions(self, text: str) -> list[Mention]:
        """Every outlet name in `text`, longest first where they overlap, in order."""


def load(extra: Iterable[Outlet] = ()) -> OutletTable:
    """The table that ships with the program, with the user's outlets over it."""
