"""The files behind what the user names, each with the kind that it is."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.archive.inputs.raw import skipped
from factcheck.model import Miss, Reason

_KINDS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".text": "text", ".md": "markdown",
    ".markdown": "markdown", ".pdf": "pdf", ".jsonl": "collection", ".ndjson": "collection", ".warc": "warc",
    ".xml": "wire", ".nitf": "wire", ".newsml": "wire",
}  # fmt: skip


class Found(NamedTuple):
    """A file and its kind: html, text, markdown, pdf, collection, warc or wire."""

    path: Path
    kind: str


def found_in(location: str) -> Iterator[Found | Miss]:
    """Yield the files at or below a path, by name; hidden ones are passed over, links to folders not followed.

    A file of no kind that is taken is a Miss.
    """
    start = Path(location)
    if not location or not os.path.lexists(start):
        yield skipped(location or '""', Reason.NOT_FOUND, "no such file or folder; check the spelling")
        return
    waiting = [start]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir() and (path == start or not path.is_symlink()):
                below = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
                waiting += [path / name for name in reversed(below)]
            elif path.is_file():
                yield _known(path)
            else:
                yield skipped(str(path), Reason.UNREADABLE, "no regular file")
        except OSError as error:
            yield skipped(str(path), Reason.UNREADABLE, f"cannot be read ({error.strerror})")


def _known(path: Path) -> Found | Miss:
    name = path.name.lower().removesuffix(".gz")
    kind = _KINDS.get(Path(name).suffix)
    packed = path.name.lower().endswith(".gz")
    if kind is None or (packed and kind not in {"collection", "warc"}):
        return skipped(str(path), Reason.NOT_TEXT, "a kind of file that is not taken")
    return Found(path, kind)
