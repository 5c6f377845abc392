"""One claim, right now, against one source: the same matching and judging as a whole article's."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from factcheck.errors import DoorError
from factcheck.extract import extract
from factcheck.fetch import Web
from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import (
    ArticleReport,
    Candidate,
    Claim,
    Coverage,
    Evidence,
    Kind,
    Miss,
    Obtained,
    Outlet,
    Reason,
    SourcePage,
)
from factcheck.outlets import OutletTable
from factcheck.parse import parse
from factcheck.pipeline.house import house_of
from factcheck.pipeline.pages import said_on
from factcheck.resolve import resolve
from factcheck.settings import Settings
from factcheck.text.language import language_in


def check_one(
    claim: Claim, source: str, web: Web, outlets: OutletTable, settings: Settings, *, published: datetime | None = None
) -> ArticleReport:
    """Lay `claim` on the text at `source` (a file or an address) and report it as an article of one sentence.

    The source counts as a page of the claim's outlet: who names it says so. `published` is when it was published, where
    it does not say so itself. What cannot be read is a Miss.
    """
    page = source_page(source, web, outlets, claim.outlet)
    if published is not None and not isinstance(page, Miss) and page.published is None:
        page = replace(page, published=published.replace(tzinfo=UTC))
    if isinstance(page, Miss):
        evidence = Evidence(misses=(page,))
    else:
        claim = _as_told(claim, page, outlets)
        said = said_on(page, outlets)
        evidence = Evidence(own=(match(claim, page, said),))
    house = house_of(settings, claim.article)
    finding = house.weighed(judge(claim, evidence, quotes=house.quotes))
    missed = (page,) if isinstance(page, Miss) else ()
    checked = 0 if finding.verdict.inconclusive else 1
    coverage = Coverage(1, 1, checked, pages_read=1 - len(missed), pages_missed=len(missed))
    return ArticleReport(
        claim.article,
        (finding,),
        coverage,
        web.sent,
        privacy=web.privacy,
        live=web.counts.get(Obtained.LIVE, 0),
        cached=web.counts.get(Obtained.CACHED, 0),
        misses=missed,
    )


def _as_told(claim: Claim, page: SourcePage, outlets: OutletTable) -> Claim:
    """The claim as its own sentence tells it, where nobody gave a speaker: "..., Lena Duarte said" names hers.

    What is only said around a quotation is then no part of what is compared.
    """
    if claim.speaker is not None or claim.kind is Kind.INDIRECT:
        return claim
    article = claim.article
    language = article.language or page.language or language_in(f"{article.prose}\n\n{page.text}")
    found = extract(replace(article, language=language), outlets)
    if len(names := {one.speaker for one in found if one.kind is not Kind.INDIRECT}) != 1:
        return claim
    claim = replace(claim, speaker=names.pop())
    if len(found) == 1 and found[0].kind is Kind.DIRECT and claim.kind is Kind.MIXED:
        (told,) = resolve(article, found, outlets)
        claim = replace(claim, parts=told.parts, kind=told.kind)
    return claim


def source_page(source: str, web: Web, outlets: OutletTable, outlet: Outlet | None) -> SourcePage | Miss:
    """The text at an address or in a file, as a page of `outlet`."""
    candidate = Candidate(source, "given", outlet=outlet.id if outlet else None)
    try:
        if "://" in source:
            response = web.page(source)
        else:
            candidate = replace(candidate, file=Path(source))
            response = web.supplied(Path(source))
    except DoorError as error:
        return Miss(source, "fetch", Reason(error.reason), error.message, outlet.id if outlet else None)
    page = parse(response, candidate, outlets)
    return page if isinstance(page, Miss) else replace(page, outlet=outlet)
