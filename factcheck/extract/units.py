"""A unit: one sentence with its quotations as single tokens, cut into words for the rules."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.text import paragraphs, sentences
from factcheck.text.quotes import HIDDEN, Quote, mask

_TOKEN = re.compile(
    HIDDEN + "+(?P<stop>[.,!?;:\u2026]*)(?:''|[\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u2039\u203a])?"
    r"|\d(?:[\d.,:]*\d)?(?:[\w%'\u2019-]*\w)?|[^\W_](?:[\w.&@/'\u2019-]*\w)?|\S"
)
_APOSTROPHE = "\u2019"


class Unit:
    """The tokens of one sentence: where each starts and ends, and its lower-cased word (`HIDDEN` for a quotation)."""

    __slots__ = ("end", "ends", "paragraph", "start", "starts", "text", "words")

    def __init__(self, text: str, masked: str, start: int, end: int, paragraph: int) -> None:
        self.text, self.start, self.end, self.paragraph = text, start, end, paragraph
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for match in _TOKEN.finditer(masked, start, end):
            self.starts.append(match.start())
            self.ends.append(match.end())
            word = match.group()
            self.words.append(HIDDEN if word[0] == HIDDEN else word.lower().replace(_APOSTROPHE, "'"))

    def __len__(self) -> int:
        return len(self.words)

    def raw(self, token: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[token] : self.ends[token]]

    def is_quote(self, token: int) -> bool:
        """Whether the token is a whole quotation."""
        return 0 <= token < len(self.words) and self.words[token] == HIDDEN

    def capital(self, token: int) -> bool:
        """Whether the token starts with a capital letter."""
        return self.text[self.starts[token]].isupper()


def units(text: str, runs: list[Quote]) -> Iterator[Unit]:
    """The units of `text` in order; a quotation of several sentences is one token of one unit."""
    masked = mask(text, runs)
    firsts = [start for start, _ in paragraphs(text)]
    for start, end in sentences(masked):
        yield Unit(text, masked, start, end, bisect_right(firsts, start))
