"""What a form means: the intervals of days that it may stand for, seen from an anchor.

Each function takes what the form's groups say, the anchor, and the direction in which its clause looks (-1 back, 1
ahead, 0 unknown). It returns nothing where it is open. ValueError says that there is no such day.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from factcheck.text.when.calendar import (
    Days,
    about,
    back,
    month_of,
    months_of,
    moved,
    part_of,
    season_of,
    unit_of,
    year_of,
)

Told = Mapping[str, Any]
Meaning = Callable[[Told, date | None, int], list[Days]]
_NEAR = 120  # days: a date without its year is the one as near as this; else it may be that before or that after
_WITHOUT_CENTURY = 50
_CENTURY, _TENS_SO_FAR = 100, 3


def _date(told: Told, anchor: date | None, direction: int) -> list[Days]:
    month, day = told.get("month") or told["month_number"], told["day"]
    if (year := _year(told)) is not None:
        return [(date(year, month, day),) * 2]
    date(2000, month, day)  # there is such a day in some year
    found = _around(anchor, lambda year: _one(year, month, day), direction)
    fitting = [days for days in found if days[0].weekday() == told.get("weekday")]
    return fitting or found


def _one(year: int, month: int, day: int) -> Days | None:
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _year(told: Told) -> int | None:
    short = told.get("short_year")
    if short is not None:
        return int(short) + (2000 if int(short) < _WITHOUT_CENTURY else 1900)
    return told.get("year")


def _around(anchor: date | None, in_year: Callable[[int], Days | None], direction: int) -> list[Days]:
    """Of what comes back every year the nearest, or where none is near that before and that after."""
    if anchor is None:
        return []
    found = [days for add in (-1, 0, 1) if (days := in_year(anchor.year + add))]
    nearest = min(found, key=lambda days: _distance(days, anchor))
    if _distance(nearest, anchor) <= _NEAR:
        return [nearest]
    before, after = [days for days in found if days[1] < anchor][-1:], [days for days in found if days[0] > anchor][:1]
    return {-1: before, 1: after}.get(direction) or [*before, *after]


def _distance(days: Days, anchor: date) -> int:
    return max((days[0] - anchor).days, (anchor - days[1]).days, 0)


def _slashed(told: Told, _: date | None, __: int) -> list[Days]:
    """ "03/04/2018" is one day here and another there."""
    orders = {(told["one"], told["other"]), (told["other"], told["one"])}
    return sorted(days for month, day in orders if month and day and (days := _one(told["year"], month, day)))


def _range(told: Told, anchor: date | None, direction: int) -> list[Days]:
    month = told["month"]
    if told["until"] <= told["day"]:
        raise ValueError("no range")
    ends = _date({**told, "day": told["until"], "weekday": None}, anchor, direction)
    return [(date(end.year, month, told["day"]), end) for _, end in ends]


def _week_of(told: Told, anchor: date | None, direction: int) -> list[Days]:
    return [(first, moved(first, 6)) for first, _ in _date(told, anchor, direction)]


def _month(told: Told, anchor: date | None, direction: int) -> list[Days]:
    month, year = told["month"], told.get("year")
    if year is not None:
        found = [month_of(year, month)]
    elif "side" not in told or told["side"] == 0:
        found = _around(anchor, lambda year: month_of(year, month), direction)
    else:
        found = _beside(anchor, told["side"], lambda year: month_of(year, month))
    return _parted(found, told)


def _beside(anchor: date | None, side: int, in_year: Callable[[int], Days]) -> list[Days]:
    """ "Last April" said in May is this year's, or the one before; both are possible."""
    if anchor is None:
        return []
    found = [in_year(anchor.year + add) for add in (-2, -1, 0, 1, 2)]
    if side < 0:
        return [days for days in found if days[1] < anchor][-2:]
    return [days for days in found if days[0] > anchor][:2]


def _parted(found: list[Days], told: Told) -> list[Days]:
    return [part_of(days, told["part"]) for days in found] if "part" in told else found


def _years(told: Told, _: date | None, __: int) -> list[Days]:
    first, until = told["year"], told["year_until"]
    last = until if until >= _CENTURY else first // _CENTURY * _CENTURY + until
    if not first < last <= first + _CENTURY:
        raise ValueError("no range of years")
    return [year_of(first, last)]


def _year_alone(told: Told, _: date | None, __: int) -> list[Days]:
    return _parted([year_of(told["year"])], told)


def _decade(told: Told, _: date | None, __: int) -> list[Days]:
    start = told["century"] * _CENTURY + told["tens"] * 10
    return _parted([year_of(start, start + 9)], told)


