"""What a run has finished, kept in a folder, so that the same run goes on from there however it ended.

Reports come in the order of the articles, so that what is kept is always the beginning of the run. Each stands on a
line of its own; one that was being written when the run ended is no line, and its article is checked again.
"""

import base64
import io
import json
import pickle
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from factcheck.errors import UsageError
from factcheck.formats.holding import Holding
from factcheck.model import Article, ArticleReport, Miss, Reason
from factcheck.pipeline.kit import Kit
from factcheck.pipeline.scope import may_be_touched
from factcheck.settings import Settings
from factcheck.version import __version__

RESULTS = "results.jsonl"
_SCHEMA = "factcheck.journal/1"
_NO_MATTER = ("jobs", "time_limit", "max_requests", "max_requests_per_host", "store", "lang")
_OTHER = "Name another folder, or delete that one"

Item = Article | Miss
Done = ArticleReport | Miss
Check = Callable[[Iterable[Item], Kit], Iterator[Done]]


def resumed(inputs: Iterable[Item], kit: Kit, check: Check, folder: Path, *, since: str = "") -> Iterator[Done]:
    """The reports of a run with a journal in `folder`: first those that it holds, then what `check` makes of the rest.

    A run that was begun with other articles or settings is not gone on with: that raises UsageError.
    """
    wanted = (one for one in inputs if isinstance(one, Miss) or may_be_touched(one, kit.changes))
    with _opened(folder) as file:
        _begin(file, folder, _stamp(kit.settings, since))
        lean = Holding().lean
        for kept, item in _both(_kept(file), wanted, folder):
            yield lean(kept) if isinstance(kept, ArticleReport) else kept
            del item
        yield from _written(file, check, wanted, kit, lean)


def _written(
    file: BinaryIO, check: Check, wanted: Iterator[Item], kit: Kit, lean: Callable[[ArticleReport], ArticleReport]
) -> Iterator[Done]:
    """Check what is left, and write down each report before it is handed on; behind a limit nothing is finished."""
    keys, finished = deque[str](), True

    def noting() -> Iterator[Item]:
        for item in wanted:
            keys.append(_key(item))
            yield item

    for done in check(noting(), kit):
        key, finished = keys.popleft(), finished and not _cut_off(done)
        if finished:
            held = lean(done) if isinstance(done, ArticleReport) else done
            file.write(json.dumps({"article": key, "held": _packed(held)}).encode() + b"\n")
            file.flush()
        yield done


def _both(kept: Iterator[tuple[str, Done]], wanted: Iterator[Item], folder: Path) -> Iterator[tuple[Done, Item]]:
    for key, done in kept:
        item = next(wanted, None)
        if item is None or _key(item) != key:
            name = key.partition(" ")[2]
            raise UsageError(
                f"holds a run of other articles: {name} is not where it was", place=str(folder), way_out=_OTHER
            )
        yield done, item


def _opened(folder: Path) -> BinaryIO:
    """The journal, for this run alone: it holds the words of articles, which may be drafts."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / RESULTS
        path.touch(mode=0o600)
        file = path.open("r+b")
    except OSError as error:
        raise UsageError(f"cannot be used: {error.strerror}", place=str(folder), way_out=_OTHER) from None
    with suppress(ImportError):
        import fcntl  # noqa: PLC0415 - not everywhere

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise UsageError("another run is at work there", place=str(folder), way_out="Wait for it") from None
    return file


def _begin(file: BinaryIO, folder: Path, stamp: str) -> None:
    """Read the first line, or write it; whatever was being written when the run ended is cut off."""
    _cut_torn(file)
    file.seek(0)
    head = _line(file.readline())
    if head is None:
        file.truncate(0)
        file.seek(0)
        file.write(json.dumps({"schema": _SCHEMA, "version": __version__, "run": stamp}).encode() + b"\n")
        file.flush()
    elif head.get("schema") != _SCHEMA or head.get("version") != __version__:
        raise UsageError("holds a run of another version of factcheck", place=str(folder), way_out=_OTHER)
    elif head.get("run") != stamp:
        raise UsageError("holds a run with other settings", place=str(folder), way_out=_OTHER)


def _cut_torn(file: BinaryIO) -> None:
    """Cut off what follows the last whole line."""
    end = file.seek(0, io.SEEK_END)
    while end:
        start = max(0, end - 65_536)
        file.seek(start)
        at = file.read(end - start).rfind(b"\n")
        if at >= 0:
            end = start + at + 1
            break
        end = start
    file.truncate(end)


def _kept(file: BinaryIO) -> Iterator[tuple[str, Done]]:
    """What was finished. The file is then at its end, where the next line goes."""
    for number, line in enumerate(iter(file.readline, b""), 2):  # behind the line that says whose run it is
        row = _line(line) or {}
        yield str(row.get("article")), _unpacked(str(row.get("held")), f"{file.name}:{number}")


def _line(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


def _key(item: Item) -> str:
    """What tells an article from another and from itself when it is changed."""
    if isinstance(item, Miss):
        return f"- {item.what}"
    return f"{sha256(repr((item.text, item.published, item.draft)).encode()).hexdigest()[:16]} {item.id}"


def _stamp(settings: Settings, since: str) -> str:
    """What tells runs with settings apart that decide what is found."""
    table = msgspec.to_builtins(settings, enc_hook=str)
    kept = {name: value for name, value in table.items() if name.replace("-", "_") not in _NO_MATTER}
    return sha256(json.dumps([kept, since], sort_keys=True).encode()).hexdigest()[:16]


def _cut_off(done: Done) -> bool:
    return isinstance(done, ArticleReport) and any(miss.reason is Reason.LIMIT for miss in done.misses)


def _packed(done: Done) -> str:
    return base64.b85encode(zlib.compress(pickle.dumps(done, pickle.HIGHEST_PROTOCOL), 3)).decode()


def _unpacked(text: str, place: str) -> Done:
    """What was packed. Raises UsageError for anything else: whoever writes into the folder must not run code here."""
    try:
        done = _OurNouns(io.BytesIO(zlib.decompress(base64.b85decode(text)))).load()
    except (ValueError, zlib.error, pickle.UnpicklingError, EOFError, AttributeError, TypeError, IndexError) as error:
        raise UsageError(f"the journal of the run is damaged: {error}", place=place, way_out=_OTHER) from None
    if not isinstance(done, ArticleReport | Miss):
        raise UsageError("the journal of the run is damaged", place=place, way_out=_OTHER)
    return done


class _OurNouns(pickle.Unpickler):
    """Makes the nouns of this program and what they are made of, and nothing else."""

    _PLAIN = frozenset(
        {("datetime", name) for name in ("date", "datetime", "timezone", "timedelta")}
        | {(module, name) for module in ("pathlib", "pathlib._local") for name in ("PosixPath", "WindowsPath")}
        | {("builtins", "frozenset"), ("builtins", "set")}
    )

    def find_class(self, module: str, name: str) -> Any:
        """A class of the model, or a plain one."""
        if (module, name) in self._PLAIN or (module.startswith("factcheck.model.") and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in it")
