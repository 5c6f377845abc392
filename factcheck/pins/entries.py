"""One line of `sources.lock`: JSON with its keys in a fixed order, so that the same pin is always the same bytes."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

import msgspec

from factcheck.model import Fit, Grade, Obtained, Pin, PinnedPage, PinnedPart, PinnedSpan, Verdict
from factcheck.text.direction import escaped_in_json

NAME = "sources.lock"
_SCHEMA = "factcheck.source/"
SCHEMA = f"{_SCHEMA}1"
"""The schema that `pin_line` keeps to."""

_VERSION = re.compile(rf"{re.escape(_SCHEMA)}(\d{{1,6}})")
_BY_CODE = {
    verdict.code: verdict for verdict in (Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM)
}
_MARK = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
_SHA = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_OFFSET = Annotated[int, msgspec.Meta(ge=0, le=50_000_000)]
_ADDRESS = Annotated[str, msgspec.Meta(pattern="^(?i:https?)://[^/]")]
_MERGE_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


class LaterError(ValueError):
    """The line was written by a later version, which knows more of it."""


class _Part(msgspec.Struct, frozen=True):
    fit: Fit
    spans: tuple[tuple[_OFFSET, _OFFSET, _MARK], ...] = ()


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """The line as it stands in the file. What has its default is left out."""

    schema: str
    article: Annotated[str, msgspec.Meta(min_length=1)]
    id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{12}(-\d{1,6})?$")]
    said: _MARK
    outlet: str
    code: str
    retrieved: datetime
    obtained: Obtained
    bytes: _SHA
    text: _SHA
    length: _OFFSET
    score: Annotated[float, msgspec.Meta(ge=0, le=1)]
    parts: tuple[_Part, ...]
    how: str = ""
    url: _ADDRESS | None = None
    asked: _ADDRESS | None = None
    archived: _ADDRESS | None = None
    archived_at: datetime | None = None
    file: str = ""
    site: str = ""
    published: date | None = None
    grade: Grade = Grade.FULL
    complete: bool = True
    speaker_fits: bool | None = None
    headline: _MARK | None = None


def pin_line(pin: Pin) -> bytes:
    """The pin as one line of JSON, without its newline."""
    page = pin.page
    line = _Line(
        schema=SCHEMA,
        article=pin.article,
        id=pin.id,
        said=pin.said,
        outlet=pin.outlet,
        code=pin.verdict.code,
        retrieved=_second(page.retrieved),
        obtained=page.obtained,
        bytes=page.bytes_sha256,
        text=page.text_sha256,
        length=page.length,
        score=round(pin.score, 4),
        parts=tuple(_Part(part.fit, tuple((at.start, at.end, at.words) for at in part.spans)) for part in pin.parts),
        how=pin.how,
        url=None if page.file else page.url,
        asked=page.asked or None,
        archived=page.archived_url,
        archived_at=_second(page.archived_at) if page.archived_at else None,
        file=page.file,
        site=page.site,
        published=page.published,
        grade=page.grade,
        complete=page.complete,
        speaker_fits=pin.speaker_fits,
        headline=pin.headline or None,
    )
    return escaped_in_json(_text(line)).encode()


def _text(line: _Line) -> str:
    try:
        return msgspec.json.encode(line).decode()
    except UnicodeEncodeError:  # a file's name that is no UTF-8
        return msgspec.json.encode(msgspec.structs.replace(line, article=_plain(line.article))).decode()


def _plain(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def read_pin(line: bytes) -> Pin:
    """The pin that a line holds. Raises LaterError, or ValueError that says what is wrong with it."""
    if line.startswith(_MERGE_MARKS):
        raise ValueError("a mark of a merge that was not settled")
    try:
        row = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(row, dict):
        raise ValueError("it is no object")
    _check_schema(row)
    try:
        found = msgspec.convert(row, _Line)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    return _pin(found)


def _check_schema(row: dict[str, Any]) -> None:
    version = _VERSION.fullmatch(str(row.get("schema")))
    if version is None:
        raise ValueError(f'"schema" is not "{SCHEMA}"')
    if version[1] != "1":
        raise LaterError(f"a later version of factcheck wrote it ({row['schema']})")


def _pin(line: _Line) -> Pin:
    if line.code not in _BY_CODE:
        raise ValueError(f'"code" is none of {", ".join(_BY_CODE)}')
    if (line.url is None) == (not line.file):
        raise ValueError('it has neither "url" nor "file", or both')
    if any(start > end or end > line.length for part in line.parts for start, end, _ in part.spans):
        raise ValueError('"parts" has a span that does not lie in the text')
    if line.retrieved.tzinfo is None or (line.archived_at is not None and line.archived_at.tzinfo is None):
        raise ValueError("a time has no zone")
    return Pin(
        article=line.article,
        id=line.id,
        said=line.said,
        outlet=line.outlet,
        verdict=_BY_CODE[line.code],
        page=_page(line),
        parts=tuple(PinnedPart(part.fit, tuple(PinnedSpan(*span) for span in part.spans)) for part in line.parts),
        how=line.how,
        score=line.score,
        speaker_fits=line.speaker_fits,
        headline=line.headline or "",
    )


def _page(line: _Line) -> PinnedPage:
    return PinnedPage(
        url=line.url or "",
        retrieved=line.retrieved.astimezone(UTC),
        obtained=line.obtained,
        bytes_sha256=line.bytes,
        text_sha256=line.text,
        length=line.length,
        asked=line.asked or "",
        archived_url=line.archived,
        archived_at=line.archived_at.astimezone(UTC) if line.archived_at else None,
        file=line.file,
        site=line.site,
        published=line.published,
        grade=line.grade,
        complete=line.complete,
    )


def _second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
