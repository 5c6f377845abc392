"""Addresses that can be clicked without harm, and links that open on the words."""

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from factcheck.formats.clean import word_spans
from factcheck.model import Obtained, Passage, SourcePage

_START_WORDS, _MOST_WORDS = 8, 24
_FRAGMENT_SAFE = "!~._"
_SPACE = re.compile(r"\s+")


def safe(url: str) -> str | None:
    """`url` with everything percent-encoded that could end or break a link; None for anything but http and https."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    return quote(url.encode("utf-8", "replace"), safe="%/:?#@!$&+,;=~._-")


def host(url: str) -> str:
    """The host that an address leads to, "" where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def file_of(page: SourcePage) -> str:
    """The name of the file that a page without an address was read from, "" for a page with one."""
    own = page.obtained in {Obtained.SUPPLIED, Obtained.ARCHIVE}
    named = own and not page.url.endswith(":") and safe(page.url) is None
    return page.url if named else ""


def open_on(page: SourcePage, passage: Passage, shown: Sequence[tuple[int, int]]) -> tuple[str | None, bool]:
    """A link to the page (its archived copy, if that was read), and whether it opens on the passage's words.

    It opens on them only where a few of them stand once in the page's text. `shown` are the ranges of the passage that
    a report may show: a link holds no others.
    """
    address = safe(page.archived_url or page.url)
    words = words_to_open_on(page, passage, shown)
    if address is None or not words:
        return address, False
    head, _, fragment = address.partition("#")
    return f"{head}#{fragment}:~:text={_encoded(words)}", True


def words_to_open_on(page: SourcePage, passage: Passage, shown: Sequence[tuple[int, int]]) -> str:
    """The first words shown of the passage that stand only once on the page, "" where there are none.

    A passage that runs over a line break is taken up to it, since a browser looks inside one paragraph.
    """
    if passage.opens_on is not None or not shown:
        return passage.opens_on or ""
    line = re.match(r"[^\r\n]*", page.part(*shown[0]).lstrip())
    words = line.group().strip() if line else ""
    spans = word_spans(words)
    folded = _SPACE.sub(" ", page.text).casefold()
    for number in range(min(_START_WORDS, len(spans)), min(_MOST_WORDS, len(spans)) + 1):
        candidate = _SPACE.sub(" ", words[: spans[number - 1][1]]) if number else ""
        if candidate and folded.count(candidate.casefold()) == 1:
            return candidate
    return ""


def _encoded(words: str) -> str:
    # "-", "," and "&" mean something inside a text fragment, and quote() never touches "-".
    return quote(words.encode("utf-8", "replace"), safe=_FRAGMENT_SAFE).replace("-", "%2D")
