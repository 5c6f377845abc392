"""The stand-in for GDELT DOC 2.0: its operators, its JSON, and its errors as plain text at status 200.

One thing differs from the service: without a window it searches all that it holds, the service its last three months.
"""

import json
import re
from collections.abc import Sequence
from urllib.parse import parse_qs

from tests.newsroom.answers import Answer, text
from tests.newsroom.stock import Stocked, plain

HOST = "api.gdeltproject.org"
_TERM = re.compile(
    r'(?P<minus>-)?(?:(?P<key>[a-z]+):(?P<value>"[^"]*"|\S+)|"(?P<phrase>[^"]*)"|\((?P<either>[^()]*)\)|(?P<word>[^\s()"]+))'
)
_ODD = re.compile(r"[^\w\s\"'’():.,/&$%-]")


_ILLEGAL = (
    "One or more of your keywords contained an illegal character. "
    'To use a dash in a word, place it in quotes like "f-16".'
)


class QueryError(ValueError):
    """The query is refused; the message is what the service says."""


def answer(query: str, stock: Sequence[Stocked]) -> Answer:
    """Answer one call of /api/v2/doc/doc."""
    params = {key: values[-1] for key, values in parse_qs(query).items()}
    try:
        hits = search(params, stock)
    except QueryError as error:
        return text(str(error))
    body = {"articles": [_row(page) for page in hits[: int(params.get("maxrecords", "75"))]]} if hits else {}
    return Answer(body=json.dumps(body, ensure_ascii=False).encode(), type="application/json; charset=utf-8")


def search(params: dict[str, str], stock: Sequence[Stocked]) -> list[Stocked]:
    """The pages that fit, best first. Raises QueryError as the service would refuse."""
    query = params.get("query", "")
    if params.get("mode", "").lower() != "artlist" or params.get("format", "").lower() != "json":
        raise QueryError("Invalid mode or format.")
    terms = _terms(query)
    low, high = params.get("startdatetime", "0" * 14), params.get("enddatetime", "9" * 14)
    known = [page for page in stock if page.seen and low <= re.sub(r"\D", "", page.seen) <= high]
    hits = [page for page in known if all(_holds(page, term) for term in terms)]
    return sorted(hits, key=lambda page: page.seen or "", reverse=params.get("sort", "").lower() != "dateasc")


def _terms(query: str) -> list[re.Match[str]]:
    if not 3 <= len(query) <= 250:
        raise QueryError("Your query was too short or too long.")
    if _ODD.search(query):
        raise QueryError(_ILLEGAL)
    if re.search(r"\bOR\b", re.sub(r"\([^()]*\)", "", query)):
        raise QueryError("Queries containing OR'd terms must be surrounded by ().")
    terms = list(_TERM.finditer(query))
    for term in terms:
        _refuse(term)
    return terms


def _refuse(term: re.Match[str]) -> None:
    if term["either"] is not None and " OR " not in term["either"]:
        raise QueryError("Parentheses may only be used around OR'd statements.")
    if term["phrase"] is not None and (len(term["phrase"]) < 5 or " " not in term["phrase"].strip()):
        raise QueryError("The specified phrase is too short.")
    if term["word"] and "-" in term["word"]:
        raise QueryError(_ILLEGAL)


def _holds(page: Stocked, term: re.Match[str]) -> bool:
    if term["either"] is not None:
        found = any(_holds(page, one) for part in term["either"].split(" OR ") for one in _TERM.finditer(part.strip()))
    elif term["key"]:
        found = _restricts(page, term["key"], term["value"].strip('"').lower())
    else:
        found = f" {plain(term['phrase'] or term['word'])} " in page.indexed
    return found != bool(term["minus"])


def _restricts(page: Stocked, key: str, value: str) -> bool:
    domain = page.host.removeprefix("www.")
    if key == "sourcelang":
        return page.language.lower().startswith(value)
    return value in domain if key == "domain" else key == "domainis" and value == domain


def _row(page: Stocked) -> dict[str, str]:
    spaced = re.sub(r"\s*([,:;?!])\s*", r" \1 ", page.headline)
    return {
        "url": page.url,
        "url_mobile": "",
        "title": " ".join(spaced.split()),
        "seendate": page.seen or "",
        "socialimage": "",
        "domain": page.host.removeprefix("www."),
        "language": page.language,
        "sourcecountry": page.country,
    }
