"""From bytes to text: what kind of document it is and which character set it has."""

import codecs
import re
from collections.abc import Iterator

from factcheck.model import Response

_META = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]{2,40})|^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOK = 4_096  # bytes in which a document declares its character set
_SAMPLE = 20_000  # bytes from which one is guessed
_MAGIC = re.compile(rb"%pdf-|\x1f\x8b|pk\x03\x04|\x89png|gif8|\xff\xd8\xff|\xd0\xcf\x11\xe0", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_PLAIN = ("text/plain", "text/markdown")
_UNSURE = ("", "application/octet-stream", "binary/octet-stream", "application/force-download")
_PDF = ("application/pdf", "application/x-pdf")

# A declared name stands for what browsers take it for. What is not of this form is no character set of pages:
# some of Python's codecs (punycode, unicode_escape) would cost time or turn words into others.
_CHARACTER_SET = re.compile(
    r"ascii|utf-(?:8|16|32)(?:-[lb]e)?|iso8859-\d+|cp\d+|koi8-[rut]|gb(?:k|2312|18030)|big5(?:hkscs)?|shift_jis\w*|euc_\w+|"
    r"iso2022_(?:jp|kr)\w*|mac-\w+|tis-620|hz"
)
_TAKEN_FOR = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_WIDE = ("utf-16", "utf-32")


def kind_of(response: Response) -> str | None:
    """ "html", "plain", "pdf", or None for what is no text; the body decides where the server does not say."""
    told = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    start = response.body[:_LOOK].lstrip()
    if start[:5].lower() == b"%pdf-" and told in (*_HTML, *_PLAIN, *_PDF, *_UNSURE):
        return "pdf"
    if told in (*_HTML, *_PLAIN) and _MAGIC.match(start):
        return None
    if told in _HTML:
        return "html"
    if told in _PLAIN:
        return "plain"
    return _kind_by_look(start) if told in _UNSURE else None


def _kind_by_look(start: bytes) -> str | None:
    if start.lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith(tuple(mark for mark, _ in _BOMS)) or _wide(start):
        return "html" if b"<" in start[:8] else "plain"
    return None if b"\0" in start or _MAGIC.match(start) else "plain"


def decoded(response: Response) -> str:
    """The body as text: by its byte-order mark, by what is declared, as UTF-8, or as it is guessed.

    Header and document are believed, the header first, unless the bytes belie them: what has letters outside ASCII and
    is valid UTF-8 is UTF-8 whatever was declared, since text in another character set is that by no chance.
    """
    body = response.body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    if wide := _wide(body[:_LOOK]):
        return body.decode(wide, "replace")
    names = ("utf-8", *_declared(response)) if not body.isascii() else (*_declared(response), "utf-8")
    found = next((text for text in (_strictly(body, name) for name in names) if text is not None), None)
    return found if found is not None else _mended(body) or _guessed(body)


def _declared(response: Response) -> Iterator[str]:
    if header := _HEADER.search(response.headers.get("content-type", "")):
        yield header[1]
    if told := _META.search(response.body[:_LOOK]):
        yield (told[1] or told[2]).decode("ascii", "replace")


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark shows in zeros at every other byte; where there are none, nothing is UTF-16."""
    even, odd = start[0:400:2].count(0), start[1:400:2].count(0)
    most = min(len(start), 400) // 2 * 0.4
    if max(even, odd) <= max(most, 1):
        return None
    return "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else None


def _strictly(body: bytes, name: str) -> str | None:
    """The body by a declared character set, None where it is a lie."""
    try:
        known = codecs.lookup(name).name
        known = _TAKEN_FOR.get(known, known)
        if not _CHARACTER_SET.fullmatch(known) or known.startswith(_WIDE):
            return None
        return body.decode(known)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _mended(body: bytes) -> str | None:
    """The body as UTF-8 with some bytes broken, None where more than a few are."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if sum(not char.isascii() for char in text) > 5 * broken else None


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where a page lies about its character set

    best = from_bytes(body[:_SAMPLE]).best()
    return body.decode(best.encoding if best else "utf-8", "replace")
