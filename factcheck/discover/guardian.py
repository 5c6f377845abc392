"""Candidates from the Guardian Open Platform: full-text search of one outlet. Needs a key; 500 questions a day.

Without a key it stays silent; a recorded run replays without one.
"""

from datetime import date, timedelta
from typing import Any

from factcheck.discover.answers import broken, rows, table, text
from factcheck.discover.keyed import Keyed
from factcheck.discover.listing import moment
from factcheck.fetch import Web
from factcheck.model import Candidate

_URL = "https://content.guardianapis.com/search"
_OUTLET = "theguardian.com"
_BEFORE, _AFTER = timedelta(days=90), timedelta(days=2)


def _ask(web: Web, key: str, terms: tuple[str, ...], published: date | None) -> list[Candidate]:
    words = " AND ".join(f'"{term}"' for term in terms)
    params = {"q": words, "page-size": "10", "order-by": "relevance", "show-fields": "trailText"}
    if published is not None:
        params |= {"from-date": str(published - _BEFORE), "to-date": str(published + _AFTER)}
    if key:
        params["api-key"] = key
    response = web.ask("guardian", _URL, params, words=words)
    answer = table(response, "guardian").get("response")
    if not isinstance(answer, dict) or answer.get("status") != "ok":
        raise broken(response, "guardian")
    return [_candidate(row) for row in rows(answer.get("results")) if isinstance(row.get("webUrl"), str)]


def _candidate(row: dict[str, Any]) -> Candidate:
    title = str(row.get("webTitle") or "") or None
    fields = row.get("fields")
    snippet = text(fields.get("trailText")) if isinstance(fields, dict) else ""
    published = moment(str(row.get("webPublicationDate")))
    return Candidate(row["webUrl"], "guardian", title, published, outlet=_OUTLET, snippet=snippet)


discover = Keyed("FACTCHECK_GUARDIAN_KEY", _OUTLET, _ask)
