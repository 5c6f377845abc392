"""Adding to `decisions.jsonl`, which is only ever added to."""

import os
from collections.abc import Sequence
from pathlib import Path

from factcheck.decisions.entries import Entry, entry_line
from factcheck.errors import UsageError


def append(path: Path, entries: Sequence[Entry]) -> None:
    """Add entries, a line each, in one write; a last line that was torn off keeps its own line.

    Raises UsageError where the file cannot be written.
    """
    text = "".join(f"{entry_line(entry)}\n" for entry in entries)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
            whole = not size or file.read(1) == b"\n"
            file.write(("" if whole else "\n").encode() + text.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", place=str(path)) from None
