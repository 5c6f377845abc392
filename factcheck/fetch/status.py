"""What an answer's status means: the page, or the reason why there is none."""

from collections.abc import Mapping
from http import HTTPStatus

from factcheck.errors import DoorError, ServiceError
from factcheck.fetch.walls import wall
from factcheck.model import Reason

_REASONS = {401: Reason.BLOCKED, 403: Reason.BLOCKED, 404: Reason.NOT_FOUND, 408: Reason.TIMEOUT, 410: Reason.GONE,
            429: Reason.BLOCKED, 451: Reason.BLOCKED}  # fmt: skip


def check_page(url: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Raise DoorError unless this answer is a page: for a refusal or a bot wall with reason `blocked`."""
    vendor = wall(status, headers, body)
    if vendor:
        raise DoorError(f"{status}, bot wall {vendor}", reason=Reason.BLOCKED, place=url)
    if not 200 <= status < 300:
        raise DoorError(_phrase(status), reason=_reason(status, Reason.UNREACHABLE), place=url)


def check_answer(service: str, url: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Raise ServiceError unless the service answered the question. A 429 is `rate_limited`, a 400 `bad_query`."""
    if 200 <= status < 300:
        return
    vendor = wall(status, headers, body) if status != 429 else None
    reason = Reason.RATE_LIMITED if status == 429 else _reason(status, Reason.BAD_QUERY)
    told = "".join(filter(str.isprintable, headers.get("x-archive-wayback-runtime-error", "")))[:200]
    detail = f"{status}, bot wall {vendor}" if vendor else f"{_phrase(status)}{': ' if told else ''}{told}"
    raise ServiceError(f"{service} answered {detail}", reason=reason, place=url)


def _reason(status: int, otherwise: Reason) -> Reason:
    return Reason.SERVER_ERROR if status >= 500 else _REASONS.get(status, otherwise)


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"