def _short_decade(told: Told, _: date | None, __: int) -> list[Days]:
    starts = [1900 + told["tens"] * 10] + ([2000 + told["tens"] * 10] if told["tens"] < _TENS_SO_FAR else [])
    return _parted([year_of(start, start + 9) for start in starts], told)


def _season(told: Told, anchor: date | None, direction: int) -> list[Days]:
    season, year, side = told["season"], told.get("year"), told.get("side")
    if year is not None:
        return season_of(year, season)
    if anchor is None:
        return []
    return [days for add in {0, side or 0, direction} for days in season_of(anchor.year + add, season)]


def _quarter(told: Told, anchor: date | None, _: int) -> list[Days]:
    first = 3 * (told.get("order") or told["quarter_number"]) - 2
    if (year := told.get("year")) is not None:
        return [months_of(year, first, first + 2)]
    return [months_of(anchor.year + add, first, first + 2) for add in (-1, 0)] if anchor else []


def _half(told: Told, _: date | None, __: int) -> list[Days]:
    if told["order"] > 2:
        raise ValueError("no half")
    return [months_of(told["year"], 6 * told["order"] - 5, 6 * told["order"])]


def _weekday(told: Told, anchor: date | None, direction: int) -> list[Days]:
    if anchor is None:
        return []
    before = moved(anchor, -((anchor.weekday() - told["weekday"]) % 7))
    after = moved(before, 7)
    side = told.get("side", 0)
    if side < 0:
        days = {moved(before, -7) if before == anchor else before, _in_week(anchor, told["weekday"], -1)}
    elif side > 0:
        days = {after, _in_week(anchor, told["weekday"], 1)}
    elif direction > 0:
        days = {before if before == anchor else after}
    else:
        days = {before} if direction else {before, after}
    return [(day, moved(day, 1) if "night" in told else day) for day in sorted(days)]


def _in_week(anchor: date, weekday: int, weeks: int) -> date:
    return moved(anchor, 7 * weeks + weekday - anchor.weekday())


def _weekday_of_week(told: Told, anchor: date | None, _: int) -> list[Days]:
    return [(_in_week(anchor, told["weekday"], told["side"]),) * 2] if anchor else []


def _night_to(told: Told, anchor: date | None, direction: int) -> list[Days]:
    return [(moved(day, -1), day) for day, _ in _weekday({"weekday": told["weekday"]}, anchor, direction)]


def _shift(told: Told, anchor: date | None, _: int) -> list[Days]:
    return [(moved(anchor, told["shift"]),) * 2] if anchor else []


def _today(_: Told, anchor: date | None, __: int) -> list[Days]:
    return [(anchor, anchor)] if anchor else []


def _tomorrow(_: Told, anchor: date | None, __: int) -> list[Days]:
    return [(moved(anchor, 1),) * 2] if anchor else []


def _last_night(_: Told, anchor: date | None, __: int) -> list[Days]:
    return [(moved(anchor, -1), anchor)] if anchor else []


def _unit(told: Told, anchor: date | None, _: int) -> list[Days]:
    return _parted([unit_of(anchor, told["unit"], told.get("side", 0))], told) if anchor else []


def _this_year(_: Told, anchor: date | None, __: int) -> list[Days]:
    return [year_of(anchor.year)] if anchor else []


def _weekend(_: Told, anchor: date | None, __: int) -> list[Days]:
    return [unit_of(anchor, "weekend", add) for add in (-1, 0)] if anchor else []


def _ago(told: Told, anchor: date | None, _: int) -> list[Days]:
    return [about(anchor, told["unit"], told.get("number", 2))] if anchor else []


def _rolling(told: Told, anchor: date | None, _: int) -> list[Days]:
    return [(back(anchor, told["unit"], told.get("number", 1)), anchor)] if anchor else []


def _open(_: Told, __: date | None, ___: int) -> list[Days]:
    return []


MEANINGS: Mapping[str, Meaning] = {
    "open": _open, "date": _date, "slashed": _slashed, "range": _range, "week_of": _week_of, "month": _month,
    "years": _years, "year": _year_alone, "decade": _decade, "short_decade": _short_decade, "season": _season,
    "quarter": _quarter, "half": _half, "weekday": _weekday, "weekday_of_week": _weekday_of_week,
    "night_to": _night_to, "shift": _shift, "today": _today, "tomorrow": _tomorrow, "last_night": _last_night,
    "unit": _unit, "this_year": _this_year, "weekend": _weekend, "ago": _ago, "rolling": _rolling,
}  # fmt: skip
