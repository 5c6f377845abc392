"""Adding pages: dedupe, texts, index, catalogue, in batches that are committed whole or not at all."""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from types import TracebackType

from factcheck.archive.catalogue import Catalogue, Shard
from factcheck.archive.journal import Journal, gone
from factcheck.archive.lock import writing
from factcheck.archive.part import Part
from factcheck.archive.place import TEXTS, Place
from factcheck.archive.rows import Row, day_of, identity, mark_of, more_of, page_of, sound, state_number
from factcheck.archive.shards import FULL, key_of, open_shard
from factcheck.archive.texts import TextReader
from factcheck.archive.versions import settled
from factcheck.errors import ArchiveError
from factcheck.model import KeptPage

_BATCH, _BATCH_SHARDED = 500, 8_000  # pages; with many shards a batch gives each of them more at a time
_SECONDS = 60.0  # between two commits: parsing is slow, and so much of it is lost to a kill at the most
COMMIT = 50_000  # pages; so many are lost to a kill at the most
_OPEN = 4  # shards that are written at once
_MEMORY = 128_000_000  # bytes that tantivy may hold in all


@dataclass(slots=True)
class Added:
    """How many pages were new, newer than one that was there, and there already."""

    new: int = 0
    newer: int = 0
    known: int = 0


class Writer:
    """Adds pages to the archive at `place`, which is made where there is none. Use it in a `with` statement.

    Leaving it commits, unless by an exception: what was not committed is then dropped. `layout` counts for a new
    archive alone. Raises ArchiveError where somebody else is writing for longer than `wait` seconds; `waiting` is told
    who. `threads` are tantivy's, 0 for one a core; a shard is `full` with so many pages, and so many are committed at a
    time (`every`), and every minute by `ticks`.
    """

    def __init__(
        self,
        place: Place,
        *,
        layout: str = "one",
        wait: float = 0.0,
        waiting: Callable[[str], None] | None = None,
        threads: int = 0,
        full: int = FULL,
        every: int = COMMIT,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._place, self._threads, self._full, self._every = place, threads, full, every
        self._given, self._wait, self._waiting = layout, wait, waiting
        self._held = ExitStack()
        self._parts: dict[int, Part] = {}
        self._batch: list[KeptPage] = []
        self._open, self._since = False, 0
        self._ticks, self._committed = ticks, ticks()
        self.added = Added()

    def __enter__(self) -> "Writer":
        try:
            self._place.folder.mkdir(parents=True, exist_ok=True)
            self._held.enter_context(writing(self._place.lock, self._wait, self._waiting))
        except OSError as error:
            raise ArchiveError(f"cannot be written: {error.strerror}", place=str(self._place.folder)) from None
        try:
            self._place.check_whole()
            self.catalogue = Catalogue(self._place.catalogue, write=True)
            self._held.callback(self.catalogue.close)
            self._begin()
        except BaseException:
            self._held.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            for part in self._parts.values():
                part.close()
            self._held.close()

    def _begin(self) -> None:
        """Know what there is, and take away what a killed writer left beyond it."""
        self._layout = self.catalogue.fact("layout") or self._given
        self._next = int(self.catalogue.fact("next") or 1)
        self._shards = {one.id: one for one in self.catalogue.shards()}
        if not self.catalogue.fact("layout"):
            self.catalogue.note("layout", self._layout)
        self._journal = Journal(self._place)
        for number in self._journal.unfinished():
            if number in self._shards:
                part = self._part(number)
                part.index.forget_from(self._next)
                part.index.commit()
            else:
                gone(self._place.shard(number))
        self._journal.clear()

    # --- taking pages -----------------------------------------------------------------------------------------------
    def knows(self, raw: bytes) -> bool:
        """Whether a page was made of bytes with this hash, and committed."""
        return self.catalogue.has_raw(raw)

    def add(self, page: KeptPage) -> None:
        """Take one page; it is there after `commit`."""
        self._batch.append(page)
        if len(self._batch) >= (_BATCH if self._layout == "one" else _BATCH_SHARDED):
            self._take_batch()
        if self._since >= self._every or self._ticks() - self._committed > _SECONDS:
            self.commit()

    def add_all(self, pages: Iterable[KeptPage]) -> Added:
        """Take many; what became of them so far."""
        for page in pages:
            self.add(page)
        return self.added

    def commit(self) -> None:
        """Bring everything that was taken to the disk: texts, then index, then catalogue."""
        self._take_batch()
        if not self._open:
            return
        for part in self._parts.values():
            self._shards[part.shard.id] = part.flush()
        for shard in self._shards.values():
            self.catalogue.put_shard(shard)
        self.catalogue.note("next", str(self._next))
        self.catalogue.commit()
        self._journal.clear()
        self._open, self._since = False, 0
        self._committed = self._ticks()

    def _take_batch(self) -> None:
        pages, self._batch = self._batch, []
        if not pages:
            return
        pages = [sound(page) for page in pages]
        texts = [page.text.encode() for page in pages]
        shas = [sha256(text).digest() for text in texts]
        places = [identity(page, sha) for page, sha in zip(pages, shas, strict=True)]
        there: dict[int, list[Row]] = {}
        for row in self.catalogue.placed(set(places)):
            there.setdefault(row.place, []).append(row)
        fresh: list[Row] = []
        raws: list[tuple[bytes, int]] = []
        for page, text, sha, place in zip(pages, texts, shas, places, strict=True):
            row = self._row(page, text, sha, place, there.get(place, ()))
            if page.raw:
                raws.append((page.raw, row.id))
            if row.id >= self._next:
                self._next = row.id + 1
                fresh.append(row)
                there.setdefault(place, []).append(row)
        self._insert(fresh, raws, {place: rows for place, rows in there.items() if len(rows) > 1})

    def _row(self, page: KeptPage, text: bytes, sha: bytes, place: int, there: Iterable[Row]) -> Row:
        """The row of a page: the one that is there already, or a new one, its text and words written."""
        mark = mark_of(page)
        same = next((row for row in there if row.sha == sha and row.mark == mark), None)
        if same is not None:
            self.added.known += 1
            return same
        if there:
            self.added.newer += 1
        else:
            self.added.new += 1
        self._begun()
        shard = self._shard_for(page)
        self._journal.note(shard)
        part = self._part(shard)
        block, start, size = part.texts.append(text)
        number, day = self._next, day_of(page)
        if size:
            part.index.add(number, page, day)
        part.shard = self._shards[part.shard.id] = part.shard._replace(pages=part.shard.pages + 1)
        return Row(
            number, place, sha, mark, part.shard.id, block, start, size, page.outlet, day, page.url, page.title,
            _stamp(page.published), page.retrieved.timestamp(), _stamp(page.embargo), page.version,
            state_number(page.state), 0, page.language, more_of(page),
        )  # fmt: skip

    def _insert(self, fresh: list[Row], raws: list[tuple[bytes, int]], shared: dict[int, list[Row]]) -> None:
        changed = {row.id: row for rows in shared.values() for row in settled(rows)}
        new = [changed.pop(row.id, row) for row in fresh]
        if new or raws or changed:
            self._begun()
            self.catalogue.insert(new)
            self.catalogue.insert_raws(raws)
            self.catalogue.replace(list(changed.values()))
            self._since += len(new) + len(raws)

    # --- upkeep -----------------------------------------------------------------------------------------------------
    def forget(self, rows: Sequence[Row]) -> None:
        """Take pages out, at once. A page that one of them superseded counts again."""
        self.commit()
        self._begun()
        self.catalogue.delete(rows)
        left: dict[int, list[Row]] = {}
        for at in range(0, len(rows), _BATCH):
            for row in self.catalogue.placed({row.place for row in rows[at : at + _BATCH]}):
                left.setdefault(row.place, []).append(row)
        self.catalogue.replace([row for one in left.values() for row in settled(one)])
        self._shards = {one.id: one for one in self.catalogue.shards()}
        for part in self._parts.values():
            part.shard = self._shards[part.shard.id]
        self.catalogue.commit()
        self._open = False

    def rewrite(self, number: int) -> Shard:
        """Write a shard anew, without what was removed from it: texts, and an index made of them. The new shard."""
        self.commit()
        old = self._shards[number]
        if number in self._parts:
            self._parts.pop(number).close()
        new = Shard(max(self._shards) + 1, old.key, 0, old.pages, 0)
        self._journal.note(number)
        self._journal.note(new.id)
        self._begun()
        part = Part(self._place, new, self._threads, _MEMORY)
        try:
            self._copy(number, part)
            new = part.flush()
        finally:
            part.close()
        self.catalogue.drop_shard(number)
        self.catalogue.put_shard(new)
        self.catalogue.recount(new.id)
        self.catalogue.commit()
        self._open = False
        self._shards = {one.id: one for one in self.catalogue.shards()}
        gone(self._place.shard(number))
        self._journal.clear()
        return new

    def _copy(self, number: int, part: Part) -> None:
        texts, after = TextReader(self._place.shard(number) / TEXTS), 0
        try:
            while rows := self.catalogue.of_shard(number, after, _BATCH):
                after = rows[-1].id
                moved = []
                for row in rows:
                    text = texts.block(row.block)[row.start : row.start + row.size] if row.size else b""
                    spot = part.texts.append(text)
                    if row.size:
                        part.index.add(row.id, page_of(row, text.decode()), row.day)
                    moved.append(row._replace(shard=part.shard.id, block=spot.block, start=spot.start))
                self.catalogue.replace(moved)
        finally:
            texts.close()

    # --- shards -----------------------------------------------------------------------------------------------------
    def _begun(self) -> None:
        if not self._open:
            self.catalogue.begin()
            self._open = True

    def _shard_for(self, page: KeptPage) -> int:
        key = key_of(page, self._layout)
        found = open_shard(self._shards.values(), key, self._full)
        if found is None:
            found = Shard(max(self._shards, default=0) + 1, key, 0, 0, 0)
            self._shards[found.id] = found
        return found.id

    def _part(self, number: int) -> Part:
        if number not in self._parts:
            if len(self._parts) >= _OPEN:
                oldest = next(iter(self._parts))
                self._shards[oldest] = self._parts[oldest].flush()
                self._parts.pop(oldest).close()
            many = self._layout != "one"
            memory = _MEMORY // _OPEN if many else _MEMORY
            self._parts[number] = Part(self._place, self._shards[number], 1 if many else self._threads, memory)
        return self._parts[number]


def _stamp(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment is not None else None
