"""What the user names -> the files it stands for, in an order that never changes."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from fnmatch import translate
from functools import cache
from pathlib import Path
from typing import BinaryIO

from factcheck.model import Miss, Reason
from factcheck.read.desk import as_written
from factcheck.read.refused import RefusedError, because, miss
from factcheck.text.globs import fits

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".jsonl"})
_KINDS = ".txt, .text, .md, .markdown, .html, .htm and .jsonl"
_MAGIC = re.compile(r"[*?\[]")


def files(location: str, root: Path, exclude: Sequence[str] = ()) -> Iterator[Path | Miss]:
    """Yield the files of a path, a folder or a glob.

    Folders are walked in the order of their names; hidden entries, files of other kinds and links to folders are left
    out, so a loop of links cannot trap the walk. A linked file must lie inside `root` (resolved) or the folder itself.
    Folders and globs do not stand for what fits a pattern of `exclude`, seen from `root`; what is named itself is read.
    """
    path = Path(location)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if _MAGIC.search(location) and not os.path.lexists(path):
            yield from _globbed(location, root, exclude)
        else:
            yield because(error).miss(as_written(location) or '""')
        return
    if not location:
        yield miss('""', Reason.NOT_FOUND, "an empty location; name a file, a folder or -")
    elif stat.S_ISDIR(mode):
        yield from _folder(path, root, exclude)
    else:
        yield path


def _folder(folder: Path, root: Path, exclude: Sequence[str]) -> Iterator[Path | Miss]:
    empty, named = True, _from_root(folder, root).as_posix()
    for found in _walk(folder, folder, root, [one for one in exclude if not fits(one, named)]):
        empty = False
        yield found
    if empty:
        yield miss(as_written(folder), Reason.NO_ARTICLES, f"a folder without articles; {_KINDS} files are read")


def _globbed(pattern: str, root: Path, exclude: Sequence[str]) -> Iterator[Path | Miss]:
    base = Path(Path(pattern).anchor)
    parts = Path(pattern).relative_to(base).parts
    seen: set[Path] = set()
    empty = True
    for match in _expand(base, parts):
        for found in _walk(match, match.parent, root, exclude):
            name = found if isinstance(found, Path) else Path(found.what)
            if name not in seen:
                seen.add(name)
                empty = False
                yield found
    if empty:
        yield miss(as_written(pattern), Reason.NOT_FOUND, "no article matches this pattern; check it, and quote it")


def _expand(base: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    """The paths under `base` that fit a pattern. Unlike glob, `**` never goes through a link, so no loop is endless."""
    if not parts:
        yield base
        return
    head, rest = parts[0], parts[1:]
    if head == "**":
        yield from _expand(base, rest)
        for entry in _entries(base) if rest else ():
            if entry.is_dir(follow_symlinks=False):
                yield from _expand(base / entry.name, parts)
    elif _MAGIC.search(head):
        for entry in _entries(base, hidden=head.startswith(".")):
            if _fits(head, entry.name):
                yield from _expand(base / entry.name, rest)
    elif os.path.lexists(base / head):
        yield from _expand(base / head, rest)


def _fits(pattern: str, name: str) -> bool:
    return _compiled(pattern).match(name) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))


def _walk(path: Path, base: Path, root: Path, exclude: Sequence[str]) -> Iterator[Path | Miss]:
    """Every article file at or below `path`, with a list in place of recursion: folders may be nested without end."""
    waiting, above = [path], _from_root(base, root) if exclude else Path()
    while waiting:
        found = waiting.pop()
        if exclude and found != base and _is_excluded((above / found.relative_to(base)).as_posix(), exclude):
            continue
        try:
            if found.is_symlink() and found != base:
                yield from _linked(found, base, root)
            elif found.is_dir():
                waiting += [found / entry.name for entry in reversed(_entries(found, strict=True))]
            elif found.suffix.casefold() in SUFFIXES:
                yield found
        except OSError as error:
            yield because(error).miss(as_written(found))


def _from_root(folder: Path, root: Path) -> Path:
    """The folder as patterns see it; one outside the project is seen from itself."""
    resolved = folder.resolve()
    return resolved.relative_to(root) if resolved.is_relative_to(root) else Path()


def _is_excluded(path: str, exclude: Sequence[str]) -> bool:
    return any(fits(pattern, path) for pattern in exclude)


def _linked(link: Path, base: Path, root: Path) -> Iterator[Path]:
    """A link to an article inside the project. A link that leads out could send a private file's words to a search."""
    if link.suffix.casefold() not in SUFFIXES or link.is_dir():
        return
    try:
        target = link.resolve(strict=True)
    except RuntimeError:
        raise OSError(0, "a link that leads back to itself") from None
    if not (target.is_relative_to(root) or target.is_relative_to(base.resolve())):
        raise OSError(0, "a link that leads out of the project")
    yield link


def _entries(folder: Path, *, hidden: bool = False, strict: bool = False) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (entry for entry in entries if hidden or not entry.name.startswith(".")), key=lambda e: e.name
            )
    except OSError:
        if strict:
            raise
        return []


def opened(path: Path) -> BinaryIO:
    """A regular file, open for reading bytes. Raises RefusedError where it is none or cannot be opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedError(Reason.UNREADABLE, "not a regular file; name a file, or use - for standard input")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise because(error) from None


def contents(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file. Raises RefusedError where they cannot be had, or are more than `max_bytes`."""
    with opened(path) as file:
        try:
            data = file.read(max_bytes + 1)
        except OSError as error:
            raise because(error) from None
    if len(data) > max_bytes:
        raise too_large(max_bytes)
    return data


def too_large(max_bytes: int, what: str = "") -> RefusedError:
    """The refusal of an input that is larger than the bound."""
    return RefusedError(Reason.TOO_LARGE, f"{what}larger than {max_bytes:,} bytes; raise max-article-bytes or split it")
