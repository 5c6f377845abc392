"""The article's own links lead to the page first."""

from factcheck.discover.links import discover
from factcheck.fetch import Web
from factcheck.model import Link
from tests.builders import BLOOMBERG, REUTERS, article, claim_in
from tests.newsroom import Newsroom

TEXT = (
    "Rates were held. The bank waits, Reuters reported. More came later.\n\n"
    "Nothing here is about it, but Reuters wrote it elsewhere.\n\nBloomberg has a chart."
)


def linked(*pairs: tuple[str, str]) -> list[Link]:
    return [Link(TEXT.index(words), TEXT.index(words) + len(words), url) for words, url in pairs]


def found(web: Web, *pairs: tuple[str, str], **fields: object) -> list[str]:
    whole = article(TEXT, links=tuple(linked(*pairs)))
    return [one.url for one in discover(claim_in(whole, "The bank waits"), REUTERS, web)]


def test_the_nearest_link_comes_first(web: Web) -> None:
    urls = found(
        web,
        ("wrote it elsewhere", "https://www.reuters.com/far"),
        ("More came later", "https://www.reuters.com/paragraph"),
        ("Reuters reported", "https://www.reuters.com/sentence"),
    )
    assert [url.rpartition("/")[2] for url in urls] == ["sentence", "paragraph", "far"]


def test_only_the_outlets_own_addresses_count(web: Web) -> None:
    assert (
        found(web, ("a chart", "https://www.bloomberg.com/chart"), ("Rates", "https://example.org/reuters.com")) == []
    )


def test_a_link_to_an_archived_copy_is_read_there(web: Web) -> None:
    copy = "https://web.archive.org/web/20260312113000/https://www.reuters.com/a"
    whole = article(TEXT, links=tuple(linked(("Reuters reported", copy))))
    [candidate] = discover(claim_in(whole, "The bank waits"), REUTERS, web)
    assert (candidate.url, candidate.archived) == ("https://www.reuters.com/a", copy)


def test_without_an_outlet_there_is_nothing_to_follow(web: Web) -> None:
    whole = article(TEXT, links=tuple(linked(("a chart", "https://www.bloomberg.com/chart"))))
    assert list(discover(claim_in(whole, "The bank waits"), None, web)) == []
    assert len(list(discover(claim_in(whole, "The bank waits"), BLOOMBERG, web))) == 1


def test_a_drafts_links_stay_in_the_draft(web: Web, newsroom: Newsroom) -> None:
    whole = article(TEXT, links=tuple(linked(("Reuters reported", "https://www.reuters.com/a"))))
    assert list(discover(claim_in(whole, "The bank waits"), REUTERS, web.view(privacy="draft"))) == []
    assert newsroom.log == []
