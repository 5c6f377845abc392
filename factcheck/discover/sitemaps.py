"""Candidates from the outlet's sitemaps: its older pages, by the words in their addresses.

Serves articles with a date alone, since only a date tells which of the many listings to read. No word of the article
leaves: the listings are fetched whole and searched here. So a draft is looked for here too.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.discover.addresses import belongs
from factcheck.discover.listing import Entry, entries, fitting, in_window, listings
from factcheck.discover.queries import rare
from factcheck.errors import DoorError, ServiceError
from factcheck.fetch import Web
from factcheck.model import Claim, Outlet
from factcheck.protocols import Named

_MOST = 4  # listings that are fetched for one claim, the index among them
_DEEPEST = 3  # indexes within indexes
_BACK = timedelta(days=31)  # an article seldom rests on older news
_DAY = re.compile(r"(?<!\d)(?P<year>20\d\d|19\d\d)[-_/.]?(?P<month>0[1-9]|1[0-2])(?:[-_/.]?(?P<day>[0-3]\d))?(?!\d)")


def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Named:
    """Yield the outlet's pages of the article's month, and the one before, that fit the claim; the best first.

    Raises ServiceError where the outlet's sitemap could not be read.
    """
    published = claim.article.published
    known = listings(outlet, "sitemap")[:1] if outlet else []
    if outlet is None:
        return ""
    if not known or published is None:
        return "no_date" if known else "no_listing"
    try:
        found = _pages(known[0], outlet, published, web)
    except DoorError as error:
        raise ServiceError(f"sitemaps: {error.message}", reason=error.reason, place=error.place) from None
    yield from fitting(found, rare(claim, outlet), outlet, published, "sitemaps")
    return ""


def _pages(start: str, outlet: Outlet, published: date, web: Web) -> list[Entry]:
    """The pages under an index, read along the listings that are nearest to the article's day."""
    pages: list[Entry] = []
    to_read = [(start, 0)]
    for _ in range(_MOST):
        if not to_read:
            break
        url, depth = to_read.pop(0)
        listed = entries(web.feed(url))
        pages += [one for one in listed if not one.index]
        further = _nearest([one for one in listed if one.index and belongs(one.url, outlet)], published)
        if depth + 1 < _DEEPEST:
            to_read = [(one.url, depth + 1) for one in further] + to_read
    return pages


def _nearest(indexes: Sequence[Entry], published: date) -> list[Entry]:
    """The listings that can hold the article's last month, by the date in their address, else by their last change."""
    dated = [(span, one) for one in indexes if (span := _span(one.url))]
    if dated:
        fitting_ones = [(span, one) for span, one in dated if span[0] <= published and span[1] >= published - _BACK]
        return [one for _, one in sorted(fitting_ones, key=lambda pair: pair[0], reverse=True)]
    later = [one for one in indexes if one.published is not None and one.published.date() >= published - _BACK]
    ordered = sorted(later, key=lambda one: str(one.published))
    return ordered or [one for one in indexes if in_window(one.published, published)][-1:]


def _span(url: str) -> tuple[date, date] | None:
    """The first and last day that a listing's address names: a month, or a day."""
    match = _DAY.search(url)
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"])
    try:
        if match["day"]:
            day = date(year, month, int(match["day"]))
            return day, day
    except ValueError:
        pass
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
