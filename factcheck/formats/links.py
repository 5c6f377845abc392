"""Addresses that can be clicked without harm, and links that open on the words."""

import re
from urllib.parse import quote, urlsplit

from factcheck.formats.clean import word_spans
from factcheck.model import SourcePage

_START_WORDS, _MOST_WORDS = 8, 24
_FRAGMENT_SAFE = "!'()*~._"
_SPACE = re.compile(r"\s+")


def safe(url: str) -> str | None:
    """`url` with everything percent-encoded that could end or break a link; None for anything but http and https."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    return quote(url.encode("utf-8", "replace"), safe="%/:?#[]@!$&+,;=~._-").replace("[", "%5B").replace("]", "%5D")


def host(url: str) -> str:
    """The host that an address leads to, "" where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def open_on(page: SourcePage, start: int, end: int) -> tuple[str | None, bool]:
    """A link to the page (its archived copy, if that was read), and whether it opens on the words at `start`.

    It opens on them only where a few of the words stand once in the page's text; a passage that is read across a line
    break is taken up to the break, since a browser looks inside one paragraph.
    """
    address = safe(page.archived_url or page.url)
    if address is None:
        return None, False
    words = _unique(page.text, start, end)
    if words is None:
        return address, False
    head, _, fragment = address.partition("#")
    return f"{head}#{fragment}:~:text={_encoded(words)}", True


def _unique(text: str, start: int, end: int) -> str | None:
    line = re.match(r"[^\r\n]*", text[start:end].lstrip())
    words = line.group().strip() if line else ""
    spans = word_spans(words)
    folded = _SPACE.sub(" ", text).casefold()
    for number in range(min(_START_WORDS, len(spans)), min(_MOST_WORDS, len(spans)) + 1):
        candidate = words[: spans[number - 1][1]] if number else ""
        if candidate and folded.count(_SPACE.sub(" ", candidate).casefold()) == 1:
            return _SPACE.sub(" ", candidate)
    return None


def _encoded(words: str) -> str:
    # "-", "," and "&" mean something inside a text fragment; quote() leaves "-" alone, whatever is safe.
    return quote(words.encode("utf-8", "replace"), safe=_FRAGMENT_SAFE).replace("-", "%2D").replace("(", "%28").replace(")", "%29")
