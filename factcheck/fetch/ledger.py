"""When each lane may be asked next: in memory, or in a file that every process on this machine shares."""

import os
import sqlite3
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Protocol

_FAR = 600.0  # seconds; a turn further ahead than this was written by a clock that has since been set back


class Ledger(Protocol):
    """Keeps the time of each lane's next turn, in seconds since the epoch."""

    def take(self, lane: str, now: float, period: float) -> float:
        """The time of the lane's next turn, `now` at the earliest; the turn after it is `period` later."""
        ...

    def hold(self, lane: str, until: float) -> None:
        """No turn before `until`."""
        ...

    def close(self) -> None:
        """Give up what is held open."""
        ...


class Memory:
    """The ledger of one process; safe between threads."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def take(self, lane: str, now: float, period: float) -> float:
        """As in Ledger."""
        with self._lock:
            start = _turn(self._next.get(lane), now, period)
            self._next[lane] = start + period
        return start

    def hold(self, lane: str, until: float) -> None:
        """As in Ledger."""
        with self._lock:
            self._next[lane] = max(until, self._next.get(lane, 0.0))

    def close(self) -> None:
        """Nothing is held open."""


class SharedFile:
    """The ledger of all processes that open the same file.

    Where the file fails in use (a full disk, a lock that nobody gives up), the process keeps its pace by itself.
    Raises sqlite3.Error or OSError where it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._own, self._lock = Memory(), Lock()
        self._db = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=OFF")  # a turn that a power cut forgets hurts nobody
        self._db.execute("CREATE TABLE IF NOT EXISTS lanes (lane TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID")

    def take(self, lane: str, now: float, period: float) -> float:
        """As in Ledger."""
        own = self._own.take(lane, now, period)
        with suppress(sqlite3.Error), self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            row = self._db.execute("SELECT next FROM lanes WHERE lane = ?", (lane,)).fetchone()
            start = _turn(row[0] if row else None, now, period)
            self._db.execute("INSERT OR REPLACE INTO lanes VALUES (?, ?)", (lane, start + period))
            own = start
        return own

    def hold(self, lane: str, until: float) -> None:
        """As in Ledger."""
        self._own.hold(lane, until)
        write = "INSERT INTO lanes VALUES (?, ?) ON CONFLICT (lane) DO UPDATE SET next = MAX(next, excluded.next)"
        with suppress(sqlite3.Error), self._lock:
            self._db.execute(write, (lane, until))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()


def for_this_machine(place: Path | None = None) -> Ledger:
    """The ledger that all runs of this user on this machine share; in memory where there is no safe place for it.

    It lies in a folder of its own under `place`, the system's temporary folder unless given.
    """
    try:
        return SharedFile(_private_folder(place or Path(tempfile.gettempdir())) / "pace.sqlite")
    except (OSError, sqlite3.Error):
        return Memory()


def _private_folder(place: Path) -> Path:
    """A folder of the user's own under `place`. Raises OSError where somebody else made it."""
    owner = os.getuid() if hasattr(os, "getuid") else None
    folder = place / f"factcheck-{'user' if owner is None else owner}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or (owner is not None and (found.st_uid != owner or found.st_mode & 0o022)):
        raise PermissionError(f"{folder} is somebody else's")
    return folder


def _turn(following: float | None, now: float, period: float) -> float:
    if following is None or following > now + _FAR + 4 * period:
        return now
    return max(now, following)
