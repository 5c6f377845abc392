"""How many articles a run has before it, as far as that can be told without reading them."""

from pathlib import Path

from factcheck.model import Miss
from factcheck.settings import Settings

_BLOCK = 1 << 20  # bytes


def expected(paths: list[str], settings: Settings) -> int | None:
    """The number of articles behind `paths`; None where standard input is among them, which nobody can count."""
    from factcheck.read.locations import files

    if "-" in paths:
        return None
    count, root = 0, settings.root.resolve()
    for path in dict.fromkeys(paths):
        if "://" in path:
            count += 1
        else:
            there = files(path, root, settings.exclude)
            count += sum(1 if isinstance(found, Miss) else _articles_in(found) for found in there)
    return count


def _articles_in(path: Path) -> int:
    return lines_in(path) if path.suffix.casefold() == ".jsonl" and path.is_file() else 1


def lines_in(path: Path) -> int:
    """The lines of a regular file, a last one without its end counted too; 1 where it cannot be read."""
    count, last = 0, b"\n"
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                count, last = count + block.count(b"\n"), block[-1:]
    except OSError:
        return 1
    return count + (last != b"\n")
