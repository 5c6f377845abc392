"""Plain text: what stands in the file is the article."""

import re
from collections.abc import Iterator

from factcheck.model import Article, Link, Miss, Span
from factcheck.read.dateline import day_in
from factcheck.read.dates import draft_reason, of_name
from factcheck.read.desk import Desk, Sheet
from factcheck.read.instructions import in_plain_text, without_instructions
from factcheck.text import paragraphs

_URL = re.compile(r"https?://[^\s<>\"\u201c\u201d\u00ab\u00bb|\\^`{}]{1,2000}", re.IGNORECASE)
_TAIL = ".,;:!?'\u2019\u2026*_~"
_STOP = re.compile("[.!?\u2026:;,\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u201d\u2019\u00bb\u201c)\\]]*$")


def read(sheet: Sheet, desk: Desk) -> Iterator[Article | Miss]:
    """The article as it stands, its bare addresses as links."""
    written = of_name(sheet.path) or day_in(sheet.text)
    why = draft_reason(sheet.path, [written] if written else [], desk.now)
    said = in_plain_text(sheet.text)
    bare = without_instructions(sheet.text, said)
    links = addresses(bare)
    title = first_line(bare)
    yield Article(
        id=sheet.id, text=sheet.text, prose=without(bare, links), title=title, published=written, url=sheet.url,
        path=sheet.path, draft=bool(why), draft_reason=why, links=links, headline=title.text if title else "",
        instructions=said,
    )  # fmt: skip


def first_line(text: str) -> Span | None:
    """The title of a plain text: a first paragraph of one line, without end punctuation, with more text below."""
    head = text.lstrip()
    if not head:
        return None
    start = len(text) - len(head)
    line = re.split(r"\r\n|\r|\n", head, maxsplit=1)
    words = line[0].rstrip()
    if len(line) < 2 or not line[1].strip() or _STOP.search(words[-8:]) or len(words) > 500:
        return None
    first = next(iter(paragraphs(text[: start + 2000])), None)
    return Span(start, start + len(words), words) if first == (start, start + len(words)) else None


def addresses(text: str) -> tuple[Link, ...]:
    """The bare http(s) addresses, without the punctuation that follows them."""
    found = (address_at(text, match.start()) for match in _URL.finditer(text))
    return tuple(link for link in found if link)


def address_at(text: str, start: int, end: int | None = None) -> Link | None:
    """The bare address that begins at `start`; None where none does."""
    match = _URL.match(text, start, len(text) if end is None else end)
    url = match.group().rstrip(_TAIL) if match else ""
    while url and url[-1] in ")]" and url.count("(") + url.count("[") < url.count(")") + url.count("]"):
        url = url[:-1].rstrip(_TAIL)
    return Link(start, start + len(url), url) if len(url) > len("https://") else None


def without(text: str, links: tuple[Link, ...]) -> str:
    """The text with these links' own words blanked out, at the same length."""
    parts: list[str] = []
    at = 0
    for link in links:
        parts += [text[at : link.start], " " * (link.end - link.start)]
        at = link.end
    return "".join([*parts, text[at:]])
