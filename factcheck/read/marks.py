"""Where comments that speak to this program stand in a page's main text, which holds no comments.

Each leaves a mark in the words that it stands at, or else in front of the next words. The mark goes through whatever
finds the main text, and is then taken out again, its place noted.
"""

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from factcheck.model import Instruction, Link
from factcheck.read.segments import INLINE, Segment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SAID = re.compile(r"\s*factcheck:(?P<words>.{0,2000})\Z", re.DOTALL | re.IGNORECASE)
_NEXT_WORDS = "(following::text()[normalize-space() and not(ancestor::script or ancestor::style)])[1]"
_MOST = 1_000


class Marks:
    """The comments of one page; they are out of the tree once this is made."""

    def __init__(self, tree: "HtmlElement", source: str) -> None:
        from lxml import etree  # noqa: PLC0415 - only pages need it

        # a name for the marks that the page does not hold itself, so that it can place none
        self._name = next(name for name in (f"fcmark{number}x" for number in count()) if name not in source)
        self._mark = re.compile(rf"⟦{self._name}(\d+)⟧")
        self._said: list[tuple[str, int | None]] = []
        self._at: dict[int, int] = {}
        for comment in list(tree.iter(etree.Comment)):
            said = _SAID.match(comment.text or "")
            if said is not None and len(self._said) < _MOST:
                self._said.append((said["words"].strip(), comment.sourceline))
                self._place(comment, f"⟦{self._name}{len(self._said) - 1}⟧")
        for comment in list(tree.iter(etree.Comment)):
            _drop(comment)

    def plain(self, text: str) -> str:
        """The text without marks."""
        return self._mark.sub("", text) if self._said else text

    def unmarked(self, segment: Segment) -> Segment:
        """A paragraph without its marks."""
        return self._without(segment) if self._said and self._mark.search(segment.text) else segment

    def lift(self, segments: list[Segment]) -> list[Segment]:
        """The paragraphs without marks, whose places in the whole text are noted."""
        start = 0
        clean: list[Segment] = []
        for segment in segments:
            for number, at in self._places(segment.text):
                self._at.setdefault(number, start + at)
            clean.append(self.unmarked(segment))
            start += len(clean[-1].text) + 2
        return clean

    def instructions(self, text: str) -> tuple[Instruction, ...]:
        """What the comments say, each at its place; at the end of the text where that does not hold its words."""
        places = [self._at.get(number, len(text)) for number in range(len(self._said))]
        made = [Instruction(at, at, words, line) for at, (words, line) in zip(places, self._said, strict=True)]
        return tuple(sorted(made, key=lambda one: one.start))

    def _places(self, text: str) -> list[tuple[int, int]]:
        found, gone = [], 0
        for match in self._mark.finditer(text):
            found.append((int(match[1]), match.start() - gone))
            gone += match.end() - match.start()
        return found

    def _without(self, segment: Segment) -> Segment:
        spans = [match.span() for match in self._mark.finditer(segment.text)]

        def moved(offset: int) -> int:
            return offset - sum(end - start for start, end in spans if start < offset)

        links = tuple(Link(moved(link.start), moved(link.end), link.url) for link in segment.links)
        return replace(segment, text=self.plain(segment.text), links=links)

    def _place(self, comment: "HtmlElement", mark: str) -> None:
        """Set the mark into the words behind the comment, those before it, or the next ones of the page."""
        parent, before = comment.getparent(), comment.getprevious()
        tail = comment.tail or ""
        behind = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        if tail.strip():
            comment.tail = _led(tail, mark)
        elif before is not None and (behind.strip() or _in_line(before)):
            before.tail = behind.rstrip() + mark + behind[len(behind.rstrip()) :]
        elif parent is not None and before is None and behind.strip():
            parent.text = behind.rstrip() + mark + behind[len(behind.rstrip()) :]
        elif found := comment.xpath(_NEXT_WORDS):
            owner = found[0].getparent()
            if found[0].is_tail:
                owner.tail = _led(owner.tail, mark)
            else:
                owner.text = _led(owner.text, mark)


def _led(text: str, mark: str) -> str:
    words = text.lstrip()
    return text[: len(text) - len(words)] + mark + words


def _in_line(element: "HtmlElement") -> bool:
    return isinstance(element.tag, str) and element.tag in INLINE and bool("".join(element.itertext()).strip())


def _drop(comment: "HtmlElement") -> None:
    """Take a comment out and leave what stands behind it."""
    parent = comment.getparent()
    if parent is None:
        return
    tail, before = comment.tail or "", comment.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    comment.tail = None
    parent.remove(comment)
