"""`factcheck.finding/1`: one finding a line, so that a run of any length streams in constant memory."""

from collections.abc import Iterator

from factcheck.formats import catalogue
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.plainly import encoded, finding_row, notice_row
from factcheck.model import ArticleReport, Report

FINDING = "factcheck.finding/1"
"""The schema that each line keeps to."""

NOTICE = "factcheck.notice/1"
"""The schema of a line about an entry that decides findings."""


def render(report: Report) -> str:
    """All findings of a run, a line each; "" when there are none."""
    excerpts = Excerpts()
    return "".join(
        f"{line}\n" for article in report.articles for line in lines(article, excerpts, language=report.run.language)
    )


def lines(report: ArticleReport, excerpts: Excerpts | None = None, *, language: str = "en") -> Iterator[str]:
    """One article's findings, a line each and without their newlines.

    Hand the same `excerpts` in for every article of a run: the limit of words holds for a page over the whole run.
    """
    granted = Excerpts() if excerpts is None else excerpts
    report = granted.limited(report)
    words = catalogue.load(language)
    for finding in report.findings:
        yield encoded({"schema": FINDING, **finding_row(finding, granted, words)}).decode()
    for notice in report.notices:
        yield encoded({"schema": NOTICE, "article": report.article.id, **notice_row(notice, words)}).decode()
