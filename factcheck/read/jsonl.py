r"""JSONL collections, one article a record, in constant memory.

A record ends at `\n` alone: U+2028 and U+0085 may stand inside its strings. Ids are the collection's own affair:
nothing remembers them, so a repeated one is read like any other, and `Article.record` tells the two apart.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from factcheck.model import Article, Miss, Reason, Span
from factcheck.read.dateline import day_in
from factcheck.read.dates import day, draft_reason, moment
from factcheck.read.declared import is_address
from factcheck.read.desk import Desk, language
from factcheck.read.instructions import in_plain_text, without_instructions
from factcheck.read.locations import too_large
from factcheck.read.plain import addresses, first_line, without
from factcheck.read.refused import RefusedError


class Record(msgspec.Struct, frozen=True):
    """One line of a collection; what else stands in it is left alone."""

    id: str | int
    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


_DECODER = msgspec.json.Decoder(Record)


def read(name: str, path: Path | None, stream: BinaryIO, desk: Desk) -> Iterator[Article | Miss]:
    """Yield the records of `stream` in order; a broken one is a Miss that names its line, and the next is read."""
    empty = True
    for number, line in _lines(stream, desk.max_bytes):
        try:
            if line is None:
                raise too_large(desk.max_bytes, "a record ")
            raw = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if raw.strip():
                empty = False
                yield _article(_record(raw), number, path, desk)
        except RefusedError as refused:
            empty = False
            yield replace(refused.miss(name), what=f"{name}:{number}")
    if empty:
        yield RefusedError(Reason.NO_ARTICLES, "a collection without records; write one JSON object a line").miss(name)


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None in place of one that is too large, which is passed over without being held."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        whole = len(line.rstrip(b"\r\n")) <= max_bytes and (line.endswith(b"\n") or len(line) <= max_bytes)
        rest = line
        while not rest.endswith(b"\n") and len(rest) > max_bytes:
            rest = stream.readline(max_bytes + 1)
        yield number, line if whole else None


def _record(raw: bytes) -> Record:
    if b"\0" in raw:
        raise RefusedError(Reason.NOT_TEXT, "holds a NUL byte; save the collection again as UTF-8")
    try:
        record = _DECODER.decode(raw)
    except msgspec.ValidationError as error:
        raise RefusedError(Reason.UNREADABLE, f"not a record ({_plain(error)}); it needs an id and a text") from None
    except UnicodeDecodeError:
        raise RefusedError(Reason.UNREADABLE, "not UTF-8; save the collection again as UTF-8") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise RefusedError(Reason.UNREADABLE, _not_json(raw, error)) from None
    if any("\0" in value for value in (str(record.id), record.text, record.title or "", record.url or "")):
        raise RefusedError(Reason.NOT_TEXT, "holds a NUL character; take it out")
    return record


def _plain(error: Exception) -> str:
    return str(error).replace("`", '"').replace("$.", "")


def _not_json(raw: bytes, error: Exception) -> str:
    if b"\\ud" in raw.lower():
        return "not JSON, or a lone surrogate (an escape \\ud800 to \\udfff without its pair); mend this record"
    return f"not JSON ({_plain(error)}); write one object a line"


def _article(record: Record, number: int, path: Path | None, desk: Desk) -> Article:
    published = _published(record)
    why = draft_reason(path, [published] if published else [], desk.now)
    said = in_plain_text(record.text)
    bare = without_instructions(record.text, said)
    links = addresses(bare)
    title = _title(record, bare)
    return Article(
        id=str(record.id), text=record.text, prose=without(bare, links), title=title,
        language=language(record.language), published=day(published) if published else None,
        url=record.url if record.url and is_address(record.url) else None, path=path, record=number, draft=bool(why),
        draft_reason=why, links=links, headline=record.title or (title.text if title else ""),
        instructions=said,
    )  # fmt: skip


def _title(record: Record, bare: str) -> Span | None:
    """The record's title where the text begins with it; the text's own first line where the record has none."""
    if not record.title:
        return first_line(bare)
    return Span(0, len(record.title), record.title) if record.text.startswith(record.title) else None


def _published(record: Record) -> date | datetime | None:
    try:
        return moment(record.published) if record.published else day_in(record.text)
    except ValueError:
        raise RefusedError(Reason.UNREADABLE, '"published" is not a date; write it as 2026-11-23') from None
