"""Which of the pages that the index names has the claim's words: the words themselves are laid beside each other.

The index counts words wherever they stand, so that of ten reports of one event it often takes the wrong one. So on
each page the claim's rarest words are looked for close together, which costs next to nothing, and around them the claim
is laid word by word.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.archive.rows import Row
from factcheck.model import Wanted

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60  # words of a claim that are laid; a longer one costs time and tells no more
_RAREST = 8  # words that are looked for
_STRETCH = 1.5  # of the claim's length, in which its words have to stand
# How much counts that the words stand in order, that the rare ones stand together, and what the index says; tried out
# by benchmarks/archive.py. Whoever tells in his own words keeps no order.
_QUOTED, _TOLD = (0.55, 0.35, 0.1), (0.0, 0.6, 0.4)
_TIMES = 20  # places of one word that are looked at


class Found(NamedTuple):
    """A page that the index names: its score there, its row and its text."""

    score: float
    row: Row
    text: str


class _Stand(NamedTuple):
    """How much of a claim stands together on a page, in [0, 1], and where."""

    share: float
    start: int


def ranked(wanted: Wanted, found: Sequence[Found], weights: Mapping[str, float]) -> list[tuple[float, Row]]:
    """The pages with their scores in [0, 1], best first. `weights` are of the claim's words, the rare ones heavy."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - 50 ms that only a search needs

    words = _WORD.findall((max(wanted.quoted, key=len, default="") or wanted.text).lower())[:_LONGEST]
    rare = sorted({word for word in words if word in weights}, key=lambda word: (-weights[word], word))[:_RAREST]
    said = {word: weights[word] for word in rare}
    length = sum(map(len, words)) + len(words)
    top = max((one.score for one in found), default=0.0) or 1.0
    counts = _QUOTED if wanted.quoted else _TOLD
    scored = []
    for one in found:
        text = one.text.lower()
        stand = _stand(text, said, length)
        piece = _WORD.findall(text, max(0, stand.start - length // 2), stand.start + 2 * length)
        together = LCSseq.similarity(words, piece) / (len(words) or 1)
        parts = (together, stand.share, one.score / top)
        scored.append((sum(weight * part for weight, part in zip(counts, parts, strict=True)), one.row))
    return sorted(scored, key=lambda pair: -pair[0])


def _stand(text: str, weights: Mapping[str, float], length: int) -> _Stand:
    """The stretch of the text in which the heaviest of the words stand together."""
    places = sorted((at, word) for word in weights for at in _places(text, word))
    within, start, best = length * _STRETCH, 0, _Stand(0.0, 0)
    there: dict[str, int] = {}
    weight = 0.0
    for at, word in places:
        there[word] = there.get(word, 0) + 1
        weight += weights[word] if there[word] == 1 else 0.0
        while at - places[start][0] > within:
            gone = places[start][1]
            there[gone] -= 1
            weight -= weights[gone] if not there[gone] else 0.0
            start += 1
        if weight > best.share:
            best = _Stand(weight, places[start][0])
    return _Stand(best.share / (sum(weights.values()) or 1.0), best.start)


def _places(text: str, word: str) -> list[int]:
    found, at = list[int](), text.find(word)
    while at >= 0 and len(found) < _TIMES:
        found.append(at)
        at = text.find(word, at + len(word))
    return found
