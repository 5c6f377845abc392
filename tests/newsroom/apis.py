"""The stand-ins for the Guardian Open Platform, the New York Times's Article Search, and a newsroom's own SearXNG.

The first two want a key, as the services do; any will do but none.
"""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qs

from tests.newsroom.answers import Answer
from tests.newsroom.stock import Stocked, plain

GUARDIAN, NYT, SEARXNG = "content.guardianapis.com", "api.nytimes.com", "search.newsroom.example"
HOSTS = frozenset({GUARDIAN, NYT, SEARXNG})


def answer(host: str, path: str, query: str, stock: Sequence[Stocked]) -> Answer | None:
    """Answer a question to one of the three; None for any other address."""
    params = {key: values[-1] for key, values in parse_qs(query).items()}
    if (host, path) == (GUARDIAN, "/search"):
        return _guardian(params, stock)
    if (host, path) == (NYT, "/svc/search/v2/articlesearch.json"):
        return _nyt(params, stock)
    return _searxng(params, stock) if (host, path) == (SEARXNG, "/search") else None


def _json(body: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(body).encode(), "application/json; charset=utf-8")


def _hits(query: str, stock: Sequence[Stocked], host: str = "") -> list[Stocked]:
    terms = [quoted or word for quoted, word in re.findall(r'"([^"]+)"|(\S+)', query.replace(" AND ", " "))]
    return [
        page
        for page in stock
        if page.seen and page.host.endswith(host)
        if all(f" {plain(term)} " in page.indexed for term in terms)
    ]


def _seen(page: Stocked) -> datetime:
    return datetime.strptime(page.seen or "", "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _guardian(params: dict[str, str], stock: Sequence[Stocked]) -> Answer:
    if not params.get("api-key"):
        return _json({"message": "Unauthorized"}, 401)
    low, high = params.get("from-date", "0000"), params.get("to-date", "9999")
    pages = [page for page in _hits(params["q"], stock, "theguardian.com") if low <= f"{_seen(page):%Y-%m-%d}" <= high]
    results = [
        {"id": page.path.strip("/"), "type": "article", "sectionId": "business", "webTitle": page.headline,
         "webPublicationDate": f"{_seen(page):%Y-%m-%dT%H:%M:%SZ}", "webUrl": page.url, "isHosted": False}
        for page in pages
    ]  # fmt: skip
    head = {"status": "ok", "userTier": "developer", "total": len(results), "startIndex": 1, "pageSize": 10}
    return _json({"response": {**head, "currentPage": 1, "pages": 1, "orderBy": "relevance", "results": results}})


def _nyt(params: dict[str, str], stock: Sequence[Stocked]) -> Answer:
    if not params.get("api-key"):
        return _json({"fault": {"faultstring": "Failed to resolve API Key variable request.queryparam.api-key"}}, 401)
    low, high = params.get("begin_date", "0" * 8), params.get("end_date", "9" * 8)
    pages = [page for page in _hits(params["q"], stock, "nytimes.com") if low <= f"{_seen(page):%Y%m%d}" <= high]
    docs = [
        {"web_url": page.url, "abstract": "", "headline": {"main": page.headline, "kicker": ""}, "source": "x",
         "pub_date": f"{_seen(page):%Y-%m-%dT%H:%M:%S}+0000", "multimedia": {"caption": ""}, "word_count": 300}
        for page in pages
    ]  # fmt: skip
    meta = {"hits": len(docs), "offset": 0, "time": 9}
    return _json({"status": "OK", "copyright": "", "response": {"docs": docs or None, "metadata": meta}})


def _searxng(params: dict[str, str], stock: Sequence[Stocked]) -> Answer:
    if params.get("format") != "json":
        return Answer(403)
    words = re.sub(r"\bsite:\S+", "", params["q"])  # the engine behind it takes no notice of it, as some do
    results = [
        {"url": page.url, "title": page.headline, "content": "", "engine": "stand-in", "score": 1.0, "category": "news",
         "publishedDate": f"{_seen(page):%Y-%m-%dT%H:%M:%S}"}
        for page in _hits(words, stock)
    ]  # fmt: skip
    return _json({"query": params["q"], "results": results, "answers": [], "unresponsive_engines": []})
