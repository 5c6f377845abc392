"""Paths named by a pattern, as settings name them and .gitignore does."""

from fnmatch import fnmatchcase
from functools import lru_cache


@lru_cache(maxsize=4096)
def fits(pattern: str, path: str) -> bool:
    """Whether a pattern means this path inside the project ("archive/2019/a.md"), or a folder that it lies in.

    `*`, `?` and `[...]` stand for what is in one name, `**` for any folders. A pattern without a "/" before its end
    means files and folders of that name wherever they lie.
    """
    plain = pattern.removeprefix("./").rstrip("/")
    parts = plain.removeprefix("/").split("/") if "/" in plain else ["**", plain]
    reached = _past_folders(parts, {0})
    for name in path.split("/"):
        stepped = {at + (parts[at] != "**") for at in reached if at < len(parts) and _is(parts[at], name)}
        reached = _past_folders(parts, stepped)
        if len(parts) in reached:
            return True
    return False


def _is(part: str, name: str) -> bool:
    return part == "**" or fnmatchcase(name, part)


def _past_folders(parts: list[str], reached: set[int]) -> set[int]:
    """The places in the pattern that are reached, a `**` standing for no folder at all too."""
    found = set(reached)
    for at, part in enumerate(parts):
        if at in found and part == "**":
            found.add(at + 1)
    return found
