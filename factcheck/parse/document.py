"""What stands in an HTML document: its main text, by trafilatura, and what it says of itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from factcheck.text import fold

_MOST_LD = 200_000  # characters of one JSON-LD block
_DEEPEST = 8  # levels of a JSON-LD block that are looked through
_LONGEST = 3_000_000  # characters of a document that are read
_ASIDE = "ancestor::aside or ancestor::footer or ancestor::nav or ancestor::figure or ancestor::form"
_REMARKS = "ancestor::*[contains(@class, 'comment') or contains(@id, 'comment')]"
_HELD = f"//article//p[not({_ASIDE} or {_REMARKS})]"
_A_BAR = 120  # words; some outlets name the whole text of an article after its paywall
_NUL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]")
_ARTICLE_TYPE = re.compile(r"Article|Report|BlogPosting|LiveBlogPosting", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as far as it can be read.

    `visible` is all its text but menus, asides and footers; `held` counts the words in the paragraphs of its article.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    site: str | None = None
    canonical: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    visible: str = ""
    held: int = 0
    walls: tuple[str, ...] = ()
    told: dict[str, Any] = field(default_factory=dict)
    cut: bool = False
    plain: bool = False


def plain(text: str) -> Document:
    """A text without markup."""
    blocks = re.split(r"\r?\n[ \t]*\r?\n", _NUL.sub(" ", text).strip())
    return Document(tuple(" ".join(block.split()) for block in blocks if block.strip()), plain=True)


def read_html(text: str) -> Document | None:
    """An HTML document; None where nothing can be made of it."""
    from lxml import etree, html  # noqa: PLC0415 - 40 ms that only a run with pages needs

    try:
        tree: Any = html.document_fromstring(
            _NUL.sub(" ", text[:_LONGEST]).encode(), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return None
    for note in tree.xpath("//*[@data-factcheck-stand-in]"):
        note.drop_tree()
    told = _told(tree)
    walls = tuple(_names_of(one) for one in tree.xpath("//*[@class or @id]") if _is_wall(one))
    meta = _meta(tree)
    visible = _visible(tree)
    title = _first(told.get("headline"), meta.get("og:title"), tree.findtext(".//h1"), tree.findtext(".//title"))
    held = sum(len(one.text_content().split()) for one in tree.xpath(_HELD))
    published = _moment(told.get("datePublished"), meta.get("article:published_time"), _date_found(tree))
    canonical = _first(*tree.xpath("//link[@rel='canonical']/@href")[:1], meta.get("og:url"))
    return Document(
        paragraphs=_main_text(tree, title),  # the extractor may take the tree apart
        title=title,
        site=_first(meta.get("og:site_name"), _name_of(told.get("publisher"))),
        canonical=canonical,
        published=published,
        modified=_moment(told.get("dateModified"), meta.get("article:modified_time")),
        language=_language(tree.get("lang"), told.get("inLanguage"), meta.get("og:locale")),
        authors=tuple(_authors(told.get("author"))),
        visible=visible,
        held=held,
        walls=walls,
        told=told,
        cut=len(text) > _LONGEST,
    )


def _main_text(tree: Any, title: str | None) -> tuple[str, ...]:
    """The article's paragraphs, without its headline and without a copy of one that was just read."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 250 ms that only a run with pages needs

    try:
        found: Any = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False)
    except (RecursionError, ValueError, TypeError, AttributeError):
        return ()  # hostile markup: no text is better than a crash
    lines = (found.text or "").splitlines() if found else []
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    headline = fold(title or "")
    return tuple(line for at, line in enumerate(kept) if at > 1 or fold(line) != headline)


_WALL = re.compile(
    r"(?:^|[\s_-])(?:paywall|regwall|subscription-barrier|subscribe-wall|subscriber-wall|pay-?barrier|piano-paywall|"
    r"paid-barrier|premium-barrier|article-barrier|offer-barrier)(?:$|[\s_-])",
    re.IGNORECASE,
)


def _names_of(element: Any) -> str:
    return " ".join((element.get("class") or "", element.get("id") or "", element.get("data-testid") or "")).strip()


def _is_wall(element: Any) -> bool:
    """Whether this element bars the way: named so, with something to say; what says much is the text behind the bar."""
    return bool(_WALL.search(_names_of(element))) and 0 < len((element.text_content() or "").split()) < _A_BAR


def _visible(tree: Any) -> str:
    hidden = " or ".join(f"ancestor::{tag}" for tag in ("script", "style", "template", "nav", "aside", "footer"))
    return " ".join(" ".join(tree.xpath(f"//body//text()[not({hidden})]")).split())


def _meta(tree: Any) -> dict[str, str]:
    pairs = ((one.get("property") or one.get("name") or "", one.get("content") or "") for one in tree.iter("meta"))
    return {name.lower(): content for name, content in reversed(list(pairs)) if name and content}


def _told(tree: Any) -> dict[str, Any]:
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


def _authors(author: Any) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        if name := _name_of(one):
            yield name


def _name_of(thing: Any) -> str | None:
    name = thing.get("name") if isinstance(thing, dict) else thing
    return name.strip() if isinstance(name, str) and name.strip() else None


def _first(*values: Any) -> str | None:
    return next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), None)


def _language(*values: Any) -> str | None:
    told = next(
        (value for value in values if isinstance(value, str) and re.match(r"[A-Za-z]{2}(?:[-_]|$)", value)), None
    )
    return told[:2].lower() if told else None


def _moment(*values: Any) -> datetime | None:
    for value in values:
        if isinstance(value, str):
            try:
                return datetime.fromisoformat(value.strip())
            except ValueError:
                continue
    return None


def _date_found(tree: Any) -> str | None:
    """The day that the page shows of itself, for pages that do not say it in their metadata."""
    from htmldate import find_date  # noqa: PLC0415 - comes with trafilatura, as late as it

    try:
        return find_date(tree, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
