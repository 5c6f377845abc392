"""Where a saved page came from: browsers, and most outlets, write it into the page."""

import re

_SAVED = (
    rb"saved from url=\(\d+\)(https?://[^\s>]+)",
    rb"Page saved with SingleFile[^>]{0,20}?url:\s*(https?://\S+)",
    rb"""<link\b(?=[^<>]*\brel=["']?canonical)[^<>]*\bhref=["']?(https?://[^\s"'>]+)""",
    rb"""<meta\b(?=[^<>]*\bproperty=["']?og:url)[^<>]*\bcontent=["']?(https?://[^\s"'>]+)""",
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _SAVED)
_LOOK = 200_000  # bytes; heads of pages are long


def address_in(body: bytes) -> str:
    """The address that a page says it was saved from, "" where it does not say."""
    head = body[:_LOOK]
    found = next((match for pattern in _PATTERNS if (match := pattern.search(head))), None)
    return found[1].decode("utf-8", "replace").replace("&amp;", "&") if found else ""
