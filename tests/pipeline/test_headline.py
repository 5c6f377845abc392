"""The article's own headline: told where it contradicts the text and the page, and never for being short."""

from datetime import date

import pytest

from factcheck import outlets
from factcheck.fetch import Web
from factcheck.model import Article, Finding, Span, Verdict
from factcheck.pipeline import Kit, check_article
from factcheck.pipeline.headline import is_headline
from factcheck.settings import Settings
from tests import builders
from tests.pipeline.doubles import Sites, naming, page

TABLE = outlets.load()
URL = "https://www.reuters.com/business/story"
WORDS = (
    "Orlund Motors will cut 500 jobs in Marrow by the end of the year, the company said on Wednesday. "
    "The cuts hit its oldest plant, and the union did not agree to them."
)
BODY = "Reuters reported that Orlund Motors would cut 500 jobs in Marrow by the end of the year."


def article(title: str, body: str = BODY, **fields: object) -> Article:
    text = f"{title}\n\n{body}\n"
    return builders.article(text, title=Span(0, len(title), title), published=date(2026, 11, 20), **fields)


def checked(whole: Article, words: str = WORDS) -> tuple[list[Finding], list[str]]:
    """What is found of the headline, and every address that was asked."""
    sites = Sites({URL: page(words)})
    web = Web(Settings(), network=sites, sleeper=lambda _: None)
    report = check_article(whole, Kit(Settings(), TABLE, {"naming": naming(URL)}, web))
    assert report.coverage.to_outlets <= report.coverage.attributions
    return [one for one in report.findings if is_headline(one.claim)], sites.asked


def told(title: str, body: str = BODY, words: str = WORDS) -> list[tuple[Verdict, str, str]]:
    found, _ = checked(article(title, body), words)
    return [(one.verdict, one.facts["a"], one.facts["b"]) for one in found]


@pytest.mark.parametrize(
    ("title", "a"),
    [
        ("Orlund Motors to cut 5,000 jobs", "5,000 jobs"),
        ("Orlund Motors to cut 5,000 jobs in Marrow", "5,000 jobs"),
        ("Orlund Motors will cut 5,000 jobs in Marrow", "5,000 jobs"),
    ],
)
def test_a_figure_that_text_and_page_have_otherwise_is_told(title: str, a: str) -> None:
    assert told(title) == [(Verdict.FIGURE_DIFFERS, a, "500 jobs")]


def test_so_is_a_not() -> None:
    assert [one[0] for one in told("Orlund Motors will not cut 500 jobs in Marrow")] == [Verdict.SENSE_DIFFERS]


@pytest.mark.parametrize(
    "title",
    [
        "Orlund Motors to cut 500 jobs",
        "Orlund Motors cuts jobs in Marrow",
        "Hundreds of jobs to go at Orlund Motors",
        "Orlund Motors cuts: 500 jobs to go",
        "Marrow loses 500 jobs as Orlund Motors cuts",
        "Orlund Motors to cut about 500 jobs in Marrow",
        "Orlund Motors to cut almost 520 jobs in Marrow",
        "Orlund Motors to cut 5,000 jobs in Marrow?",
        "“Orlund Motors to cut 5,000 jobs in Marrow”",
        "Will Orlund Motors cut 5,000 jobs?",
        "5,000 jobs at stake",
        "Orlund Motors to cut one in 10 jobs in Marrow",
        "Orlund Motors to cut over 100 jobs in Marrow",
        "Orlund Motors to cut up to 1,000 jobs in Marrow",
        "Orlund Motors to cut 10% of its jobs in Marrow",
        "Orlund Motors keeps 2,000 jobs in Marrow",
        "Orlund Motors cuts 500 more jobs in Marrow",
        "Orlund Motors cannot avoid 500 job cuts in Marrow",
        "Marrow prepares for a winter with 5,000 guests",
        "Lindqvist Motors to cut 500 jobs in Marrow",
        "Thousands march through Marrow",
    ],
)
def test_a_short_round_or_other_headline_is_none_of_its_business(title: str) -> None:
    assert told(title) == []


@pytest.mark.parametrize(
    "more",
    [
        " In all, 5,000 jobs are to go there, the union fears.",
        " With 4,500 jobs at suppliers, the town has much to lose.",
        " Every job of these feeds 10 people.",
    ],
)
def test_a_figure_that_the_article_may_have_from_itself_is_not_told(more: str) -> None:
    assert told("Orlund Motors to cut 5,000 jobs in Marrow", BODY + more) == []


def test_a_figure_that_the_page_has_too_is_not_told() -> None:
    assert (
        told("Orlund Motors to cut 5,000 jobs in Marrow", words=WORDS + " In all, 5,000 jobs are to go by 2030.") == []
    )


def test_where_the_text_is_wrong_itself_the_text_is_told_and_not_its_headline() -> None:
    assert told("Orlund Motors to cut 5,000 jobs in Marrow", BODY.replace("500", "5,000")) == []


def test_a_headline_with_a_credit_of_its_own_is_checked_as_any_sentence() -> None:
    assert told("Orlund Motors to cut 5,000 jobs in Marrow, Reuters reports") == []


def test_nothing_is_asked_for_it() -> None:
    _, without = checked(article("A long winter"))
    found, asked = checked(article("Orlund Motors to cut 5,000 jobs in Marrow"))
    assert found
    assert asked == without


def test_it_has_an_id_and_a_line_of_its_own_and_goes_on_from_nothing() -> None:
    (found,), _ = checked(article("Orlund Motors to cut 5,000 jobs in Marrow"))
    assert found.claim.line == 1
    assert found.claim.continues is None
    assert found.claim.text == "Orlund Motors to cut 5,000 jobs in Marrow"
    again, _ = checked(article("Orlund Motors to cut 50,000 jobs in Marrow"))
    assert again[0].claim.id != found.claim.id


def test_a_headline_in_front_matter_is_read_there() -> None:
    title = "Orlund Motors to cut 5,000 jobs in Marrow"
    head = f"---\ntitle: {title}\n---\n"
    whole = builders.article(
        f"{head}{BODY}", prose=f"{' ' * len(head)}{BODY}", title=Span(11, 11 + len(title), title), markdown=True
    )
    (found,), _ = checked(whole)
    assert (found.claim.line, found.facts["a"]) == (2, "5,000 jobs")
    assert whole.prose.strip() == BODY
