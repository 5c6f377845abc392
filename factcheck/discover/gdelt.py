"""Candidates from GDELT DOC 2.0, a full-text index of the world's online news; no key.

It answers errors as plain text at status 200, gives no text and no publishing date, and is asked as seldom as can be:
one question, loosened at most twice. Without a window it searches its last three months alone, and a window can come
from the article's date only: for an undated article about an older event it has nothing.
"""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from factcheck.discover.queries import phrase, rare, steps
from factcheck.discover.ranking import ranked
from factcheck.errors import ServiceError
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Outlet, Reason, Response
from factcheck.protocols import Named

_URL = "https://api.gdeltproject.org/api/v2/doc/doc"
_BEFORE, _AFTER = timedelta(days=90), timedelta(days=2)
_REACH = timedelta(days=92)  # what its index officially goes back
_LONGEST = 250  # characters of a question
_DOMAINS = 3
_THROTTLED = re.compile(r"limit requests|too many requests|rate limit", re.IGNORECASE)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_ERRORS_ARE_SHORT = 300


def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Named:
    """Yield pages of the outlet that hold the claim's rarest words, or without an outlet any that hold its phrase.

    Where it has nothing it says whether its index reaches back to the article. Raises ServiceError where GDELT is down,
    throttles, or refuses the question.
    """
    if web.privacy == "draft":
        return "draft"
    published, why = claim.article.published, "no_words"
    found = rare(claim, outlet)
    for terms in steps(found) if outlet else phrase(found):
        articles, asked = _ask(web, tuple(_quoted(term) for term in terms), outlet, published)
        if articles:
            yield from ranked(articles, found, published)
            return ""
        why = _unreached(published, asked)
    return why


def _unreached(published: date | None, asked: datetime) -> str:
    """Why its index may not hold the page, by the day on which it was asked, which a recording keeps."""
    if published is None:
        return "undated_recent_only"
    return "before_the_index" if published < asked.date() - _REACH else ""


def _quoted(term: str) -> str:
    """A term as GDELT takes it: quoted where it has a space or a dash, bare where it is one word, signs left out."""
    bare = " ".join(re.sub(r"[^\w\s'-]", " ", term.replace("\u2019", "'").strip('"')).split())
    return f'"{bare}"' if re.search(r"[\s-]", bare) else bare


def _ask(
    web: Web, terms: tuple[str, ...], outlet: Outlet | None, published: date | None
) -> tuple[list[Candidate], datetime]:
    """What GDELT names, and when it was asked."""
    params = {
        "query": _question(terms, outlet),
        "mode": "ArtList",
        "format": "json",
        "maxrecords": "50",
        "sort": "HybridRel",
    }
    if published is not None:
        params["startdatetime"] = f"{published - _BEFORE:%Y%m%d}000000"
        params["enddatetime"] = f"{published + _AFTER:%Y%m%d}235959"
    response = web.ask("gdelt", _URL, params, words=" ".join(terms))
    rows = _read(response)
    return [_candidate(row, outlet) for row in rows if isinstance(row.get("url"), str)], response.retrieved


def _question(terms: tuple[str, ...], outlet: Outlet | None) -> str:
    """The terms and the outlet's domains as one question that is not too long for the service."""
    hosts = list(dict.fromkeys(domain.partition("/")[0] for domain in outlet.domains[:_DOMAINS])) if outlet else []
    where = " OR ".join(f"domainis:{host}" for host in hosts)
    place = f" ({where})" if len(hosts) > 1 else f" {where}" if hosts else ""
    words = list(terms)
    while len(" ".join(words)) + len(place) > _LONGEST and len(words) > 1:
        words.pop()
    return f"{' '.join(words)}{place}"


def _read(response: Response) -> list[dict[str, Any]]:
    """The answer's rows. Raises ServiceError for the errors that GDELT sends as text, at whatever status."""
    text = response.body.decode("utf-8", "replace").strip()
    if not text.startswith("{"):
        raise _refusal(text)
    try:
        answer = json.loads(_BAD_ESCAPE.sub(r"\\\\", text), strict=False)
    except ValueError:
        raise ServiceError("gdelt answered with broken JSON", reason=Reason.BAD_ANSWER, place=_URL) from None
    rows = answer.get("articles", [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _refusal(text: str) -> ServiceError:
    if _THROTTLED.search(text[:_ERRORS_ARE_SHORT]):
        return ServiceError("gdelt asks for fewer requests", reason=Reason.RATE_LIMITED, place=_URL)
    if not text or text.startswith("<") or len(text) > _ERRORS_ARE_SHORT:
        return ServiceError("gdelt answered with something else than JSON", reason=Reason.BAD_ANSWER, place=_URL)
    return ServiceError(f"gdelt refused the question: {text.rstrip('.')}", reason=Reason.BAD_QUERY, place=_URL)


def _candidate(row: dict[str, Any], outlet: Outlet | None) -> Candidate:
    title = re.sub(r"\s+([,:;?!.])", r"\1", str(row.get("title") or "")).strip()
    return Candidate(
        row["url"], "gdelt", title or None, _seen(row.get("seendate")), outlet=outlet.id if outlet else None
    )


def _seen(stamp: object) -> datetime | None:
    try:
        return datetime.strptime(str(stamp), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
