"""One writer at a time: the operating system holds the lock, so that a writer that is killed gives it up."""

import errno
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from factcheck.errors import ArchiveError

_AGAIN = 0.2  # seconds between two tries
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


@contextmanager
def writing(path: Path, wait: float, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the lock; where somebody has it, try for `wait` seconds, and tell `waiting` once who that is.

    Raises ArchiveError that says who holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, path, time.monotonic() + wait, waiting)
        note = {"pid": os.getpid(), "host": socket.gethostname(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"}
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(note).encode(), 0)
        yield
        with suppress(OSError):
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)  # which gives it up


def _take(handle: int, path: Path, until: float, waiting: Callable[[str], None] | None) -> None:
    told = False
    while not _taken(handle):
        if time.monotonic() >= until:
            way_out = "Try again when it is done, or give --wait SECONDS"
            raise ArchiveError(f"{holder(path)} is writing to this archive", place=str(path.parent), way_out=way_out)
        if waiting is not None and not told:
            waiting(holder(path))
            told = True
        time.sleep(_AGAIN)


def _taken(handle: int) -> bool:
    """Whether the lock is ours now."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where the archive is not written
    except ImportError:  # pragma: no cover
        raise ArchiveError("archives can be written on Linux and macOS alone") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def holder(path: Path) -> str:
    """Who holds the lock, as it was noted: "process 12 on host, since ..."."""
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        return f"process {note['pid']} on {note['host']}, since {note['since']},"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
