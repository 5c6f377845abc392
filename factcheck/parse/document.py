"""What stands in an HTML document: its main text, by trafilatura, and what it says of itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from factcheck.parse.shown import unshown
from factcheck.parse.told import authors, date_found, first, json_ld, language, meta, moment, name_of
from factcheck.parse.words import words
from factcheck.text import fold

_LONGEST = 3_000_000  # characters of a document that are read
_ASIDE = "ancestor::aside or ancestor::footer or ancestor::nav or ancestor::figure or ancestor::form"
_REMARKS = "ancestor::*[contains(@class, 'comment') or contains(@id, 'comment')]"
_HELD = f"//article//p[not({_ASIDE} or {_REMARKS})]"
_A_BAR = 120  # words; some outlets name the whole text of an article after its paywall
_A_TEXT = 40  # words; fewer may be all that a fast look made out
_NEARLY, _MOSTLY = 0.9, 0.5  # of the words in the article's paragraphs; of all that the page shows
_A_NOTE, _A_LABEL = 600, 40  # characters
_NUL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]")
_ROOTS = "//body//*[self::div or self::main][@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @id='app-root']"
_CROWDED = "//*[count(*) > 4000]"  # the extractor's time grows by the square of an element's children
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_PARTS = re.compile(r"<(/?)(?:div|article|main|section)\b", re.IGNORECASE)
_LABELS = ("p", "div", "span", "a", "li", "strong", "b", "em", "h2", "h3", "h4", "button", "option")


@dataclass(frozen=True, slots=True)
class Document:
    """A document as far as it can be read.

    `visible` is all its text but menus, asides and footers; `held` counts the words in the paragraphs of its article.
    `notes` are texts of elements that are named as notices, `unshown` of those that nobody else may show; `paged` is
    what tells that the article goes on on another page. `shell` is True where the page's own place for its text is
    empty and left to a script. `robots` is what its meta tag tells robots. `remark` says why a part is missing, where
    the reading itself left one out.
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
    notes: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    paged: str = ""
    shell: bool = False
    robots: str = ""
    remark: str = ""
    plain: bool = False


def plain(text: str) -> Document:
    """A text without markup."""
    blocks = re.split(r"\r?\n[ \t]*\r?\n", _NUL.sub(" ", text).strip())
    return Document(tuple(" ".join(block.split()) for block in blocks if block.strip()), plain=True)


def read_html(text: str, url: str = "") -> Document | None:
    """An HTML document, found at `url`; None where nothing can be made of it."""
    clean = _NUL.sub(" ", text[:_LONGEST])
    tree = _tree(clean)
    if tree is None:
        return None
    told, tags = json_ld(tree), meta(tree)
    walls = tuple(_names_of(one) for one in tree.xpath("//*[@class or @id]") if _is_wall(one))
    visible = _visible(tree)
    title = first(told.get("headline"), tags.get("og:title"), tree.findtext(".//h1"), tree.findtext(".//title"))
    held = sum(len(one.text_content().split()) for one in tree.xpath(_HELD))
    published = moment(told.get("datePublished"), tags.get("article:published_time"))
    published = published or moment(date_found(tree))  # which reads all of the page
    canonical = first(*tree.xpath("//link[@rel='canonical']/@href")[:1], tags.get("og:url"))
    notes, kept_back = tuple(_notes(tree)), tuple(unshown(tree))
    paged, shell = _paged(tree, url), any(not one.text_content().strip() for one in tree.xpath(_ROOTS))
    return Document(
        paragraphs=_main_text(tree, clean, title, max(held, len(visible.split()) * _MOSTLY)),
        title=title,
        site=first(tags.get("og:site_name"), name_of(told.get("publisher"))),
        canonical=canonical,
        published=published,
        modified=moment(told.get("dateModified"), tags.get("article:modified_time")),
        language=language(tree.get("lang"), told.get("inLanguage"), tags.get("og:locale")),
        authors=tuple(authors(told.get("author"))),
        visible=visible,
        held=held,
        walls=walls,
        told=told,
        notes=notes,
        unshown=kept_back,
        paged=paged,
        shell=shell,
        robots=tags.get("robots", ""),
        remark="the document is too long to be read to its end" if len(text) > _LONGEST else _broken_off(text),
    )


