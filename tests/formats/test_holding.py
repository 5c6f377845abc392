"""A report whose pages were let go says in every format what it said with them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from factcheck.formats import github, gitlab, html, json, jsonl, junit, markdown, sarif
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.holding import Holding
from factcheck.model import ArticleReport, SourcePage
from tests.formats import examples
from tests.formats.test_excerpts import finding
from tests.newsroom import Newsroom
from tests.test_corpus import ARTICLES, checked

RENDERS = {
    "github": github.render,
    "github-comment": github.comment,
    "github-summary": github.summary,
    "gitlab": gitlab.render,
    "html": html.render,
    "json": json.render,
    "junit": junit.render,
    "markdown": markdown.render,
    "sarif": sarif.render,
}
NAMES = ("the-users-article", "changed-page", "third-hand", "joined", "german", "corrected", "paywall", "cut-short")


@pytest.fixture(scope="module")
def reports() -> list[ArticleReport]:
    """Reports of real runs, some of them twice: what was shown of a page counts from article to article."""
    with Newsroom() as newsroom:
        found = [checked(ARTICLES[name], newsroom) for name in NAMES]
    read = [one for one in found if isinstance(one, ArticleReport)]
    long = [examples.bare(finding(40 * number, 40 * number + 60, at=40 * number + 50)) for number in range(4)]
    return [*read, *long, *read[:2]]


def lean(reports: list[ArticleReport]) -> list[ArticleReport]:
    holding = Holding()
    return [holding.lean(one) for one in reports]


def pages(report: ArticleReport) -> Iterator[SourcePage]:
    for one in report.findings:
        evidence = one.evidence
        yield from (laid.page for laid in (*evidence.own, *evidence.elsewhere, *evidence.copies))
        yield from (one.best.page,) if one.best else ()


@pytest.mark.parametrize("name", RENDERS)
def test_every_format_says_the_same_to_the_byte(reports: list[ArticleReport], name: str) -> None:
    whole = examples.report(*reports)
    assert RENDERS[name](replace(whole, articles=tuple(lean(reports)))) == RENDERS[name](whole)


def test_json_lines_too(reports: list[ArticleReport]) -> None:
    def lines(those: list[ArticleReport]) -> list[str]:
        excerpts = Excerpts()
        return [line for one in those for line in jsonl.lines(one, excerpts)]

    assert lines(lean(reports)) == lines(reports)


def test_no_page_s_text_is_held(reports: list[ArticleReport]) -> None:
    held = [page for report in lean(reports) for page in pages(report)]
    assert len(held) > 20
    assert {page.text for page in held} == {""}
    kept = sum(len(piece) for page in held for _, piece in page.kept)
    assert kept < sum(page.length for page in held) / 3


def test_a_report_may_be_made_lean_twice(reports: list[ArticleReport]) -> None:
    once = lean(reports)
    assert lean(once) == once


def test_a_part_that_was_not_kept_is_not_made_up(reports: list[ArticleReport]) -> None:
    page = next(page for report in lean(reports) for page in pages(report) if page.kept)
    start, words = page.kept[0]
    assert page.part(start, start + len(words)) == words
    assert page.part(start, start + len(words) + 5_000) == ""
