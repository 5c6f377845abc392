"""When a text says that something was: its expressions of time, and the days that they mean.

Our own patterns, built from `data/when.LANGUAGE.toml`: a date library takes more than a millisecond a paragraph, knows
no intervals ("last week", "the 1990s"), and answers where it should leave a thing open. What is not certain is open
here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.text.when.calendar import Days, moved
from factcheck.text.when.forms import LANGUAGES, Form, Forms, forms
from factcheck.text.when.meaning import MEANINGS

__all__ = ["LANGUAGES", "Days", "When", "agree", "carries", "expressions"]

_CLAUSE = re.compile(r"[.;:!?\n\u201c\u201d\u201e\"]")
_WORD, _DIGIT, _FIGURE = re.compile(r"\w+"), re.compile(r"\d"), re.compile(r"[12]\d{3}|\d\.\s?\d|\d0\W?(?:s|er)|Q\d")
_BEFORE, _AFTER, _WORDS_BEFORE = 80, 30, 5
_CALENDAR = frozenset(("date", "slashed", "range", "month", "years", "year", "decade", "quarter", "half", "season"))
_ROUGHLY = 2  # an interval up to twice as long still says the same


@dataclass(frozen=True, slots=True)
class When:
    """One expression of time; `text` stands at `start` to `end`.

    `readings` are the intervals of days that it may mean, first and last day included: none where it is open, more than
    one where nothing tells which ("03/04/2018"). `near` are all that it may mean where its anchor is a day off (time
    zones, midnight) and the tense of its clause is not trusted: these are compared. `relative` is True where its
    meaning moves with the anchor, `loose` where people use it roughly ("early 2018"): it contradicts nothing. `means`
    names its kind, as the data file does.
    """

    start: int
    end: int
    text: str
    readings: tuple[Days, ...]
    near: tuple[Days, ...]
    relative: bool
    loose: bool
    means: str

    @property
    def named(self) -> str:
        """How it names its days: "weekday", "calendar" (by month or year), or "" where it counts from its anchor."""
        return "weekday" if self.means == "weekday" else "calendar" if self.means in _CALENDAR else ""

    @property
    def days(self) -> Days | None:
        """The one interval that it means; None where it is open or has more than one meaning."""
        return self.readings[0] if len(self.readings) == 1 else None


def expressions(
    text: str, language: str = "en", anchor: date | None = None, start: int = 0, end: int | None = None
) -> Iterator[When]:
    """Yield the expressions of time in `text[start:end]`, in order and apart, seen from the day `anchor`.

    Without an anchor those that need one are open. Raises nothing for any text; an unknown language is read as English.
    """
    table, end = forms(language[:2].lower()), len(text) if end is None else end
    words = _WORD.findall(text, start, end)
    if table.written.isdisjoint(words):
        digit = _DIGIT.search(text, start, end)
        if digit is None or _FIGURE.search(text, max(start, digit.start() - 1), end) is None:
            return  # most sentences say nothing of when
    at, spans = start, list(map(re.Match.span, _WORD.finditer(text, start, end)))
    for number, word in enumerate(words):
        first, last = spans[number]
        if (word.isalpha() and word not in table.written) or first < at:
            continue
        if (classes := table.classes_at(text, first, last)) is None:
            continue
        finder = table.finder(classes)
        before = (begin for begin, _ in spans[max(0, number - _WORDS_BEFORE) : number + 1] if begin >= at)
        found = next((found for begin in before if (found := finder.pattern.match(text, begin, end))), None)
        if found is None:
            continue
        at = max(found.end(), last)
        form, groups = finder.form_of(found)
        if form.means != "nothing":
            yield _when(found, form, groups, table, anchor)


def _when(found: re.Match[str], form: Form, groups: list[tuple[str, int]], table: Forms, anchor: date | None) -> When:
    first, last = next((found.span(number) for name, number in groups if name == "x"), found.span())
    told, means = table.told(found, [group for group in groups if group[0] != "x"]), MEANINGS[form.means]
    try:
        readings = near = means(told, None, 0)
        if (relative := not readings) and anchor is not None:
            readings = means(told, anchor, _direction(found, table))
            around = [moved(anchor, add) for add in (-1, 0, 1)]
            near = [*readings, *(days for day in around for days in means(told, day, 0))]
    except ValueError:  # "31 April" is no day
        readings, near, relative = [], [], False
    whole = tuple(sorted(set(readings))), tuple(sorted(set(near)))
    return When(first, last, found.string[first:last], *whole, relative, form.loose, form.means)


def _direction(found: re.Match[str], table: Forms) -> int:
    """Whether the clause looks back (-1) or ahead (1); 0 where it does neither or both."""
    text = found.string
    before = _CLAUSE.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
    after = _CLAUSE.split(text[found.end() : found.end() + _AFTER])[0]
    ahead, behind = table.future.search(before), table.past.search(f"{before} | {after}")
    return int(ahead is not None) - int(behind is not None)


def agree(one: When, other: When) -> bool | None:
    """Whether two expressions may mean the same days; None where that cannot be told.

    True where they overlap. False only where both are closed, and no reading of the one meets any reading of the other;
    where one is loose, both have to name other years, farther apart than either is long ("autumn 2022", "autumn 2023").
    """
    if not one.near or not other.near:
        return None
    if any(a[0] <= b[1] and b[0] <= a[1] for a in one.near for b in other.near):
        return True
    if not (one.loose or other.loose):
        return False
    if one.relative or other.relative or not _years(one).isdisjoint(_years(other)):
        return None
    apart = (max(a[0], b[0]) - min(a[1], b[1]) for a in one.near for b in other.near)
    return False if min(apart).days > max(_length(days) for days in (*one.near, *other.near)) else None


def _years(one: When) -> set[int]:
    return {day.year for days in one.near for day in days}


def carries(found: When, wanted: When, *, grace: bool = True) -> bool:
    """Whether `found` says when as closely as `wanted` does: "on April 3" says "last week", not the other way round.

    Without `grace` only what the two mean counts, not what they may mean, and nothing loose is found.
    """
    theirs, mine = (found.near, wanted.near) if grace else (() if found.loose else found.readings, wanted.readings)
    return any(a[0] <= b[1] and b[0] <= a[1] and _length(b) <= _ROUGHLY * _length(a) for a in mine for b in theirs)


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1
