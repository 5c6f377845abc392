"""Cookies, as any honest reader has them: sent back to the host that set them, and to no other, for one run.

They are held in memory alone. A cookie for a whole domain is taken for one of its host: what a newsroom reads at one
place is no other's affair.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Lock
from urllib.parse import urlsplit

_MOST, _LONGEST = 50, 4_096  # cookies of a host, characters of one
_PAIR = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e\"]*")
_ENDED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Cookie:
    pair: str
    path: str
    secure: bool
    ends: datetime | None


class Jar:
    """The cookies of one run, each for its host; safe between threads. `clock` gives aware UTC times."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock, self._lock = clock, Lock()
        self._hosts: dict[str, dict[tuple[str, str], _Cookie]] = {}

    def keep(self, url: str, headers: Iterable[str]) -> None:
        """Take what an answer's Set-Cookie headers say; what is no cookie, or too long, is left aside."""
        host = urlsplit(url).hostname or ""
        with self._lock:
            held = self._hosts.setdefault(host, {})
            for header in headers:
                cookie = _read(header, self._clock())
                if cookie is None:
                    continue
                key = cookie.pair.partition("=")[0], cookie.path
                held.pop(key, None)
                if (cookie.ends is None or cookie.ends > self._clock()) and len(held) < _MOST:
                    held[key] = cookie

    def header(self, url: str) -> str:
        """What goes with a request for this address as its Cookie header, "" for nothing."""
        parts = urlsplit(url)
        with self._lock:
            held = list(self._hosts.get(parts.hostname or "", {}).values())
        now, path = self._clock(), parts.path or "/"
        fitting = [
            one
            for one in held
            if (one.ends is None or one.ends > now) and (parts.scheme == "https" or not one.secure)
            if path == one.path or path.startswith(one.path.rstrip("/") + "/")
        ]
        return "; ".join(one.pair for one in sorted(fitting, key=lambda one: (-len(one.path), one.pair)))


def _read(header: str, now: datetime) -> _Cookie | None:
    pair, *rest = (piece.strip() for piece in header.split(";"))
    if len(pair) > _LONGEST or not _PAIR.fullmatch(pair):
        return None
    said = {name.strip().lower(): value.strip() for name, _, value in (piece.partition("=") for piece in rest)}
    path = said.get("path", "")
    return _Cookie(pair, path if path.startswith("/") else "/", "secure" in said, _ends(said, now))


def _ends(said: dict[str, str], now: datetime) -> datetime | None:
    """When the cookie ends; None where it ends with the run."""
    age = said.get("max-age", "")
    if re.fullmatch(r"-?\d{1,10}", age):
        return now + timedelta(seconds=min(int(age), 10**8)) if int(age) > 0 else _ENDED
    try:
        until = parsedate_to_datetime(said.get("expires", "").replace("-", " "))
    except ValueError:
        return None
    return until if until.tzinfo else until.replace(tzinfo=UTC)
