"""A part of a claim in other words, laid on a page: its evidence, what is carried, and what speaks against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.match.differences import change_of, in_metres, is_negation
from factcheck.match.indirect import MOST_TEXT, Found, Sentences, Wanted, find, sentences_of, stems_for, wanted
from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Laid, Op, lay
from factcheck.match.model import model
from factcheck.match.quotation import weight
from factcheck.match.rounding import is_rounded
from factcheck.match.stems import WORD
from factcheck.match.words import Word, Words, words_of
from factcheck.model import Article, Change, Difference, Fit, Part, PartMatch, Passage

_SHORT, _NEARLY_ALL, _CONTEXT, _CLOSE_BY, _REFUTED = 2, 0.8, 1, 8, 0.3
_ALL_BUT_ONE, _FIRM = 0.6, 3
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
# A figure or a day that stands elsewhere on the page refutes nothing, but it is not found in the passage either.
_COMPARED = {Change.FIGURE, Change.DATE, Change.WEEKDAY}


@dataclass(frozen=True, slots=True)
class Laying:
    """A part, the page's text and sentences, and what was found of the one in the other."""

    part: Part
    prose: str
    page: str
    sentences: Sentences
    want: Wanted
    found: Found
    lex: Lexicon

    def stems(self, shown: str) -> set[str]:
        """The stems of words that are shown, of the part or of the page."""
        return {stems_for(self.lex.code)[word] for word in WORD.findall(shown)}

    def passage(self, first: int, last: int) -> Passage:
        """The sentences from `first` to `last`, both included, where they exist."""
        spans = self.sentences.spans
        start, end = spans[max(0, first)][0], spans[min(len(spans) - 1, last)][1]
        text = self.page[start:end].rstrip()
        return Passage(start, start + len(text), text)


def match_reworded(part: Part, article: Article, page: str, lex: Lexicon) -> PartMatch:
    """Lay a part that stands outside quotation marks on the page's text."""
    prose = article.prose[part.start : part.end]
    prose = prose if prose.strip() else part.text
    want = wanted(prose, lex)
    if len(want.content) < _SHORT:
        return PartMatch(part, Fit.SHORT, 0.0)
    sentences = sentences_of(page)
    laying = Laying(part, prose, page, sentences, want, find(want, sentences, lex), lex)
    score = model().in_other_words(laying.found.features)
    differences = tuple(_differences(laying)) if laying.found.nearly else ()
    fit = _fit(want, laying.found, score, differences)
    return PartMatch(
        part,
        fit,
        min(score, _REFUTED) if differences else score,
        _closest(laying, differences) if fit is not Fit.ABSENT else None,
        tuple(_passages(laying)),
        differences,
        tuple(want.forms[stem] for stem in want.content if stem in laying.found.carried),
        tuple(want.forms[stem] for stem in want.content if stem not in laying.found.carried),
    )


def _closest(laying: Laying, differences: Sequence[Difference]) -> Passage | None:
    """The passage to show: the sentence that differs, or the sentences that carry most."""
    if differences and laying.found.chosen:
        return laying.passage(laying.found.chosen[0], laying.found.chosen[0])
    return laying.passage(*laying.found.window) if laying.found.window else None


def _passages(laying: Laying) -> Iterator[Passage]:
    """The passage that carries most, with a sentence of context on each side, then what others far from it add."""
    if laying.found.window is None:
        return
    first, last = _reached(*laying.found.window, laying.found.chosen)
    yield laying.passage(first - _CONTEXT, last + _CONTEXT)
    for at in laying.found.chosen:
        if not first - _CONTEXT <= at <= last + _CONTEXT:
            yield laying.passage(at, at)


def _reached(first: int, last: int, chosen: Sequence[int]) -> tuple[int, int]:
    """The window with the sentences close by that add to it: several sentences may carry one claim."""
    near: list[int] = [first]
    while near:
        near = [at for at in chosen if first - _CLOSE_BY <= at < first or last < at <= last + _CLOSE_BY]
        first, last = min([first, *near]), max([last, *near])
    return first, last


def _fit(want: Wanted, found: Found, score: float, differences: Sequence[Difference]) -> Fit:
    if differences:
        return Fit.DIFFERS if any(one.serious for one in differences) else Fit.COMPARE
    agree = want.figures <= found.carried and want.names <= found.carried
    if score >= model().supported and (want.figures | want.days) <= found.carried:
        return Fit.REWORDED
    if score >= model().compare or (agree and (want.figures or len(want.names) > 1)):
        return Fit.COMPARE
    return Fit.ABSENT


