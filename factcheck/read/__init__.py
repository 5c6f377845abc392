"""Read: what the user names -> articles, and a Miss for whatever could not be read.

One module a format (`plain`, `markdown`, `html`, `jsonl`); `locations` finds the files, `decode` turns bytes into text.
Nothing here raises for an input: the rest of a run is unharmed by a bad one.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import DoorError
from factcheck.model import Article, Miss, Reason, Response
from factcheck.read.declared import is_address
from factcheck.read.decode import decode
from factcheck.read.desk import Desk, Sheet, as_written
from factcheck.read.jsonl import read as read_collection
from factcheck.read.locations import contents, files, opened, too_large
from factcheck.read.plain import read as read_plain
from factcheck.read.refused import RefusedError, because, miss

__all__ = ["read"]

_PAGES, _MARKDOWN = frozenset((".html", ".htm")), frozenset((".md", ".markdown"))
_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md", "text/plain": ".txt"}
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read(
    locations: Iterable[str],
    *,
    root: Path,
    max_bytes: int,
    stdin: BinaryIO | None = None,
    get: Callable[[str], Response] | None = None,
    today: date | None = None,
    exclude: Sequence[str] = (),
    leave_out: Collection[Path] = (),
) -> Iterator[Article | Miss]:
    """Yield the articles of files, folders, globs, addresses and `-` (standard input), in an order that never changes.

    Folders give their files by name, recursively. A file that is named twice is read once. `root` bounds declared
    sources and linked files; `max_bytes` a file or a record. `today` decides what is in the future (a datetime must be
    aware, a date begins at midnight UTC; default: the clock). Folders and globs stand neither for what fits a pattern
    of `exclude`, seen from `root`, nor for `leave_out`, the resolved paths of a run's own reports. Never raises for an
    input: what cannot be read is a Miss.
    """
    desk = Desk(root.resolve(), max_bytes, _moment(today), tuple(exclude))
    named = list(dict.fromkeys(locations))
    seen: set[str] | None = set() if len(named) > 1 else None
    for location in named:
        if location == "-":
            yield from _standard_input(stdin, desk)
        elif location.startswith(("http://", "https://")):
            yield from _address(location, get, desk)
        else:
            yield from _files(location, desk, seen, leave_out)


def _moment(today: date | None) -> datetime:
    if today is None:
        return datetime.now(UTC)
    return today if isinstance(today, datetime) else datetime.combine(today, time(), UTC)


def _files(location: str, desk: Desk, seen: set[str] | None, leave_out: Collection[Path]) -> Iterator[Article | Miss]:
    for found in files(location, desk.root, desk.exclude):
        if leave_out and isinstance(found, Path) and found != Path(location) and found.resolve() in leave_out:
            continue
        if isinstance(found, Miss):
            yield found
        elif seen is None:
            yield from _file(found, desk)
        elif (name := str(found.absolute())) not in seen:
            seen.add(name)
            yield from _file(found, desk)


def _file(path: Path, desk: Desk) -> Iterator[Article | Miss]:
    name = as_written(path)
    if path.suffix.casefold() == ".jsonl":
        yield from _collection(name, path, desk)
        return
    try:
        data = contents(path, desk.max_bytes)
        yield from _understood(name, data, path.suffix.casefold(), desk, path=path)
    except RefusedError as refused:
        yield refused.miss(name)


def _collection(name: str, path: Path, desk: Desk) -> Iterator[Article | Miss]:
    try:
        with opened(path) as stream:
            yield from read_collection(name, path, stream, desk)
    except RefusedError as refused:
        yield refused.miss(name)
    except OSError as error:
        yield because(error).miss(name)


def _understood(
    name: str,
    data: bytes,
    suffix: str,
    desk: Desk,
    *,
    path: Path | None = None,
    url: str | None = None,
    encoding: str | None = None,
) -> Iterator[Article | Miss]:
    reader: Callable[[Sheet, Desk], Iterator[Article | Miss]] = read_plain
    if suffix in _PAGES:
        from factcheck.read.html import charset  # noqa: PLC0415 - collections begin sooner without
        from factcheck.read.html import read as reader  # noqa: PLC0415

        encoding = encoding or charset(data)
    elif suffix in _MARKDOWN:
        from factcheck.read.markdown import read as reader  # noqa: PLC0415 - collections begin sooner without
    yield from reader(Sheet(name, decode(data, encoding), path, url), desk)


def _standard_input(stdin: BinaryIO | None, desk: Desk) -> Iterator[Article | Miss]:
    """What comes in says itself what it is: a page, a collection, or text that may have front matter."""
    if stdin is None:
        yield miss("-", Reason.UNREADABLE, "there is no standard input to read")
        return
    try:
        data = stdin.read(desk.max_bytes + 1)
        if len(data) > desk.max_bytes:
            raise too_large(desk.max_bytes)
        if data.lstrip()[:1] == b"{" and b'"text"' in data.split(b"\n", 1)[0]:
            yield from read_collection("-", None, BytesIO(data), desk)
        else:
            yield from _understood("-", data, _sniffed(data), desk)
    except RefusedError as refused:
        yield refused.miss("-")
    except (OSError, ValueError) as error:
        yield because(error).miss("-")


def _sniffed(data: bytes) -> str:
    head = data[:2000].decode("utf-8", "replace").removeprefix("\ufeff")
    if _PAGE.match(head):
        return ".html"
    return ".md" if head.lstrip().startswith(("---", "+++", "{", "# ")) else ".txt"


def _address(url: str, get: Callable[[str], Response] | None, desk: Desk) -> Iterator[Article | Miss]:
    name = as_written(url)
    if not is_address(url):
        yield miss(name, Reason.UNREADABLE, "not an address; write it with https:// and the host")
        return
    if get is None:
        yield miss(name, Reason.OFFLINE, "addresses are not read here; save the page and name the file")
        return
    try:
        yield from _page(url, name, get(url), desk)
    except DoorError as error:
        reason = Reason(error.reason) if error.reason in set(Reason) else Reason.UNREACHABLE
        yield miss(name, reason, f"{error.message}; save the page and name the file")
    except RefusedError as refused:
        yield refused.miss(name)


def _page(url: str, name: str, response: Response, desk: Desk) -> Iterator[Article | Miss]:
    if response.status >= 400:
        reason = Reason.GONE if response.status in {404, 410} else Reason.UNREACHABLE
        raise RefusedError(reason, f"answered with {response.status}; save the page and name the file")
    if len(response.body) > desk.max_bytes:
        raise too_large(desk.max_bytes)
    kind, _, more = response.headers.get("content-type", "text/html").partition(";")
    suffix = _TYPES.get(kind.strip().casefold())
    if suffix is None:
        raise RefusedError(Reason.NOT_TEXT, "answered with something else than text; name the address of the article")
    encoding = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", more, re.IGNORECASE)
    address = response.final_url or url
    yield from _understood(name, response.body, suffix, desk, url=address, encoding=encoding[1] if encoding else None)
