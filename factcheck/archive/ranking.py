"""Which of the pages that the index names has the claim's words: the words themselves are laid beside each other.

The index counts words wherever they stand, so that of ten reports of one event it takes the wrong one half the time.
Beside each other, a quotation counts by its letters, and other words by how many of them stand together.
"""

from collections.abc import Sequence

from factcheck.archive.rows import Row
from factcheck.model import Wanted

_LONGEST = 300  # characters of a claim that are laid; a longer one costs time and tells no more
_PIECE, _OVERLAP = 20_000, 600  # characters of a page that are looked at at once


def ranked(wanted: Wanted, found: Sequence[tuple[float, Row, str]]) -> list[tuple[float, Row]]:
    """The pages with their scores in [0, 1], best first; where two are alike, as the index has them."""
    if not found:
        return []
    words = (max(wanted.quoted, key=len, default="") or wanted.text).lower()[:_LONGEST]
    top = max(score for score, _, _ in found) or 1.0
    best, scored = 0.0, []
    for score, row, text in found:
        likeness = _likeness(words, text.lower(), 0.6 * best)
        best = max(best, likeness)
        scored.append((0.75 * likeness + 0.25 * score / top, row))
    return sorted(scored, key=lambda one: -one[0])


def _likeness(words: str, text: str, least: float) -> float:
    """How much of the words stands together in the text, 0 where that is less than `least`."""
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415 - 50 ms that only a search needs

    pieces = (text[at : at + _PIECE] for at in range(0, max(1, len(text)), _PIECE - _OVERLAP))
    return max(float(partial_ratio(words, piece, score_cutoff=100 * least)) for piece in pieces) / 100
