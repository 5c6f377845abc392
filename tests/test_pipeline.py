"""The flow: articles in order, failures as values, one article's trouble never another's."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.discover import gdelt, links
from factcheck.errors import ServiceError
from factcheck.fetch import Terms, Web
from factcheck.model import ArticleReport, Candidate, Claim, Miss, Outlet, Reason, Verdict
from factcheck.pipeline import Kit, check_article, verify
from factcheck.settings import Settings
from tests.builders import article
from tests.newsroom import Newsroom

STRIKE = (
    "“We have not rejected talks, we have rejected an offer that would leave our members poorer,”"
    " Dana Whitlock told the BBC."
)


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as serving:
        yield serving


@pytest.fixture
def kit(newsroom: Newsroom, tmp_path: Path) -> Iterator[Kit]:
    settings = Settings(allow_stand_ins=True, root=tmp_path, jobs=2)
    with Web(settings, network=newsroom.transport(), sleeper=lambda seconds: None) as web:
        yield Kit(settings, outlets.load(), {"links": links.discover, "gdelt": gdelt.discover}, web)


def failing(claim: Claim, outlet: Outlet | None, web: Web) -> Iterable[Candidate]:
    raise ServiceError("the service is on fire", reason=Reason.SERVER_ERROR)


def broken(claim: Claim, outlet: Outlet | None, web: Web) -> Iterable[Candidate]:
    raise ValueError("a plugin's own fault")


def verdicts(report: ArticleReport | Miss) -> list[Verdict]:
    assert isinstance(report, ArticleReport)
    return [finding.verdict for finding in report.findings]


def test_reports_come_in_the_order_of_the_articles_and_misses_pass_through(kit: Kit) -> None:
    miss = Miss("lost.txt", "read", Reason.UNREADABLE)
    inputs = [article("It rained.", id="a"), miss, article(STRIKE, id="b"), article("It snowed.", id="c")]
    items = list(verify(inputs, kit))
    assert [item.article.id if isinstance(item, ArticleReport) else item for item in items] == ["a", miss, "b", "c"]


def test_inputs_are_taken_as_they_are_needed_not_all_at_once(kit: Kit) -> None:
    taken = 0

    def endless() -> Iterator[object]:
        nonlocal taken
        while True:
            taken += 1
            yield article("It rained.", id=str(taken))

    reports = verify(endless(), kit)  # type: ignore[arg-type]
    for _ in range(3):
        next(reports)
    reports.close()  # type: ignore[attr-defined]
    assert taken <= 3 + 2 * kit.settings.jobs


def test_a_service_that_fails_is_told_and_costs_the_others_nothing(kit: Kit) -> None:
    report = check_article(article(STRIKE), replace(kit, discoverers={"fire": failing, **kit.discoverers}))
    (finding,) = report.findings
    assert finding.verdict is Verdict.SUPPORTED
    assert [search.answer for search in finding.evidence.searches] == ["failed", "silent", "found"]
    assert [(miss.what, miss.stage, miss.reason) for miss in report.misses] == [
        ("fire", "discover", Reason.SERVER_ERROR)
    ]


def test_a_fault_in_one_article_is_one_line_and_the_next_is_checked(kit: Kit) -> None:
    first, second = verify(
        [article(STRIKE, id="a"), article("It rained.", id="b")], replace(kit, discoverers={"bad": broken})
    )
    assert isinstance(first, Miss)
    assert (first.what, "a plugin's own fault" in first.detail) == ("a", True)
    assert isinstance(second, ArticleReport)


def test_a_sentence_that_goes_on_asks_for_nothing_of_its_own(kit: Kit, newsroom: Newsroom) -> None:
    first = "According to the BBC, dockers at Harrowmouth will walk out for nine days."
    text = f"{first} The last strike ended after three days."
    newsroom.log.clear()
    report = check_article(article(text), kit)
    asked_for_both = len(newsroom.asked("api.gdeltproject.org"))
    newsroom.log.clear()
    check_article(article(first), kit)
    assert len(report.findings) == 2
    assert asked_for_both == len(newsroom.asked("api.gdeltproject.org"))


def test_the_words_are_looked_up_elsewhere_only_after_the_cited_outlet_was_read(kit: Kit, newsroom: Newsroom) -> None:
    newsroom.log.clear()
    unread = STRIKE.replace("the BBC", "the Wall Street Journal")
    check_article(article(unread), kit)
    asked = newsroom.asked("api.gdeltproject.org")
    assert asked
    assert all("domain" in one.query for one in asked)


def test_coverage_counts_credits_not_sentences(kit: Kit) -> None:
    text = (
        "According to the BBC, dockers will walk out. The last strike ended after three days."
        "\n\nThe mayor said it was late."
    )
    coverage = check_article(article(text), kit).coverage
    assert (coverage.attributions, coverage.to_outlets, coverage.people) == (2, 1, 1)


def test_what_a_limit_left_out_is_not_reached_and_nothing_else(newsroom: Newsroom, tmp_path: Path) -> None:
    settings = Settings(allow_stand_ins=True, root=tmp_path)
    with Web(settings, network=newsroom.transport(), terms=Terms(max_requests=0)) as web:
        bounded = Kit(settings, outlets.load(), {"gdelt": gdelt.discover}, web)
        assert verdicts(check_article(article(STRIKE), bounded)) == [Verdict.NOT_REACHED]


GUARDIAN = "https://www.theguardian.com/business/2026/mar/12/velmora-central-bank-holds-rates-ilse-maren-interview"
BBC = "https://www.bbc.com/news/articles/c9w4k2harrowmouth"
MISCREDITED = "“If wages settle at what the unions are asking for, we will have to talk about the opposite of a cut,”"


def pointing(claim: Claim, outlet: Outlet | None, web: Web) -> Iterable[Candidate]:
    yield Candidate(GUARDIAN if outlet is None else BBC, "pointing")


class TestWordsOfAnotherOutlet:
    TEXT = f"{MISCREDITED} Ilse Maren told the BBC."

    def test_are_looked_up_at_other_outlets(self, kit: Kit) -> None:
        report = check_article(article(self.TEXT), replace(kit, discoverers={"pointing": pointing}))
        (finding,) = report.findings
        assert [one.page.url for one in finding.evidence.elsewhere] == [GUARDIAN]
        assert finding.verdict is Verdict.OUTLET_DOUBTFUL

    def test_are_never_found_on_the_article_s_own_page(self, kit: Kit) -> None:
        own = article(self.TEXT, url=f"{GUARDIAN}?utm_source=feed")
        report = check_article(own, replace(kit, discoverers={"pointing": pointing}))
        (finding,) = report.findings
        assert finding.evidence.elsewhere == ()
        assert finding.verdict is Verdict.NOT_FOUND


def test_an_archive_that_is_switched_off_is_not_asked(kit: Kit, newsroom: Newsroom) -> None:
    text = "Nine people were hurt when a ferry ran aground off the island of Kelstrand in thick fog, the BBC reported."
    newsroom.log.clear()
    report = check_article(article(text, published=date(2026, 6, 20)), kit)
    assert isinstance(report, ArticleReport)
    assert newsroom.asked("www.bbc.com")
    assert newsroom.asked("web.archive.org") == []
