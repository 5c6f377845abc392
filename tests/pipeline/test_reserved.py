"""A page whose publisher reserves text and data mining: the user says what becomes of it, and the report says so."""

from typing import Literal

import httpx
import pytest

from factcheck import outlets
from factcheck.discover import links
from factcheck.fetch import Terms, Web
from factcheck.formats import catalogue
from factcheck.formats.sources import sources_of
from factcheck.model import Finding, Link, Verdict
from factcheck.pipeline import Kit, check_article
from factcheck.settings import Settings
from tests.builders import article
from tests.fetch.doubles import Network

STORY = "https://www.reuters.com/story"
SAID = "We have not rejected talks, we have rejected an offer that leaves our members poorer"
ARTICLE = article(f"“{SAID},” Dana Whitlock told Reuters.", links=(Link(0, 5, STORY),))
TEXT = "".join(
    f"<p>{one}</p>" for one in (f"“{SAID},” Dana Whitlock told Reuters on Monday.", *["It rained all day."] * 30)
)
META = '<meta name="tdm-reservation" content="1">'


def finding(policy: Literal["skip", "record", "licensed"], *, header: bool = False) -> Finding:
    head = "" if header else META
    page = httpx.Response(
        200,
        html=f"<html><head><title>Talks</title>{head}</head><body><article>{TEXT}</article></body></html>",
        headers={"tdm-reservation": "1"} if header else {},
    )
    web = Web(Settings(), network=Network({STORY: page}), sleeper=lambda _: None, terms=Terms(tdm=policy))
    with web:
        [found] = check_article(ARTICLE, Kit(Settings(), outlets.load(), {"links": links.discover}, web)).findings
    return found


@pytest.mark.parametrize("header", [True, False], ids=["in a header", "in the page"])
class TestItIsSaid:
    @pytest.mark.parametrize(
        ("language", "says"), [("en", "reserves text and data mining"), ("de", "behält sich Text- und Data-Mining vor")]
    )
    def test_record_reads_it_and_says_so(self, header: bool, language: str, says: str) -> None:
        found = finding("record", header=header)
        assert found.verdict is Verdict.SUPPORTED
        assert says in str(sources_of(found, catalogue.load(language)))

    def test_licensed_reads_it_and_says_nothing(self, header: bool) -> None:
        found = finding("licensed", header=header)
        assert found.verdict is Verdict.SUPPORTED
        assert "reserve" not in str(sources_of(found, catalogue.load("en")))

    def test_skip_leaves_it_unread(self, header: bool) -> None:
        found = finding("skip", header=header)
        assert found.verdict is Verdict.UNREACHABLE
        assert "reserves text and data mining" in str(sources_of(found, catalogue.load("en")))
