"""`-o`: an article that the run would read is never written over."""

import re
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.text.globs import fits

_HEAD = 4096  # bytes; a report says what it is in its first lines
_GLOB = re.compile(r"[*?\[]")


def refuse_articles(paths: Iterable[str], written: Iterable[Path]) -> None:
    """Raises UsageError for a file that is to be written, lies among `paths` and is no report of ours."""
    from factcheck.read.locations import SUFFIXES

    given, here = list(paths), Path.cwd().resolve()
    for file in sorted(written):
        if file.is_file() and file.suffix.casefold() in SUFFIXES and _among(file, given) and not _is_report(file):
            raise UsageError(
                "is an article, and the report would be written over it",
                place=str(file.relative_to(here) if file.is_relative_to(here) else file),
                way_out="Give the report another name after -o",
            )


def _among(file: Path, paths: Iterable[str]) -> bool:
    for path in paths:
        if _GLOB.search(path):
            inside = Path.cwd().resolve()
            if file.is_relative_to(inside) and fits(path, file.relative_to(inside).as_posix()):
                return True
        elif file.is_relative_to(Path(path).resolve()):
            return True
    return False


def _is_report(file: Path) -> bool:
    from factcheck.formats.catalogue import LANGUAGES, load

    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", errors="replace")
    except OSError:
        return True  # that it can be neither read nor written is told when it is written
    titles = [load(language).sentences["label.title"] for language in LANGUAGES]
    ours = ('{"schema":"factcheck.', *(f"# {title}" for title in titles))
    return not head.strip() or head.startswith(ours) or any(f"<title>{title}" in head for title in titles)
