"""One text that stands at several addresses: a wire copy, a mobile page, an archived one. It counts once."""

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.model import Alignment, SourcePage

_SHINGLE, _LEAST, _SAME = 5, 20, 0.8
_MOST = 60_000  # characters of a text that are looked at
_WORD = re.compile(r"\w+")


def texts(alignments: Sequence[Alignment]) -> list[list[Alignment]]:
    """The alignments by the text that they are laid on, copies of one text together; the order of the first is kept."""
    numbers = _numbered(tuple((one.page.url, one.page.sha256, one.page.text) for one in alignments))
    groups: dict[int, list[Alignment]] = {}
    for number, one in zip(numbers, alignments, strict=True):
        groups.setdefault(number, []).append(one)
    return list(groups.values())


def read_in_full(alignments: Sequence[Alignment]) -> int:
    """How many different texts were read in full."""
    return len(texts([one for one in alignments if one.page.complete]))


def share_text(a: SourcePage, b: SourcePage) -> bool:
    """True for two copies of one text, one of which may be cut."""
    return len(set(_numbered(tuple((page.url, page.sha256, page.text) for page in (a, b))))) == 1


def overlap(a: str, b: str) -> float:
    """How much of the shorter text stands in the other, from 0 to 1; 0 for texts too short to tell."""
    mine, theirs = _shingles(a), _shingles(b)
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter >= _LEAST else 0.0


@lru_cache(maxsize=64)
def _numbered(pages: tuple[tuple[str, str, str], ...]) -> tuple[int, ...]:
    """A number for each page, the same for copies; whatever the order, the same pages are put together."""
    numbers = list(range(len(pages)))
    for at, page in enumerate(pages):
        for earlier in range(at):
            if numbers[at] != numbers[earlier] and _copies(page, pages[earlier]):
                joined, gone = numbers[earlier], numbers[at]
                numbers = [joined if number == gone else number for number in numbers]
    return tuple(numbers)


def _copies(a: tuple[str, str, str], b: tuple[str, str, str]) -> bool:
    same_address, same_bytes = a[0] == b[0], bool(a[1]) and a[1] == b[1]
    return same_address or same_bytes or overlap(a[2], b[2]) >= _SAME


@lru_cache(maxsize=128)
def _shingles(text: str) -> frozenset[int]:
    """Every run of five words, as a number."""
    words = [word.lower() for word in _WORD.findall(text[:_MOST])]
    return frozenset(hash(tuple(words[at : at + _SHINGLE])) for at in range(len(words) - _SHINGLE + 1))
