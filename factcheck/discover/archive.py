"""Candidates from the newsroom's own archive: full text, nobody is asked, no word leaves.

It needs to be given a shelf to look on; without one it stays silent.
"""

from collections.abc import Iterator
from datetime import timedelta

from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Outlet, Wanted
from factcheck.protocols import Named, Shelf

_AFTER = timedelta(days=2)  # a page may carry a later day than the article that took its words from the wire
_MOST = 8


class Archive:
    """Looks on `shelf`. It answers by itself: what it does not find is not there."""

    answers_itself = True

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf

    def on(self, shelf: Shelf) -> "Archive":
        """The same, looking on this shelf."""
        return Archive(shelf)

    def __call__(self, claim: Claim, outlet: Outlet | None, _: Web) -> Named:
        """Yield the kept pages that have the claim's words, of the outlet or of any; of a draft's claim too.

        Raises ServiceError where the archive is damaged.
        """
        if self._shelf is None:
            return "no_archive"
        yield from self._found(self._shelf, wanted(claim, outlet))
        return ""

    def _found(self, shelf: Shelf, question: Wanted) -> Iterator[Candidate]:
        for held in shelf.search(question):
            yield Candidate(
                held.url, "archive", held.title or None, held.published, outlet=held.outlet or None, kept=held.number
            )


def wanted(claim: Claim, outlet: Outlet | None) -> Wanted:
    """The question that a claim is: its words and its speaker, up to the article's day."""
    published = claim.article.published
    return Wanted(
        text=f"{claim.text} {claim.speaker or ''}".strip(),
        quoted=tuple(part.text for part in claim.parts if part.quoted),
        outlets=(outlet.id,) if outlet else (),
        until=published + _AFTER if published else None,
        most=_MOST,
    )


discover = Archive()
