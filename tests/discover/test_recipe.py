"""The recipe in docs/discoverers.md is a discoverer that works, and its table names them all."""

import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.plugins import names
from factcheck.settings import Settings
from tests.builders import REUTERS, article, claim_in
from tests.newsroom import Answer, Newsroom

DOCS = (Path(__file__).parent.parent.parent / "docs" / "discoverers.md").read_text(encoding="utf-8")
WORDS = "In Velmora, Ilse Maren kept rates"
RATE = "https://www.reuters.com/markets/rates-bonds/velmora-central-bank-holds-key-rate-425-2026-03-12/"


@pytest.fixture
def brave() -> ModuleType:
    [code] = [one for one in re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL) if "class Brave" in one]
    module = ModuleType("brave")
    exec(compile(code, "docs/discoverers.md", "exec"), module.__dict__)  # noqa: S102 - our own document
    return module


def lay(newsroom: Newsroom, answer: Answer) -> str:
    newsroom.extra["brave.newsroom.example", "/search"] = answer
    return "https://brave.newsroom.example/search"


def hits(*urls: str) -> Answer:
    found = [{"url": url, "title": "Velmora", "description": ""} for url in urls]
    return Answer(body=json.dumps({"web": {"results": found}}).encode(), type="application/json")


def test_it_finds_the_outlets_page_and_no_other(brave: ModuleType, web: Web, newsroom: Newsroom) -> None:
    address = lay(newsroom, hits("https://example.org/velmora", RATE))
    found = list(brave.discover.given(address)(claim_in(article(WORDS), WORDS), REUTERS, web))
    assert [one.url for one in found] == [RATE]
    assert "site%3Areuters.com" in newsroom.asked("brave.newsroom.example")[0].query
    assert [one.purpose for one in web.sent] == ["brave"]


def test_it_stays_silent_without_its_address_and_of_a_draft(brave: ModuleType, web: Web, newsroom: Newsroom) -> None:
    address = lay(newsroom, hits(RATE))
    made = claim_in(article(WORDS), WORDS)
    assert list(brave.discover(made, REUTERS, web)) == []
    assert list(brave.discover.given(address)(made, REUTERS, web.view(privacy="draft"))) == []
    assert newsroom.log == []


def test_a_failure_is_told_from_nothing_found(brave: ModuleType, web: Web, newsroom: Newsroom) -> None:
    made = claim_in(article(WORDS), WORDS)
    assert list(brave.discover.given(lay(newsroom, hits()))(made, REUTERS, web)) == []
    with pytest.raises(ServiceError):
        list(brave.discover.given(lay(newsroom, Answer(503)))(made, REUTERS, web))


def test_the_table_names_every_discoverer_and_the_defaults() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", DOCS, re.MULTILINE)) == set(names("discoverers"))
    [listed] = re.findall(r"^discoverers = (\[.*\])$", DOCS, re.MULTILINE)
    assert tuple(json.loads(listed)) == Settings().discoverers
