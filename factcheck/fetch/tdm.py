"""The TDM Reservation Protocol (W3C community group): whether a publisher reserves text and data mining.

A response header goes before the page's meta tag, and both before the site's `/.well-known/tdmrep.json`.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from factcheck.errors import DoorError
from factcheck.fetch.faults import NOT_ASKED
from factcheck.model import Reason, Response

HEADER = "tdm-reservation"
_LOOK = 50_000
_META = re.compile(rb"<meta\b[^>]*\bname\s*=\s*[\"']?tdm-reservation\b[^>]*>", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent\s*=\s*[\"']?\s*([01])", re.IGNORECASE)

Get = Callable[[str], tuple[int, bytes]]


def told(headers: Mapping[str, str], body: bytes) -> bool | None:
    """What the answer itself says: True where it reserves, False where it does not, None where it says nothing."""
    header = headers.get(HEADER, "").strip()
    if header in {"0", "1"}:
        return header == "1"
    start = body[:_LOOK]
    meta = _META.search(start) if HEADER.encode() in start.lower() else None
    content = _CONTENT.search(meta.group()) if meta else None
    return content.group(1) == b"1" if content else None


class Sites:
    """What sites say of all their pages, read once a host and run."""

    def __init__(self) -> None:
        self._rules: dict[str, tuple[tuple[re.Pattern[str], bool], ...]] = {}

    def reserves(self, url: str, get: Get) -> bool:
        """Whether the site's file reserves this page; `get` fetches an address. A file that cannot be had says no."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules.get(origin)
        if rules is None:
            rules = _read(f"{origin}/.well-known/tdmrep.json", get)
            if rules is None:
                return False
            rules = self._rules.setdefault(origin, rules)
        path = parts.path or "/"
        return next((reserved for pattern, reserved in rules if pattern.match(path)), False)


class Reservations:
    """Keeps to a policy: skip, record or licensed."""

    def __init__(self, policy: str) -> None:
        self._policy, self._sites = policy, Sites()

    def check(self, url: str, get: Get) -> None:
        """Before a page is asked for: raise DoorError where it is to be skipped, as the site's file says."""
        if self._policy == "skip" and self._sites.reserves(url, get):
            raise _reserved(url)

    def checked(self, response: Response) -> Response:
        """The page, marked where it is reserved, and never where that is licensed.

        Raises DoorError where such a page is to be skipped.
        """
        if self._policy == "licensed" and HEADER in response.headers:
            return replace(response, headers={name: one for name, one in response.headers.items() if name != HEADER})
        if self._policy == "licensed" or not told(response.headers, response.body):
            return response
        if self._policy == "skip":
            raise _reserved(response.final_url)
        return replace(response, headers={**response.headers, HEADER: "1"})


def _reserved(url: str) -> DoorError:
    return DoorError("its publisher reserves text and data mining (tdm-reservation)", reason=Reason.ROBOTS, place=url)


def _read(url: str, get: Get) -> tuple[tuple[re.Pattern[str], bool], ...] | None:
    """The site's rules; None where they were not asked for, which says nothing of those who may ask."""
    try:
        status, body = get(url)
        rules = json.loads(body) if status == 200 else []
    except DoorError as error:
        return None if error.reason in NOT_ASKED else ()
    except (ValueError, RecursionError):
        return ()
    return tuple(
        (_pattern(rule["location"]), str(rule.get(HEADER)) == "1")
        for rule in (rules if isinstance(rules, list) else ())
        if isinstance(rule, dict) and isinstance(rule.get("location"), str) and len(rule["location"]) < 500
    )


def _pattern(location: str) -> re.Pattern[str]:
    """A location is a path with `*` for anything and `$` for the end, as in robots.txt."""
    ends = location.endswith("$")
    words = ".*".join(re.escape(piece) for piece in re.split(r"\*+", location.removesuffix("$")))
    return re.compile(words + ("$" if ends else ""))
