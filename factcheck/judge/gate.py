"""The gate of outlet_differs: right words, another outlet. One condition broken makes it outlet_doubtful."""

import re
from collections.abc import Sequence
from datetime import date

from factcheck.judge.best import FOUND, best_of, day, has_words, known, link, quoted
from factcheck.judge.keys import Doubt
from factcheck.judge.origin import common_origin, credits_outlet
from factcheck.judge.own import how
from factcheck.model import Alignment, Claim, Evidence, Finding, Grade, Kind, Outlet, Verdict

_EVENT_WORDS, _EVENT_SHARE, _COPIED = 3, 0.2, 0.5
_WORD = re.compile(r"[^\W\d_]{4,}")


def found_elsewhere(claim: Claim, evidence: Evidence) -> Finding | None:
    """The finding where another outlet has the words; None where none has.

    Only quotations can be another outlet's: the same facts in other words stand at many.
    """
    if claim.kind is Kind.INDIRECT:
        return None
    there = [one for one in evidence.elsewhere if has_words(one) and quoted(one.parts)]
    carried = best_of([one for one in there if _carries_for(one, claim)])
    if carried is not None and claim.outlet is not None:
        facts = _facts(claim, carried, evidence) | {"site": carried.page.site or _name(carried)}
        return Finding(claim, Verdict.SUPPORTED_ELSEWHERE, evidence, carried, facts)
    best = _oldest(there)
    if best is None:
        return None
    doubt = first_doubt(claim, evidence, best)
    facts = _facts(claim, best, evidence)
    if doubt is None:
        return Finding(claim, Verdict.OUTLET_DIFFERS, evidence, best, facts)
    return Finding(claim, Verdict.OUTLET_DOUBTFUL, evidence, best, facts | {"reason": doubt.value})


def first_doubt(claim: Claim, evidence: Evidence, other: Alignment) -> Doubt | None:
    """The first condition of outlet_differs that does not hold; None where all do."""
    if claim.outlet is None:
        return Doubt.UNKNOWN_OUTLET
    doubt = _doubt_of_age(other, evidence.not_before) or _doubt_of_origin(claim, claim.outlet, other)
    return doubt or _doubt_of_search(claim, claim.outlet, evidence, other)


def _doubt_of_age(other: Alignment, not_before: date | None) -> Doubt | None:
    if other.page.published is None:
        return Doubt.UNDATED_OTHER
    if not_before is None:
        return Doubt.UNDATED_ARTICLE
    return Doubt.YOUNGER if other.page.published.date() >= not_before else None


def _doubt_of_origin(claim: Claim, outlet: Outlet, other: Alignment) -> Doubt | None:
    if _copies(claim, other):
        return Doubt.COPY
    if credits_outlet(other.page, outlet):
        return Doubt.CREDITS_OUTLET
    return Doubt.COMMON_ORIGIN if common_origin(other) else None


def _doubt_of_search(claim: Claim, outlet: Outlet, evidence: Evidence, other: Alignment) -> Doubt | None:
    if not any(_same_event(claim, one, other) for one in evidence.own):
        return Doubt.NO_OWN_PAGE
    failed = any(search.answer == "failed" and search.outlet == outlet.id for search in evidence.searches)
    return Doubt.FAILED_SEARCH if failed else None


def _carries_for(one: Alignment, claim: Claim) -> bool:
    """True where the other page carries the words in the cited outlet's name."""
    return claim.outlet is not None and one.page.grade is Grade.SYNDICATED and credits_outlet(one.page, claim.outlet)


def _oldest(there: Sequence[Alignment]) -> Alignment | None:
    """The page that has most of the quotation, the oldest of those that have as much."""

    def rank(one: Alignment) -> tuple[object, ...]:
        found = sum(part.fit in FOUND for part in quoted(one.parts))
        return (-found, one.page.published is None, day(one.page), one.page.url)

    return min(there, key=rank, default=None)


def _facts(claim: Claim, other: Alignment, evidence: Evidence) -> dict[str, str]:
    read = sum(one.page.complete for one in evidence.own)
    return known(
        outlet=claim.outlet_name,
        other=_name(other),
        date=day(other.page),
        n=str(read) if read else None,
        how=how(other),
        link=link(other.page),
    )


def _name(one: Alignment) -> str:
    return one.page.outlet.name if one.page.outlet else one.page.site or one.page.url


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _same_event(claim: Claim, own: Alignment, other: Alignment) -> bool:
    """True for a page of the cited outlet, read in full and without the words, that reports on the same thing."""
    if not own.page.complete or own.page.grade is not Grade.FULL or has_words(own):
        return False
    about = _names(claim.article.prose) & _names(other.page.text)
    there = _names(own.page.text)
    shared = about & there
    return len(shared) >= _EVENT_WORDS and len(shared) >= _EVENT_SHARE * len(about)


def _names(text: str) -> set[str]:
    """The names of a text: capitalised words that it never writes in lower case."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    lower = {word for word in words if word.islower()}
    return {word for word in words if word[0].isupper() and word.lower() not in lower}


def _copies(claim: Claim, other: Alignment) -> bool:
    """True where the other page carries the article's own text beside the quotation."""
    article = claim.article.prose
    for part in quoted(other.parts):
        article = article.replace(part.part.text, " ")
    mine = _shingles(article)
    return len(mine) >= 20 and len(mine & _shingles(other.page.text)) >= _COPIED * len(mine)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"\w+", text)]
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}
