"""What can go wrong with a page, each through the whole program: the verdict, the reason, and what was asked for.

The article links to the page; nothing else is searched, so that the page decides. Faults of the connection itself
(resets, time-outs, drips, bombs) are in tests/fetch.
"""

from collections.abc import Mapping
from datetime import date

import pytest

from factcheck import outlets
from factcheck.discover import gdelt, links, wayback
from factcheck.fetch import Web
from factcheck.model import ArticleReport, Finding, Link, Reason, Verdict
from factcheck.pipeline import Kit, check_article
from factcheck.protocols import Discoverer
from factcheck.settings import Settings
from tests.builders import article
from tests.newsroom import Answer, Newsroom
from tests.newsroom.answers import CONSENT, DATADOME, GONE, PERIMETERX

HOST, PATH = "www.bbc.com", "/news/articles/c0ffee"
URL = f"https://{HOST}{PATH}"
WORDS = "About 2,300 dockers at Harrowmouth will walk out for nine days"
TEXT = f"{WORDS}, according to the BBC."
FIRST = f"{WORDS} from Monday, their union said on Thursday after talks over pay broke down."
REST = (
    "It would be the first strike at the port in 14 years, and retailers said that most goods had already come in.",
    "The union did not accept an offer of 5.5% over two years, and the operator said that it was still on the table.",
)
Answers = Mapping[tuple[str, str], Answer]


def html(*paragraphs: str, title: str = "Dockers to strike") -> Answer:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    whole = f"<html lang='en'><title>{title}</title><body><article><h1>{title}</h1>{body}</article></body></html>"
    return Answer(body=whole.encode())


def moved(to: str) -> Answer:
    return Answer(301, headers={"Location": to})


def robots(answer: Answer) -> Answers:
    return {(HOST, "/robots.txt"): answer, (HOST, PATH): html(FIRST, *REST)}


def checked(answers: Answer | Answers, discoverers: Mapping[str, Discoverer] | None = None) -> tuple[Finding, int]:
    """The finding on the article, and how often anybody was asked for anything but robots.txt."""
    at = TEXT.index("according")
    written = article(TEXT, links=(Link(at, at + 9, URL),), published=date(2026, 5, 15))
    settings = Settings(allow_stand_ins=True)
    laid = {(HOST, PATH): answers} if isinstance(answers, Answer) else answers
    with Newsroom(extra=laid) as newsroom, Web(settings, network=newsroom.transport(), sleeper=lambda _: None) as web:
        kit = Kit(settings, outlets.load(), discoverers or {"links": links.discover}, web)
        report = check_article(written, kit)
        asked = [one for one in newsroom.log if one.path not in ("/robots.txt", "/.well-known/tdmrep.json")]
    assert isinstance(report, ArticleReport)
    [finding] = report.findings
    return finding, len(asked)


