"""The quoted parts of one claim looked at together: words that the article runs on must run on at the page."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.match.cuts import marked, silent
from factcheck.match.differences import change_of
from factcheck.match.order import FOUND, in_order, index_of, runs_on
from factcheck.match.page import PageText
from factcheck.match.reach import is_left_out, is_over_at, starts_at
from factcheck.match.turns import another_speaks
from factcheck.match.words import ELLIPSIS, words_of
from factcheck.model import Article, Change, Difference, Fit, PartMatch


def together(parts: Sequence[PartMatch], article: Article, page: PageText) -> tuple[PartMatch, ...]:
    """The parts, with the differences that only show between two of them put on the later one."""
    made = in_order(parts, article, page)
    for at, (one, other) in enumerate(pairwise(made), 1):
        if runs_on(one, other, article) and (difference := _between(one, other, article, page)) is not None:
            fit = Fit.DIFFERS if difference.serious else other.fit
            made[at] = replace(made[at], fit=fit, differences=(*other.differences, difference))
    made = [_beyond(made, at, page) if one.fit is Fit.ABSENT else one for at, one in enumerate(made)]
    return tuple(made if _mostly_there(made) else _of_little(made))


def _mostly_there(parts: Sequence[PartMatch]) -> bool:
    """Whether the page has most of what is quoted, in this version or another, as far as its own quotation reaches."""
    quoted = [one for one in parts if one.part.quoted and not (one.fit is Fit.ABSENT and one.differences)]
    there = sum(len(one.part.text) for one in quoted if one.fit in FOUND)
    return 2 * there >= sum(len(one.part.text) for one in quoted)


def _of_little(parts: Sequence[PartMatch]) -> list[PartMatch]:
    """The parts where a page has little of the quotation: it is no version of it, whatever else stands there.

    A sentence of it that stands there as it is has its own worth; the others are not there, and differ from nothing.
    """
    made = [_absent(one) if one.part.quoted and one.fit is Fit.DIFFERS else one for one in parts]
    if not any(one.part.quoted and one.fit in FOUND for one in made):
        return made
    gone = [one.part.quoted and one.fit is Fit.ABSENT for one in made]
    return [
        replace(one, differences=(_gone(one),)) if is_gone else one for one, is_gone in zip(made, gone, strict=True)
    ]


def _absent(one: PartMatch) -> PartMatch:
    return replace(one, fit=Fit.ABSENT, passage=None, passages=(), differences=(), rest="")


def _beyond(parts: Sequence[PartMatch], at: int, page: PageText) -> PartMatch:
    """A sentence that is not there; it differs from nothing where the page's quotation does not reach so far."""
    part = parts[at].part
    before = next((one.passage for one in reversed(parts[:at]) if one.part.quoted and one.fit in FOUND), None)
    after = next((one.passage for one in parts[at + 1 :] if one.part.quoted and one.fit in FOUND), None)
    if not part.quoted or not (before or after):
        return parts[at]
    last = index_of(page, before.end) if before else None
    first = index_of(page, after.start) if after else None
    if last is not None and first is not None:
        beyond = last <= first and is_left_out(page, last, first)
    else:
        beyond = is_over_at(page, last) if last is not None else first is not None and starts_at(page, first)
    if not beyond:
        return parts[at]
    return replace(parts[at], differences=(_gone(parts[at]),))


def _gone(one: PartMatch) -> Difference:
    return Difference(Change.WORDING, one.part.text, "", (one.part.start, one.part.end), against=False)


def _between(one: PartMatch, other: PartMatch, article: Article, page: PageText) -> Difference | None:
    if one.passage is None or other.passage is None:
        return None
    if other.passage.start < one.passage.start:
        return Difference(Change.ORDER, "", other.passage.text, None, (other.passage.start, other.passage.end))
    first, last = index_of(page, one.passage.end), index_of(page, other.passage.start)
    if first >= last:
        return Difference(Change.SPLICE, "", "") if first == last and another_speaks(page, first, last) else None
    between = article.text[max(0, one.part.end - 4) : other.part.start + 4]
    if ELLIPSIS.search(between):
        return marked(page, first, last)
    return silent(page, first, last) or (_dropped(page, first, last) if _ends_there(one, page) else None)


def _ends_there(one: PartMatch, page: PageText) -> bool:
    """True where the page has the part's last word at the end of its passage: else it is that word which differs."""
    passage = one.passage.text if one.passage is not None else ""
    return words_of(one.part.text, page.lex).norms[-1:] == words_of(passage, page.lex).norms[-1:]


def _dropped(page: PageText, first: int, last: int) -> Difference | None:
    """The words that the quotation leaves out between two sentences without a mark; None where they say nothing."""
    change = change_of((), page.words.words[first:last], page.lex)
    if change is None:
        return None
    at = page.words.span(first, last)
    return Difference(change, "", page.words.shown(first, last), None, at, serious=change is not Change.SMALL)
