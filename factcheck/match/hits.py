"""Which of a claim's stems stand in which sentences of a page, and which sentences carry most of them.

A set of a claim's stems is a number here, with one bit for each stem in the claim's order: what two sentences carry
together is `one | other`. Pages are looked through with hardly any other object made than these numbers.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import itemgetter, or_

from factcheck.match.sentences import Sentences
from factcheck.match.stems import Pieces

WHOLE = 1_000_000_000
_EVIDENCE, _WORTH, _NEARNESS, _POOL, _BEGINNING = 4, 0.06, 0.3, 40, 3
Hits = Mapping[int, int]  # the sentences that have any of the stems, in order, and which


class Weights(dict[int, int]):
    """What sets of stems weigh, as whole parts of a billion; each is added up once, where it is asked for.

    Whole parts, because sums of these do not depend on the order.
    """

    def __init__(self, raw: Sequence[float]) -> None:
        super().__init__()
        total = sum(raw) or 1.0
        self._each = {1 << at: round(value / total * WHOLE) for at, value in enumerate(raw)}

    def __missing__(self, stems: int) -> int:
        weight, rest = 0, stems
        while rest:
            one = rest & -rest
            weight += self._each[one]
            rest ^= one
        self[stems] = weight
        return weight


def places(stems: int) -> Iterator[int]:
    """Which stems there are in the set, as places in the claim."""
    while stems:
        last = stems & -stems
        yield last.bit_length() - 1
        stems ^= last


class _Bits(dict[frozenset[str], int]):
    """Sets of stems to those of the claim among them."""

    def __init__(self, stems: Sequence[str]) -> None:
        super().__init__()
        self._each = {stem: 1 << at for at, stem in enumerate(stems)}

    def __missing__(self, stems: frozenset[str]) -> int:
        made = self[stems] = sum([self._each.get(stem, 0) for stem in stems])
        return made


def hits_of(stems: Sequence[str], forms: Mapping[str, str], page: Sentences, pieces: Pieces) -> dict[int, int]:
    """Which of the stems stand in which sentence."""
    if not stems:
        return {}
    bits, edges = _Bits(stems), page.edges
    apart = frozenset(stems).isdisjoint
    begins = pieces.stems.beginnings(stems).union([form[:3] for form in forms.values()])
    found = [(at, had) for at, piece in _beginning(begins, page.flat) if not apart(had := pieces[piece])]
    found += [(at, had) for piece, there in page.odd.items() if not apart(had := pieces[piece]) for at in there]
    hits: dict[int, int] = {}
    for at, had in sorted(found, key=itemgetter(0)):
        sentence = bisect_right(edges, at) - 1
        hits[sentence] = hits.get(sentence, 0) | bits[had]
    return hits


def _beginning(begins: Iterable[str], flat: str) -> list[tuple[int, str]]:
    """Where the words stand that begin in one of the ways, and these; a beginning of fewer letters is a whole word.

    No word is cut out of the page but these: most of its words begin otherwise.
    """
    import ahocorasick  # noqa: PLC0415 - only where a page is read

    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for begin in begins:
        automaton.add_word(f" {begin}" if len(begin) == _BEGINNING else f" {begin} ")
    automaton.make_automaton()
    padded = f" {flat}"
    until = padded.find
    found = automaton.iter(padded)
    return [(last - length + 1, padded[last - length + 2 : until(" ", last)]) for last, length in found]


def local_weights(count: int, hits: Hits, sentences: int) -> Weights:
    """Source-local idf of a claim's `count` stems; one that the page lacks weighs most."""
    frequency = [0] * count
    for stems in hits.values():
        for at in places(stems):
            frequency[at] += 1
    return Weights([math.log((sentences + 2) / (times + 0.5)) for times in frequency])


def chosen_of(hits: Hits, weights: Weights) -> tuple[int, ...]:
    """Greedy: the best sentence, then those that add most to it, near ones first."""
    scores = {at: weights[there] for at, there in hits.items()}
    chosen: list[int] = []
    have = 0
    pool = sorted(scores, key=scores.__getitem__, reverse=True)[:_POOL]  # of equals the first stays the first
    while pool and len(chosen) < _EVIDENCE:
        best, best_gain = -1, 0.0
        for at in pool:
            if scores[at] * (1.0 + _NEARNESS) <= best_gain:
                break  # nor can any after it: they carry less
            gain: float = weights[hits[at] & ~have]
            if chosen:
                gain *= 1.0 + _NEARNESS / min([abs(at - one) for one in chosen])
            if gain > best_gain:
                best, best_gain = at, gain
        if best_gain < _WORTH * WHOLE:
            break
        chosen.append(best)
        pool.remove(best)
        have |= hits[best]
    return tuple(chosen)


def windows(hits: Hits, count: int) -> tuple[list[int], list[int]]:
    """What four sentences carry together, and what five, from each of the `count` sentences on."""
    one = [0] * (count + 4)
    for at, stems in hits.items():
        one[at] = stems
    two = list(map(or_, one, one[1:]))
    four = list(map(or_, two, two[2:]))
    return four, list(map(or_, four, one[4:]))


def heaviest(there: Sequence[int], hits: Hits, weights: Weights) -> tuple[int, int, int]:
    """The weight, the first sentence and the stems of the window that carries most; the earliest of equals."""
    best, first = 0, 0
    for at in hits:
        if (weight := weights[there[at]]) > best:
            best, first = weight, at
    return best, first, there[first] if best else 0


def tight(first: int, last: int, hits: Hits, stems: int) -> tuple[int, int]:
    """The window without the sentences at its ends that carry none of the stems that the others do not."""
    while first < last and not stems & ~together(hits, range(first + 1, last + 1)):
        first += 1
    while first < last and not stems & ~together(hits, range(first, last)):
        last -= 1
    return first, last


def together(hits: Hits, sentences: Iterable[int]) -> int:
    """What the sentences carry together."""
    return reduce(or_, [hits.get(at, 0) for at in sentences], 0)
