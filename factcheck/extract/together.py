"""Outlets that are credited in one breath: "NDR, WDR und BR berichten", "told Reuters and the BBC"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extract.cues import Cues
from factcheck.extract.found import Found, Range
from factcheck.outlets import Mention

_TWO = 2
_BETWEEN = 14  # characters between two names of a list
_WORD = re.compile(r"\w+")
_STOPS = " .!"
_PAUSE = ", \"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"


def take_lists(here: Sequence[Found], named: Sequence[Mention], text: str, cues: Cues) -> None:
    """Put the whole list where one of its names was told or speaks, and take it out of what is said."""
    for start, end in _lists(named, text, cues) if len(named) >= _TWO else ():
        for one in here:
            if one.via and start <= one.via[0] < end:
                one.via = (start, end)
            elif one.source and one.source[0] < end and start < one.source[1] and _fits(one, end, text, cues):
                one.source = (min(start, one.source[0]), max(end, one.source[1]))
            else:
                continue
            one.content = [span for span in (_behind(span, start, end, one, text) for span in one.content) if span]


def _lists(named: Sequence[Mention], text: str, cues: Cues) -> Iterator[Range]:
    """From the first to the last name of each list; the last two have a conjunction between them."""
    first = named[0]
    for one, other in pairwise(named):
        between = text[one.end : other.start]
        words = {word.lower() for word in _WORD.findall(between)}
        closes = not words.isdisjoint(cues.words["conjunctions"])
        small = words <= cues.words["conjunctions"] | cues.words["determiners"]
        if len(between) > _BETWEEN or not small or not (closes or between.lstrip(_PAUSE[1:])[:1] == ","):
            first = other
        elif closes:
            yield first.start, other.end
            first = other


def _fits(one: Found, end: int, text: str, cues: Cues) -> bool:
    """Whether the list is one of sources to its end: "According to Reuters, CNN and the BBC refused" has none."""
    if one.source is None or one.source[1] >= end or cues.verb_second:
        return True
    return one.rule == "according-to" and text[end : end + 1] in {",", "."}


def _behind(span: Range, start: int, end: int, one: Found, text: str) -> Range | None:
    """What is said without the list that it was taken to start with; where it is the list, what follows that."""
    if not start <= span[0] < end:
        return span
    last = one.unit.end if one.rule == "according-to" and span[1] <= end else span[1]
    rest = text[end:last].rstrip(_STOPS)
    first = end + len(rest) - len(rest.lstrip(_PAUSE[:2] if rest[:1] in {" ", ","} else _PAUSE))
    return (first, end + len(rest)) if first < end + len(rest) else None
