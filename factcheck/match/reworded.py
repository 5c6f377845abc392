"""A part of a claim in other words, laid on a page: its evidence, what is carried, and what speaks against it."""

from collections.abc import Iterator, Sequence

from factcheck.match.differences import change_of
from factcheck.match.indirect import Found, Sentences, Wanted, find, sentences_of, wanted
from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Laid, lay
from factcheck.match.model import model
from factcheck.match.quotation import weight
from factcheck.match.words import Words, words_of
from factcheck.model import Article, Change, Difference, Fit, Part, PartMatch, Passage, SourcePage

_SHORT, _NEARLY_ALL = 2, 0.8
_REFUTES = {Change.FIGURE, Change.NEGATION, Change.DIRECTION, Change.NAME, Change.DATE, Change.UNIT}


def match_reworded(part: Part, article: Article, page: SourcePage, lex: Lexicon) -> PartMatch:
    """Lay a part that stands outside quotation marks on the page."""
    prose = article.prose[part.start : part.end]
    text = prose if prose.strip() else part.text
    want = wanted(text, lex)
    if len(want.content) < _SHORT:
        return PartMatch(part, Fit.SHORT, 0.0)
    sentences = sentences_of(page.text, lex.code)
    found = find(want, sentences)
    score = model().in_other_words(found.features)
    passages = tuple(_passage(page, sentences, at) for at in found.chosen)
    differences = tuple(_differences(part, text, want, found, page, sentences, lex)) if found.chosen else ()
    fit = _fit(want, found, score, differences)
    if fit is Fit.DIFFERS:
        score = min(score, 0.3)
    return PartMatch(
        part,
        fit,
        score,
        passages[0] if passages and fit is not Fit.ABSENT else None,
        passages,
        differences if fit is Fit.DIFFERS else (),
        tuple(want.forms[stem] for stem in want.content if stem in found.carried),
        tuple(want.forms[stem] for stem in want.content if stem not in found.carried),
    )


def _passage(page: SourcePage, sentences: Sentences, at: int) -> Passage:
    start, end = sentences.spans[at]
    end = start + len(page.text[start:end].rstrip())
    return Passage(start, end, page.text[start:end])


def _fit(want: Wanted, found: Found, score: float, differences: Sequence[Difference]) -> Fit:
    if differences:
        return Fit.DIFFERS
    agree = want.figures <= found.carried and want.names <= found.carried
    if score >= model().supported and want.figures <= found.carried:
        return Fit.REWORDED
    if score >= model().compare or (agree and (want.figures or len(want.names) > 1)):
        return Fit.COMPARE
    return Fit.ABSENT


def _differences(
    part: Part, text: str, want: Wanted, found: Found, page: SourcePage, sentences: Sentences, lex: Lexicon
) -> Iterator[Difference]:
    """What refutes: a difference of a refuting class, in a passage with nearly the same words, and nowhere the claim's own."""
    mine = words_of(text, lex)
    at, end = sentences.spans[found.chosen[0]]
    theirs = words_of(page.text, lex, start=at, end=end)
    if not mine.norms or not theirs.norms:
        return
    laid = lay(theirs, mine.norms, [weight(word, lex) for word in mine.words])
    if laid is None or laid.share < _NEARLY_ALL or len(laid.ops) > 2:
        return
    yield from _refuting(part, mine, theirs, laid, found, lex)


def _refuting(part: Part, mine: Words, theirs: Words, laid: Laid, found: Found, lex: Lexicon) -> Iterator[Difference]:
    for a0, a1, b0, b1 in laid.ops:
        a, b = mine.words[a0:a1], theirs.words[b0:b1]
        change = change_of(a, b, lex)
        if change not in _REFUTES or not a or not b:
            continue
        if change in (Change.FIGURE, Change.NAME, Change.DATE) and any(word.norm in found.on_page for word in a):
            continue
        (start, end), there = mine.span(a0, a1), theirs.span(b0, b1)
        yield Difference(
            change, mine.shown(a0, a1), theirs.shown(b0, b1), (part.start + start, part.start + end), there
        )
