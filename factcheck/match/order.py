"""Sentences of one quotation that a page has more than once, laid where the quotation's other sentences stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.match.locate import exact_places
from factcheck.match.page import PageText
from factcheck.model import Article, Fit, PartMatch, Passage

FOUND = {Fit.EXACT, Fit.NEAR, Fit.DIFFERS}


def in_order(parts: Sequence[PartMatch], article: Article, page: PageText) -> list[PartMatch]:
    """The parts; those that stand at several places at the one that follows, or goes before, what stands at one."""
    made = list(parts)
    for run in _runs(parts, article):
        places = {at: _places(parts[at], page) for at in run}
        anchor = max(run, key=lambda at: (len(places[at]) == 1, len(parts[at].part.text), -at))
        for at in range(anchor + 1, run[-1] + 1):
            low = _start(made[at - 1], page)
            made[at] = _laid(made[at], next((place for place in places[at] if place[0] > low), None), page)
        for at in range(anchor - 1, run[0] - 1, -1):
            high = _start(made[at + 1], page)
            made[at] = _laid(made[at], next((place for place in reversed(places[at]) if place[1] <= high), None), page)
    return made


def runs_on(one: PartMatch, other: PartMatch, article: Article) -> bool:
    """True where the article has nothing but white space, marks and ellipses between two quoted parts."""
    if not (one.part.quoted and other.part.quoted and one.fit in FOUND and other.fit in FOUND):
        return False
    if one.part.end > other.part.start:
        return False
    return not any(char.isalnum() for char in article.prose[one.part.end : other.part.start])


def index_of(page: PageText, offset: int) -> int:
    """The number of words that begin before `offset`."""
    low, high = 0, len(page.words.words)
    while low < high:
        middle = (low + high) // 2
        if page.words.words[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _runs(parts: Sequence[PartMatch], article: Article) -> Iterator[range]:
    """The stretches of two and more parts that run on."""
    first = 0
    for at, (one, other) in enumerate(pairwise(parts), 1):
        if not runs_on(one, other, article):
            if at - first > 1:
                yield range(first, at)
            first = at
    if len(parts) - first > 1:
        yield range(first, len(parts))


def _places(one: PartMatch, page: PageText) -> list[tuple[int, int]]:
    """Where its words stand, from the first on; for one that is not there word for word, where it was laid."""
    if one.passage is None:
        return []
    first, last = index_of(page, one.passage.start), index_of(page, one.passage.end)
    if one.fit is not Fit.EXACT or one.differences or one.marked_cuts:
        return [(first, last)]
    return [(place, place + last - first) for place in exact_places(page.words, page.words.norms[first:last])]


def _start(one: PartMatch, page: PageText) -> int:
    return index_of(page, one.passage.start) if one.passage else 0


def _laid(one: PartMatch, place: tuple[int, int] | None, page: PageText) -> PartMatch:
    if place is None:
        return one
    start, end = page.words.span(*place)
    if one.passage is not None and one.passage.start == start:
        return one
    passage = Passage(start, end, page.text[start:end])
    return replace(one, passage=passage, passages=(passage,))
