"""Which pages there are: one file of SQLite, the truth of an archive.

No write-ahead log: archives lie on network file systems too, where SQLite forbids it. A writer keeps what it adds in
memory until it commits, so that readers are kept waiting for the moment of the commit alone.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from factcheck.archive.rows import COLUMNS, Row
from factcheck.errors import ArchiveError

FORMAT = "1"
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
  id INTEGER PRIMARY KEY, place INTEGER NOT NULL, sha BLOB NOT NULL, mark INTEGER NOT NULL, shard INTEGER NOT NULL,
  block INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL, outlet TEXT NOT NULL, day INTEGER NOT NULL,
  url TEXT NOT NULL, title TEXT NOT NULL, published REAL, retrieved REAL NOT NULL, embargo REAL,
  version INTEGER NOT NULL, state INTEGER NOT NULL, superseded INTEGER NOT NULL, language TEXT NOT NULL,
  more TEXT
);
CREATE INDEX IF NOT EXISTS pages_place ON pages (place);
CREATE TABLE IF NOT EXISTS shards (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, size INTEGER NOT NULL, pages INTEGER NOT NULL, removed INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS holdings (
  shard INTEGER NOT NULL, outlet TEXT NOT NULL, pages INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  undated INTEGER NOT NULL, PRIMARY KEY (shard, outlet)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS raws (raw BLOB PRIMARY KEY, page INTEGER NOT NULL) WITHOUT ROWID;
"""
_INSERT = f"INSERT INTO pages ({COLUMNS}) VALUES ({','.join('?' * len(Row._fields))})"  # noqa: S608 - our own words
_WAIT = 60.0  # seconds for somebody else's commit
_HELD = """
INSERT INTO holdings VALUES (?,?,?,?,?,?) ON CONFLICT (shard, outlet) DO UPDATE SET pages = pages + excluded.pages,
  first = min(first, excluded.first), last = max(last, excluded.last), undated = undated + excluded.undated
"""
NEVER = 4_000_000  # a day later than any


class Shard(NamedTuple):
    """A part of the pages: `key` is what they share, `size` bytes of its texts count; so many pages, and removed."""

    id: int
    key: str
    size: int
    pages: int
    removed: int


class Holding(NamedTuple):
    """What a shard holds of an outlet: how many pages, of which days, and how many without a date."""

    shard: int
    outlet: str
    pages: int
    first: int
    last: int
    undated: int


