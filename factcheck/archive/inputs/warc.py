"""WARC files: what a crawler was answered, record by record."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from factcheck.archive.inputs.raw import Raw, skipped
from factcheck.model import Miss, Reason

_BLOCK = 65_536  # bytes
_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


def read_warc(path: Path, max_bytes: int) -> Iterator[Raw | Miss]:
    """Yield the pages among a file's responses; what is no page (an image, a redirect) is passed over in silence."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only where a WARC file is read
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    with path.open("rb") as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                taken = _taken(record, f"{path}:{number}", max_bytes)
                if taken is not None:
                    yield taken
        except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
            said = " ".join(str(error).split())[:120]
            yield skipped(str(path), Reason.UNREADABLE, f"breaks off: {said}; what stands before it was taken")


def _taken(record: Any, where: str, max_bytes: int) -> Raw | Miss | None:
    if record.rec_type not in {"response", "resource"}:
        return None
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    if (headers and headers.get_statuscode() != "200") or not kind.lower().startswith(_TYPES):
        return None
    body = record.content_stream().read(max_bytes + 1)
    if len(body) > max_bytes:
        return skipped(url or where, Reason.TOO_LARGE, f"more than {max_bytes:,} bytes; raise max-bytes")
    if _is_cut(record):
        return skipped(url or where, Reason.UNREADABLE, "only a part of the page was recorded")
    return Raw(where, url, kind, body, _time(record.rec_headers.get_header("WARC-Date")))


def _is_cut(record: Any) -> bool:
    """Whether the crawler cut the answer short, or the file ends in it: what is missing would count as not there."""
    if record.rec_headers.get_header("WARC-Truncated"):
        return True
    while record.raw_stream.read(_BLOCK):
        pass
    return bool(record.raw_stream.limit > 0)


def _time(text: str | None) -> datetime:
    try:
        return datetime.fromisoformat(text or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC)
