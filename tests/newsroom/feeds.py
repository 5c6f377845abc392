"""The stand-ins for the outlets' own listings: RSS, Atom, news sitemaps, and a sitemap index by month, gzipped."""

import csv
import gzip
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, urlsplit
from xml.sax.saxutils import escape

from tests.newsroom.answers import DATADOME, Answer
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


_BY_MONTH = "/sitemap-of-{}.xml.gz"
_SHAPES = {"feed": rss, "news": news}
_OTHER_SHAPES = {"https://www.theguardian.com/world/rss": atom}  # one of them, so that every shape is asked for
_WALLED = {"https://www.reuters.com/arc/outboundfeeds/news-sitemap-index/?outputType=xml"}


@cache
def _known() -> tuple[tuple[str, str, SplitResult], ...]:
    """The program's own list of listings: outlet, kind, address."""
    text = files("factcheck.data").joinpath("feeds.csv").read_text(encoding="utf-8")
    return tuple((row["outlet"], row["kind"], urlsplit(row["url"])) for row in csv.DictReader(text.splitlines()))


def hosts(stock: Sequence[Stocked]) -> frozenset[str]:
    """The hosts at which the outlets of these pages list them."""
    named = {page.host for page in stock}
    return frozenset(parts.netloc for outlet, _, parts in _known() if any(_is_of(host, outlet) for host in named))


def answer(host: str, path: str, stock: Sequence[Stocked]) -> Answer | None:
    """The listing at this address, None where there is none."""
    if match := re.fullmatch(r"/sitemap-of-(\d{4}-\d\d)\.xml\.gz", path):
        return month([page for page in stock if page.seen and page.host == host], match[1])
    for outlet, kind, parts in _known():
        if (parts.netloc, parts.path) == (host, path):
            pages = [page for page in stock if page.seen and _is_of(page.host, outlet)]
            return _listing(kind, parts.geturl(), pages) if pages else None
    return None


def _listing(kind: str, url: str, pages: Sequence[Stocked]) -> Answer:
    if url in _WALLED:
        return DATADOME
    if kind == "sitemap":
        return index(pages, f"https://{pages[0].host}{_BY_MONTH}")
    return _OTHER_SHAPES.get(url, _SHAPES[kind])(pages)


def _is_of(host: str, outlet: str) -> bool:
    return host == outlet or host.endswith(f".{outlet}")
