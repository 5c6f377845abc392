"""One line of `decisions.jsonl`: which finding of which article, and what was decided about it.

Fields that a newer version wrote are passed over. Nothing is ever taken from the file, so nothing is lost by that.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from factcheck.model import Decision, Ruling
from factcheck.text.direction import escaped_in_json

_ID = re.compile(r"[0-9a-f]{12}(-\d{1,6})?")
_RULINGS = [ruling.value for ruling in Ruling if ruling is not Ruling.IGNORED]


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision and the finding that it is about: its id, and the article as the file's folder names it ("": any)."""

    id: str
    article: str
    decision: Decision


def entry_line(entry: Entry) -> str:
    """The entry as one line of JSON, without its newline and without what it leaves open."""
    made = entry.decision
    row = {
        "id": entry.id,
        "article": entry.article,
        "as": made.ruling.value,
        "code": made.code,
        "by": made.by,
        "when": made.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if made.when else None,
        "note": made.note,
        "until": made.until.isoformat() if made.until else None,
    }
    return escaped_in_json(json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False))


def read_entry(line: bytes, path: str, number: int) -> Entry:
    """The entry that a line holds. Raises ValueError, saying what is wrong with it."""
    row = _row(line)
    ruling = row.get("as")
    if ruling not in _RULINGS:
        raise ValueError(f'"as" is none of {", ".join(_RULINGS)}')
    if not _ID.fullmatch(_text(row, "id")):
        raise ValueError('"id" is no finding\'s id')
    decision = Decision(
        ruling=Ruling(ruling),
        note=_text(row, "note").strip(),
        by=_text(row, "by"),
        when=_time(_text(row, "when")),
        until=_day(_text(row, "until")),
        code=_text(row, "code") or None,
        path=path,
        line=number,
    )
    return Entry(_text(row, "id"), _text(row, "article"), decision)


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError:
        raise ValueError("not JSON; perhaps it was not written to its end") from None
    if not isinstance(row, dict):
        raise ValueError("no JSON object")
    return row


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{key}" is no text')
    return value or ""


def _time(text: str) -> datetime | None:
    if not text:
        return None
    try:
        when = datetime.fromisoformat(text)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError(f'"when" is no time: {text}') from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f'"until" is no day as 2027-01-31: {text}') from None
