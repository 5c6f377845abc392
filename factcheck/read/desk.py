"""What every reader of a format needs: what to read, and the bounds of the run."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_SHOWN = "\u200d\xa0\u202f\u3000"  # joined emoji, and spaces of other scripts


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for a whole run. `root` is resolved, `now` is aware; `max_bytes` bounds a file and a JSONL record.

    `exclude` are patterns of what folders and globs do not stand for, seen from `root`.
    """

    root: Path
    max_bytes: int
    now: datetime
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One input, decoded but not yet understood. `url` is the address that it was had from."""

    id: str
    text: str
    path: Path | None = None
    url: str | None = None


def as_written(path: Path | str) -> str:
    r"""A path in one printable line: control characters and bytes that are no text are written as `\n` or `\xff`."""
    text = path.as_posix() if isinstance(path, Path) else path
    try:
        shown = os.fsencode(text).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        shown = text.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() or char in _SHOWN else _escaped(char) for char in shown)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


def language(written: str | None) -> str | None:
    """The primary subtag of a language tag in lower case ("en" of "en-GB"); None where it is none."""
    tag = (written or "").strip().replace("_", "-").partition("-")[0].casefold()
    return tag if tag.isascii() and tag.isalpha() and 2 <= len(tag) <= 3 else None
