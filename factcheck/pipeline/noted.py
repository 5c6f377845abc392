"""A report with what its door has to tell: the last thing that is done for an article, in the order of the articles."""

from collections.abc import Mapping
from dataclasses import replace

from factcheck.fetch import Web
from factcheck.model import Alignment, ArticleReport, Evidence, Finding, Obtained
from factcheck.pipeline.kit import Kit


def noted(report: ArticleReport, kit: Kit, web: Web) -> ArticleReport:
    """The report with what was sent for it, and how often something was had in which way.

    What several articles had, and one of them asked for, is told of the first of them that comes here: so a report is
    the same however many articles are checked at a time, as long as they come here in their order.
    """
    turned = web.settle()
    counts = web.counts
    return replace(
        _turned(report, turned) if turned else report,
        sent=web.sent,
        stand_in=kit.stand_in_label(report.article) if counts.get(Obtained.STAND_IN) else "",
        privacy=web.privacy,
        replayed=counts.get(Obtained.REPLAYED, 0) + counts.get(Obtained.STAND_IN, 0),
        cached=counts.get(Obtained.CACHED, 0),
        live=counts.get(Obtained.LIVE, 0),
    )


def _turned(report: ArticleReport, turned: Mapping[str, Obtained]) -> ArticleReport:
    """The report with pages told as they are to be told; `turned` has them by the addresses that were asked for."""
    known: dict[int, Alignment] = {}  # a finding's best alignment is one of its evidence, and has to stay so

    def as_told(one: Alignment) -> Alignment:
        how = turned.get(one.page.asked, one.page.obtained)
        if how is one.page.obtained:
            return one
        return known.setdefault(id(one), replace(one, page=replace(one.page, obtained=how)))

    def every(alignments: tuple[Alignment, ...]) -> tuple[Alignment, ...]:
        return tuple(as_told(one) for one in alignments)

    def finding(one: Finding) -> Finding:
        found = one.evidence
        evidence: Evidence = replace(
            found, own=every(found.own), elsewhere=every(found.elsewhere), copies=every(found.copies)
        )
        return replace(one, evidence=evidence, best=None if one.best is None else as_told(one.best))

    return replace(report, findings=tuple(finding(one) for one in report.findings))
