"""Candidates from the New York Times's Article Search: metadata of one outlet since 1851. Needs a key; 500 a day.

It gives no text, so the page itself has to be read. Without a key it stays silent; a recorded run replays without one.
"""

from datetime import date, timedelta
from typing import Any

from factcheck.discover.answers import broken, rows, table, text
from factcheck.discover.keyed import Keyed
from factcheck.discover.listing import moment
from factcheck.fetch import Web
from factcheck.model import Candidate

_URL = "https://api.nytimes.com/svc/search/v2/articlesearch.json"
_OUTLET = "nytimes.com"
_BEFORE, _AFTER = timedelta(days=90), timedelta(days=2)


def _ask(web: Web, key: str, terms: tuple[str, ...], published: date | None) -> list[Candidate]:
    words = " ".join(f'"{term}"' if " " in term else term for term in terms)
    params = {"q": words, "sort": "relevance"}
    if published is not None:
        params |= {"begin_date": f"{published - _BEFORE:%Y%m%d}", "end_date": f"{published + _AFTER:%Y%m%d}"}
    if key:
        params["api-key"] = key
    response = web.ask("nyt", _URL, params, words=words)
    answer = table(response, "nyt").get("response")
    if not isinstance(answer, dict) or "docs" not in answer:  # a fault has no docs; no hits are docs of null
        raise broken(response, "nyt")
    return [_candidate(row) for row in rows(answer["docs"]) if isinstance(row.get("web_url"), str)]


def _candidate(row: dict[str, Any]) -> Candidate:
    headline = row.get("headline")
    title = headline.get("main") if isinstance(headline, dict) else None
    stamp = str(row.get("pub_date") or "")
    return Candidate(
        row["web_url"],
        "nyt",
        title if isinstance(title, str) else None,
        moment(stamp),
        outlet=_OUTLET,
        snippet=text(row.get("snippet") or row.get("abstract")),
    )


discover = Keyed("FACTCHECK_NYT_KEY", _OUTLET, _ask)
