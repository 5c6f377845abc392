"""A cassette: what was asked, what came back or failed, and what it is a recording of."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Lock

from factcheck.cassette.entry import Entry, Failure
from factcheck.cassette.reading import Head, read
from factcheck.cassette.secrets import scrubbed
from factcheck.cassette.writing import write
from factcheck.errors import CassetteError

__all__ = ["Cassette", "Entry", "Failure"]

Key = tuple[str, str, bytes]


class Cassette:
    """Recorded exchanges, each found by method, address without secrets, and body; safe between threads.

    `path` is where it lies or will lie. `label` says in words what the recording is; `stand_in` is True where the pages
    were written to stand for others: a cassette holds stand-ins or recordings, never both. `on_disk` is True for one
    that was loaded.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        label: str = "",
        stand_in: bool = False,
        recorded: datetime | None = None,
        on_disk: bool = False,
    ) -> None:
        self.label, self.stand_in, self.recorded = label, stand_in, recorded
        self.path, self.on_disk = path, on_disk
        self._entries: dict[Key, Entry] = {}
        self._lock = Lock()

    @classmethod
    def load(cls, path: Path, text: str | None = None) -> "Cassette":
        """Read the cassette at `path`, or `text` as what stands there.

        Raises CassetteError, naming file and line, where it cannot be read.
        """
        head, entries = read(path, text)
        tape = cls(path, label=head.label, stand_in=head.stand_in, recorded=head.recorded, on_disk=True)
        for entry in entries:
            tape._entries.setdefault(_key(entry.method, entry.url, entry.sent), entry)
        return tape

    def save(self, path: Path | None = None) -> None:
        """Write the cassette, whole or not at all, its entries in the order of their addresses.

        Raises CassetteError where there is no path or it cannot be written.
        """
        target = path or self.path
        if target is None:
            raise CassetteError("a cassette without a path cannot be saved")
        entries = list(self)
        recorded = self.recorded or max((entry.recorded for entry in entries), default=None)
        write(target, Head(self.label, self.stand_in, recorded), entries)

    def find(self, method: str, url: str, sent: bytes = b"") -> Entry | None:
        """What was recorded for this request, or None. Secrets in `url` are left out of the comparison."""
        return self._entries.get(_key(method, url, sent))

    def put(self, entry: Entry) -> None:
        """Keep `entry` in place of an earlier one for the same request.

        Raises CassetteError where it would mix stand-ins with recordings.
        """
        if entry.failure is None and entry.stand_in != self.stand_in:
            kinds = ("a recording", "stand-ins") if self.stand_in else ("a stand-in", "recordings")
            raise CassetteError(
                f"{kinds[0]} of {entry.url} would be mixed with {kinds[1]}",
                place=str(self.path or ""),
                way_out="Record it into a cassette of its own",
            )
        with self._lock:
            self._entries[_key(entry.method, entry.url, entry.sent)] = entry

    def __iter__(self) -> Iterator[Entry]:
        with self._lock:
            return iter([entry for _, entry in sorted(self._entries.items(), key=lambda item: _order(item[0]))])

    def __len__(self) -> int:
        return len(self._entries)


def _key(method: str, url: str, sent: bytes) -> Key:
    return method, scrubbed(url), sent


def _order(key: Key) -> tuple[str, str, bytes]:
    return key[1], key[0], key[2]
