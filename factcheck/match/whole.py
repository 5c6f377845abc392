"""Passages with all the words that differ: one that ends where the same words end hides what stands in their place."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import Change, Difference, PartMatch, Passage

_APART = frozenset({Change.CUT, Change.ELIDED})
"""Differences that are told beside a passage: what was left out of it, or comes after it."""


def whole(part: PartMatch, text: str) -> PartMatch:
    """The match of a quotation on a page's `text`, its passages grown by the differing words right beside them."""
    beside = [at for one in part.differences if (at := _place(one))]
    if not part.part.quoted or not beside:
        return part
    passage = _grown(part.passage, beside, text) if part.passage else None
    return replace(part, passage=passage, passages=tuple(_grown(one, beside, text) for one in part.passages))


def _place(one: Difference) -> tuple[int, int] | None:
    return one.b_at if one.b and one.change not in _APART else None


def _grown(passage: Passage, beside: Sequence[tuple[int, int]], text: str) -> Passage:
    start, end = passage.start, passage.end
    for a, b in sorted(beside):
        end = b if _touch(end, a, text) else end
    for a, b in sorted(beside, reverse=True):
        start = a if _touch(b, start, text) else start
    return passage if (start, end) == (passage.start, passage.end) else Passage(start, end, text[start:end])


def _touch(end: int, start: int, text: str) -> bool:
    """True where no word lies between the two."""
    return end <= start and not any(map(str.isalnum, text[end:start]))
