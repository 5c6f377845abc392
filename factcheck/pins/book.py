"""`sources.lock` as it was read.

Lines may stand in any order and twice, since git's union driver merges them so: of two for one claim of one article the
page that was read later counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.beside import Files, is_there, key_of, shown
from factcheck.model import Article, Notice, Pin, Rule
from factcheck.pins.entries import NAME, LaterError, read_pin

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A pin and the line that it stands in, as it is written."""

    pin: Pin
    line: bytes


@dataclass(slots=True)
class Ledger:
    """The pins of one file by article and claim, notices of the lines that nobody can understand, and later lines.

    `later` were written by a later version: they are kept as they are.
    """

    folder: Path
    entries: Mapping[Key, Entry] = field(default_factory=dict)
    unclear: tuple[Notice, ...] = ()
    later: tuple[bytes, ...] = ()
    _by_id: dict[str, list[Pin]] = field(default_factory=dict)
    _by_article: dict[str, list[Pin]] = field(default_factory=dict)
    _there: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.entries.values():
            self._by_id.setdefault(entry.pin.id, []).append(entry.pin)
            self._by_article.setdefault(entry.pin.article, []).append(entry.pin)

    def __iter__(self) -> Iterator[Pin]:
        return (entry.pin for entry in self.entries.values())

    def on(self, article: Article, claim: str) -> tuple[Pin, ...]:
        """The pins that may be a claim's: the article's own, else those of articles that are no longer there.

        Articles are renamed, and what was pinned in them is still so.
        """
        key = key_of(article, self.folder)
        own = self.entries.get((key, claim))
        if own is not None:
            return (own.pin,)
        return tuple(pin for pin in self._by_id.get(claim, ()) if not self.has(pin.article))

    def of(self, article: Article) -> Sequence[Pin]:
        """All pins of an article under its own name."""
        return self.of_key(key_of(article, self.folder))

    def of_key(self, article: str) -> Sequence[Pin]:
        """All pins of the article that the ledger calls so."""
        return self._by_article.get(article, ())

    def articles(self) -> tuple[str, ...]:
        """What the ledger calls the articles that it has pins of, in order."""
        return tuple(sorted(self._by_article))

    def has(self, article: str) -> bool:
        """Whether the article that the ledger calls so is still there."""
        if article not in self._there:
            self._there[article] = is_there(article, self.folder)
        return self._there[article]


def read_ledger(path: Path, content: bytes) -> Ledger:
    """The ledger that a file at `path` holds."""
    entries: dict[Key, Entry] = {}
    unclear: list[Notice] = []
    later: list[bytes] = []
    name = shown(path)
    for number, line in enumerate(content.split(b"\n"), 1):
        bare = line.strip(b"\xef\xbb\xbf \t\r")
        if not bare:
            continue
        try:
            pin = read_pin(bare)
        except ValueError as error:
            later += [bare] if isinstance(error, LaterError) else []
            unclear.append(Notice(Rule.UNCLEAR, name, number, {"why": str(error)}, "pin"))
            continue
        known = entries.get(pin.key)
        if known is None or known.pin.page.retrieved <= pin.page.retrieved:
            entries[pin.key] = Entry(pin, bare)
    return Ledger(path.parent.resolve(), entries, tuple(unclear), tuple(later))


class LedgerShelf(Files[Ledger]):
    """The ledgers of a run: for each article the nearest file at or above it, up to the project's root."""

    name = NAME

    def made(self, path: Path, content: bytes) -> Ledger:
        """The ledger that the file holds."""
        return read_ledger(path, content)

    def unread(self, path: Path, why: str) -> Ledger:
        """An empty ledger."""
        told = (Notice(Rule.UNCLEAR, shown(path), None, {"why": why}, "ledger"),) if why else ()
        return Ledger(path.parent.resolve(), unclear=told)
