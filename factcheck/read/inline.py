"""What stands in a line of Markdown: links, images, footnote marks, emphasis, bare addresses."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from factcheck.model import Link
from factcheck.read.blocks import Layout, folded
from factcheck.read.canvas import Canvas
from factcheck.read.plain import address_at

_TOKEN = re.compile(
    r"(?P<note>\[\^(?P<label>[^\]\s]{1,200})\])|(?P<open>!?\[)|(?P<close>\])"
    r"|(?P<emphasis>\*+|_+|~~)|(?P<url>https?://)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"""\(\s*(?P<url><[^<>\n]{0,4000}>|[^\s()]{0,4000}(?:\([^\s()]{0,1000}\)[^\s()]{0,1000}){0,9})
        (?:\s+(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\)))?\s*\)""",
    re.VERBOSE,
)
_PER_NOTE = 20
_REFERENCE = re.compile(r"\[(?P<label>[^\[\]]{0,500})\]")


def hide(canvas: Canvas, layout: Layout) -> Iterator[Link]:
    """Hide the markup of every block; yield its links, those of footnotes both at their mark and in their words."""
    line = _Line(canvas, layout)
    for start, end in pairwise([*layout.starts, len(canvas.text)]):
        yield from line.block(start, end)
    yield from line.footnotes()


class _Line:
    def __init__(self, canvas: Canvas, layout: Layout) -> None:
        self._canvas, self._layout = canvas, layout
        self._text = canvas.syntax()
        self._opened: list[tuple[int, int]] = []
        self._emphasis: dict[str, list[list[int]]] = {}
        self._notes: list[tuple[tuple[int, int], str]] = []
        self._found: list[Link] = []

    def block(self, start: int, end: int) -> Iterator[Link]:
        self._opened, self._emphasis = [], {"*": [], "_": [], "~": []}
        at = start
        before = len(self._found)
        while token := _TOKEN.search(self._text, at, end):
            at = token.end()
            if token["note"]:
                self._canvas.hide(*token.span())
                self._notes.append((token.span(), folded(token["label"])))
            elif token["open"]:
                self._opened.append(token.span())
            elif token["close"]:
                at = self._close(token.start(), end)
            elif token["emphasis"]:
                self._emphasise(*token.span())
            else:
                at = self._bare(token.start(), end)
        yield from self._found[before:]

    def _bare(self, start: int, end: int) -> int:
        link = address_at(self._text, start, end)
        if link is None:
            return start + 1
        self._canvas.hide(link.start, link.end)
        self._found.append(Link(link.start, link.end, self._canvas.text[link.start : link.end]))
        return link.end

    def _close(self, at: int, end: int) -> int:
        """A bracket closes: a link or an image where a target, a reference or a definition is; else a bracket."""
        if not self._opened:
            return at + 1
        start, words = self._opened.pop()
        target = _TARGET.match(self._text, at + 1, end)
        reference = None if target else _REFERENCE.match(self._text, at + 1, end)
        label = reference["label"] if reference and reference["label"].strip() else self._text[words:at]
        if target is None and folded(label) not in self._layout.urls:
            return at + 1
        after = target.end() if target else reference.end() if reference else at + 1
        if words - start == 2:
            self._canvas.hide(start, after)
            return after
        self._canvas.hide(start, words)
        self._canvas.hide(at, after)
        url = self._url(target) if target else self._layout.urls[folded(label)]
        if url.startswith(("http://", "https://")):
            self._found.append(Link(words, at, url))
        return after

    def _url(self, target: re.Match[str]) -> str:
        written = self._canvas.text[target.start("url") : target.end("url")].strip("<>")
        return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written))

    def _emphasise(self, start: int, end: int) -> None:
        """Close what is open as far as the marks reach, and open with the rest."""
        text = self._canvas.text
        mark, before, after = text[start], text[start - 1 : start] or " ", text[end : end + 1] or " "
        inside = mark == "_"
        opened = self._emphasis[mark]
        if not before.isspace() and not (inside and after.isalnum()):
            while opened and start < end:
                last = opened[-1]
                size = min(last[1] - last[0], end - start)
                self._canvas.hide(last[1] - size, last[1])
                self._canvas.hide(start, start + size)
                last[1] -= size
                start += size
                if last[0] == last[1]:
                    opened.pop()
        if start < end and not after.isspace() and not (inside and before.isalnum()):
            opened.append([start, end])

    def footnotes(self) -> Iterator[Link]:
        """The links of the footnotes, laid on the marks that lead to them."""
        starts = [link.start for link in self._found]
        for (start, end), label in self._notes:
            first, last = self._layout.notes.get(label, (0, 0))
            for link in self._found[bisect_left(starts, first) : bisect_left(starts, last)][:_PER_NOTE]:
                yield Link(start, end, link.url)
