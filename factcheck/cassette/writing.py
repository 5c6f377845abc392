"""Entries -> a cassette file that people can read and vcrpy too.

The shape is small and fixed, so it is written by hand: text bodies become literal blocks wherever YAML allows it, which
its dumper gives up at the first blank at a line's end.
"""

import json
import re
from base64 import encodebytes
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from factcheck.beside import put_whole
from factcheck.cassette.entry import Entry
from factcheck.cassette.reading import Head
from factcheck.errors import CassetteError

# What a literal block cannot hold: characters YAML does not print, and those that it takes for line breaks.
_UNPRINTABLE = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def write(path: Path, head: Head, entries: Sequence[Entry]) -> None:
    """Write the file, whole or not at all. Raises CassetteError where that fails."""
    try:
        put_whole(path, (line.encode("utf-8") for line in _lines(head, entries)))
    except OSError as error:
        raise CassetteError(f"cannot be written: {error.strerror}", place=str(path)) from None


def _lines(head: Head, entries: Iterable[Entry]) -> Iterator[str]:
    yield "version: 1\n"
    yield f"factcheck:\n  label: {_quoted(head.label)}\n  stand_in: {str(head.stand_in).lower()}\n"
    if head.recorded:
        yield f"  recorded: {_quoted(_stamp(head.recorded))}\n"
    yield "interactions:\n" if entries else "interactions: []\n"
    for entry in entries:
        yield from _interaction(entry)


def _interaction(entry: Entry) -> Iterator[str]:
    yield f"- request:\n    method: {entry.method}\n    uri: {_quoted(entry.url)}\n"
    yield f"    body: {_scalar(entry.sent, 6) if entry.sent else 'null'}\n"
    yield from _headers(entry.asked)
    if entry.failure:
        yield "  response: null\n"
        yield f"  error:\n    reason: {entry.failure.reason.value}\n    message: {_quoted(entry.failure.message)}\n"
    else:
        yield f"  response:\n    status:\n      code: {entry.status}\n      message: {_quoted(entry.phrase)}\n"
        yield from _headers(entry.headers)
        yield f"    body:\n      string: {_scalar(entry.body, 8)}\n"
    yield f"  recorded_at: {_quoted(_stamp(entry.recorded))}\n"


def _headers(headers: Sequence[tuple[str, str]]) -> Iterator[str]:
    table: dict[str, list[str]] = {}
    for name, value in headers:
        table.setdefault(name, []).append(value)
    yield "    headers:\n" if table else "    headers: {}\n"
    for name, values in sorted(table.items()):
        yield f"      {_quoted(name)}:\n"
        yield from (f"      - {_quoted(value)}\n" for value in values)


def _quoted(text: str) -> str:
    """A double-quoted scalar: JSON's, with letters left readable and what YAML does not print escaped."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def _scalar(body: bytes, indent: int) -> str:
    """Text as a literal block where that is exact, else quoted; what is not UTF-8 as base64."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        margin = " " * indent
        return "!!binary |\n" + "\n".join(margin + line for line in encodebytes(body).decode("ascii").splitlines())
    plain = not any(letter in text for letter in '\n"\\')
    if plain or not text.strip("\n ") or _UNPRINTABLE.search(text):
        return _quoted(text)
    return _block(text, indent)


def _block(text: str, indent: int) -> str:
    """A literal block. Its figure fixes the margin (a first line may start with blanks), its sign keeps the end."""
    margin = " " * indent
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    sign = "-" if ends == 0 else "" if ends == 1 else "+"
    lines = re.sub("\n(?!\n)", "\n" + margin, body)
    return f"|2{sign}\n{margin}{lines}" + "\n" * max(0, ends - 1)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()
