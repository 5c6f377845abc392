"""Files that lie beside articles: which one is an article's, what it calls the article, and how it is written."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from factcheck.errors import InputError
from factcheck.model import Article


def on_disk(path: Path) -> bytes | None:
    """What a file holds, None where there is none. Raises InputError for one that cannot be read."""
    try:
        return path.read_bytes() if path.exists() else None
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
    return key == "-" or "://" in key or (folder / key.partition("#")[0]).exists()


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
