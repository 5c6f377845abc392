"""`decisions.jsonl` as it was read: who decided what, the latest first.

Lines may stand in any order, since git's union driver merges them in any: the time in them decides, and where two have
the same, the later line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from factcheck.beside import Files, is_there, shown
from factcheck.decisions.entries import Entry, read_entry
from factcheck.model import Notice, Rule

NAME = "decisions.jsonl"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Book:
    """The entries of one file, and notices of the lines that could not be understood."""

    folder: Path
    entries: Sequence[Entry] = ()
    unclear: tuple[Notice, ...] = ()
    _by_id: dict[str, list[Entry]] = field(default_factory=dict)
    _there: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in sorted(self.entries, key=_age, reverse=True):
            self._by_id.setdefault(entry.id, []).append(entry)

    def about(self, article: str, finding: str) -> list[Entry]:
        """What was decided on a finding of an article, the latest first.

        An entry whose article is no longer there counts for every other: articles are renamed.
        """
        return [
            entry
            for entry in self._by_id.get(finding, ())
            if entry.article in {"", article} or not self._is_there(entry.article)
        ]

    def of_article(self, article: str) -> list[Entry]:
        """The latest entry on each finding of an article."""
        mine = [[entry for entry in those if entry.article == article] for those in self._by_id.values()]
        return sorted((those[0] for those in mine if those), key=lambda entry: entry.decision.line or 0)

    def _is_there(self, article: str) -> bool:
        if article not in self._there:
            self._there[article] = is_there(article, self.folder)
        return self._there[article]


def _age(entry: Entry) -> tuple[datetime, int]:
    return entry.decision.when or _LONG_AGO, entry.decision.line or 0


def read_book(path: Path, content: bytes) -> Book:
    """The book that a file at `path` holds. A line that is there twice counts once."""
    entries: list[Entry] = []
    unclear: list[Notice] = []
    name, seen = shown(path), set[bytes]()
    for number, line in enumerate(content.split(b"\n"), 1):
        bare = line.strip(b"\xef\xbb\xbf \t\r")
        if not bare or bare in seen:
            continue
        seen.add(bare)
        try:
            entries.append(read_entry(bare, name, number))
        except ValueError as error:
            unclear.append(Notice(Rule.UNCLEAR, name, number, {"why": str(error)}, "decision"))
    return Book(path.parent.resolve(), entries, tuple(unclear))


class Shelf(Files[Book]):
    """The books of a run: for each article the nearest file at or above it, up to the project's root."""

    name = NAME

    def made(self, path: Path, content: bytes) -> Book:
        """The book that the file holds."""
        return read_book(path, content)

    def unread(self, path: Path, why: str) -> Book:
        """An empty book."""
        told = (Notice(Rule.UNCLEAR, shown(path), None, {"why": why}, "decision"),) if why else ()
        return Book(path.parent, (), told)
