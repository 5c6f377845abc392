"""The plan of a run: what really leaves was in it, and nothing leaves for it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from factcheck import outlets
from factcheck.discover import declared, feeds, gdelt, guardian, links, nyt, searxng, sitemaps, wayback
from factcheck.fetch import Web
from factcheck.fetch.rehearsal import Rehearsal, Unwritten
from factcheck.model import Article, ArticleReport, DeclaredSource, Link, Sent
from factcheck.pipeline import Kit, check_article
from factcheck.pipeline.plan import Plan, When, plan
from factcheck.protocols import Discoverer
from factcheck.settings import Settings
from tests.builders import NOON, article
from tests.newsroom import Newsroom, apis

ALL: dict[str, Discoverer] = {
    "declared": declared.discover,
    "links": links.discover,
    "gdelt": gdelt.discover,
    "wayback": wayback.discover,
    "feeds": feeds.discover,
    "sitemaps": sitemaps.discover,
    "guardian": guardian.discover.given("a key of nobody"),
    "nyt": nyt.discover.given("a key of nobody"),
    "searxng": searxng.discover.given(f"https://{apis.SEARXNG}"),
}
STRIKE = (
    "“We have not rejected talks, we have rejected an offer that would leave our members poorer,”"
    " Dana Whitlock told the BBC."
)
COURT = "It took 18 minutes for the Moscow court to ban Telegram, The New York Times reported."
LINKED = "Russia asked Apple to drop Telegram, Reuters reported."
ADDRESS = "https://www.reuters.com/article/us-russia-telegram-nothing/idUSKBN000000"
ARTICLES = [
    article(STRIKE, id="strike"),
    article(COURT, id="court", published=NOON.date().replace(2018, 4, 14)),
    article(LINKED, id="linked", links=(Link(0, 6, ADDRESS),)),
    article(LINKED, id="declared", sources=(DeclaredSource("Reuters", ADDRESS),)),
    article("It rained in Velmora, the Guardian reported.", id="guardian"),
]


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as serving:
        yield serving


def planned(one: Article, **settings: object) -> Plan:
    made, network = Settings(**settings), Rehearsal()  # type: ignore[arg-type]
    with Web(made, network=network, sleeper=lambda _: None) as web:
        return plan(one, Kit(made, outlets.load(), ALL, web), network)


def checked(one: Article, newsroom: Newsroom) -> ArticleReport:
    settings = Settings(allow_stand_ins=True)
    newsroom.log.clear()
    with Web(settings, network=newsroom.transport(), sleeper=lambda _: None) as web:
        return check_article(one, Kit(settings, outlets.load(), ALL, web))


def of_a_search(sent: Sent) -> bool:
    """Whether it was a question; pages and copies of them are named by the answers, which no plan can know."""
    return bool(sent.words) or sent.purpose == "feed"


@pytest.mark.parametrize("one", ARTICLES, ids=lambda one: one.id)
class TestAgainstARunOverTheNewsroom:
    def test_every_question_that_left_was_planned(self, one: Article, newsroom: Newsroom) -> None:
        left = {sent for sent in checked(one, newsroom).sent if of_a_search(sent)}
        assert left
        assert left <= {question.sent for question in planned(one).questions}

    def test_every_question_that_is_planned_for_any_case_left(self, one: Article, newsroom: Newsroom) -> None:
        certain = {each.sent for each in planned(one).questions if each.when is When.ALWAYS}
        assert certain
        assert certain <= set(checked(one, newsroom).sent)

    def test_the_newsroom_heard_no_word_that_the_plan_has_not(self, one: Article, newsroom: Newsroom) -> None:
        checked(one, newsroom)
        words = " ".join(question.sent.words for question in planned(one).questions)
        for asked in newsroom.log:
            [said] = parse_qs(asked.query).get("q") or parse_qs(asked.query).get("query") or [""]
            terms = [term.strip('"()') for term in said.split() if ":" not in term and term not in {"AND", "OR"}]
            assert set(terms) <= set(words.replace('"', " ").split())

    def test_pages_were_asked_for_where_the_plan_said(self, one: Article, newsroom: Newsroom) -> None:
        made = planned(one)
        table = outlets.load()
        elsewhere = any(question.when is When.ELSEWHERE for question in made.questions)
        checked(one, newsroom)
        for host in {asked.host for asked in newsroom.log} - {question.sent.host for question in made.questions}:
            outlet = table.of_url(f"https://{host}/")
            assert host == "web.archive.org" or outlet in made.outlets or (elsewhere and outlet is not None)


def test_a_draft_s_plan_has_no_word_of_it() -> None:
    made = planned(article(STRIKE, draft=True, draft_reason="its front matter says draft: true"))
    assert made.privacy == "draft"
    assert {question.sent.words for question in made.questions} <= {""}
    assert {question.sent.purpose for question in made.questions} <= {"feed", "robots.txt"}
    assert made.outlets == ()


def test_offline_nothing_is_planned() -> None:
    made = planned(article(STRIKE), offline=True)
    assert (made.privacy, made.questions) == ("offline", ())


def test_questions_that_follow_are_told_from_those_that_come_in_any_case() -> None:
    cases = [question.when for question in planned(ARTICLES[1]).questions if question.sent.purpose == "gdelt"]
    assert cases == [When.ALWAYS, *[When.NOTHING_FOUND] * (len(cases) - 1)]
    assert len(cases) > 1


def test_a_linked_page_is_asked_for_and_its_copy_only_where_it_cannot_be_read() -> None:
    cases = {(each.sent.host, each.sent.purpose, each.sent.words): each.when for each in planned(ARTICLES[2]).questions}
    assert cases["www.reuters.com", "page", ""] is When.ALWAYS
    assert cases["www.reuters.com", "robots.txt", ""] is When.ALWAYS
    assert cases["web.archive.org", "wayback", ""] is When.UNREAD


def test_a_store_is_read_for_a_plan_and_never_made_or_written(tmp_path: Path) -> None:
    settings, network = Settings(store=str(tmp_path / "kept")), Rehearsal()
    store = Unwritten(tmp_path / "kept", lambda: NOON)
    with Web(settings, network=network, store=store, sleeper=lambda _: None) as web:
        plan(ARTICLES[2], Kit(settings, outlets.load(), ALL, web), network)
        assert store.info().failures == 0
    assert not (tmp_path / "kept").exists()
