"""`decisions.jsonl` as it was read: who decided what, the latest first.

Lines may stand in any order, since git's union driver merges them in any: the time in them decides, and where two have
the same, the later line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from factcheck.beside import is_there, nearest, on_disk, shown
from factcheck.decisions.entries import Entry, read_entry
from factcheck.errors import InputError
from factcheck.model import Article, Notice, Rule

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


@dataclass(slots=True)
class Shelf:
    """The books of a run: for each article the nearest file at or above it, up to the project's root.

    `read` gives what a file holds, None where there is none: another than the disk's for a stranger's proposal, in
    which the decisions that he wrote himself shall not count.
    """

    root: Path
    read: Callable[[Path], bytes | None] = on_disk
    _books: dict[Path, Book | None] = field(default_factory=dict)
    _told: set[Path] = field(default_factory=set)

    def place(self, article: Article) -> Path:
        """The file that holds the article's decisions, or would hold them."""
        return nearest(article, NAME, self.root, lambda path: self._book(path) is not None)

    def book(self, article: Article) -> Book:
        """The article's book."""
        path = self.place(article)
        return self._book(path) or Book(path.parent)

    def untold(self, article: Article) -> tuple[Notice, ...]:
        """The lines of the article's book that nobody can understand, for the first article that asks."""
        path = self.place(article)
        first = path not in self._told
        self._told.add(path)
        return self.book(article).unclear if first else ()

    def _book(self, path: Path) -> Book | None:
        if path not in self._books:
            self._books[path] = self._opened(path)
        return self._books[path]

    def _opened(self, path: Path) -> Book | None:
        try:
            content = self.read(path)
        except InputError as error:
            unreadable = Notice(Rule.UNCLEAR, shown(path), None, {"why": error.message}, "decision")
            return Book(path.parent, (), (unreadable,))
        return None if content is None else read_book(path, content)
