"""Small PDFs for the parser's tests, written by hand: lines of text, metadata, and what hostile files hold."""

import zlib
from collections.abc import Sequence


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def content(lines: Sequence[str]) -> bytes:
    """The operators that draw these lines under one another; an empty one is a wider gap."""
    drawn = b"".join(b"(%s) Tj T*\n" % _escaped(line) if line else b"T*\n" for line in lines)
    return b"BT /F1 11 Tf 14 TL 72 760 Td\n" + drawn + b"ET"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), extra, packed)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(body))
    return body + head + end


def pdf(*pages: Sequence[str], streams: Sequence[bytes] = (), info: bytes = b"", trailer: bytes = b"") -> bytes:
    """A file with one page for each list of lines, or for each ready-made content stream."""
    made = [stream(content(lines)) for lines in pages] + list(streams)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(made)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(made)),
        font,
    ]
    for number, drawn in enumerate(made):
        leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s >>"
        objects += [leaf % (5 + 2 * number, b"/Resources << /Font << /F1 3 0 R >> >>"), drawn]
    if info:
        objects.append(b"<< %s >>" % info)
        trailer += b" /Info %d 0 R" % len(objects)
    return assembled(objects, trailer)
