"""Reading an archive: who has a claim's words, and what does a page say. Safe between threads and processes."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock
from weakref import finalize

from factcheck.archive.catalogue import Catalogue, Holding, Shard
from factcheck.archive.index import Index, tokens
from factcheck.archive.place import INDEX, TEXTS, Place
from factcheck.archive.ranking import Found, ranked
from factcheck.archive.rows import Row, moment, page_of
from factcheck.archive.shards import asked, bounded
from factcheck.archive.texts import TextReader
from factcheck.model import Held, KeptPage, Wanted

_LOOKED_AT = 12  # pages whose words are laid beside the claim; the index alone mistakes look-alikes
_OPEN = 64  # shards that are held open
_READY = 64_000_000  # bytes of texts that are held ready


def _now() -> datetime:
    return datetime.now(UTC)


class _Opened:
    """A shard that is being read."""

    def __init__(self, place: Place, number: int) -> None:
        folder = place.shard(number)
        self.index, self.texts = Index(folder / INDEX), TextReader(folder / TEXTS)


class Shelf:
    """The archive at `place`, to be searched and read. Raises ArchiveError where there is none.

    It can be pickled: another process opens the same folder for itself. What a writer commits is seen by who opens the
    archive from then on: a run sees one state of it. `ready` is how many bytes of texts are held in memory; `clock`
    gives the time by which embargoes are measured where a question names none.
    """

    def __init__(self, place: Place, *, ready: int = _READY, clock: Callable[[], datetime] = _now) -> None:
        place.check()
        self.place, self._most_ready, self._clock = place, ready, clock
        self._lock = Lock()
        self._catalogue = Catalogue(place.catalogue)
        self._closed = finalize(self, self._catalogue.close)
        self._opened: OrderedDict[int, _Opened] = OrderedDict()
        self._ready: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self._held = 0
        chosen = set(place.shards)
        self._shards = [one for one in self._catalogue.shards() if not chosen or one.id in chosen]
        known = {one.id for one in self._shards}
        self._holdings = [one for one in self._catalogue.holdings() if one.shard in known]

    def __reduce__(self) -> "tuple[type[Shelf], tuple[Place]]":
        return Shelf, (self.place,)

    @property
    def shards(self) -> Sequence[Shard]:
        """The shards that are searched."""
        return tuple(self._shards)

    @property
    def holdings(self) -> Sequence[Holding]:
        """What they hold, by outlet."""
        return tuple(self._holdings)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue behind it."""
        return self._catalogue

    def asked(self, wanted: Wanted) -> list[Place]:
        """The places, of one shard each, that can have an answer: to search them elsewhere, one by one."""
        return [replace(self.place, shards=(number,)) for number in asked(self._holdings, wanted)]

    def search(self, wanted: Wanted) -> list[Held]:
        """The pages that have the words, best first. Raises ArchiveError where the archive is damaged.

        Left out are pages that a newer one supersedes, notices, and what is under embargo at `wanted.now`.
        """
        words = tokens(wanted.text)
        most = max(_LOOKED_AT, wanted.most)
        hits = [hit for number in asked(self._holdings, wanted) for hit in self._hits(number, wanted, words, most)]
        best = sorted(hits, key=lambda hit: (-hit[0], hit[1]))[: 3 * most]
        now = (wanted.now or self._clock()).timestamp()
        rows = self._usable([number for _, number in best], now)
        scored = [(score, rows[number]) for score, number in best if number in rows][:most]
        texts = [Found(score, row, self._text(row)) for score, row in scored]
        return [_held(score, row) for score, row in ranked(wanted, texts, self._weights(wanted))[: wanted.most]]

    def _weights(self, wanted: Wanted) -> dict[str, float]:
        """How rare the words are, as they are written, in the first shard that is asked."""
        shard = next(iter(asked(self._holdings, wanted)), None)
        return {} if shard is None else self._open(shard).index.weights(wanted.text)

    def _hits(self, shard: int, wanted: Wanted, words: Sequence[str], most: int) -> list[tuple[float, int]]:
        within = bounded(self._holdings, shard, wanted)
        return self._open(shard).index.search(within, words, most * 2)

    def _usable(self, numbers: Iterable[int], now: float) -> dict[int, Row]:
        found = self._catalogue.rows(numbers)
        return {at: row for at, row in found.items() if not row.superseded and row.size and not row.embargoed(now)}

    def read(self, number: int) -> KeptPage | None:
        """The page of that number, None where there is none. Raises ArchiveError where its text is damaged."""
        row = self._catalogue.rows([number]).get(number)
        return None if row is None else page_of(row, self._text(row))

    def text_of(self, row: Row) -> bytes:
        """The bytes of a page's text. Raises ArchiveError."""
        block = self._block(row.shard, row.block) if row.size else b""
        return block[row.start : row.start + row.size]

    def index_of(self, shard: int) -> Index:
        """The index of a shard."""
        return self._open(shard).index

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            for one in self._opened.values():
                one.texts.close()
            self._opened.clear()
        self._closed()

    # --- below ------------------------------------------------------------------------------------------------------
    def _text(self, row: Row) -> str:
        return self.text_of(row).decode()

    def _open(self, number: int) -> _Opened:
        with self._lock:
            found = self._opened.get(number)
            if found is None:
                found = self._opened[number] = _Opened(self.place, number)
                if len(self._opened) > _OPEN:
                    self._opened.popitem(last=False)
            else:
                self._opened.move_to_end(number)
        return found

    def _block(self, shard: int, at: int) -> bytes:
        key = (shard, at)
        with self._lock:
            found = self._ready.get(key)
            if found is not None:
                self._ready.move_to_end(key)
                return found
        found = self._open(shard).texts.block(at)
        with self._lock:
            self._ready[key] = found
            self._held += len(found)
            while self._held > self._most_ready and len(self._ready) > 1:
                self._held -= len(self._ready.popitem(last=False)[1])
        return found


def _held(score: float, row: Row) -> Held:
    return Held(row.id, score, row.url, row.outlet, row.title, moment(row.published))
