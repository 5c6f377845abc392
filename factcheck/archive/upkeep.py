"""Keeping an archive: what is taken out of it, what is checked, and how room is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from factcheck.archive.catalogue import Catalogue
from factcheck.archive.rows import Row
from factcheck.archive.shelf import Shelf
from factcheck.archive.writer import Writer
from factcheck.errors import ArchiveError

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pages are meant: those that meet all of what is given. `before` is a day of publication."""

    numbers: tuple[int, ...] = ()
    url: str | None = None
    outlet: str | None = None
    before: date | None = None

    def rows(self, catalogue: Catalogue) -> list[Row]:
        """The pages; none where nothing is given."""
        told = [
            ("url = ?", self.url),
            ("outlet = ?", self.outlet),
            ("day > 0 AND day < ?", self.before.toordinal() if self.before else None),
        ]
        given = [(where, value) for where, value in told if value is not None]
        if self.numbers:
            found = list(catalogue.rows(self.numbers).values())
            others = set(Selection((), self.url, self.outlet, self.before).rows(catalogue)) if given else set(found)
            return sorted(row for row in found if row in others)
        if not given:
            return []
        return catalogue.select(" AND ".join(where for where, _ in given), [value for _, value in given])


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something the matter with a page, 0 where it is no single one."""

    number: int
    what: str


def remove(writer: Writer, selection: Selection) -> list[Row]:
    """Take pages out, so that nothing finds them; their texts lie there until their shard is compacted."""
    rows = selection.rows(writer.catalogue)
    if rows:
        writer.forget(rows)
    return rows


def compact(writer: Writer, shards: Callable[[int], bool] = lambda _: True) -> int:
    """Write shards anew, without what was removed, and merge their indexes; how many that were."""
    chosen = [one.id for one in writer.catalogue.shards() if shards(one.id)]
    for number in chosen:
        writer.rewrite(number)
    writer.catalogue.vacuum()
    return len(chosen)


def check(shelf: Shelf, seen: Callable[[int], None] = lambda _: None) -> Iterator[Flaw]:
    """Yield what is the matter: texts that are damaged or not those that were added, pages that nobody can find.

    `seen` is told how many pages were looked at so far.
    """
    count = 0
    for shard in shelf.shards:
        known, after = _indexed(shelf, shard.id), 0
        if isinstance(known, Flaw):
            yield known
        while rows := shelf.catalogue.of_shard(shard.id, after, _BATCH):
            after = rows[-1].id
            for row in rows:
                yield from _flaws(shelf, row, None if isinstance(known, Flaw) else known)
            count += len(rows)
            seen(count)


def _indexed(shelf: Shelf, shard: int) -> "set[int] | Flaw":
    try:
        return shelf.index_of(shard).numbers()
    except ArchiveError as error:
        return Flaw(0, str(error))


def _flaws(shelf: Shelf, row: Row, known: set[int] | None) -> Iterator[Flaw]:
    try:
        if sha256(shelf.text_of(row)).digest() != row.sha:
            yield Flaw(row.id, f"{row.url}: its text is not the one that was added")
    except ArchiveError as error:
        yield Flaw(row.id, f"{row.url}: {error.message}")
    if known is not None and row.is_report and row.id not in known:
        yield Flaw(row.id, f"{row.url}: it is not in the index")
