"""Which address a page has: the outlet's own, whatever copy of it was read."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin, urlsplit

from factcheck.model import Candidate, Obtained, Response

_COPY = re.compile(
    r"https?://web\.archive\.org/web/(?P<stamp>\d{4,14})(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}\S+)", re.IGNORECASE
)


def own_address(response: Response, candidate: Candidate, canonical: str | None = None) -> str:
    """The outlet's own address of the page that was read.

    A redirect counts; so does the page's canonical address, as long as it stays on the same host and leads deeper than
    its front page: pages in distress name their front page there.
    """
    if response.obtained is Obtained.SUPPLIED:
        return candidate.url
    copy = _COPY.fullmatch(response.final_url)
    address = urldefrag(re.sub(r"^(https?:)/+", r"\1//", copy["url"]) if copy else response.final_url).url
    try:
        whole = urljoin(address, canonical) if canonical else address
        told, asked = urlsplit(whole), urlsplit(address)
    except ValueError:
        return address
    same = _bare(told.hostname) == _bare(asked.hostname)
    return urldefrag(whole).url if same and told.scheme in ("http", "https") and told.path.strip("/") else address


def captured_at(response: Response) -> datetime | None:
    """When an archive took the copy that was read; None for a page read at its own address."""
    copy = _COPY.fullmatch(response.final_url)
    if copy is None:
        return None
    try:
        return parsedate_to_datetime(response.headers["memento-datetime"]).astimezone(UTC)
    except (KeyError, ValueError):
        return _of_stamp(copy["stamp"])


def _of_stamp(stamp: str) -> datetime | None:
    whole = stamp + "00000101000000"[len(stamp) :]
    try:
        return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _bare(host: str | None) -> str:
    return re.sub(r"^(?:www|m|mobile|amp|edition)\.", "", host or "")
