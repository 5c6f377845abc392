"""A tree of elements -> its paragraphs, with white space folded, links, and the source line where one can be told."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.model import Link

INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big br cite code data del dfn em font graphic hi i img ins kbd label lb mark q ref s "
        "samp small span strike strong sub sup time tt u var wbr",
    )
)
"""Elements that stand in a line; all others begin and end a paragraph."""

_LEFT_OUT = frozenset({"aside", "button", "footer", "form", "nav", "noscript", "script", "select", "style", "svg"})
_VOID = frozenset({"br", "img", "wbr", "hr", "input", "lb", "graphic"})


@dataclass(frozen=True, slots=True)
class Segment:
    """One paragraph. Links count from its start; `line` is the source's, None where the tree does not tell."""

    text: str
    line: int | None
    links: tuple[Link, ...]

    @property
    def key(self) -> str:
        """The words alone, for finding the same paragraph in another tree."""
        return "".join(self.text.split())


class _Paragraph:
    """A paragraph in the making: runs of white space are one space, a line break is a newline."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._gap = ""
        self._line: int | None = None
        self._links: list[Link] = []
        self._open: tuple[int, str] | None = None

    def add(self, text: str | None, line: int | None) -> None:
        """Add a piece of text that begins on source line `line`."""
        words = " ".join((text or "").split())
        if not text or not words:
            self._gap = self._gap or (" " if text and self._size else "")
            return
        head = text[: len(text) - len(text.lstrip())]
        if not self._size and line is not None:
            self._line = line + head.count("\n")
        gap = self._gap or (" " if head and self._size else "")
        if self._open and self._open[0] == self._size:
            self._open = (self._size + len(gap), self._open[1])
        self._parts += [gap, words]
        self._size += len(gap) + len(words)
        self._gap = " " if text[-1].isspace() else ""

    def break_line(self) -> None:
        """A line ends inside the paragraph."""
        self._gap = "\n" if self._size else ""

    def open(self, url: str) -> None:
        """A link begins with the next word."""
        self._open = (self._size, url)

    def close(self) -> None:
        """The link ends with the last word."""
        if self._open and self._open[0] < self._size:
            self._links.append(Link(self._open[0], self._size, self._open[1]))
        self._open = None

    def done(self) -> Segment | None:
        """The paragraph; None where it has no words."""
        self.close()
        return Segment("".join(self._parts), self._line, tuple(self._links)) if self._size else None


def segments(root: Any) -> Iterator[Segment]:
    """Yield the paragraphs below `root`: every element that does not stand in a line begins and ends one."""
    from lxml import etree  # noqa: PLC0415 - only pages need it

    paragraph = _Paragraph()
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        block = element.tag not in INLINE
        if block and (made := paragraph.done()):
            yield made
        if block:
            paragraph = _Paragraph()
        if event == "start":
            _enter(paragraph, element)
            if element.tag in _LEFT_OUT:
                steps.skip_subtree()
        else:
            _leave(paragraph, element, root)
    if made := paragraph.done():
        yield made


def _enter(paragraph: _Paragraph, element: Any) -> None:
    if element.tag in {"br", "lb"}:
        paragraph.break_line()
    elif element.tag in {"a", "ref"}:
        paragraph.open(element.get("href") or element.get("target") or "")
    if element.tag not in _LEFT_OUT:
        paragraph.add(element.text, element.sourceline)


def _leave(paragraph: _Paragraph, element: Any, root: Any) -> None:
    if element.tag in {"a", "ref"}:
        paragraph.close()
    if element is not root:
        paragraph.add(element.tail, element.sourceline if element.tag in _VOID else None)


def joined(found: Iterable[Segment]) -> tuple[str, list[int], list[Link]]:
    """The paragraphs with blank lines between them, where each begins, and all links at their offsets in the whole."""
    parts: list[str] = []
    starts: list[int] = []
    links: list[Link] = []
    size = 0
    for segment in found:
        starts.append(size)
        links += [Link(size + link.start, size + link.end, link.url) for link in segment.links]
        parts.append(segment.text)
        size += len(segment.text) + 2
    return "\n\n".join(parts), starts, links
