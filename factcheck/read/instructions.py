"""Comments in an article that speak to this program: `<!-- factcheck: ... -->`. They are no prose."""

import re
from collections.abc import Iterable, Iterator

from factcheck.model import Instruction

_COMMENT = re.compile(r"<!--\s*factcheck:(?P<words>.{0,2000}?)-->", re.DOTALL | re.IGNORECASE)
_OWN_LINE_BEHIND = re.compile(r"[ \t]*(?:\r\n|\r|\n)")


def instruction(text: str, start: int, end: int) -> Instruction | None:
    """What the comment at `text[start:end]` says to this program; None where it says something to others."""
    comment = _COMMENT.fullmatch(text, start, end)
    return Instruction(start, end, comment["words"].strip()) if comment else None


def instructions(text: str, comments: Iterable[tuple[int, int]]) -> tuple[Instruction, ...]:
    """What those of the comments say that speak to this program."""
    said = (instruction(text, start, end) for start, end in comments)
    return tuple(one for one in said if one is not None)


def in_plain_text(text: str) -> tuple[Instruction, ...]:
    """The comments that speak to this program, in a text where no others are comments."""
    return instructions(text, (match.span() for match in _COMMENT.finditer(text)))


def without_instructions(text: str, those: Iterable[Instruction]) -> str:
    """The text with these comments blanked out, at the same length.

    The line break behind one that has a line to itself goes too: it must not look like a blank line, which parts
    paragraphs.
    """
    return "".join(_pieces(text, those))


def _pieces(text: str, those: Iterable[Instruction]) -> Iterator[str]:
    at = 0
    for one in those:
        behind = _OWN_LINE_BEHIND.match(text, one.end)
        line_start = max(text.rfind("\n", 0, one.start), text.rfind("\r", 0, one.start)) + 1
        own = behind is not None and not text[line_start : one.start].strip()
        end = behind.end() if own and behind is not None else one.end
        yield text[at : one.start]
        yield " " * (end - one.start)
        at = end
    yield text[at:]
