"""A part of a claim in other words, laid on a page: its evidence, what is carried, and what speaks against it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from factcheck.match.days import as_written, days_of, in_words_of_page
from factcheck.match.indirect import Found, Wanted, find, wanted
from factcheck.match.laying import Laying
from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.model import model
from factcheck.match.negated import turned_round
from factcheck.match.refuting import differences_of
from factcheck.match.rounding import as_on_page
from factcheck.match.sentences import sentences_of
from factcheck.match.signals import FEATURES, signals_of
from factcheck.match.words import Words, words_of
from factcheck.model import Article, Difference, Fit, Part, PartMatch, Passage

_SHORT, _CONTEXT, _CLOSE_BY, _REFUTED = 2, 1, 8, 0.3
_END = ".,"
_DIGIT = re.compile(r"\d")
_AFTER_DAY = frozenset(("st", "nd", "rd", "th"))


def match_reworded(part: Part, article: Article, page: str, lex: Lexicon, page_day: date | None = None) -> PartMatch:
    """Lay a part that stands outside quotation marks on the page's text; `page_day` is the day of the page."""
    prose = article.prose[part.start : part.end]
    prose = prose if prose.strip() else part.text
    want = wanted(prose, lex)
    if len(want.content) < _SHORT:
        return PartMatch(part, Fit.SHORT, 0.0)
    sentences = sentences_of(page)
    found = find(want, sentences, lex)
    laying = Laying(part, prose, page, sentences, want, found, lex, prose)
    # Without the page's day only whole dates are looked for in other words.
    if page_day is not None or _lacks_date(want, found):
        laying = _in_days_of_page(replace(laying, days=days_of(prose, article.published, page_day, lex.code)))
    laying = _unrounded(laying)
    if laying.days is None and laying.found.nearly:
        laying = replace(laying, days=days_of(prose, article.published, page_day, lex.code))
    want = laying.want
    signals = dict(zip(FEATURES, signals_of(want, laying.found, sentences, lex), strict=True))
    score = _score(laying, model().in_other_words(signals))
    differences = tuple(differences_of(laying)) if laying.found.nearly else ()
    fit = _fit(want, laying.found, score, differences)
    if fit is Fit.REWORDED and turned_round(laying):
        fit, score = Fit.COMPARE, min(score, model().compare)
    return PartMatch(
        part,
        fit,
        min(score, _REFUTED) if differences else score,
        _closest(laying, differences) if fit is not Fit.ABSENT else None,
        tuple(_passages(laying)),
        differences,
        tuple(dict.fromkeys(want.forms[stem] for stem in want.content if stem in laying.found.carried)),
        tuple(dict.fromkeys(want.forms[stem] for stem in want.content if stem not in laying.found.carried)),
        features=tuple(signals.items()),
    )


def _lacks_date(want: Wanted, found: Found) -> bool:
    """True where what is missing may be of a date: a figure, the letters behind one, a month or a weekday."""
    return not (want.figures | want.days | _AFTER_DAY.intersection(want.content)) <= found.carried


def _score(laying: Laying, score: float) -> float:
    """The score; where the part is a whole sentence of the page, word for word, at least enough for supported."""
    chosen = laying.found.chosen
    if not chosen or score >= model().supported:
        return score
    there = [piece.rstrip(_END) for piece in laying.sentences.words(chosen[0])]
    if not all(piece in laying.prose for piece in there):
        return score
    own = sentences_of(laying.prose.rstrip(_END))
    whole = [piece for at in range(own.count) for piece in own.words(at)] == there
    return model().supported if whole else score


def _in_days_of_page(laying: Laying) -> Laying:
    """The laying with the page's own words wanted for the days that its passage names, seen from its own date."""
    if laying.days is None or laying.found.window is None:
        return laying
    unseen = set(laying.want.content) - laying.found.carried
    missing = [one for one in laying.days.own if laying.days.resolved(one) and laying.stems(one.text) & unseen]
    first, last = _reached(*laying.found.window, laying.found.chosen)
    pairs = laying.days.carried(missing, laying.page, *laying.sentences.span(first, last))
    if not pairs:
        return laying
    told = in_words_of_page(laying.prose, pairs)
    want = as_written(wanted(told, laying.lex), pairs, laying.want, laying.lex)
    return replace(laying, want=want, found=find(want, laying.sentences, laying.lex), told=told)


def _unrounded(laying: Laying) -> Laying:
    """The laying with the page's own figures wanted, where the part says that it rounds them or writes them so."""
    want, lex = laying.want, laying.lex
    missing = [form for stem, form in want.forms.items() if stem not in laying.found.carried]
    if laying.found.window is None or not _any_counts(missing, lex):
        return laying
    mine = words_of(laying.told, lex)
    if all(word.value is None and not word.norm[0].isdecimal() for word in mine.words):
        return laying
    first, last = _reached(*laying.found.window, laying.found.chosen)
    theirs = _counting(laying, range(first, last + 1))
    if (told := as_on_page(mine, theirs, lex)) == laying.told:
        return laying
    want = wanted(told, laying.lex)
    gone = [form for stem, form in laying.want.forms.items() if stem not in want.forms and _any_counts([form], lex)]
    new = [stem for stem, form in want.forms.items() if stem not in laying.want.forms and _any_counts([form], lex)]
    own = dict(zip(new, gone, strict=False))  # shown in the article's own figures
    forms = {stem: laying.want.forms.get(stem, own.get(stem, form)) for stem, form in want.forms.items()}
    want = replace(want, forms=forms)
    return replace(laying, want=want, found=find(want, laying.sentences, laying.lex), told=told)


def _counting(laying: Laying, sentences: Iterable[int]) -> Words:
    """The words of those of the sentences that have a figure: the others' would be worked out for nothing."""
    lex, there = laying.lex, laying.sentences
    spans = [there.span(at) for at in sentences if at < there.count and _any_counts(there.words(at), lex)]
    words = tuple(word for start, end in spans for word in words_of(laying.page, lex, start=start, end=end).words)
    return Words(laying.page, words, [word.norm for word in words])


def _any_counts(words: Iterable[str], lex: Lexicon) -> bool:
    """True where one of the words may be a figure, or a part of one."""
    together = " ".join(words)
    return _DIGIT.search(together) is not None or not _counting_words(lex.code).isdisjoint(together.lower().split(" "))


@cache
def _counting_words(code: str) -> frozenset[str]:
    lex = lexicon(code)
    return lex.halves.union(lex.numbers, lex.ordinals, lex.fractions, lex.scales)


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
    if found.nearly and set(want.content) - found.carried <= want.days | want.figures:
        return Fit.COMPARE  # one sentence has all but the day: a reader has to look
    return Fit.ABSENT
