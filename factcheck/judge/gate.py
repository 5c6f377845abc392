"""The gate of outlet_differs: right words, another outlet. One condition broken makes it outlet_doubtful."""

from collections.abc import Sequence
from datetime import date

from factcheck.judge.best import FOUND, best_of, day, has_words, known, link, name, quoted
from factcheck.judge.copies import overlap, read_in_full, texts
from factcheck.judge.event import same_event, same_people
from factcheck.judge.headline import headline_carries
from factcheck.judge.keys import Doubt
from factcheck.judge.origin import common_origin, credits_outlet, relayed
from factcheck.judge.own import how
from factcheck.model import Alignment, Claim, Evidence, Finding, Fit, Grade, Kind, Outlet, PartMatch, Verdict

_COPIED = 0.5


def found_elsewhere(claim: Claim, evidence: Evidence) -> Finding | None:
    """The finding where another outlet has the words; None where none has.

    Only quotations can be another outlet's: the same facts in other words stand at many.
    """
    if claim.kind is Kind.INDIRECT:
        return None
    there = elsewhere_with_words(evidence)
    carried = best_of([one for one in there if _carries_for(one, claim)])
    if carried is not None and claim.outlet is not None:
        facts = _facts(claim, carried, evidence) | {"site": carried.page.site or name(carried.page)}
        return Finding(claim, Verdict.SUPPORTED_ELSEWHERE, evidence, carried, facts)
    best = _oldest(there)
    if best is None:
        return None
    doubt = first_doubt(claim, evidence, best)
    facts = _facts(claim, best, evidence)
    if doubt is None:
        return Finding(claim, Verdict.OUTLET_DIFFERS, evidence, best, facts)
    return Finding(claim, Verdict.OUTLET_DOUBTFUL, evidence, best, facts | {"reason": doubt.value})


def elsewhere_with_words(evidence: Evidence) -> list[Alignment]:
    """The pages of other outlets that have a quotation of the claim."""
    return [one for one in evidence.elsewhere if has_words(one) and quoted(one.parts)]


def first_doubt(claim: Claim, evidence: Evidence, other: Alignment) -> Doubt | None:
    """The first condition of outlet_differs that does not hold; None where all do."""
    if claim.outlet is None:
        return Doubt.UNKNOWN_OUTLET
    there = elsewhere_with_words(evidence)
    doubt = _doubt_of_age(other, evidence.not_before) or _doubt_of_origin(claim, claim.outlet, there)
    return doubt or _doubt_of_others(other, there) or _doubt_of_search(claim, claim.outlet, evidence, other)


def _doubt_of_age(other: Alignment, not_before: date | None) -> Doubt | None:
    if other.page.published is None:
        return Doubt.UNDATED_OTHER
    if not_before is None:
        return Doubt.UNDATED_ARTICLE
    if other.page.published.date() >= not_before:
        return Doubt.YOUNGER
    old_copy = other.page.archived_at is not None and other.page.archived_at.date() < not_before
    changed = other.page.modified is not None and other.page.modified.date() >= not_before
    return Doubt.UPDATED if changed and not old_copy else None


def _doubt_of_origin(claim: Claim, outlet: Outlet, there: Sequence[Alignment]) -> Doubt | None:
    """What any of the pages with the words tells of where they come from."""
    if any(_copies(claim, one) for one in there):
        return Doubt.COPY
    if any(credits_outlet(one.page, outlet) for one in there):
        return Doubt.CREDITS_OUTLET
    if any(relayed(one) for one in there):
        return Doubt.RELAYED
    return Doubt.COMMON_ORIGIN if any(common_origin(one, claim.speaker) for one in there) else None


def _doubt_of_others(other: Alignment, there: Sequence[Alignment]) -> Doubt | None:
    """Words that stand at several outlets come from where all of them took them, which may be the outlet named."""
    if len({name(one.page) for one in there}) < 2:
        return None
    copies = next(group for group in texts(there) if other in group)
    return Doubt.WIRE_COPY if len({name(one.page) for one in copies}) > 1 else Doubt.SEVERAL_OUTLETS


def _doubt_of_search(claim: Claim, outlet: Outlet, evidence: Evidence, other: Alignment) -> Doubt | None:
    if any(_similar(part, own) for own in evidence.own for part in quoted(own.parts)):
        return Doubt.SIMILAR
    about = [own for own in evidence.own if same_people(claim.article, own, other)]
    if any(own.translated for own in about):
        return Doubt.OTHER_LANGUAGE
    if not any(_without_words(own) and same_event(claim.article, own, other) for own in about):
        return Doubt.NO_OWN_PAGE
    failed = any(search.answer == "failed" and search.outlet == outlet.id for search in evidence.searches)
    asked = {one.service for one in evidence.searches if one.outlet == outlet.id and one.answer != "silent"}
    return Doubt.FAILED_SEARCH if failed else Doubt.OWN_ARCHIVE if asked == {"archive"} else None


def _similar(part: PartMatch, own: Alignment) -> bool:
    """True where a page has nearly the same words, or its headline has the very words."""
    return part.fit is Fit.DIFFERS or headline_carries(part.part, own.page)


def _without_words(own: Alignment) -> bool:
    return own.page.complete and own.page.grade is Grade.FULL and not has_words(own)


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
    read = read_in_full(evidence.own)
    return known(
        outlet=claim.outlet_name,
        other=name(other.page),
        date=day(other.page),
        n=str(read) if read else None,
        how=how(other),
        link=link(other.page),
    )


def _copies(claim: Claim, other: Alignment) -> bool:
    """True where the article and the other page share their text beside the quotation."""
    article, page = claim.article.prose, other.page.text
    for part in quoted(other.parts):
        article = article.replace(part.part.text, " ")
        page = page.replace(part.passage.text, " ") if part.passage else page
    return overlap(article, page) >= _COPIED
