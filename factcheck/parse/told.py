"""What a page says of itself: JSON-LD, meta tags, its date."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

_MOST_LD = 200_000  # characters of one JSON-LD block
_DEEPEST = 8  # levels of a JSON-LD block that are looked through
_ARTICLE_TYPE = re.compile(r"Article|Report|BlogPosting|LiveBlogPosting", re.IGNORECASE)


def meta(tree: Any) -> dict[str, str]:
    """The meta tags by name, in lower case; of several with one name the first."""
    pairs = ((one.get("property") or one.get("name") or "", one.get("content") or "") for one in tree.iter("meta"))
    return {name.lower(): content for name, content in reversed(list(pairs)) if name and content}


def json_ld(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that describes the article, {} where there is none."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()")[:20]:
        try:
            data = json.loads(block[:_MOST_LD], strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _objects(data, _DEEPEST):
            if _ARTICLE_TYPE.search(str(thing.get("@type", ""))):
                return thing
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth - 1)
        yield from _objects(data.get("mainEntity"), depth - 1)
    elif depth and isinstance(data, list):
        for one in data[:100]:
            yield from _objects(one, depth - 1)


def authors(author: Any) -> Iterator[str]:
    """The names that a JSON-LD author holds."""
    for one in author if isinstance(author, list) else [author]:
        if name := name_of(one):
            yield name


def name_of(thing: Any) -> str | None:
    """The name of a JSON-LD person or organisation."""
    name = thing.get("name") if isinstance(thing, dict) else thing
    return name.strip() if isinstance(name, str) and name.strip() else None


def first(*values: Any) -> str | None:
    """The first of these that has words, on one line."""
    return next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), None)


def language(*values: Any) -> str | None:
    """The two-letter code of the first value that names a language."""
    told = next(
        (value for value in values if isinstance(value, str) and re.match(r"[A-Za-z]{2}(?:[-_]|$)", value)), None
    )
    return told[:2].lower() if told else None


def moment(*values: Any) -> datetime | None:
    """The first of these that is a time in ISO 8601."""
    for value in values:
        if isinstance(value, str):
            try:
                return datetime.fromisoformat(value.strip())
            except ValueError:
                continue
    return None


def date_found(tree: Any) -> str | None:
    """The day that the page shows of itself, for pages that do not say it in their metadata."""
    from htmldate import find_date  # noqa: PLC0415 - comes with trafilatura, as late as it

    try:
        return find_date(tree, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
