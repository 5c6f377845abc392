"""A cassette file -> its labels and entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from factcheck.cassette.entry import Entry, Failure
from factcheck.errors import CassetteError
from factcheck.model import Reason

WAY_OUT = "Record it again, or mend the file"
_DEEPEST = 50
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Head:
    """The labels of a cassette."""

    label: str = ""
    stand_in: bool = False
    recorded: datetime | None = None


class _ShapeError(ValueError):
    """An interaction is not of the expected shape."""


def read(path: Path, text: str | None = None) -> tuple[Head, list[Entry]]:
    """The labels and entries of the file, or of `text` in its place. Raises CassetteError, naming file and line."""
    text = _text_of(path) if text is None else text
    table = _table(text, path)
    interactions = table.get("interactions")
    if not isinstance(interactions, list):
        raise CassetteError('has no list "interactions"', place=f"{path}:1", way_out=WAY_OUT)
    head = _head(table.get("factcheck"), path)
    return head, list(_entries(interactions, head, text, path))


def _text_of(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise CassetteError("is not a regular file", place=str(path), way_out="Move it away, and record it again")
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CassetteError(f"cannot be read: {error.strerror}", place=str(path)) from None
    except UnicodeDecodeError:
        raise CassetteError("is not UTF-8 text", place=str(path), way_out=WAY_OUT) from None


def _table(text: str, path: Path) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - `factcheck extract` reads no cassette

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_depth(yaml.parse(text, Loader=loader), path)
        table = yaml.load(text, Loader=loader)  # noqa: S506 - it is the safe loader, in C where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        if "nesting depth" in what:  # libyaml has a bound of its own, where it is new enough
            raise _too_deep(path) from None
        raise CassetteError(f"is not readable as YAML: {what}", place=f"{path}{line}", way_out=WAY_OUT) from None
    except ValueError as error:  # 2026-02-30 where YAML expects a date
        raise CassetteError(f"holds a value that is none: {error}", place=str(path), way_out=WAY_OUT) from None
    if not isinstance(table, dict) or table.get("version") != 1:
        raise CassetteError("is no cassette of version 1", place=f"{path}:1", way_out=WAY_OUT)
    return table


def _refuse_depth(events: Iterable[object], path: Path) -> None:
    """libyaml builds nested nodes by recursion in C: deep ones would end the process, and not with an exception."""
    import yaml  # noqa: PLC0415 - as above

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _too_deep(path)


def _too_deep(path: Path) -> CassetteError:
    return CassetteError("is nested too deep", place=str(path), way_out=WAY_OUT)


def _head(labels: object, path: Path) -> Head:
    if labels is None:
        return Head()
    if not isinstance(labels, dict):
        raise CassetteError('"factcheck" must be a mapping of labels', place=str(path), way_out=WAY_OUT)
    try:
        recorded = _time(labels.get("recorded"))
    except ValueError:
        raise CassetteError('"recorded" is no time', place=str(path), way_out=WAY_OUT) from None
    return Head(str(labels.get("label", "")), labels.get("stand_in") is True, recorded)


def _entries(interactions: list[Any], head: Head, text: str, path: Path) -> Iterator[Entry]:
    for number, interaction in enumerate(interactions):
        try:
            yield _entry(interaction, head)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            place = f"{path}:{_line_of(text, number)}"
            raise CassetteError(f"interaction {number + 1}: {what}", place=place, way_out=WAY_OUT) from None


def _line_of(text: str, number: int) -> int:
    """The line on which the interaction of that number starts, as far as block style tells."""
    starts = [line for line, words in enumerate(text.split("\n"), 1) if words.startswith("- ")]
    return starts[number] if number < len(starts) else 1


def _entry(interaction: Mapping[str, Any], head: Head) -> Entry:
    request, answer = interaction["request"], interaction["response"]
    asked = tuple(_headers(request.get("headers")))
    recorded = _time(interaction.get("recorded_at"))
    method, url = _text(request["method"]), _text(request["uri"])
    urlsplit(url)  # raises ValueError for what is no address
    common: dict[str, Any] = {"method": method, "url": url, "sent": _bytes(request.get("body")), "asked": asked}
    if answer is None:
        error = interaction["error"]
        failure = Failure(Reason(error["reason"]), str(error["message"]))
        return Entry(**common, recorded=recorded or head.recorded or _NEVER, failure=failure)
    headers = tuple(_headers(answer["headers"]))
    return Entry(
        **common,
        recorded=recorded or _date(headers) or head.recorded or _NEVER,
        status=int(answer["status"]["code"]),
        phrase=answer["status"].get("message") or "",
        headers=headers,
        body=_bytes(answer["body"]["string"]),
    )


def _headers(table: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    for name, held in (table or {}).items():
        for value in held if isinstance(held, list) else [held]:
            yield name.lower(), str(value)


def _text(held: object) -> str:
    if not isinstance(held, str):
        raise _ShapeError(f"{held!r} is no text")
    return held


def _bytes(held: object) -> bytes:
    if isinstance(held, Mapping):
        held = held.get("string")
    if held is None:
        return b""
    if isinstance(held, str):
        return held.encode("utf-8")
    if isinstance(held, bytes):
        return held
    raise _ShapeError(f"a body is {type(held).__name__}, not text")


def _time(held: object) -> datetime | None:
    if held is None:
        return None
    moment = held if isinstance(held, datetime) else datetime.fromisoformat(str(held))
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _date(headers: tuple[tuple[str, str], ...]) -> datetime | None:
    """When an answer of a cassette that others recorded came: its Date header."""
    for name, value in headers:
        if name == "date":
            try:
                return _time(parsedate_to_datetime(value))
            except ValueError:
                return None
    return None
