"""A discoverer that names nothing says why, and the report says it."""

import ast
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.discover import feeds, gdelt, guardian, nyt, searxng, sitemaps, wayback
from factcheck.fetch import Web
from factcheck.formats import catalogue
from factcheck.formats.sources import sources_of
from factcheck.model import Candidate, Claim, Outlet
from factcheck.pipeline import Kit, check_article
from factcheck.protocols import Discoverer, Named
from factcheck.settings import Settings
from tests.builders import REUTERS, article, claim, claim_in
from tests.newsroom import Newsroom

ROOM = Path(gdelt.__file__).parent
GUARDIAN = outlets.load().get("theguardian.com")
BBC = outlets.load().get("bbc.com")
NOBODY = Outlet("nobody.example", "Nobody", domains=("nobody.example",))
WORDS = "In Nowhereville, Ilse Marenova kept rates"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def why(named: Iterable[Candidate]) -> str:
    """Why a discoverer named nothing."""
    with pytest.raises(StopIteration) as end:
        next(iter(named))
    return str(end.value.value)


def of(published: date | None = None) -> Claim:
    return claim_in(article(WORDS, published=published), WORDS)


@pytest.mark.parametrize(
    ("discover", "outlet", "reason"),
    [
        (guardian.discover, REUTERS, "another_outlet"),
        (guardian.discover, GUARDIAN, "no_key"),
        (nyt.discover, REUTERS, "another_outlet"),
        (searxng.discover, REUTERS, "no_address"),
        (feeds.discover, NOBODY, "no_listing"),
        (sitemaps.discover, NOBODY, "no_listing"),
        (sitemaps.discover, REUTERS, "no_date"),
    ],
)
def test_whom_a_service_cannot_serve(
    web: Web, newsroom: Newsroom, discover: Discoverer, outlet: Outlet, reason: str
) -> None:
    assert why(discover(of(), outlet, web)) == reason
    assert newsroom.log == []


@pytest.mark.parametrize("discover", [gdelt.discover, wayback.discover, searxng.SearXNG("https://a.example")])
def test_a_draft_is_why_nothing_was_asked(web: Web, newsroom: Newsroom, discover: Discoverer) -> None:
    assert why(discover(of(), REUTERS, web.view(privacy="draft"))) == "draft"
    assert newsroom.log == []


@pytest.mark.parametrize("discover", [gdelt.discover, wayback.discover])
def test_a_claim_without_a_word_to_search_by_is_told(web: Web, discover: Discoverer) -> None:
    assert why(discover(claim("it is so"), REUTERS, web)) == "no_words"


def test_feeds_that_do_not_have_it_list_the_last_days_alone(web: Web) -> None:
    assert why(feeds.discover(of(), BBC, web)) == "last_days_only"


class TestGdeltsReach:
    """Its index officially goes back three months, seen from the day on which it is asked: a recording keeps that."""

    def door(self, newsroom: Newsroom, day: datetime) -> Web:
        settings = Settings(allow_stand_ins=True)
        return Web(settings, network=newsroom.transport(), sleeper=lambda _: None, clock=lambda: day)

    @pytest.mark.parametrize(
        ("published", "reason"),
        [
            (date(2018, 4, 18), "before_the_index"),
            (date(2026, 8, 1), "before_the_index"),
            (date(2026, 9, 1), ""),
            (date(2026, 11, 23), ""),
            (None, "undated_recent_only"),
        ],
    )
    def test_is_told_where_the_article_is_older(self, newsroom: Newsroom, published: date | None, reason: str) -> None:
        with self.door(newsroom, NOW) as web:
            assert why(gdelt.discover(of(published), REUTERS, web)) == reason
        assert newsroom.asked("api.gdeltproject.org")

    def test_the_archive_s_addresses_are_searched_all_the_same(self, newsroom: Newsroom) -> None:
        old = article(f"{WORDS}, Reuters reported.", published=date(2018, 4, 18))
        with self.door(newsroom, NOW) as web:
            kit = Kit(Settings(), outlets.load(), {"gdelt": gdelt.discover, "wayback": wayback.discover}, web)
            [finding] = check_article(old, kit).findings
        assert [(one.service, one.answer, one.detail) for one in finding.evidence.searches] == [
            ("gdelt", "nothing", "before_the_index"),
            ("wayback", "nothing", ""),
        ]
        assert newsroom.asked("web.archive.org")


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "its index goes back three months, and the article is older"), ("de", "der Index reicht drei Monate")],
)
def test_the_report_says_it_in_its_language(web: Web, language: str, says: str) -> None:
    old = article(f"{WORDS}, Reuters reported.", published=date(2018, 4, 18))
    kit = Kit(Settings(), outlets.load(), {"gdelt": gdelt.discover}, web)
    [finding] = check_article(old, kit).findings
    shown = sources_of(finding, catalogue.load(language)).lists
    assert says in str(shown)


def test_a_stranger_s_discoverer_may_say_it_in_words(web: Web) -> None:
    def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Named:
        yield from ()
        return "closed on Mondays"

    kit = Kit(Settings(), outlets.load(), {"ours": discover}, web)
    [finding] = check_article(article(f"{WORDS}, Reuters reported."), kit).findings
    assert "closed on Mondays" in str(sources_of(finding, catalogue.load("de")))


def test_what_was_found_needs_no_reason(web: Web) -> None:
    def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Named:
        yield Candidate("https://www.reuters.com/story", "ours", outlet="reuters.com")
        return "no_more"

    kit = Kit(Settings(), outlets.load(), {"ours": discover}, web)
    [finding] = check_article(article(f"{WORDS}, Reuters reported."), kit).findings
    assert [(one.answer, one.detail) for one in finding.evidence.searches] == [("found", "")]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_catalogue_has_words_for_every_reason(language: str) -> None:
    told: set[str] = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch("[a-z]+(_[a-z]+)+|draft", str(node.value)):
                told.add(str(node.value))
    sentences = {name.partition(".")[2] for name in catalogue.load(language).sentences if name.startswith("silence.")}
    assert sentences == told & sentences  # none is left over
    assert {"no_key", "no_date", "before_the_index", "draft"} <= sentences
