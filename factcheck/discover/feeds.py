"""Candidates from the outlet's own feeds and news sitemaps: its pages of the last days, by headline.

No word of the article leaves: the listing is fetched whole and searched here. So a draft is looked for here too.
"""

from factcheck.discover.listing import Entry, entries, fitting, listings
from factcheck.discover.queries import rare
from factcheck.errors import DoorError, ServiceError
from factcheck.fetch import Web
from factcheck.model import Claim, Outlet
from factcheck.protocols import Named

_MOST = 3  # listings that are fetched for one outlet
_DEEP = 2  # further listings that are followed from an index


def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Named:
    """Yield the outlet's listed pages that fit the claim, the best first.

    Asks nothing for an outlet whose feeds are not known. Raises ServiceError where none of them could be read.
    """
    known = listings(outlet, "news", "feed")[:_MOST] if outlet else []
    if outlet is None or not known:
        return "no_listing" if outlet else ""
    found: list[Entry] = []
    failures: list[DoorError] = []
    for url in known:
        try:
            found += _listed(url, web)
        except DoorError as error:
            failures.append(error)
    if len(failures) == len(known):
        first = failures[0]
        raise ServiceError(f"feeds: {first.message}", reason=first.reason, place=first.place)
    yield from fitting(found, rare(claim, outlet), outlet, claim.article.published, "feeds")
    return "last_days_only"


def _listed(url: str, web: Web) -> list[Entry]:
    """The pages of one listing; an index leads to its first listings, which hold the newest pages."""
    listed = entries(web.feed(url))
    pages = [one for one in listed if not one.index]
    for further in [one for one in listed if one.index][:_DEEP]:
        pages += [one for one in entries(web.feed(further.url)) if not one.index]
    return pages
