"""What speaks against a part in other words: a difference of a refuting class, in a passage with nearly its words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.match.days import change_of_days, contradictions, folded, is_day, untold
from factcheck.match.differences import change_of, in_metres, is_negation
from factcheck.match.doubtful import doubtful
from factcheck.match.fragments import weight
from factcheck.match.laying import Laying
from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.locate import Laid, Op, lay
from factcheck.match.rounding import is_rounded
from factcheck.match.sentences import MOST_TEXT
from factcheck.match.word import Word
from factcheck.match.words import Words, words_of
from factcheck.model import Change, Difference
from factcheck.text.when import When

_NEARLY_ALL, _ALL_BUT_ONE, _FIRM, _ALIKE = 0.8, 0.6, 3, 3
_REFUTES = {
    Change.FIGURE,
    Change.NEGATION,
    Change.DIRECTION,
    Change.NAME,
    Change.DATE,
    Change.WEEKDAY,
    Change.UNIT,
}
_MEASURES = {Change.FIGURE, Change.DATE, Change.WEEKDAY, Change.UNIT}
# What stands elsewhere on the page refutes nothing, but it is not found in the passage either.
_COMPARED = {Change.FIGURE, Change.DATE, Change.WEEKDAY, Change.NAME}


def differences_of(laying: Laying) -> Iterator[Difference]:
    """What refutes: a difference of a refuting class, in a passage with nearly the same words."""
    lex = laying.lex
    mine = words_of(laying.prose, lex)
    start, end = laying.sentences.span(laying.found.chosen[0])
    theirs = words_of(laying.page, lex, start=start, end=end)
    if not mine.norms or not theirs.norms:
        return
    if laying.days is not None:
        mine, theirs = folded(laying.days, mine, theirs, laying.days.on_page(laying.page, start, end), lex.small)
    laid = lay(theirs, mine.norms, [weight(word, lex) for word in mine.words])
    if laid is None:
        return
    found = (
        list(_refuting(laying, mine, theirs, laid))
        if _nearly(laid, mine, lex) or _all_but_a_not(laying, mine, theirs, laid)
        else []
    )
    yield from found
    if not any(one.serious for one in found):
        yield from doubtful(laying, mine, theirs, laid)


def _nearly(laid: Laid, mine: Words, lex: Lexicon) -> bool:
    return _nearly_all(laid) or _all_but_one(laid, mine, lex) or _all_but_figures(laid, mine, lex)


def _nearly_all(laid: Laid) -> bool:
    return laid.share >= _NEARLY_ALL and len(laid.ops) <= 2


def _all_but_one(laid: Laid, mine: Words, lex: Lexicon) -> bool:
    """True where one word stands for one other in a statement too short for that to be a small share of it."""
    if len(laid.ops) != 1 or laid.share < _ALL_BUT_ONE:
        return False
    a0, a1, b0, b1 = laid.ops[0]
    firm = sum(weight(word, lex) == 1.0 for at, word in enumerate(mine.words) if not a0 <= at < a1)
    return a1 - a0 == b1 - b0 == 1 and firm >= _FIRM


def _all_but_a_not(laying: Laying, mine: Words, theirs: Words, laid: Laid) -> bool:
    """True where one form of a verb stands for another with a "not": "did not acquit" for "acquitted"."""
    if len(laid.ops) != 1 or laid.share < _ALL_BUT_ONE:
        return False
    a0, a1, b0, b1 = laid.ops[0]
    said = [_verbs(side, laying) for side in (mine.words[a0:a1], theirs.words[b0:b1])]
    return bool(said[0]) and said[0] == said[1]


def _verbs(side: Sequence[Word], laying: Laying) -> set[str]:
    leave_out = laying.lex.small | laying.lex.negations
    return {laying.stem(word.norm) for word in side if word.norm not in leave_out}


def _all_but_figures(laid: Laid, mine: Words, lex: Lexicon) -> bool:
    """True where figures alone differ, each from one other: they make a large share of a short statement."""
    figures = {at for at, word in enumerate(mine.words) if word.value is not None}
    if not laid.ops or any(a1 - a0 != b1 - b0 or not figures.issuperset(range(a0, a1)) for a0, a1, b0, b1 in laid.ops):
        return False
    firm = sum(weight(word, lex) == 1.0 for at, word in enumerate(mine.words) if at not in figures)
    return firm >= _FIRM


def _balanced(mine: Words, theirs: Words, laid: Laid, lex: Lexicon) -> bool:
    """True where both sides turn the sentence as often: "expected no move" for "had not expected a move"."""
    a = [word for a0, a1, _, _ in laid.ops for word in mine.words[a0:a1]]
    b = [word for _, _, b0, b1 in laid.ops for word in theirs.words[b0:b1]]
    return sum(is_negation(word, lex) for word in a) % 2 == sum(is_negation(word, lex) for word in b) % 2


def _refuting(laying: Laying, mine: Words, theirs: Words, laid: Laid) -> Iterator[Difference]:
    days = laying.days
    there = days.on_page(laying.page, *laying.sentences.span(laying.found.chosen[0])) if days else []
    for op in laid.ops:
        a, b = mine.words[op[0] : op[1]], theirs.words[op[2] : op[3]]
        if days is not None and any(map(is_day, (*a, *b))):
            yield from _other_days(laying, a, b, there)
        elif days is None or not untold(days, a, b, there):
            yield from _other_words(laying, mine, theirs, laid, op)


def _other_words(laying: Laying, mine: Words, theirs: Words, laid: Laid, op: Op) -> Iterator[Difference]:
    a0, a1, b0, b1 = op
    a, b = mine.words[a0:a1], theirs.words[b0:b1]
    change = change_of(a, b, laying.lex)
    if change not in _REFUTES or in_metres(mine.words[a0 : a1 + 1], theirs.words[b0 : b1 + 1], laying.lex):
        return
    if change is Change.NEGATION and len(laid.ops) > 1 and _balanced(mine, theirs, laid, laying.lex):
        return
    if not a or not b:
        if _turned(mine, theirs, laid, op, laying.lex):
            yield laying.difference(change, mine, theirs, op)
        return
    if change in _MEASURES and change_of(a, (), laying.lex) not in _MEASURES:
        return  # what is left out is left out: only a figure of the claim's own can differ
    if change is Change.FIGURE and is_rounded(mine, a0, a1, b, laying.lex):
        return
    if change is Change.FIGURE and any(word.value is not None for word in a):
        elsewhere = _figure_elsewhere(a, laying)
    else:
        own = laying.stems(mine.shown(a0, a1)) - laying.stems(theirs.shown(b0, b1))
        elsewhere = bool(own & laying.found.on_page)
    if change is Change.NAME and elsewhere and _one_begins_like_another(a, b):
        return  # "Gabby" for "Gabrielle"
    yield laying.difference(change, mine, theirs, op, serious=not (elsewhere and change in _COMPARED))


def _one_begins_like_another(a: Sequence[Word], b: Sequence[Word]) -> bool:
    return any(x.norm[:_ALIKE] == y.norm[:_ALIKE] for x in a for y in b if x.capital and y.capital)


def _other_days(laying: Laying, a: Sequence[Word], b: Sequence[Word], there: Sequence[When]) -> Iterator[Difference]:
    if laying.days is None:
        return
    for one, other, serious in contradictions(laying.days, a, b, there, laying.page):
        change = change_of_days(one.text, other.text, laying.lex)
        here = laying.part.start + one.start, laying.part.start + one.end
        yield Difference(change, one.text, other.text, here, (other.start, other.end), serious)


def _figure_elsewhere(a: Sequence[Word], laying: Laying) -> bool:
    """True where a figure of `a` stands on the page: "1.9 million" is not there for a "million" that is."""
    values = {word.value for word in a if word.value is not None}
    return bool(values & figures_on(laying.page[:MOST_TEXT], laying.lex.code))


@lru_cache(maxsize=16)
def figures_on(page: str, language: str) -> frozenset[float]:
    """All figures of a page: read once, however many claims are laid on it."""
    return frozenset(word.value for word in words_of(page, lexicon(language)).words if word.value is not None)


def _turned(mine: Words, theirs: Words, laid: Laid, op: Op, lex: Lexicon) -> bool:
    """True where one side has a "not" or a "points" more, within the passage, and nothing else makes up for it.

    "would sell only after" for "would not sell until" says the same, and so does "had not known" for "denied that she
    had known": so no other word that turns a sentence may stand on one side alone.
    """
    a0, a1, b0, b1 = op
    more = [*mine.words[a0:a1], *theirs.words[b0:b1]]
    if not (a0 > 0 and a1 < len(mine.words) and laid.first < b0 and b1 < laid.last):
        return False
    if all(lex.units.get(word.norm) == "point" for word in more):
        return mine.norms[a0 - 1] == theirs.norms[b0 - 1] == "%"
    turning = lex.negations | lex.denials | lex.conditions | lex.elided_conditions
    rest = [*mine.norms[:a0], *mine.norms[a1:]], [*theirs.norms[:b0], *theirs.norms[b1 : laid.last]]
    others = [sorted(norm for norm in norms if norm in turning) for norms in rest]
    return len(more) == 1 and more[0].norm in lex.negations and others[0] == others[1]
