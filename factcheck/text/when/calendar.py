"""Days of the calendar as intervals, first and last day in. Beyond the years 1 to 9999 all of it raises ValueError."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
_DAY = timedelta(days=1)
_SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12)}
_SLACK = {"hour": 0, "day": 0, "week": 4, "weekend": 4, "month": 16, "quarter": 46, "year": 183, "decade": 1826}


def moved(day: date, days: int) -> date:
    """`day` and so many days more."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise ValueError("beyond the calendar") from None


def month_of(year: int, month: int) -> Days:
    """A whole month."""
    return date(year, month, 1), date(year, month, monthrange(_within(year), month)[1])


def months_of(year: int, first: int, last: int) -> Days:
    """The months `first` to `last` of one year."""
    return date(year, first, 1), month_of(year, last)[1]


def year_of(year: int, until: int | None = None) -> Days:
    """A whole year, or the years to `until`."""
    return date(year, 1, 1), date(year if until is None else until, 12, 31)


def season_of(year: int, season: str) -> list[Days]:
    """The months of a season in the north, with its edges; a winter may have begun the year before."""
    if season != "winter":
        return [months_of(year, *_SEASONS[season])]
    return [(date(year - 1, 12, 1), date(year, 3, 31)), (date(year, 12, 1), date(year + 1, 3, 31))]


def unit_of(anchor: date, unit: str, number: int) -> Days:
    """The calendar's day, week, ... that holds the anchor, or the one `number` after it.

    A week has a Sunday at either end: it is not the same everywhere with which day it begins.
    """
    if unit in ("hour", "day"):
        return (day := moved(anchor, number if unit == "day" else 0)), day
    monday = moved(anchor, -anchor.weekday())
    if unit in ("week", "weekend"):
        first = moved(monday, 7 * number + (5 if unit == "weekend" else -1))
        return first, moved(first, 1 if unit == "weekend" else 7)
    if unit in ("month", "quarter"):
        size = 3 if unit == "quarter" else 1
        at = anchor.year * 12 + (anchor.month - 1) // size * size + number * size
        return date(_within(at // 12), at % 12 + 1, 1), month_of(*divmod_month(at + size - 1))[1]
    if unit == "year":
        return year_of(anchor.year + number)
    start = anchor.year // 10 * 10 + number * 10
    return year_of(start, start + 9)


def divmod_month(months: int) -> tuple[int, int]:
    """Year and month of a count of months."""
    return _within(months // 12), months % 12 + 1


def back(anchor: date, unit: str, number: int) -> date:
    """The day so many units before the anchor."""
    if unit == "hour":
        return moved(anchor, -(number // 24))
    if unit in ("day", "week", "weekend"):
        return moved(anchor, -number * (1 if unit == "day" else 7))
    months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, month = divmod_month(anchor.year * 12 + anchor.month - 1 - months)
    return date(year, month, min(anchor.day, monthrange(year, month)[1]))


def about(anchor: date, unit: str, number: int) -> Days:
    """What "two years ago" may mean: half a unit to either side."""
    if unit == "hour":
        return back(anchor, unit, number + 23), anchor
    middle, slack = back(anchor, unit, number), _SLACK[unit]
    return moved(middle, -slack), moved(middle, slack)


def part_of(days: Days, part: str) -> Days:
    """The early half, the middle half or the late half of an interval."""
    first, last = days
    half = timedelta(days=(last - first).days // 2)
    if part == "early":
        return first, first + half
    return (first + half, last) if part == "late" else (first + half / 2, last - half / 2)


def _within(year: int) -> int:
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("beyond the calendar")
    return year
