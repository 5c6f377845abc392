"""From bytes to text: what kind of document it is and which character set it has."""

import codecs
import re

from factcheck.model import Response

_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*(?P<name>[\w:.-]{2,40})""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LOOK = 4_096  # bytes in which a document declares its character set
_SAMPLE = 20_000  # bytes from which one is guessed


def kind_of(response: Response) -> str | None:
    """ "html", "plain", or None for what is no text; the body decides where the server does not say."""
    told = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told in ("text/html", "application/xhtml+xml"):
        return "html"
    if told in ("text/plain", "text/markdown"):
        return "plain"
    if told and told != "application/octet-stream":
        return None
    start = response.body[:_LOOK].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return None if b"\0" in start or start.startswith((b"%pdf", b"\x1f\x8b", b"pk\x03")) else "plain"


def decoded(response: Response) -> str:
    """The body as text: by its byte-order mark, the header, the document's own word, as UTF-8, or as it is guessed."""
    body = response.body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    header = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", response.headers.get("content-type", ""), re.IGNORECASE)
    meta = _META.search(body[:_LOOK])
    declared = (header[1] if header else "", meta["name"].decode("ascii", "replace") if meta else "")
    for name in (*declared, "utf-8"):
        text = _strictly(body, name)
        if text is not None:
            return text
    return _guessed(body)


def _strictly(body: bytes, name: str) -> str | None:
    """The body by a declared character set, None where it is a lie. Latin-1 means Windows-1252."""
    try:
        known = codecs.lookup(name).name if name else ""
        return body.decode("cp1252" if known in ("iso8859-1", "ascii") else known) if known else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where a page lies about its character set

    best = from_bytes(body[:_SAMPLE]).best()
    return body.decode(best.encoding if best else "utf-8", "replace")
