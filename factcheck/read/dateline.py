"""The day that an article gives itself in its own first lines: a dateline, or a line above the text.

A wrong date is worse than none: only a whole date with a year counts, only where it stands as such a line has it, and
not where the line says that the article was changed on that day.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from factcheck.read.dates import days_in
from factcheck.text.when import LANGUAGES

_LINES, _LONGEST, _HEAD = 6, 140, 3_000
_PLACE = re.compile(r"[A-ZÄÖÜ]{2}[\w.'\u2019/-]*(?:[ ,]+[A-ZÄÖÜ][\w.'\u2019/-]*){0,5},\s*")
_DASH = re.compile(r",?\s*(?:\([^()\n]{2,40}\)\s*)?(?:-|\u2013|\u2014)\s")
_TIME = re.compile(
    r"[,\s]*(?:(?:at|um)?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:uhr|[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)?)?[.\s]*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d(?:\d{3}|\.\s?\d\d?\.\s?\d\d)")
_MARKUP = " \t*_#>()[]"


@dataclass(frozen=True, slots=True)
class _Labels:
    """What stands before a day of publication or a writer's name; and what parts such a line."""

    published: frozenset[str]
    by: tuple[str, ...]
    parts: re.Pattern[str]


@cache
def _labels() -> _Labels:
    folder = files("factcheck.data")
    tables = [
        tomllib.loads(folder.joinpath(f"when.{code}.toml").read_text(encoding="utf-8"))["byline"] for code in LANGUAGES
    ]
    changed = "|".join(re.escape(word) for table in tables for word in table["changed"])
    return _Labels(
        frozenset(word for table in tables for word in table["published"]),
        tuple(f"{word} " for table in tables for word in table["by"]),
        re.compile(rf"\s*[|\u00b7\u2022;\u2013\u2014]\s*|\s+-\s+|\s*,\s*(?=(?:{changed})\b)", re.IGNORECASE),
    )


def day_in(prose: str) -> date | None:
    """The day of publication that the first lines of an article name; None where none, or more than one, is named."""
    labelled: set[date] = set()
    bare: set[date] = set()
    for line in _first_lines(prose):
        if (found := _of_dateline(line)) is not None:
            bare.add(found)
        elif len(line) <= _LONGEST:
            for label, when in _of_line(line):
                (labelled if label else bare).add(when)
    days = labelled or bare
    return days.pop() if len(days) == 1 else None


def _first_lines(prose: str) -> list[str]:
    """Those of the first lines that may name a whole day."""
    lines = (line.strip(_MARKUP) for line in prose[:_HEAD].splitlines())
    return [line for line in [line for line in lines if line][:_LINES] if _YEAR.search(line)]


def _of_dateline(line: str) -> date | None:
    """ "LONDON, April 3, 2018 (Reuters) - "."""
    place = _PLACE.match(line)
    for when, day in days_in(line[:_LONGEST]) if place else ():
        if place and when.start == place.end() and _DASH.match(line, when.end):
            return day
    return None


def _of_line(line: str) -> Iterator[tuple[bool, date]]:
    """The days of a line that has nothing but such days, and whether it says that they are of publication."""
    for part in _labels().parts.split(line):
        for when, day in days_in(part):
            label = part[: when.start].strip(f"{_MARKUP}:,.").casefold()
            plain = not label or label.startswith(_labels().by)
            if _TIME.fullmatch(part, when.end) and (plain or label in _labels().published):
                yield not plain, day
