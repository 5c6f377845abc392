"""The stand-ins for the outlets' own listings: RSS, Atom, news sitemaps, and a sitemap index by month, gzipped."""

import gzip
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from tests.newsroom.answers import Answer
from tests.newsroom.stock import Stocked

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def _seen(page: Stocked) -> datetime:
    return datetime.strptime(page.seen or "", "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def rss(pages: Sequence[Stocked]) -> Answer:
    """RSS 2.0 of these pages."""
    items = "".join(
        f"<item><title>{escape(one.headline)}</title><link>{escape(one.url)}</link>"
        f"<pubDate>{format_datetime(_seen(one))}</pubDate><guid>{escape(one.url)}</guid></item>"
        for one in pages
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    return Answer(body=body.encode(), type="application/rss+xml; charset=utf-8")


def atom(pages: Sequence[Stocked]) -> Answer:
    """Atom of these pages."""
    items = "".join(
        f'<entry><title>{escape(one.headline)}</title><link rel="self" href="https://example.org/no"/>'
        f'<link href="{escape(one.url)}"/><updated>{_seen(one).isoformat()}</updated></entry>'
        for one in pages
    )
    return Answer(
        body=f'<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>'.encode(), type="application/atom+xml"
    )


def news(pages: Sequence[Stocked]) -> Answer:
    """A news sitemap of these pages."""
    items = "".join(
        f"<url><loc>{escape(one.url)}</loc><news:news><news:publication><news:name>x</news:name></news:publication>"
        f"<news:publication_date>{_seen(one).date()}</news:publication_date><news:title>{escape(one.headline)}</news:title>"
        "</news:news></url>"
        for one in pages
    )
    body = f'<urlset xmlns="{_SITEMAP}" xmlns:news="{_NEWS}">{items}</urlset>'
    return Answer(body=body.encode(), type="application/xml")


def month(pages: Sequence[Stocked], wanted: str) -> Answer:
    """The gzipped sitemap of one month ("2018-04"): addresses alone."""
    items = "".join(f"<url><loc>{escape(one.url)}</loc></url>" for one in pages if f"{_seen(one):%Y-%m}" == wanted)
    body = gzip.compress(f'<urlset xmlns="{_SITEMAP}">{items}</urlset>'.encode(), mtime=0)
    return Answer(body=body, type="application/x-gzip")


def index(pages: Sequence[Stocked], pattern: str) -> Answer:
    """The index of the monthly sitemaps; `pattern` has `{}` for the month."""
    months = sorted({f"{_seen(one):%Y-%m}" for one in pages} | {"2016-01", "2018-05", "2026-11"})
    items = "".join(f"<sitemap><loc>{pattern.format(one)}</loc></sitemap>" for one in months)
    return Answer(body=f'<sitemapindex xmlns="{_SITEMAP}">{items}</sitemapindex>'.encode(), type="application/xml")


_BY_MONTH = "https://www.reuters.com/arc/outboundfeeds/sitemap-{}.xml.gz"
_ROUTES: dict[tuple[str, str], Callable[[Sequence[Stocked]], Answer]] = {
    ("www.tagesschau.de", "/xml/rss2"): rss,
    ("www.theguardian.com", "/sitemaps/news.xml"): news,
    ("www.theguardian.com", "/world/rss"): atom,
    ("www.reuters.com", "/arc/outboundfeeds/sitemap-index/"): lambda pages: index(pages, _BY_MONTH),
    ("rss.nytimes.com", "/services/xml/rss/nyt/HomePage.xml"): rss,
}
HOSTS = frozenset(host for host, _ in _ROUTES)


def answer(host: str, path: str, stock: Sequence[Stocked]) -> Answer | None:
    """The listing at this address, None where there is none."""
    outlet = ".".join(host.split(".")[-2:])
    pages = [page for page in stock if page.seen and page.host.endswith(outlet)]
    if host == "www.reuters.com" and path.endswith(".xml.gz"):
        return month(pages, path[-14:-7])
    made = _ROUTES.get((host, path))
    return made(pages) if made else None