@pytest.mark.parametrize(
    ("answer", "reason", "requests"),
    [
        pytest.param(DATADOME, Reason.BLOCKED, 1, id="DataDome"),
        pytest.param(PERIMETERX, Reason.BLOCKED, 1, id="PerimeterX"),
        pytest.param(CONSENT, Reason.BLOCKED, 1, id="consent wall"),
        pytest.param(Answer(401), Reason.BLOCKED, 1, id="401"),
        pytest.param(Answer(403), Reason.BLOCKED, 1, id="403"),
        pytest.param(GONE, Reason.NOT_FOUND, 1, id="404"),
        pytest.param(Answer(410), Reason.GONE, 1, id="410"),
        pytest.param(Answer(451), Reason.BLOCKED, 1, id="451"),
        pytest.param(Answer(body=GONE.body), Reason.NOT_FOUND, 1, id="soft 404"),
        pytest.param(Answer(), Reason.EMPTY, 1, id="empty"),
        pytest.param(html("Dockers to strike."), Reason.EMPTY, 1, id="a line and no more"),
        pytest.param(moved(URL), Reason.REDIRECTS, 6, id="redirect loop"),
        pytest.param(moved("http://www.bbc.com/x"), Reason.REDIRECTS, 1, id="from https to http"),
        pytest.param(moved("https://127.0.0.1/"), Reason.FORBIDDEN_ADDRESS, 1, id="redirect to loopback"),
        pytest.param(
            {(HOST, PATH): moved("/"), (HOST, "/"): html(FIRST, *REST)}, Reason.NOT_FOUND, 2, id="to the front page"
        ),
        pytest.param(robots(Answer(body=b"User-agent: *\nDisallow: /")), Reason.ROBOTS, 0, id="robots.txt denies"),
        pytest.param(robots(Answer(500)), Reason.ROBOTS, 0, id="robots.txt fails"),
        pytest.param(Answer(body=b"%PDF-1.7", type="application/pdf"), Reason.NOT_TEXT, 1, id="PDF"),
        pytest.param(Answer(body=b"<p>" + b"x " * 2_600_000), Reason.TOO_LARGE, 1, id="too large"),
    ],
)
def test_a_page_that_cannot_be_read_is_unreachable_and_says_why(
    answer: Answer | Answers, reason: Reason, requests: int
) -> None:
    finding, asked = checked(answer)
    assert finding.verdict is Verdict.UNREACHABLE
    assert [miss.reason for miss in finding.evidence.misses] == [reason]
    assert asked == requests


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_fault_is_tried_again_and_then_left(status: int) -> None:
    finding, asked = checked(Answer(status, headers={"Retry-After": "1"}))
    assert finding.verdict is Verdict.UNREACHABLE
    assert 1 <= asked <= 3


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(html(FIRST, *REST), id="as it should be"),
        pytest.param(html(" ".join((FIRST, *REST))), id="one line"),
        pytest.param({(HOST, PATH): moved("/b"), (HOST, "/b"): html(FIRST, *REST)}, id="moved"),
        pytest.param(
            Answer(body=html(FIRST, REST[0], "A café – so to speak.").body.decode().encode("cp1252")),
            id="wrong charset",
        ),
        pytest.param(html(FIRST, "Subscribe now to continue reading this report about the dockers."), id="paywalled"),
        pytest.param(html(FIRST, REST[0], "The port said that it had no plans to use staff from an"), id="truncated"),
        pytest.param(robots(Answer(404)), id="no robots.txt"),
    ],
)
def test_a_page_that_has_the_words_supports_them_however_it_comes(answer: Answer | Answers) -> None:
    finding, _ = checked(answer)
    assert finding.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "last",
    ["Subscribe now to continue reading this report about the dockers.", "The port said that it had no plans to use"],
    ids=["paywalled", "truncated"],
)
def test_a_part_of_a_page_never_shows_that_words_are_missing(last: str) -> None:
    whole, _ = checked(html(*REST, *REST, title="Port"))
    part, _ = checked(html(*REST, last, title="Port"))
    assert whole.verdict is not Verdict.INCOMPLETE
    assert part.verdict is Verdict.INCOMPLETE


def test_a_copy_elsewhere_is_not_the_outlets_own_page() -> None:
    finding, _ = checked(html(f"HARROWMOUTH (Reuters) - {FIRST}", *REST))
    assert finding.evidence.own == ()


def test_an_archived_wall_is_no_text() -> None:
    listed = f'[["urlkey","timestamp","original","mimetype"],["k","20260515000000","{URL}","text/html"]]'
    answers = {
        (HOST, PATH): Answer(401),
        ("web.archive.org", "/cdx/search/cdx"): Answer(body=listed.encode(), type="application/json"),
        ("web.archive.org", f"/web/20260515000000id_/{URL}"): Answer(body=DATADOME.body),
    }
    finding, _ = checked(answers, {"links": links.discover, "wayback": wayback.discover})
    assert finding.verdict is Verdict.UNREACHABLE


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(body=b"Please limit requests to one every 5 seconds or contact us."), Reason.RATE_LIMITED),
        (Answer(body=b"The specified phrase is too short."), Reason.BAD_QUERY),
        (Answer(429), Reason.RATE_LIMITED),
    ],
    ids=["throttled at 200", "refused at 200", "throttled"],
)
def test_a_search_that_fails_is_never_an_outlet_without_the_words(answer: Answer, reason: Reason) -> None:
    finding, _ = checked({("api.gdeltproject.org", "*"): answer}, {"gdelt": gdelt.discover})
    assert finding.verdict.inconclusive
    assert [miss.reason for miss in finding.evidence.misses] == [reason]


def test_a_throttled_archive_costs_the_page_and_says_so() -> None:
    answers = {(HOST, PATH): Answer(401), ("web.archive.org", "*"): Answer(429)}
    finding, _ = checked(answers, {"links": links.discover, "wayback": wayback.discover})
    assert {miss.reason for miss in finding.evidence.misses} == {Reason.BLOCKED, Reason.RATE_LIMITED}
