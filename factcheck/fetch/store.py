"""Pages that were fetched, kept: one file of SQLite, bodies by their hash, safe between threads and processes.

On disk only where settings name a folder: what a newsroom reads is nothing to leave there unasked. Else the store lives
in memory and as long as the run, so that articles about the same event ask for a page once.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from factcheck.errors import DoorError, SettingsError
from factcheck.fetch.retention import FRESH, failure_seconds, may_keep, page_seconds
from factcheck.model import Obtained, Reason, Response
from factcheck.settings import Settings

_TABLES = """
CREATE TABLE IF NOT EXISTS bodies (hash TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
  url TEXT PRIMARY KEY, host TEXT NOT NULL, final_url TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
  hash TEXT, reason TEXT, detail TEXT, stored REAL NOT NULL, fresh REAL NOT NULL, until REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_host ON pages (host);
"""
IN_MEMORY = 2_000  # pages; some 20 MB
_ORPHANS = "DELETE FROM bodies WHERE hash NOT IN (SELECT hash FROM pages WHERE hash IS NOT NULL)"
_QUERY = (
    "SELECT final_url, status, headers, reason, detail, stored, data FROM pages LEFT JOIN bodies USING (hash)"
    " WHERE url = ? AND CASE WHEN ? THEN fresh ELSE until END > ?"
)
_NEXT = (
    "SELECT url, final_url, status, headers, NULL, NULL, stored, data FROM pages JOIN bodies USING (hash)"
    " WHERE url > ? AND status = 200 AND url NOT LIKE '%/robots.txt' ORDER BY url LIMIT 1"
)
_ROW = "INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_INFO = "SELECT COUNT(hash), COUNT(reason), MIN(stored), MAX(stored) FROM pages"
_UNDER = "host = ?1 OR substr(host, -length(?1) - 1) = '.' || ?1"
FILE = "pages.sqlite"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds: pages and failures, the bytes of the bodies, and when the first and last of them was had."""

    pages: int = 0
    failures: int = 0
    size: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None


class Store:
    """The store in `folder`, or in memory for None. `clock` gives aware UTC times.

    What is too old is forgotten on opening, unless `tidy` is False. Raises SettingsError where the folder cannot be
    used.

    A store that fails in use (a full disk, a damaged row) costs requests, not the run: it then keeps and finds nothing.
    """

    def __init__(self, folder: Path | None, clock: Callable[[], datetime], *, tidy: bool = True) -> None:
        self._clock, self._lock = clock, Lock()
        self._in_hand: WeakValueDictionary[str, Any] = WeakValueDictionary()
        self._most = None if folder else IN_MEMORY
        path = folder / FILE if folder else Path(":memory:")
        try:
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            way_out = "Delete that file, or name another folder" if "database" in str(error) else "Name another folder"
            raise SettingsError(f"the store cannot be used: {why}", place=str(path), way_out=way_out) from None
        if tidy:
            with suppress(sqlite3.Error):  # what may no longer be kept must not lie on the disk either
                self.prune()

    @contextmanager
    def alone(self, url: str) -> Iterator[None]:
        """Only one thread at a time has `url` in hand: the next one finds what it kept."""
        with self._lock:
            lock = self._in_hand.setdefault(url, Lock())
        with lock:
            yield

    def get(self, url: str) -> Response | None:
        """The page that was kept for `url` and is fresh, else None.

        Raises DoorError where a failure is kept that is still fresh.
        """
        return self._read(url, fresh=True)

    def stale(self, url: str) -> Response | None:
        """The page that was kept for `url`, fresh or not: to ask its site whether it holds, or to read offline."""
        return self._read(url, fresh=False)

    def put(self, response: Response, *, fresh: float = FRESH["page"]) -> bool:
        """Keep a page, fresh for so many seconds, unless it asks not to be kept; whether it is kept."""
        if not may_keep(response.headers, response.body):
            return False
        digest = sha256(response.body).hexdigest()
        with suppress(sqlite3.Error), self._write() as db:
            db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (digest, zlib.compress(response.body, 1)))
            db.execute(_ROW, self._page_row(response, digest, fresh))
            self._make_room(db)
            return True
        return False

    def put_failure(self, url: str, error: DoorError) -> bool:
        """Keep a failure for a while, so that it is not asked for again at once; whether it is kept.

        No text of a block page is kept.
        """
        seconds = failure_seconds(Reason(error.reason))
        if seconds == 0:
            return False
        now = self._clock().timestamp()
        ends = now + seconds
        row = (url, _host(url), error.place or url, 0, "{}", None, error.reason, error.message, now, ends, ends)
        with suppress(sqlite3.Error), self._write() as db:
            db.execute(_ROW, row)
            return True
        return False

    def pages(self) -> Iterator[Response]:
        """Every page that is kept, by address; no failure and no robots.txt among them."""
        url = ""
        while True:
            with self._lock:
                row = self._db.execute(_NEXT, (url,)).fetchone()
            if row is None:
                return
            url, *answer = row
            with suppress(zlib.error, ValueError):
                yield _response(url, tuple(answer))

    def info(self) -> Kept:
        """What is kept."""
        with self._lock:
            pages, failures, *times = self._db.execute(_INFO).fetchone()
            size = self._db.execute("SELECT COALESCE(SUM(LENGTH(data)), 0) FROM bodies").fetchone()[0]
        oldest, newest = (datetime.fromtimestamp(at, UTC) if at is not None else None for at in times)
        return Kept(int(pages), int(failures), int(size), oldest, newest)

    def hosts(self) -> list[tuple[str, int]]:
        """The hosts of what is kept and how many addresses each has, the most first."""
        with self._lock:
            rows = self._db.execute("SELECT host, COUNT(*) FROM pages GROUP BY host ORDER BY 2 DESC, 1").fetchall()
        return [(str(host), int(count)) for host, count in rows]

    def prune(self) -> int:
        """Forget what is too old; how many addresses that were."""
        return self._delete("until <= ?", self._clock().timestamp())

    def purge(self, *, url: str | None = None, host: str | None = None) -> int:
        """Forget an address (and what led to it), or a host with its subdomains, or all; how many addresses that were.

        Raises sqlite3.Error where the file cannot be written.
        """
        if url is not None:
            return self._delete("?1 IN (url, final_url)", url)
        return self._delete("1") if host is None else self._delete(_UNDER, host)

    def compact(self) -> None:
        """Take what was forgotten off the disk, bytes and all; left for later where another process is at work."""
        with suppress(sqlite3.OperationalError), self._lock:
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def _read(self, url: str, *, fresh: bool) -> Response | None:
        try:
            with self._lock:
                row = self._db.execute(_QUERY, (url, fresh, self._clock().timestamp())).fetchone()
            return None if row is None else _response(url, row)
        except (sqlite3.Error, zlib.error, ValueError):
            return None

    def _page_row(self, response: Response, digest: str, fresh: float) -> tuple[object, ...]:
        stored, host = response.retrieved.timestamp(), _host(response.url)
        keep = page_seconds(host)
        headers = {name: value for name, value in response.headers.items() if name != "set-cookie"}
        answer = (response.final_url, response.status, json.dumps(headers), digest, None, "")
        return (response.url, host, *answer, stored, stored + min(fresh, keep), stored + keep)

    def _delete(self, where: str, *values: object) -> int:
        with self._write() as db:
            count = db.execute(f"DELETE FROM pages WHERE {where}", values).rowcount  # noqa: S608 - our own words
            db.execute(_ORPHANS)
        return int(count)

    def _make_room(self, db: sqlite3.Connection) -> None:
        """In memory, forget the oldest quarter when there are too many."""
        if self._most is None or db.execute("SELECT COUNT(*) FROM pages").fetchone()[0] <= self._most:
            return
        oldest = "DELETE FROM pages WHERE url IN (SELECT url FROM pages ORDER BY stored LIMIT ?)"
        db.execute(oldest, (self._most // 4,))
        db.execute(_ORPHANS)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """One transaction, whole or not at all, also when the program is killed within it."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db


def _response(url: str, row: tuple[Any, ...]) -> Response:
    """A kept page. Raises DoorError for a kept failure."""
    final_url, status, headers, reason, detail, stored, data = row
    if reason is not None:
        raise DoorError(detail, reason=Reason(reason), place=final_url)
    moment = datetime.fromtimestamp(stored, UTC)
    return Response(url, final_url, status, json.loads(headers), zlib.decompress(data), moment, Obtained.CACHED)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def place(settings: Settings) -> Path | None:
    """The folder of the store that settings name; None where pages are kept in memory alone."""
    return settings.root / settings.store if settings.store else None
