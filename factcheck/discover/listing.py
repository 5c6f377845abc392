"""What an outlet lists of its own pages: RSS, Atom, news sitemaps, sitemaps and their indexes, and which entries fit.

The XML is a stranger's: no entity is expanded, nothing is loaded from elsewhere, bytes and entries are bounded.
"""

import csv
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from factcheck.discover.addresses import belongs
from factcheck.discover.queries import Rare
from factcheck.discover.ranking import points, ranked
from factcheck.errors import ServiceError
from factcheck.model import Candidate, Outlet, Reason, Response

_MOST_BYTES = 20_000_000  # of a listing after decompression
_MOST_ENTRIES = 50_000  # what a sitemap may hold
_BEFORE, _AFTER = timedelta(days=90), timedelta(days=2)
_ENOUGH = 2  # points: a name, or two other words
_BEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed page, or with `index` one further listing."""

    url: str
    title: str = ""
    published: datetime | None = None
    index: bool = False


def listings(outlet: Outlet, *kinds: str) -> list[str]:
    """The addresses of the outlet's listings of these kinds (feed, news, sitemap), as far as they are known."""
    return [url for kind in kinds for url in _known().get((outlet.id, kind), [])]


@cache
def _known() -> dict[tuple[str, str], list[str]]:
    table: dict[tuple[str, str], list[str]] = {}
    text = files("factcheck.data").joinpath("feeds.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        table.setdefault((row["outlet"], row["kind"]), []).append(row["url"])
    return table


def entries(response: Response) -> list[Entry]:
    """What a listing holds, in its order. Raises ServiceError where it is none."""
    from lxml import etree  # noqa: PLC0415 - only a run with feeds needs it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root: Any = etree.fromstring(_unpacked(response.body), parser)
    except (etree.XMLSyntaxError, ValueError, zlib.error):
        root = None
    if root is None or _name(root) not in ("rss", "feed", "RDF", "urlset", "sitemapindex"):
        raise ServiceError("answered with no feed and no sitemap", reason=Reason.BAD_ANSWER, place=response.url)
    found = (_entry(one) for one in root.iter() if _name(one) in ("item", "entry", "url", "sitemap"))
    return list(islice((one for one in found if one), _MOST_ENTRIES))


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    return zlib.decompressobj(47).decompress(body, _MOST_BYTES)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _entry(element: Any) -> Entry | None:
    """One `item`, `entry`, `url` or `sitemap`; None where it has no address."""
    values: dict[str, str] = {}
    for child in element.iter():
        name, text = _name(child), (child.text or "").strip()
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            text = child.get("href")
        if text and name not in values:
            values[name] = text
    url = values.get("loc") or values.get("link") or ""
    if not re.match(r"https?://", url):
        return None
    stamp = next((values[key] for key in ("publication_date", "pubDate", "published", "date", "updated", "lastmod")
                  if key in values), "")  # fmt: skip
    words = f"{values.get('title', '')} {values.get('keywords', '')}".strip()
    return Entry(url, words, moment(stamp), index=_name(element) == "sitemap")


def moment(stamp: str) -> datetime | None:
    """A W3C or RFC 822 date as a moment in UTC; None where it is neither."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(stamp.strip())
        except (ValueError, TypeError):
            continue
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return None


def in_window(when: datetime | None, published: date | None) -> bool:
    """Whether a page of that moment can stand behind an article of that day; True where either is unknown."""
    return when is None or published is None or published - _BEFORE <= when.date() <= published + _AFTER


def fitting(found: Iterable[Entry], wanted: Rare, outlet: Outlet, published: date | None, by: str) -> list[Candidate]:
    """The entries that fit the claim's words and the article's day, the best first, as candidates."""
    good = [
        Candidate(one.url, by, one.title or None, one.published, outlet=outlet.id)
        for one in found
        if belongs(one.url, outlet) and in_window(one.published, published)
        if points(one.title, one.url, wanted) >= _ENOUGH
    ]
    return ranked(good, wanted, published)[:_BEST]
