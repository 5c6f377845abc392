"""HTML: the main text as trafilatura finds it, and the source line of each paragraph where it can be traced."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from factcheck.model import Article, DeclaredSource, Link, Miss, Reason, Span
from factcheck.read.dates import day, draft_reason, moment, of_address, of_name
from factcheck.read.declared import dates_of, is_address, sources_of
from factcheck.read.declared import draft_reason as declared_draft
from factcheck.read.desk import Desk, Sheet, language
from factcheck.read.frontmatter import FrontMatter, split
from factcheck.read.marks import Marks
from factcheck.read.plain import addresses, without
from factcheck.read.plain import read as read_plain
from factcheck.read.refused import RefusedError
from factcheck.read.segments import Segment, joined, segments

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_ELEMENTS = 100_000
_MAX_LINE = 65_534  # libxml2 counts no further
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
          "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date",
          "sailthru.date", "date")  # fmt: skip


def charset(data: bytes) -> str | None:
    """The encoding that a page names in its first 2,000 bytes."""
    found = re.search(rb"""<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", data[:2000], re.IGNORECASE)
    return found[1].decode("ascii", "ignore") if found else None


def read(sheet: Sheet, desk: Desk) -> Iterator[Article | Miss]:
    """The article of a page. Raises RefusedError where it has no main text, or is too large or too twisted.

    Front matter, as static site generators allow it above HTML, is read for drafts, dates and sources too.
    """
    if not sheet.text.strip():
        yield from read_plain(sheet, desk)
        return
    front = split(sheet.text)
    dated = dates_of(front)
    why = declared_draft(front, desk.now)
    sources = list(sources_of(front, sheet, desk))
    page = _article(sheet, front, dated, desk)
    yield from (source for source in sources if isinstance(source, Miss))
    yield replace(
        page,
        sources=tuple(source for source in sources if isinstance(source, DeclaredSource)),
        draft=bool(why) or page.draft,
        draft_reason=why or page.draft_reason,
    )


def _article(sheet: Sheet, front: FrontMatter, dated: list[date | datetime], desk: Desk) -> Article:
    source = re.sub(r"[^\n]", " ", front.text) + sheet.text[front.end :]
    tree = _tree(source)
    marks = Marks(tree, source)
    lines = _lines(tree, marks)
    dated = dated or _dated(tree, sheet)
    why = draft_reason(sheet.path, dated, desk.now)
    canonical = next(filter(is_address, tree.xpath("//link[@rel='canonical']/@href")), sheet.url)
    title = front.words("title") or marks.plain(_headline(tree))
    found = marks.lift(_main_text(tree))
    text, starts, links = joined(found)
    if not text:
        raise RefusedError(Reason.EMPTY, "no main text on this page; save the article itself as .txt or .md")
    bare = addresses(text)
    absolute = (Link(link.start, link.end, _absolute(canonical, link.url)) for link in links)
    linked = {*bare, *(link for link in absolute if link.url)}
    return Article(
        id=sheet.id,
        text=text,
        prose=without(text, bare),
        title=_place(title, found, starts),
        language=language(front.words("language", "lang") or tree.get("lang")),
        published=day(dated[0]) if dated else None,
        url=canonical,
        path=sheet.path,
        draft=bool(why),
        draft_reason=why,
        links=tuple(sorted(linked, key=lambda link: (link.start, link.end, link.url))),
        line_of=tuple((start, lines.get(segment.key)) for start, segment in zip(starts, found, strict=True)),
        headline=title,
        instructions=marks.instructions(text),
    )


def _tree(text: str) -> "HtmlElement":
    from lxml import etree, html  # noqa: PLC0415 - only pages need it

    parser = html.HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        raise RefusedError(Reason.UNREADABLE, "cannot be parsed as HTML; save the article as .txt or .md") from None
    if any("depth" in entry.message.casefold() for entry in parser.error_log):
        raise RefusedError(Reason.LIMIT, "HTML nested too deep to read; save the article as .txt or .md")
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        raise RefusedError(Reason.LIMIT, f"HTML of more than {_MAX_ELEMENTS:,} elements; save it as .txt or .md")
    return tree


def _main_text(tree: "HtmlElement") -> list[Segment]:
    """The paragraphs of the main text. Whatever trafilatura stumbles over on a hostile page is a RefusedError."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - a quarter of a second, for pages alone

    for name in ("trafilatura", "htmldate", "courlan"):
        if not (logger := logging.getLogger(name)).handlers:
            logger.addHandler(logging.NullHandler())  # else their warnings about a page reach the user's terminal
    try:
        found = bare_extraction(tree, include_comments=False, include_links=True, include_tables=True)
    except Exception:  # noqa: BLE001 - another's parser on a page that anybody may have written
        raise RefusedError(Reason.UNREADABLE, "HTML that cannot be taken apart; save it as .txt or .md") from None
    body = getattr(found, "body", None)
    paragraphs = [] if body is None else list(segments(body))
    if len(paragraphs) > 1 or tree.body is None:
        return paragraphs
    # A page this short makes trafilatura run all of its text together: the page's own elements tell it apart.
    own = next((element for name in ("article", "main") for element in tree.iter(name)), tree.body)
    return list(segments(own))


def _headline(tree: "HtmlElement") -> str:
    for path in ("//article//h1", "//h1", "//meta[@property='og:title']/@content", "//title"):
        found = tree.xpath(path)
        words = [" ".join((item if isinstance(item, str) else item.text_content()).split()) for item in found]
        if len(words) == 1 and words[0]:
            return words[0]
    return ""


def _dated(tree: "HtmlElement", sheet: Sheet) -> list[date | datetime]:
    """The date that the page's own metadata states; a guess from its text would be worse than none."""
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated.setdefault(name.casefold(), meta.get("content") or "")
    found: list[date | datetime] = []
    named = tree.xpath("//*[@itemprop='datePublished' or @pubdate]/@*[name()='datetime' or name()='content']")[:1]
    times = tree.xpath("//article//time/@datetime")[:1]
    for value in (*(stated.get(name, "") for name in _DATES), *_linked_data(tree), *named, *times):
        with suppress(ValueError):
            found.append(moment(value))
    return found[:1] or list(filter(None, [of_name(sheet.path) or of_address(sheet.url)]))


def _linked_data(tree: "HtmlElement") -> list[str]:
    stated = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
    found = (stated.search(script) for script in tree.xpath("//script[@type='application/ld+json']/text()"))
    return [match[1] for match in found if match][:1]


def _lines(tree: "HtmlElement", marks: Marks) -> dict[str, int | None]:
    """The source line of every paragraph of the page by its words; None for words that stand there more than once."""
    lines: dict[str, int | None] = {}
    for segment in map(marks.unmarked, segments(tree.body) if tree.body is not None else ()):
        told = segment.line if segment.line is not None and segment.line < _MAX_LINE else None
        lines[segment.key] = None if segment.key in lines else told
    return lines


def _absolute(base: str | None, href: str) -> str:
    try:
        url = urljoin(base or "", href.strip())
    except ValueError:
        return ""
    return url if is_address(url) else ""


def _place(title: str, found: list[Segment], starts: list[int]) -> Span | None:
    """The title as a span of the text, where one of its paragraphs is the title."""
    at = (start for segment, start in zip(found, starts, strict=True) if title and segment.text == title)
    start = next(at, None)
    return None if start is None else Span(start, start + len(title), title)
