"""Pages that were fetched, kept on disk: one file of SQLite, bodies by their hash, safe between threads and processes.

Off unless settings name a folder: what a newsroom reads is nothing to leave on a disk unasked.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from factcheck.errors import DoorError, SettingsError
from factcheck.fetch.retention import failure_seconds, may_keep, page_seconds
from factcheck.model import Obtained, Reason, Response

_TABLES = """
CREATE TABLE IF NOT EXISTS bodies (hash TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
  url TEXT PRIMARY KEY, host TEXT NOT NULL, final_url TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
  hash TEXT, reason TEXT, detail TEXT, stored REAL NOT NULL, until REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_host ON pages (host);
"""


class Store:
    """The store in `folder`. `clock` gives aware UTC times. Raises SettingsError where the folder cannot be used."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._clock, self._lock = clock, Lock()
        self._path = folder / "pages.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self._path, timeout=30.0, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(f"the store cannot be used: {error}", place=str(self._path)) from None

    def get(self, url: str) -> Response | None:
        """The page that was kept for `url`, None where there is none or it is too old.

        Raises DoorError where a failure is kept that is still fresh.
        """
        row = self._row(url)
        if row is None:
            return None
        final_url, status, headers, reason, detail, stored, data = row
        if reason is not None:
            raise DoorError(detail, reason=Reason(reason), place=final_url)
        moment = datetime.fromtimestamp(stored, UTC)
        body = zlib.decompress(data)
        return Response(url, final_url, status, json.loads(headers), body, moment, Obtained.CACHED)

    def put(self, response: Response) -> None:
        """Keep a page, unless it asks not to be kept."""
        if not may_keep(response.headers, response.body):
            return
        digest = sha256(response.body).hexdigest()
        with self._write() as db:
            db.execute("INSERT OR IGNORE INTO bodies VALUES (?, ?)", (digest, zlib.compress(response.body, 6)))
            self._insert(db, response, digest)

    def put_failure(self, url: str, error: DoorError) -> None:
        """Keep a failure for a while, so that it is not asked for again at once. No text of a block page is kept."""
        seconds = failure_seconds(Reason(error.reason))
        if seconds == 0:
            return
        now = self._clock().timestamp()
        row = (url, _host(url), error.place or url, 0, "{}", None, error.reason, error.message, now, now + seconds)
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?,?,?,?,?,?)", row)

    def info(self) -> tuple[int, int, int]:
        """How many pages and failures are kept, and the bytes of their bodies on disk."""
        with self._lock:
            pages, failures = self._db.execute("SELECT COUNT(hash), COUNT(reason) FROM pages").fetchone()
            size = self._db.execute("SELECT COALESCE(SUM(LENGTH(data)), 0) FROM bodies").fetchone()[0]
        return int(pages), int(failures), int(size)

    def prune(self) -> int:
        """Forget what is too old; how many addresses that were."""
        return self._delete("until <= ?", self._clock().timestamp())

    def purge(self, *, url: str | None = None, host: str | None = None) -> int:
        """Forget an address, or a host with its subdomains, or all; how many addresses that were."""
        if url is not None:
            return self._delete("url = ?", url)
        if host is not None:
            return self._delete("host = ? OR host LIKE '%.' || ?", host, host)
        return self._delete("1")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def _row(self, url: str) -> tuple[str, int, str, str | None, str, float, bytes] | None:
        query = (
            "SELECT final_url, status, headers, reason, detail, stored, data FROM pages"
            " LEFT JOIN bodies USING (hash) WHERE url = ? AND until > ?"
        )
        with self._lock:
            row = self._db.execute(query, (url, self._clock().timestamp())).fetchone()
        return None if row is None or (row[3] is None and row[6] is None) else row

    def _insert(self, db: sqlite3.Connection, response: Response, digest: str) -> None:
        stored = response.retrieved.timestamp()
        until = stored + page_seconds(_host(response.url))
        headers = {name: value for name, value in response.headers.items() if name != "set-cookie"}
        row = (response.url, _host(response.url), response.final_url, response.status, json.dumps(headers), digest)
        db.execute("INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?,?,NULL,'',?,?)", (*row, stored, until))

    def _delete(self, where: str, *values: object) -> int:
        with self._write() as db:
            count = db.execute(f"DELETE FROM pages WHERE {where}", values).rowcount  # noqa: S608 - our own words
            db.execute("DELETE FROM bodies WHERE hash NOT IN (SELECT hash FROM pages WHERE hash IS NOT NULL)")
        return int(count)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """One transaction, whole or not at all, also when the program is killed within it."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