class Catalogue:
    """The catalogue at `path`; safe between threads. Raises ArchiveError where it cannot be used.

    With `write` it is made where there is none; without, it is read, also where nothing may be written.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self._path, self._lock = path, Lock()
        with self._explained():
            self._db = self._opened(path, write)
            if write:
                self._db.execute("PRAGMA cache_spill=OFF")  # readers go on while pages are being added
                self._db.execute("PRAGMA synchronous=FULL")
                self._db.executescript(_TABLES)
                self._db.execute("INSERT OR IGNORE INTO facts VALUES ('format', ?)", (FORMAT,))
            found = self.fact("format")
        if found != FORMAT:
            way_out = "Use the version of factcheck that wrote it"
            raise ArchiveError(f"an archive of the unknown format {found}", place=str(path), way_out=way_out)

    def _opened(self, path: Path, write: bool) -> sqlite3.Connection:
        for mode in ("rwc",) if write else ("rw", "ro"):  # a reader may have to roll back what a killed writer left
            uri = f"{path.resolve().as_uri()}?mode={mode}"
            db = sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            try:
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.OperationalError:
                db.close()
                if mode in ("rwc", "ro"):
                    raise
            else:
                return db
        raise AssertionError  # pragma: no cover - the last mode returns or raises

    # --- what there is ----------------------------------------------------------------------------------------------
    def fact(self, name: str) -> str:
        """Something about the whole archive, "" where it is not noted."""
        row = self._one("SELECT value FROM facts WHERE name = ?", (name,))
        return str(row[0]) if row else ""

    def rows(self, numbers: Iterable[int]) -> dict[int, Row]:
        """The pages with these numbers, by number; those that are not there are left out."""
        wanted = list(numbers)
        found = self._all(f"SELECT {COLUMNS} FROM pages WHERE id IN ({_marks(wanted)})", wanted)  # noqa: S608
        return {row[0]: Row(*row) for row in found}

    def placed(self, places: Iterable[int]) -> list[Row]:
        """The pages that take one of these places."""
        wanted = list(places)
        found = self._all(f"SELECT {COLUMNS} FROM pages WHERE place IN ({_marks(wanted)})", wanted)  # noqa: S608
        return [Row(*row) for row in found]

    def select(self, where: str, values: Sequence[object] = (), *, most: int = -1) -> list[Row]:
        """The pages that a condition on columns holds for, in order."""
        text = f"SELECT {COLUMNS} FROM pages WHERE {where} ORDER BY id LIMIT ?"  # noqa: S608 - our own words
        return [Row(*row) for row in self._all(text, (*values, most))]

    def has_raw(self, raw: bytes) -> bool:
        """Whether a page was made of these bytes."""
        return self._one("SELECT 1 FROM raws WHERE raw = ?", (raw,)) is not None

    def of_shard(self, shard: int, after: int, most: int) -> list[Row]:
        """So many pages of a shard at the most, with numbers above `after`, in order."""
        return self.select("shard = ? AND id > ?", (shard, after), most=most)

    def shards(self) -> list[Shard]:
        """All shards, in order."""
        return [Shard(*row) for row in self._all("SELECT id, key, size, pages, removed FROM shards ORDER BY id")]

    def holdings(self) -> list[Holding]:
        """What the shards hold, by outlet."""
        text = "SELECT shard, outlet, pages, first, last, undated FROM holdings ORDER BY shard, outlet"
        return [Holding(*row) for row in self._all(text)]

    def counts(self) -> tuple[int, int, int, int]:
        """How many pages may be used, are superseded, are withdrawn or notices, and the bytes of all texts."""
        row = self._one(
            "SELECT coalesce(sum(state = 0 AND NOT superseded), 0), coalesce(sum(superseded), 0),"
            " coalesce(sum(state > 0 AND NOT superseded), 0), coalesce(sum(size), 0) FROM pages"
        )
        return tuple(row) if row else (0, 0, 0, 0)  # type: ignore[return-value]

    # --- writing ----------------------------------------------------------------------------------------------------
    def begin(self) -> None:
        """Begin a transaction; readers see nothing of it before it is committed."""
        self._run("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make everything since `begin` true at once."""
        self._run("COMMIT")

    def note(self, name: str, value: str) -> None:
        """Note something about the whole archive."""
        self._run("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def insert(self, rows: Sequence[Row]) -> None:
        """Add pages and count them."""
        self._many(_INSERT, rows)
        counted: dict[tuple[int, str], list[int]] = {}
        for row in rows:
            one = counted.setdefault((row.shard, row.outlet), [0, NEVER, 0, 0])
            one[0] += 1
            one[1], one[2] = (min(one[1], row.day), max(one[2], row.day)) if row.day else (one[1], one[2])
            one[3] += not row.day
        self._many(_HELD, [(*key, *told) for key, told in counted.items()])

    def insert_raws(self, raws: Sequence[tuple[bytes, int]]) -> None:
        """Note of which bytes pages were made."""
        self._many("INSERT OR REPLACE INTO raws VALUES (?, ?)", raws)

    def replace(self, rows: Sequence[Row]) -> None:
        """Write pages anew that are there."""
        self._many(_INSERT.replace("INSERT", "INSERT OR REPLACE", 1), rows)

    def put_shard(self, shard: Shard) -> None:
        """Write a shard down."""
        self._run("INSERT OR REPLACE INTO shards VALUES (?,?,?,?,?)", shard)

    def drop_shard(self, number: int) -> None:
        """Forget a shard; its pages must be gone, or elsewhere."""
        self._run("DELETE FROM shards WHERE id = ?", (number,))
        self._run("DELETE FROM holdings WHERE shard = ?", (number,))

    def delete(self, rows: Sequence[Row]) -> None:
        """Forget pages, and count what is left of each shard anew."""
        self._many("DELETE FROM pages WHERE id = ?", [(row.id,) for row in rows])
        self._many("DELETE FROM raws WHERE page = ?", [(row.id,) for row in rows])
        for shard in sorted({row.shard for row in rows}):
            gone = sum(row.shard == shard for row in rows)
            self._run("UPDATE shards SET pages = pages - ?, removed = removed + ? WHERE id = ?", (gone, gone, shard))
            self.recount(shard)

    def recount(self, shard: int) -> None:
        """Work out anew what a shard holds."""
        self._run("DELETE FROM holdings WHERE shard = ?", (shard,))
        self._run(
            "INSERT INTO holdings SELECT shard, outlet, count(*), min(CASE day WHEN 0 THEN ? ELSE day END), max(day),"
            " sum(day = 0) FROM pages WHERE shard = ? GROUP BY shard, outlet",
            (NEVER, shard),
        )

    def vacuum(self) -> None:
        """Take what was forgotten off the disk."""
        self._run("VACUUM")

    def close(self) -> None:
        """Close the file; what was not committed is dropped."""
        with self._lock:
            self._db.close()

    # --- below ------------------------------------------------------------------------------------------------------
    def _one(self, text: str, values: Sequence[object] = ()) -> tuple[object, ...] | None:
        with self._explained(), self._lock:
            row: tuple[object, ...] | None = self._db.execute(text, values).fetchone()
        return row

    def _all(self, text: str, values: Sequence[object] = ()) -> list[Any]:
        with self._explained(), self._lock:
            return self._db.execute(text, values).fetchall()

    def _run(self, text: str, values: Sequence[object] = ()) -> None:
        with self._explained(), self._lock:
            self._db.execute(text, values)

    def _many(self, text: str, rows: Sequence[Sequence[object]]) -> None:
        with self._explained(), self._lock:
            self._db.executemany(text, rows)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(
                f"the catalogue fails: {error}", place=str(self._path), way_out=_way_out(error)
            ) from None


def _way_out(error: sqlite3.Error) -> str:
    said = str(error)
    if "locked" in said:
        return "Try again when the other run is done"
    if "full" in said:
        return "Make room on that disk; what was committed is safe"
    return "Restore that file from a backup, or begin a new archive"


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
