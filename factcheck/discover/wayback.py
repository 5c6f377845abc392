"""Candidates from the Wayback Machine: archived addresses that hold the claim's words, and copies of a page.

It indexes addresses, not texts, so only words that headlines carry find anything. It asks for at most 24 requests a
minute, which is the door's affair.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from factcheck.discover.queries import Rare, rare
from factcheck.discover.ranking import ranked
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Outlet, Reason, Response
from factcheck.protocols import Named

_CDX = "https://web.archive.org/cdx/search/cdx?filter=statuscode:200"
_BEFORE, _AFTER = (
    timedelta(days=90),
    timedelta(days=60),
)  # a page is often archived well after the article that cites it
_FIELDS = "urlkey,timestamp,original,mimetype"
_ROWS = "1000"
_UMLAUTS = str.maketrans({"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00df": "ss"})
Row = dict[str, str]  # a row of the index by field name


def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Named:
    """Yield archived pages of the outlet whose address has the claim's rarest words; the best fitting first.

    Asks once, and once more with the topic alone. Yields nothing without an outlet: an archive cannot be searched for
    words. Raises ServiceError where the index is down, throttles or is closed for this outlet.
    """
    if outlet is None:
        return ""
    if web.privacy == "draft":
        return "draft"
    found = rare(claim, outlet)
    for step in _steps(found):
        rows = _search(web, outlet, step, claim.article.published)
        if rows:
            candidates = [_candidate(row, outlet) for row in rows]
            yield from ranked(candidates, found, claim.article.published)
            return ""
    return "" if _steps(found) else "no_words"


def capture(url: str, around: date | None, web: Web) -> Candidate | None:
    """The archived copy of one page that is nearest to the day `around`, or the first where there is no day.

    None where there is none, or where nothing of a draft may leave. Raises ServiceError.
    """
    if web.privacy == "draft":
        return None
    params = {
        "url": url,
        "output": "json",
        "fl": _FIELDS,
        "collapse": "digest",
        "limit": "500",
    }
    rows = _rows(web.ask("wayback", _CDX, params))
    if not rows:
        return None
    day = datetime(around.year, around.month, around.day, tzinfo=UTC) if around else datetime.min.replace(tzinfo=UTC)
    best = min(rows, key=lambda row: abs(_taken(row) - day))
    return Candidate(url, "wayback", archived=_replay(best))


def _steps(found: Rare) -> list[tuple[str, ...]]:
    """The words of each question: the topic and the next best word, then the topic alone."""
    words = _slugs((*found.topic, *found.names)) or _slugs(found.words)
    return [step for step in dict.fromkeys((words[:2], words[:1])) if step]


def _slugs(words: Sequence[str]) -> tuple[str, ...]:
    """The words as addresses spell them: plain letters and digits, lower case; short ones left out."""
    spelt = (unicodedata.normalize("NFKD", word.casefold().translate(_UMLAUTS)) for word in words)
    plain = (re.sub(r"[^a-z0-9]", "", word) for word in spelt)
    return tuple(dict.fromkeys(word for word in plain if len(word) > 2))


def _search(web: Web, outlet: Outlet, words: tuple[str, ...], published: date | None) -> list[Row]:
    host, _, folder = outlet.domains[0].partition("/")
    either_way = "|".join(dict.fromkeys((".*".join(words), ".*".join(reversed(words)))))
    params = {
        "url": outlet.domains[0] if folder else host,
        "matchType": "prefix" if folder else "domain",
        "output": "json",
        "fl": _FIELDS,
        "filter": rf"urlkey:.*\).*({either_way}).*",
        "collapse": "urlkey",
        "limit": _ROWS,
    }
    if published is not None:
        params |= {"from": f"{published - _BEFORE:%Y%m%d}", "to": f"{published + _AFTER:%Y%m%d}"}
    rows = _rows(web.ask("wayback", _CDX, params, words=" ".join(words)))
    return list(
        {row["urlkey"]: row for row in rows if "html" in row["mimetype"] or row["mimetype"] == "warc/revisit"}.values()
    )


def _rows(response: Response) -> list[Row]:
    """The index's rows by field name. Raises ServiceError where the answer is no table."""
    text = response.body.decode("utf-8", "replace").strip()
    try:
        table = json.loads(text or "[]")
        head = table[0] if table else []
        return [dict(zip(head, row, strict=True)) for row in table[1:] if row]
    except (ValueError, TypeError, KeyError):
        raise ServiceError("wayback answered with no table", reason=Reason.BAD_ANSWER, place=_CDX) from None


def _candidate(row: Row, outlet: Outlet) -> Candidate:
    return Candidate(row["original"], "wayback", archived=_replay(row), outlet=outlet.id)


def _replay(row: Row) -> str:
    """The address of the captured bytes as they were, without the archive's own frame."""
    return f"https://web.archive.org/web/{row['timestamp']}id_/{row['original']}"


def _taken(row: Row) -> datetime:
    try:
        return datetime.strptime(row["timestamp"].ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
