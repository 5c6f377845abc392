"""Quotation marks: which runs of a text stand inside them, and a mask that hides those runs from the sentence splitter.

A quotation that is not closed ends with its paragraph; a paragraph after it that opens with a mark goes on with it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from factcheck.text import paragraphs

HIDDEN = "\x01"
_CLOSERS = {
    "\u201c": '\u201d\u201c"',
    "\u201e": "\u201c\u201d\u201f",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u201a": "\u2018\u2019",
    "\u2018": "\u2019",
    "\u201d": "\u201d",
    '"': '"\u201d',
    "''": "''",
    "``": "''",
    "'": "'\u2019",
}
# A mark, and of the straight ones a pair; written so that it begins with one class of characters, which is fast.
_MARK = re.compile(
    r"[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u201a\u2018\u2019\"'`](?:(?<=')'|(?<=`)`|(?<!`))"
)
_SINGLE = frozenset("'\u2018\u2019\u201a\u2039\u203a")
# "rock 'n' roll" is no quotation.
_CLIPPED = re.compile(r"\w{1,2}['\u2019](?!\w)")
_FINAL = ".,!?;:\u2026"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted run with its marks: `text[start:end]`; `inner` and `last` bound the words between the marks.

    `continued` is True where the paragraph before left a quotation open and this one opens its paragraph.
    """

    start: int
    end: int
    inner: int
    last: int
    closed: bool
    continued: bool = False

    def words(self, text: str) -> int:
        """How many words stand between the marks."""
        return len(text[self.inner : self.last].split())


_RUN_START, _RUN_END = attrgetter("start"), attrgetter("end")


@lru_cache(maxsize=4)
def quotes(text: str) -> tuple[Quote, ...]:
    """Every outermost quotation of `text`, in order."""
    if not _MARK.search(text):
        return ()
    found: list[Quote] = []
    open_before = False
    for start, end in paragraphs(text):
        inside = list(_paragraph(text, start, end))
        if inside and open_before and inside[0].start == start:
            first = inside[0]
            inside[0] = Quote(first.start, first.end, first.inner, first.last, first.closed, continued=True)
        open_before = bool(inside) and not inside[-1].closed
        found.extend(inside)
    return tuple(found)


def overlapping(runs: Sequence[Quote], start: int, end: int) -> Sequence[Quote]:
    """Those of `runs`, which are in order, that share a character with `text[start:end]`."""
    if not runs:
        return runs
    first = bisect_left(runs, start, key=_RUN_END)
    last = bisect_left(runs, end, key=_RUN_START)
    while first < last and runs[first].end == start:
        first += 1
    return runs[first:last]


def mask(text: str, runs: Sequence[Quote]) -> str:
    """`text` with the quoted words hidden, offsets kept; the stop before a closing mark stays, for sentence ends."""
    pieces, at = [], 0
    for quote in runs:
        end = quote.end if not quote.closed else quote.last
        while end > quote.inner and text[end - 1] in _FINAL:
            end -= 1
        pieces += [text[at : quote.start], HIDDEN * (end - quote.start)]
        at = end
    return "".join([*pieces, text[at:]])


def set_off(text: str, runs: Iterable[Quote]) -> str:
    """`text` with the marks around `runs` blanked, offsets kept: a name set off by marks is no quotation."""
    letters = list(text)
    for run in runs:
        letters[run.start : run.inner] = " " * (run.inner - run.start)
        letters[run.last : run.end] = " " * (run.end - run.last)
    return "".join(letters)


def _paragraph(text: str, first: int, last: int) -> Iterator[Quote]:
    """One pass: an opening mark, then the mark that closes it; marks of other shapes inside are its words."""
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, first, last):
        if opened is None:
            if _opens(text, match, first):
                opened = match
        elif match.group() in _closers(opened) and _closes(text, match, last):
            yield Quote(opened.start(), match.end(), opened.end(), match.start(), closed=True)
            opened = None
    if opened is not None and opened.group() not in _SINGLE:
        yield Quote(opened.start(), last, opened.end(), last, closed=False)


def _closers(opened: re.Match[str]) -> tuple[str, ...]:
    mark = opened.group()
    return (mark, "''") if mark in {"''", "``"} else tuple(_CLOSERS[mark])


def _opens(text: str, match: re.Match[str], first: int) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > first else " "
    after = text[match.end() : match.end() + 1]
    if not after or after.isspace() or mark not in _CLOSERS:
        return False
    if mark in _SINGLE:
        return not before.isalnum() and before not in ".,!?" and after.isalpha() and _has_end(text, match)
    if mark in {'"', "''", "\u201d"}:
        return not before.isalnum() and before not in ".,!?%)"
    return True


def _has_end(text: str, match: re.Match[str]) -> bool:
    """A single mark opens a quotation only if one that can close it stands within reach."""
    if _CLIPPED.match(text, match.end()):
        return False
    reach = text[match.end() : match.end() + 400].split("\n", 1)[0]
    return re.search(r"[.,!?\w][" + "".join(_closers(match)) + r"](?!\w)", reach) is not None


def _closes(text: str, match: re.Match[str], last: int) -> bool:
    after = text[match.end()] if match.end() < last else " "
    before = text[match.start() - 1]
    if match.group() in _SINGLE:
        return not after.isalnum() and not before.isspace()
    if match.group() in {'"', "''", "\u201c"}:
        return not (after.isalnum() and (before.isspace() or match.group() == "\u201c"))
    return True
