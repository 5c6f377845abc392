"""Which of many pages to read first: those whose headline and address hold most of the claim's rare words."""

import re
from collections.abc import Iterable
from datetime import date

from factcheck.discover.addresses import canonical
from factcheck.discover.queries import Rare
from factcheck.model import Candidate
from factcheck.text import fold

MOST = 10  # candidates that one discoverer names
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-/])(?P<month>[01]?\d|{'|'.join(_MONTHS)})(?P=sign)(?P<day>[0-3]?\d)(?!\d)",
    re.IGNORECASE,
)
_STEM = 6  # letters by which longer words are taken for the same
_FAR = 10_000  # days; what a page without a date is put at


def ranked(found: Iterable[Candidate], wanted: Rare, published: date | None) -> list[Candidate]:
    """The best candidates, each page once: by headline, snippet and address, then by nearness to the article's day.

    Where nothing tells two apart they stay in the order in which the service named them.
    """
    unique = {canonical(one.url): one for one in reversed(list(found))}
    in_order = list(reversed(unique.values()))
    told = {id(one): points(f"{one.title or ''} {one.snippet}", one.url, wanted) for one in in_order}
    return sorted(in_order, key=lambda one: (-told[id(one)], _days(one, published)))[:MOST]


def points(title: str, url: str, wanted: Rare) -> int:
    """How many of the claim's words title and address hold: a name counts two, another word one."""
    path = re.sub(r"^https?://[^/]*", "", url)
    held = {_stem(word) for word in re.findall(r"[^\W_]+", fold(f"{title} {path}"))}
    names = {_stem(fold(name)) for name in (*wanted.topic, *wanted.names)}
    words = {_stem(fold(word)) for word in (*wanted.words, *" ".join(wanted.figures).split())} - names
    return 2 * len(names & held) + len(words & held)


def _days(candidate: Candidate, published: date | None) -> int:
    """Days between page and article; 0 for all where the article has no date."""
    if published is None:
        return 0
    day = candidate.published.date() if candidate.published else day_in(candidate.url)
    return abs((published - day).days) if day else _FAR


def day_in(url: str) -> date | None:
    """The day that an address names, as "2018/04/13", "2026-03-12" or "2026/mar/12"; None where it names none."""
    match = _DAY.search(url)
    if match is None:
        return None
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def _stem(word: str) -> str:
    return word[:_STEM]