def _differences(laying: Laying) -> Iterator[Difference]:
    """What refutes: a difference of a refuting class, in a passage with nearly the same words."""
    lex = laying.lex
    mine = words_of(laying.prose, lex)
    start, end = laying.sentences.spans[laying.found.chosen[0]]
    theirs = words_of(laying.page, lex, start=start, end=end)
    if not mine.norms or not theirs.norms:
        return
    laid = lay(theirs, mine.norms, [weight(word, lex) for word in mine.words])
    if laid is not None and (_nearly_all(laid) or _all_but_one(laid, mine, lex)):
        yield from _refuting(laying, mine, theirs, laid)


def _nearly_all(laid: Laid) -> bool:
    return laid.share >= _NEARLY_ALL and len(laid.ops) <= 2


def _all_but_one(laid: Laid, mine: Words, lex: Lexicon) -> bool:
    """True where one word stands for one other in a statement too short for that to be a small share of it."""
    if len(laid.ops) != 1 or laid.share < _ALL_BUT_ONE:
        return False
    a0, a1, b0, b1 = laid.ops[0]
    firm = sum(weight(word, lex) == 1.0 for at, word in enumerate(mine.words) if not a0 <= at < a1)
    return a1 - a0 == b1 - b0 == 1 and firm >= _FIRM


def _balanced(mine: Words, theirs: Words, laid: Laid, lex: Lexicon) -> bool:
    """True where both sides turn the sentence as often: "expected no move" for "had not expected a move"."""
    a = [word for a0, a1, _, _ in laid.ops for word in mine.words[a0:a1]]
    b = [word for _, _, b0, b1 in laid.ops for word in theirs.words[b0:b1]]
    return sum(is_negation(word, lex) for word in a) % 2 == sum(is_negation(word, lex) for word in b) % 2


def _refuting(laying: Laying, mine: Words, theirs: Words, laid: Laid) -> Iterator[Difference]:
    for a0, a1, b0, b1 in laid.ops:
        a, b = mine.words[a0:a1], theirs.words[b0:b1]
        change = change_of(a, b, laying.lex)
        if change not in _REFUTES or in_metres(mine.words[a0 : a1 + 1], theirs.words[b0 : b1 + 1], laying.lex):
            continue
        if change is Change.NEGATION and len(laid.ops) > 1 and _balanced(mine, theirs, laid, laying.lex):
            continue
        if not a or not b:
            if _turned(mine, theirs, laid, (a0, a1, b0, b1), laying.lex):
                yield _difference(laying, change, mine, theirs, (a0, a1, b0, b1))
            continue
        if change in _MEASURES and change_of(a, (), laying.lex) not in _MEASURES:
            continue  # what is left out is left out: only a figure of the claim's own can differ
        if change is Change.FIGURE and is_rounded(mine.words, a0, a1, b, laying.lex):
            continue
        if change is Change.FIGURE and any(word.value is not None for word in a):
            elsewhere = _figure_elsewhere(a, laying)
        else:
            own = laying.stems(mine.shown(a0, a1)) - laying.stems(theirs.shown(b0, b1))
            elsewhere = bool(own & laying.found.on_page)
        if change is Change.NAME and elsewhere:
            continue
        serious = not (elsewhere and change in _COMPARED)
        yield _difference(laying, change, mine, theirs, (a0, a1, b0, b1), serious=serious)


def _figure_elsewhere(a: Sequence[Word], laying: Laying) -> bool:
    """True where a figure of `a` stands on the page: "1.9 million" is not there for a "million" that is."""
    there = {word.value for word in words_of(laying.page[:MOST_TEXT], laying.lex).words if word.value is not None}
    values = {word.value for word in a if word.value is not None}
    return bool(values & there)


def _difference(
    laying: Laying, change: Change, mine: Words, theirs: Words, op: Op, *, serious: bool = True
) -> Difference:
    a0, a1, b0, b1 = op
    offset = laying.part.start
    start, end = mine.span(a0, a1) if a0 < a1 else (0, 0)
    at = (offset + start, offset + end) if a0 < a1 else None
    there = theirs.span(b0, b1) if b0 < b1 else None
    return Difference(change, mine.shown(a0, a1), theirs.shown(b0, b1), at, there, serious)


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
