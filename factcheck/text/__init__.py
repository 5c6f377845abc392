"""What every room needs to know about text: lines, sentences, and folding.

Nothing here knows of articles or pages; offsets are code points into the string handed in.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, filterfalse

_ALIKE = {
    "'": "\u2018\u2019\u201b`\u201a\u2039\u203a",
    '"': "\u201c\u201d\u201e\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014",
    "": "\u00ad",
}
_FOLDED = str.maketrans({char: plain for plain, chars in _ALIKE.items() for char in chars})
_END = re.compile(r"""(?P<mark>[.!?\u2026][.!?\u2026]*)(?P<close>["'\u201d\u2019\u00bb)\]]*)(?=\s|$)""")
_STARTS = re.compile(r"""\s*["'\u201c\u2018\u201e\u201a\u00ab(\[]*(?P<first>\w)""")
_BREAK = re.compile(
    r"\n[ \t]*\r?\n"
)  # what stands before it is stripped: a pattern that begins with one character is fast
_LINE = re.compile(r"[\r\n]")
_SPACE = re.compile(r"\s*")
# No phrase goes on with one of these after an acronym.
_OPENS = re.compile(r"\s+(?:The|He|She|It|They|We|But|And|His|Her|Their|This|These|There|However|In|That)\s")
_LAST_WORD = re.compile(r"[\w.&'\u2019-]*$")


class Lines:
    """The lines of a text, for turning offsets into line and column, both from 1."""

    def __init__(self, text: str) -> None:
        plain = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
        ends = accumulate(map(len, plain.split("\n")[:-1]))
        self._starts = [0, *(end + number for number, end in enumerate(ends, 1))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def fold(text: str) -> str:
    """Fold what never tells two claims apart: compatibility forms, case, typography, accents, runs of space.

    Idempotent. Used for ids and look-ups; matching has its own, finer folding.
    """
    plain = text if text.isascii() and "`" not in text else text.translate(_FOLDED)
    if plain.isascii():
        return " ".join(plain.lower().split())
    flat = unicodedata.normalize("NFKD", plain).translate(_FOLDED)
    bare = "".join(filterfalse(unicodedata.combining, flat))
    return " ".join(bare.casefold().split())


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs' offsets, without the white space around them.

    Blank lines part paragraphs; in a text without one, each line is a paragraph.
    """
    return list(_paragraphs(text))


@lru_cache(maxsize=4)
def _paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    parts: list[tuple[int, int]] = []
    pattern = _BREAK if _BREAK.search(text) else _LINE
    start = 0
    for match in [*pattern.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[start:end]
        if stripped := piece.strip():
            at = start + piece.index(stripped[0])
            parts.append((at, at + len(stripped)))
        start = match.end() if match else end
    return tuple(parts)


@cache
def _abbreviations() -> frozenset[str]:
    words = files("factcheck.data").joinpath("abbreviations.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(word.strip().casefold() for word in words if word.strip() and not word.startswith("#"))


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the sentences' offsets within `text[start:end]`, one pass, without the white space around them.

    A stop ends a sentence when a capital, a figure or a quotation mark follows, unless it closes an abbreviation or an
    initial. Paragraph breaks always end one.
    """
    end = len(text) if end is None else end
    for first, last in ((start + a, start + b) for a, b in paragraphs(text[start:end])):
        at = first
        for match in _END.finditer(text, first, last):
            if _ends_sentence(text, match, last):
                yield at, match.end()
                at = _SPACE.match(text, match.end(), last).end()  # type: ignore[union-attr]  # matches always
        if at < last:
            yield at, last


def _ends_sentence(text: str, match: re.Match[str], last: int) -> bool:
    following = _STARTS.match(text, match.end(), last)
    if following and following["first"].islower():
        return False
    if match["mark"] != "." or match["close"]:
        return True
    word = text[max(0, match.start() - 20) : match.start()].rsplit(" ", 1)[-1]
    if not word.isalpha():
        before = _LAST_WORD.search(word)
        word = before.group() if before else ""
    if len(word) == 1 and word.isalpha() and word != "I":
        return False
    if word.casefold() not in _abbreviations():
        return True
    return "." in word and _OPENS.match(text, match.end(), last) is not None  # "... enter the U.S. The plan ..."
