"""The outlet's sitemaps: its older pages, along the listings nearest to the article's day."""

from datetime import date

import pytest

from factcheck.discover.sitemaps import discover
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Outlet
from tests.builders import REUTERS, article, claim
from tests.newsroom import Answer, Newsroom

TEXT = "Russia asked Google and Apple to take Telegram out of their stores"
INDEX = ("www.reuters.com", "/arc/outboundfeeds/sitemap-index/")


def found(web: Web, day: date | None, text: str = TEXT) -> list[Candidate]:
    return list(discover(claim(text, article=article(text, published=day)), REUTERS, web))


def paths(newsroom: Newsroom) -> list[str]:
    return [one.path.rpartition("/")[2] for one in newsroom.asked("www.reuters.com")]


def test_the_pages_of_the_articles_month_are_found_by_their_addresses(web: Web, newsroom: Newsroom) -> None:
    first, *_ = found(web, date(2018, 4, 18))
    assert "russia-asks-google-and-apple-to-remove-telegram" in first.url
    assert first.by == "sitemaps"
    assert paths(newsroom) == ["", "sitemap-of-2018-04.xml.gz", "sitemap-of-2018-03.xml.gz"]


def test_never_more_than_four_listings_are_fetched(web: Web, newsroom: Newsroom) -> None:
    maps = "".join(
        f"<sitemap><loc>https://www.reuters.com/map/2018-04-{day:02}.xml</loc></sitemap>" for day in range(1, 19)
    )
    newsroom.extra[INDEX] = Answer(body=f"<sitemapindex>{maps}</sitemapindex>".encode(), type="application/xml")
    newsroom.extra["www.reuters.com", "*"] = Answer(body=b"<urlset/>", type="application/xml")
    assert found(web, date(2018, 4, 18)) == []
    assert paths(newsroom) == ["", "2018-04-18.xml", "2018-04-17.xml", "2018-04-16.xml"]


def test_listings_without_a_date_go_by_their_last_change(web: Web, newsroom: Newsroom) -> None:
    maps = "".join(
        f"<sitemap><loc>https://www.reuters.com/map/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("old", "2016-01-01"), ("new", "2026-01-01"), ("right", "2018-04-30"))
    )
    newsroom.extra[INDEX] = Answer(body=f"<sitemapindex>{maps}</sitemapindex>".encode(), type="application/xml")
    newsroom.extra["www.reuters.com", "*"] = Answer(body=b"<urlset/>", type="application/xml")
    found(web, date(2018, 4, 18))
    assert paths(newsroom)[:2] == ["", "right.xml"]
    assert "old.xml" not in paths(newsroom)


def test_an_index_that_leads_to_itself_ends(web: Web, newsroom: Newsroom) -> None:
    again = b"<sitemapindex><sitemap><loc>https://www.reuters.com/2018-04.xml</loc></sitemap></sitemapindex>"
    newsroom.extra["www.reuters.com", "*"] = Answer(body=again, type="application/xml")
    assert found(web, date(2018, 4, 18)) == []
    assert len(paths(newsroom)) <= 4


def test_an_index_may_not_lead_to_another_host(web: Web, newsroom: Newsroom) -> None:
    away = b"<sitemapindex><sitemap><loc>https://www.bbc.com/2018-04.xml</loc></sitemap></sitemapindex>"
    newsroom.extra[INDEX] = Answer(body=away, type="application/xml")
    assert found(web, date(2018, 4, 18)) == []
    assert newsroom.asked("www.bbc.com") == []


def test_an_article_without_a_date_is_not_served(web: Web, newsroom: Newsroom) -> None:
    assert found(web, None) == []
    assert newsroom.log == []


def test_a_sitemap_behind_a_wall_is_a_failure(web: Web, newsroom: Newsroom) -> None:
    newsroom.extra["www.reuters.com", "*"] = Answer(401)
    with pytest.raises(ServiceError):
        found(web, date(2018, 4, 18))


@pytest.mark.parametrize("nobody", [None, Outlet("nobody.example", "Nobody", domains=("nobody.example",))])
def test_nothing_is_asked_where_no_sitemap_is_known(web: Web, newsroom: Newsroom, nobody: Outlet | None) -> None:
    dated = article(TEXT, published=date(2018, 4, 18))
    assert list(discover(claim(TEXT, article=dated), nobody, web)) == []
    assert newsroom.log == []


def test_a_draft_is_looked_for_too_since_nothing_of_it_leaves(web: Web, newsroom: Newsroom) -> None:
    assert found(web.view(privacy="draft"), date(2018, 4, 18))
    assert not any(word in asked.words for word in ("Telegram", "Google") for asked in newsroom.log)
