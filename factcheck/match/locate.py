"""Where on a page could these words stand? Locating only: what differs is decided elsewhere.

Exact runs are found in the page's joined words. Other windows come from votes: each word of the fragment votes for the
place where the fragment would begin. Votes are bounded, so that a page that repeats itself without end costs no more.
rapidfuzz then picks the window, on words and within bounds.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from factcheck.match.page import interposed
from factcheck.match.words import Words

_VOTES_A_WORD, _WINDOWS, _EXACT = 400, 6, 200
_GAP_COST, _GAP_MOST, _CLOSE, _FAINT = 0.25, 40, 5, 0.2
Op = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Laid:
    """A fragment laid on a page: page words `first` to `last` (half-open), and where they differ.

    `ops` are (fragment from, to, page from, to) for every place that is not equal, in order; `share` is the weight of
    the fragment's words that stand there, in [0, 1]; `run` the longest run of equal words.
    """

    first: int
    last: int
    ops: tuple[Op, ...]
    share: float
    run: int

    @property
    def exact(self) -> bool:
        """True where no word differs."""
        return not self.ops


def exact_places(page: Words, norms: Sequence[str], first: int = 0) -> list[int]:
    """Where the words stand one after the other, as indexes of page words, at most 200."""
    if not norms or any(norm not in page.places for norm in set(norms)):
        return []
    found: list[int] = []
    needle, counted, at = f" {' '.join(norms)} ", 0, 0
    joined = page.joined
    place = joined.find(needle)
    while place >= 0 and len(found) < _EXACT:
        counted += joined.count(" ", at, place)
        at = place
        if counted >= first:
            found.append(counted)
        place = joined.find(needle, place + 1)
    return found


def in_short(page: Words, norms: Sequence[str], reads: Mapping[str, Set[str]]) -> Laid | None:
    """The place where the words stand but for contractions that may be read in two ways: "it is" for "it's".

    `reads` are these contractions and what each may be short for.
    """
    shorts = {full: short for short, fulls in reads.items() for full in fulls}
    mine = [shorts.get(norm, norm) for norm in norms]
    firm = next((at for at, norm in enumerate(mine) if norm not in reads), None)
    if firm is None or not any(norm in reads for norm in mine):
        return None
    for place in page.places.get(norms[firm], ())[:_EXACT]:
        first = place - firm
        there = page.norms[max(0, first) : first + len(norms)]
        if first >= 0 and [shorts.get(norm, norm) for norm in there] == mine:
            ops = tuple((i, i + 1, first + i, first + i + 1) for i, norm in enumerate(norms) if norm != there[i])
            return Laid(first, first + len(norms), ops, 1.0, len(norms))
    return None


def lay(
    page: Words, norms: Sequence[str], weights: Sequence[float], within: tuple[int, int] | None = None
) -> Laid | None:
    """The best place for the words on the page, or within a range of it; None where hardly a word is there."""
    exact = [at for at in exact_places(page, norms) if within is None or within[0] <= at < within[1]]
    if exact:
        return Laid(exact[0], exact[0] + len(norms), (), 1.0, len(norms))
    best: Laid | None = None
    for start, end in _windows(page, norms, weights, within):
        laid = _laid(page, norms, weights, start, end)
        if laid is not None and (best is None or _rank(laid) > _rank(best)):
            best = laid
    return best


def _rank(laid: Laid) -> tuple[float, int, int]:
    changed = sum(max(a1 - a0, b1 - b0) for a0, a1, b0, b1 in laid.ops)
    return (round(laid.share, 3), laid.run - changed, -laid.first)


def _windows(
    page: Words, norms: Sequence[str], weights: Sequence[float], within: tuple[int, int] | None
) -> list[tuple[int, int]]:
    low, high = within or (0, len(page.norms))
    width = max(8, len(norms))
    votes: dict[int, float] = {}
    for i, (norm, weight) in enumerate(zip(norms, weights, strict=True)):
        places = page.places.get(norm, ())
        rarity = weight / (1 + len(places)) ** 0.25
        for place in places[:_VOTES_A_WORD]:
            if low <= place < high:
                half = 2 * (place - i) // width
                votes[half] = votes.get(half, 0.0) + rarity
                votes[half - 1] = votes.get(half - 1, 0.0) + rarity
    slack = len(norms) // 3 + 4
    found = []
    for half, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_WINDOWS]:
        start = half * width // 2
        found.append((max(low, start - slack), min(high, start + width + len(norms) + slack)))
    return found


def _laid(page: Words, norms: Sequence[str], weights: Sequence[float], start: int, end: int) -> Laid | None:
    there = page.norms[start:end]
    pairs = [
        (i, block.dest_start + i - block.src_start)
        for block in Indel.opcodes(norms, there)
        if block.tag == "equal"
        for i in range(block.src_start, block.src_end)
    ]
    pairs = _dense(pairs, weights, page, start)
    if not pairs:
        return None
    i0, j0 = _reach(norms, there, weights, pairs[0], -1)
    i1, j1 = _reach(norms, there, weights, pairs[-1], 1)
    ops, share, run = _compared(norms, there, weights, (i0, i1 + 1, j0, j1 + 1))
    moved = tuple((a, b, c + start, d + start) for a, b, c, d in ops)
    return Laid(j0 + start, j1 + 1 + start, moved, share, run)


def _dense(
    pairs: Sequence[tuple[int, int]], weights: Sequence[float], page: Words, start: int
) -> list[tuple[int, int]]:
    """The stretch of matched words that is worth its gaps: a stray "the" far off is no part of the passage.

    An attribution put between two words that follow each other is no gap.
    """
    best, best_range, total, since = 0.0, (0, 0), 0.0, 0
    for at, (i, j) in enumerate(pairs):
        if at > since:
            before_i, before_j = pairs[at - 1]
            gap = max(i - before_i, j - before_j) - 1
            if gap and i - before_i == 1:
                between = page.text[page.words[start + before_j].end : page.words[start + j].start]
                gap = 0 if interposed(between) else gap
            total -= _GAP_COST * min(gap, _GAP_MOST)
        if total <= 0:
            total, since = 0.0, at
        total += weights[i]
        if total > best:
            best, best_range = total, (since, at + 1)
    return list(pairs[best_range[0] : best_range[1]])


def _reach(
    norms: Sequence[str], there: Sequence[str], weights: Sequence[float], at: tuple[int, int], step: int
) -> tuple[int, int]:
    """How far a passage reaches beyond its dense stretch: words close by that stand there in the same order."""
    (i, j), last = at, at
    while 0 <= (i := i + step) < len(norms) and abs(i - last[0]) <= _CLOSE:
        if weights[i] < _FAINT:
            continue
        for ahead in range(1, _CLOSE):
            place = j + step * ahead
            if 0 <= place < len(there) and there[place] == norms[i]:
                j, last = place, (i, place)
                break
    return last


def _same_letters(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(mine) + len(theirs) <= 6 and "".join(mine) == "".join(theirs)


def _compared(
    norms: Sequence[str], there: Sequence[str], weights: Sequence[float], box: tuple[int, int, int, int]
) -> tuple[list[Op], float, int]:
    """The places that differ inside the box and at its two ends, the share that is equal, the longest equal run."""
    i0, i1, j0, j1 = box
    ops: list[Op] = [(0, i0, max(0, j0 - i0), j0)] if i0 else []
    equal, run = 0.0, 0
    for block in Levenshtein.opcodes(norms[i0:i1], there[j0:j1]):
        a0, a1, b0, b1 = block.src_start + i0, block.src_end + i0, block.dest_start + j0, block.dest_end + j0
        if block.tag == "equal" or _same_letters(norms[a0:a1], there[b0:b1]):
            equal += sum(weights[a0:a1])
            run = max(run, a1 - a0)
        elif ops and ops[-1][1] == a0 and ops[-1][3] == b0:
            ops[-1] = (ops[-1][0], a1, ops[-1][2], b1)
        else:
            ops.append((a0, a1, b0, b1))
    if i1 < len(norms):
        ops.append((i1, len(norms), j1, min(len(there), j1 + len(norms) - i1)))
    return ops, equal / (sum(weights) or 1.0), run
