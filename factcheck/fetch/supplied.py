"""Texts that the newsroom supplied in files: nobody is asked for them."""

from datetime import datetime
from pathlib import Path

from factcheck.errors import DoorError
from factcheck.model import Obtained, Reason, Response


def in_file(path: Path, most: int, now: datetime) -> Response:
    """What a file holds, as a response. Raises DoorError where it cannot be read, or has more than `most` bytes."""
    try:
        with path.open("rb") as file:
            body = file.read(most + 1)
    except OSError as error:
        raise DoorError(f"cannot be read: {error.strerror}", reason=Reason.UNREADABLE, place=str(path)) from None
    if len(body) > most:
        raise DoorError(f"more than {most:,} bytes", reason=Reason.TOO_LARGE, place=str(path))
    kind = "text/html" if path.suffix.lower() in {".html", ".htm"} else "text/plain"
    place = path.resolve().as_uri()
    return Response(place, place, 200, {"content-type": kind}, body, now, Obtained.SUPPLIED)