def _broken_off(text: str) -> str:
    """What tells that the document was cut: it is not closed, and neither is a part of it that has to be."""
    if _CLOSED.search(text[-20_000:]):
        return ""
    opened = Counter(match[1] for match in _PARTS.finditer(text))
    return "the document breaks off before its end" if opened[""] > opened["/"] else ""


def _tree(text: str) -> Any:
    """The elements, without the notes of stand-ins; None where there are none, or so many that no page has them."""
    from lxml import etree, html  # noqa: PLC0415 - 40 ms that only a run with pages needs

    try:
        tree: Any = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None
    if tree.xpath(_CROWDED):
        return None
    for note in tree.xpath("//*[@data-factcheck-stand-in]"):
        note.drop_tree()
    return tree


def _main_text(tree: Any, text: str, title: str | None, expected: float) -> tuple[str, ...]:
    """The article's paragraphs, without its headline and without a copy of one that was just read.

    Two passes: where the first, which is fast, finds about as many words as are `expected`, the second would only
    compare that with what slower ways find. An extractor takes the tree apart, so that the second needs a new one.
    """
    kept = _extracted(tree, fast=True)
    words = sum(len(line.split()) for line in kept)
    if words < _A_TEXT or words < expected * _NEARLY:
        kept = _extracted(_tree(text), fast=False)
    headline = fold(title or "")
    return tuple(line for at, line in enumerate(kept) if at > 1 or fold(line) != headline)


def _extracted(tree: Any, *, fast: bool) -> list[str]:
    """The lines of the main text; `fast` without looking whether other ways find more."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 250 ms that only a run with pages needs

    try:
        found: Any = bare_extraction(
            tree, favor_precision=True, include_comments=False, include_tables=False, fast=fast
        )
    except (RecursionError, ValueError, TypeError, AttributeError):
        return []  # hostile markup: no text is better than a crash
    lines = (found.text or "").splitlines() if found else []
    return [" ".join(line.split()) for line in lines if line.strip()]


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


def _notes(tree: Any) -> Iterator[str]:
    """The texts of short elements whose class says that they are a notice."""
    for one in tree.xpath("//*[@class]"):
        named = words().notice_classes.intersection((one.get("class") or "").lower().replace("_", "-").split())
        if text := _short(one, _A_NOTE) if named else "":
            yield text


def _short(element: Any, most: int) -> str:
    """An element's text, "" where it has more characters than that; no more of it is looked at."""
    pieces: list[str] = []
    for piece in element.itertext():
        bare = piece.strip()
        if len(bare) > most or sum(map(len, pieces)) > most:
            return ""
        pieces += bare.split()
    text = " ".join(pieces)
    return text if len(text) <= most else ""


def _paged(tree: Any, url: str) -> str:
    """What tells that the article goes on elsewhere: "Page 1 of 3", or a next page under its own address."""
    for one in tree.iter(*_LABELS):
        label = _short(one, _A_LABEL)
        if label and words().paged.fullmatch(label) and re.findall(r"\d+", label)[-1] != "1":
            return label
    nexts = tree.xpath("//*[self::link or self::a][contains(concat(' ', @rel, ' '), ' next ')]/@href")
    return "a link to its next page" if any(_goes_on(url, href) for href in nexts) else ""


def _goes_on(url: str, href: str) -> bool:
    """Whether an address is a later page of the same article; many sites call the *next article* "next"."""
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, href))
    except ValueError:
        return False
    if here.netloc != there.netloc or not here.path.strip("/"):
        return False
    stem = re.sub(r"(?:\.\w{2,5}|/)$", "", here.path)
    rest = there.path.removeprefix(stem)
    same_path = rest != there.path and re.fullmatch(r"(?:[-/_,](?:page|seite|p)?[-/]?\d{1,2})?(?:\.\w{2,5}|/)?", rest)
    numbered = re.search(r"\d", rest.partition(".")[0]) or re.search(r"\b(?:page|seite|p|pg)=\d{1,2}\b", there.query)
    return bool(same_path and numbered)
