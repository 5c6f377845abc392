"""JSONL collections, one text a record: what is text already needs no parsing."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import msgspec

from factcheck.archive.inputs.raw import skipped
from factcheck.model import KeptPage, Miss, Reason

_Words = Annotated[str, msgspec.Meta(min_length=1)]


class Record(msgspec.Struct, frozen=True):
    """One line; what else stands in it is left alone. `retrieved` is when the text was had, else the file's time."""

    text: _Words
    id: str | int = ""
    title: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    language: str | None = None
    outlet: str | None = None
    embargo: str | None = None
    notices: tuple[str, ...] = ()


_DECODER = msgspec.json.Decoder(Record)
_LIKE = {"published", "modified", "retrieved", "embargo"}


def read_collection(path: Path, max_bytes: int) -> Iterator[KeptPage | Miss]:
    """Yield the records of a file; a broken one is a Miss that names its line."""
    saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    opened: Any = gzip.open if path.name.lower().endswith(".gz") else open
    try:
        with opened(path, "rb") as file:
            for number, line in enumerate(_lines(file, max_bytes), 1):
                if line.strip() or len(line) > max_bytes:
                    yield _page(line, f"{path}:{number}", saved, max_bytes)
    except (OSError, EOFError, zlib.error) as error:
        yield skipped(str(path), Reason.UNREADABLE, f"breaks off: {error}")


def _lines(file: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines; of a longer one `most` bytes and one more, so that no file takes the memory that it unpacks to."""
    while line := file.readline(most + 1):
        rest = line
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = file.readline(most + 1)
        yield line


def _page(line: bytes, where: str, saved: datetime, max_bytes: int) -> KeptPage | Miss:
    if len(line) > max_bytes:
        return skipped(where, Reason.TOO_LARGE, f"a record larger than {max_bytes:,} bytes; raise max-bytes")
    try:
        one = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
        times = {name: _time(getattr(one, name), name) for name in _LIKE}
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        said = str(error).replace("`", '"').replace("$.", "")
        return skipped(where, Reason.UNREADABLE, f"not a record ({said}); it needs a text")
    except ValueError as error:
        return skipped(where, Reason.UNREADABLE, str(error))
    return KeptPage(
        text=one.text,
        url=one.url or str(one.id) or where,
        retrieved=times["retrieved"] or saved,
        outlet=one.outlet or "",
        title=one.title or "",
        published=times["published"],
        modified=times["modified"],
        language=one.language or "",
        embargo=times["embargo"],
        notices=one.notices,
    )


def _time(text: str | None, name: str) -> datetime | None:
    """A day or a time; one without a zone is taken as UTC. Raises ValueError that names the field."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f'"{name}" is not a date; write it as 2026-11-23') from None
