"""Files that lie beside articles: which one is an article's, what it calls the article, and how it is written."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import ClassVar, Generic, Protocol, TypeVar

from factcheck.errors import InputError
from factcheck.model import Article, Notice


def on_disk(path: Path) -> bytes | None:
    """What a file holds, None where there is none. Raises InputError for one that cannot be read."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", place=str(path)) from None


def nearest(article: Article, name: str, root: Path, there: Callable[[Path], bool]) -> Path:
    """The article's file of that name: the nearest one that is `there`, at or above the article and up to `root`.

    Where there is none, the file that would be made in the highest of these folders.
    """
    top = root.resolve()
    start = article.path.resolve().parent if article.path is not None else top
    above = [folder for folder in (start, *start.parents) if folder.is_relative_to(top)] or [start]
    return next((folder / name for folder in above if there(folder / name)), above[-1] / name)


def key_of(article: Article, folder: Path) -> str:
    """What a file in `folder` calls an article: its path from there, and its id behind it in a collection."""
    if article.path is None:
        return article.url or article.id
    path = article.path.resolve()
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
    return f"{name}#{article.id}" if article.record is not None else name


def is_there(key: str, folder: Path) -> bool:
    """Whether the article that a file in `folder` calls `key` is still there; what has no path always is."""
    return key == "-" or "://" in key or path_of(key, folder) is not None


def path_of(key: str, folder: Path) -> Path | None:
    """The file of the article that a file in `folder` calls `key`; None for one that is not there, or has no path."""
    names = (key, key.rpartition("#")[0])  # a name may hold the sign that stands before an id in a collection
    return next((folder / name for name in names if name and (folder / name).is_file()), None)


def shown(path: Path) -> str:
    """The path as a reader finds the file from where the command runs."""
    relative = os.path.relpath(path)
    return Path(relative if not relative.startswith("..") else path).as_posix()


def put_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file whole or not at all, also where the program is killed within it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    with NamedTemporaryFile("wb", dir=target.parent, prefix=f".{path.name}-", delete=False) as file:
        made = Path(file.name)
        try:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
            made.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            os.replace(made, target)  # noqa: PTH105 - Path.replace follows no other rule, but os.replace says "atomic"
        except BaseException:
            made.unlink(missing_ok=True)
            raise


class Opened(Protocol):
    """What such a file is opened as: it has notices of the lines in it that nobody can understand."""

    @property
    def unclear(self) -> tuple[Notice, ...]:
        """The notices."""
        ...


T = TypeVar("T", bound=Opened)


@dataclass(slots=True)
class Files(Generic[T]):
    """The files of one name that a run meets, each opened once; for each article the nearest one at or above it.

    `read` gives what a file holds, None where there is none: another than the disk's for a stranger's proposal, in
    which what he wrote himself shall not count.
    """

    root: Path
    read: Callable[[Path], bytes | None] = on_disk
    _opened: dict[Path, T | None] = field(default_factory=dict)
    _told: set[Path] = field(default_factory=set)

    name: ClassVar[str]

    def made(self, path: Path, content: bytes) -> T:
        """What the file at `path` is opened as."""
        raise NotImplementedError

    def unread(self, path: Path, why: str) -> T:
        """What stands for a file that cannot be read; `why` is "" for one that is not there."""
        raise NotImplementedError

    def at(self, path: Path) -> T | None:
        """The file at a path, opened; None where there is none."""
        if path not in self._opened:
            self._opened[path] = self._open(path)
        return self._opened[path]

    def opened(self) -> tuple[T, ...]:
        """Every file that was opened, in the order of their paths."""
        return tuple(one for _, one in sorted(self._opened.items()) if one is not None)

    def place(self, article: Article) -> Path:
        """The article's file, or the one that it would have."""
        return nearest(article, self.name, self.root, lambda path: self.at(path) is not None)

    def of(self, article: Article) -> T:
        """The article's file, opened."""
        path = self.place(article)
        return self.at(path) or self.unread(path, "")

    def untold(self, article: Article) -> tuple[Notice, ...]:
        """What cannot be understood in the article's file, for the first article that asks."""
        path = self.place(article)
        first = path not in self._told
        self._told.add(path)
        return self.of(article).unclear if first else ()

    def _open(self, path: Path) -> T | None:
        try:
            content = self.read(path)
        except InputError as error:
            return self.unread(path, error.message)
        return None if content is None else self.made(path, content)
