"""Elements of XML without their name spaces: agencies write NITF and NewsML-G2 with, without and with old ones."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

_ENTITY = re.compile(r"&\w{1,31};")
_BLOCKS = {"p", "hl2", "h1", "h2", "h3", "h4", "li", "dd", "dt", "pre", "td", "blockquote", "bq"}
_LEFT_OUT = {"media", "media-caption", "figure", "figcaption", "script", "style", "note"}


def tree_of(body: bytes) -> Any:
    """The root element, or as a text why there is none. Nothing outside the document is looked up."""
    from lxml import etree  # noqa: PLC0415 - only where a wire file is read

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return str(error).split(",")[0]


def local(element: Any) -> str:
    """The name of an element without its name space, "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def every(element: Any, *names: str) -> Iterator[Any]:
    """The elements of these names at or below `element`, in order; none for None."""
    return (one for one in (() if element is None else element.iter()) if local(one) in names)


def first(element: Any, *path: str) -> Any:
    """The first element at the end of a path of names, each anywhere below the one before; None where there is none."""
    for name in path:
        element = next((one for one in every(element, name)), None)
    return element


def text_of(element: Any) -> str:
    """All words of an element, on one line; "" for None."""
    return "" if element is None else " ".join(_said(element).split())


def told(element: Any, name: str) -> str:
    """An attribute, "" where there is none."""
    return "" if element is None else str(element.get(name) or "")


def paragraphs(element: Any) -> str:
    """The paragraphs of a text, blank lines between them; all of its words where it has no elements for paragraphs."""
    if element is None:
        return ""
    blocks = [text_of(one) for one in every(element, *_BLOCKS) if not _aside(one, element)]
    found = [one for one in blocks if one]
    return "\n\n".join(found) if found else "\n\n".join(filter(None, map(str.strip, _lines(element))))


def _lines(element: Any) -> list[str]:
    return _said(element).replace("\r\n", "\n").split("\n\n")


def _said(element: Any) -> str:
    """Its text; an entity of HTML, which NITF's own definition declares, as the character that it stands for."""
    return "".join(unescape(piece) if _ENTITY.fullmatch(piece) else piece for piece in element.itertext())


def _aside(element: Any, top: Any) -> bool:
    """Whether it stands in a caption or a note, or in another paragraph."""
    above = element.getparent()
    while above is not None and above is not top:
        if local(above) in _LEFT_OUT | _BLOCKS:
            return True
        above = above.getparent()
    return False


def moment(text: str) -> datetime | None:
    """A time as IPTC writes it: 20260512T093000Z, 2026-05-12T09:30:00+02:00, 20260512; None where it is none."""
    bare = text.strip()
    try:
        found = datetime.fromisoformat(bare)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""The end of an embargo whose end nobody names."""
