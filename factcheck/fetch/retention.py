"""How long what is kept: pages long, failures short, and nothing that asks not to be kept."""

import re
from collections.abc import Mapping

from factcheck.model import Reason

_HOUR, _DAY = 3_600.0, 86_400.0
_PAGE = 30 * _DAY
# How long what is kept is not asked for again: after a day a page may have been corrected, and RFC 9309 2.4 gives
# robots.txt a day.
FRESH = {"page": _DAY, "robots.txt": _DAY, "feed": 900.0}
_PAGES = {"theguardian.com": _DAY, "guardianapis.com": _DAY}  # their terms allow a day
_FAILURES = {
    Reason.BLOCKED: _HOUR,
    Reason.PAYWALL: _HOUR,
    Reason.GONE: _DAY,
    Reason.NOT_FOUND: _HOUR,
    Reason.NOT_TEXT: _HOUR,
    Reason.TOO_LARGE: _HOUR,
    Reason.REDIRECTS: _HOUR,
    Reason.TIMEOUT: 600.0,
    Reason.UNREACHABLE: 600.0,
    Reason.SERVER_ERROR: 600.0,
}
_META = re.compile(
    rb"<meta\b(?=[^>]*\bname\s*=\s*[\"']?robots\b)(?=[^>]*\bcontent\s*=\s*[\"'][^\"'>]*\b(noarchive|none)\b)[^>]*>",
    re.IGNORECASE,
)


def page_seconds(host: str) -> float:
    """How many seconds a page of `host` is kept."""
    return next((seconds for name, seconds in _PAGES.items() if host == name or host.endswith("." + name)), _PAGE)


def failure_seconds(reason: Reason) -> float:
    """How many seconds a failure is kept; 0 for one that says nothing about the page."""
    return _FAILURES.get(reason, 0.0)


def may_keep(headers: Mapping[str, str], body: bytes) -> bool:
    """False where the page asks not to be kept: noarchive in header or meta tag, or no-store."""
    robots = headers.get("x-robots-tag", "").lower()
    if "noarchive" in robots or re.search(r"(^|[,:\s])none($|[,\s])", robots):
        return False
    return "no-store" not in headers.get("cache-control", "").lower() and not _META.search(body[:50_000])
