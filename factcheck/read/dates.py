"""Dates as articles write them, and whether an article may be spoken of yet."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from itertools import chain
from pathlib import Path

from factcheck.text.when import LANGUAGES, When, expressions

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[T\s]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=[-_. ])")
_FOLDERS = re.compile(r"(?<!\d)/(\d{4})/(\d{1,2})/(\d{1,2})(?=/)")
_LAST_ZONE = timezone(timedelta(hours=-12))


def moment(value: object) -> date | datetime:
    """A date, or a date and time (aware where a zone is given), from what front matter or a record holds.

    ISO 8601 with its everyday variants, RFC 2822, and a day in words ("April 3, 2018"). Raises ValueError for anything
    else.
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("not a date")
    text = value.strip()
    if match := _ISO.fullmatch(text):
        return _iso(match)
    if (spelled := whole_day(text)) is not None:
        return spelled
    if re.fullmatch(r"[\w ,:+()-]{10,60}", text, re.ASCII) and text[0].isalpha():
        try:
            return parsedate_to_datetime(text)
        except (TypeError, IndexError, OverflowError) as error:
            raise ValueError("not a date") from error
    raise ValueError("not a date")


def _iso(match: re.Match[str]) -> date | datetime:
    year, month, day, hour, minute, second, zone = match.groups()
    written = date(int(year), int(month), int(day))
    if hour is None:
        return written
    return datetime.combine(written, time(int(hour), int(minute), int(second or 0), tzinfo=_zone(zone)))


def _zone(written: str | None) -> timezone | None:
    if written is None:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)


def whole_day(text: str) -> date | None:
    """The day that is all that `text` says, in words or figures; None where it says more, or may say two."""
    return next((found for when, found in days_in(text) if (when.start, when.end) == (0, len(text))), None)


def days_in(text: str) -> list[tuple[When, date]]:
    """The days that a text names whole, in whichever language; none where a day may be read in two ways."""
    found = [list(expressions(text, code)) for code in LANGUAGES]
    if any(len(one.readings) > 1 for several in found for one in several):
        return []
    return [(one, one.days[0]) for one in chain(*found) if one.days and one.days[0] == one.days[1]]


def day(when: date | datetime) -> date:
    """The day as it is written, in the article's own zone."""
    return when.date() if isinstance(when, datetime) else when


def of_name(path: Path | None) -> date | None:
    """The date that a file's name begins with, as in `2026-11-23-slug.md`."""
    match = _NAME.match(path.name) if path else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def of_address(url: str | None) -> date | None:
    """The date that is part of an address, as in `/2026/11/23/slug`."""
    match = _FOLDERS.search(url or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def future(when: date | datetime, now: datetime) -> bool:
    """Whether an article of that date is yet to come. A time without a zone counts as UTC, a date as its whole day."""
    if not isinstance(when, datetime):
        return when > now.date()
    return (when if when.tzinfo else when.replace(tzinfo=UTC)) > now


def held(until: date | datetime, now: datetime) -> bool:
    """Whether an embargo still holds. Without a zone it ends last where the day ends last (UTC-12): a secret keeps."""
    if not isinstance(until, datetime):
        until = datetime.combine(until, time())
    return (until if until.tzinfo else until.replace(tzinfo=_LAST_ZONE)) > now


def draft_reason(path: Path | None, dates: list[date | datetime], now: datetime) -> str:
    """Why an article is a draft by where it lies or when it is dated; "" where it is none."""
    if path is not None and "_drafts" in path.absolute().parts:
        return "it lies in a _drafts folder"
    return next((f"its date, {day(when)}, is in the future" for when in dates if future(when, now)), "")
