"""The blocks of a Markdown text: headings, quotations, lists, tables, definitions; their marks are hidden."""

import re
from dataclasses import dataclass, field

from factcheck.model import Span
from factcheck.read.canvas import Canvas

_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t]?)+(?:\[!\w+\][+-]?)?")
_RULE = re.compile(r"\s{0,3}([-*_])(?:[ \t]*\1){2,}\s*$")
_SETEXT = re.compile(r"\s{0,3}(=+|-+)\s*$")
_HEADING = re.compile(r"\s{0,3}(?P<mark>\#{1,6})(?:[ \t]+|$)(?P<words>.*?)(?P<tail>[ \t]+\#+)?\s*$", re.VERBOSE)
_ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>\d{1,9})[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_DEFINITION = re.compile(r"\s{0,3}\[(?P<label>[^\]^][^\]]{0,500})\]:\s*<?(?P<url>[^\s>]+)>?(?:\s+[\"'(].*)?\s*$")
_NOTE = re.compile(r"\s{0,3}\[\^(?P<label>[^\]\s]{1,200})\]:[ \t]*")
_COLUMNS = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?\s*$")


@dataclass(slots=True)
class Layout:
    """What the blocks are. `starts` are the offsets of the lines that begin one; `urls` are the definitions of
    references, `notes` the ranges of footnotes, both by folded label."""

    starts: list[int] = field(default_factory=list)
    urls: dict[str, str] = field(default_factory=dict)
    notes: dict[str, tuple[int, int]] = field(default_factory=dict)
    title: Span | None = None


def folded(label: str) -> str:
    """A label as references compare it: without regard to case and white space."""
    return " ".join(label.split()).casefold()


def lay_out(canvas: Canvas, start: int) -> Layout:
    """Find the blocks from `start` on and hide their marks."""
    return _Pass(canvas).run(start)


class _Pass:
    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._layout = Layout()
        self._fresh = True  # the next line of words begins a block
        self._listed = False  # inside a list, deeper indentation is not code
        self._tabled = False
        self._note = ""
        self._last = (0, "")  # the line before, for underlined headings and tables

    def run(self, start: int) -> Layout:
        at = start
        for line in self._canvas.syntax()[start:].split("\n"):
            self._line(at, line)
            at += len(line) + 1
        return self._layout

    def _line(self, at: int, line: str) -> None:
        quote = _QUOTE.match(line)
        if quote:
            self._canvas.hide(at, at + quote.end())
            at, line = at + quote.end(), line[quote.end() :]
        if not line.strip():
            self._fresh, self._tabled = True, False
        elif not (self._code(at, line) or self._mark(at, line) or self._defines(at, line)):
            self._words(at, line)
        self._last = (at, line)

    def _code(self, at: int, line: str) -> bool:
        """Indented code, which only a blank line can precede."""
        if not self._fresh or self._listed or self._note or not self._canvas.text.startswith(("    ", "\t"), at):
            if not line[0].isspace() and self._fresh:
                self._listed, self._note = False, ""
            return False
        self._canvas.hide(at, at + len(line))
        return True

    def _mark(self, at: int, line: str) -> bool:
        """Rules and headings."""
        before, words = self._last
        if not self._fresh and (mark := _SETEXT.match(line)):
            self._canvas.hide(at, at + len(line))
            if mark[1][0] == "=" and self._layout.starts:
                self._titled(before, words)
            self._fresh = True
            return True
        if not self._fresh and "|" in line + words and "-" in line and _COLUMNS.match(line):
            self._canvas.hide(at, at + len(line))
            self._pipes(before, words)
            self._tabled = self._fresh = True
            return True
        if _RULE.match(line):
            self._canvas.hide(at, at + len(line))
            self._fresh = True
            return True
        return self._heading(at, line)

    def _heading(self, at: int, line: str) -> bool:
        heading = _HEADING.match(line)
        if heading is None:
            return False
        self._layout.starts.append(at)
        self._canvas.hide(at, at + heading.start("words"))
        self._canvas.hide(at + heading.end("words"), at + len(line))
        if len(heading["mark"]) == 1:
            self._titled(at + heading.start("words"), heading["words"])
        self._fresh = True
        return True

    def _titled(self, at: int, words: str) -> None:
        """Keep the first heading of the first level as the title."""
        if self._layout.title is None and words.strip():
            start = at + len(words) - len(words.lstrip())
            end = at + len(words.rstrip())
            self._layout.title = Span(start, end, self._canvas.text[start:end])

    def _defines(self, at: int, line: str) -> bool:
        """Definitions of references, which say nothing, and of footnotes, which do."""
        if note := _NOTE.match(line):
            self._canvas.hide(at, at + note.end())
            self._note = folded(note["label"])
            self._layout.starts.append(at)
            self._layout.notes[self._note] = (at + note.end(), at + len(line))
            self._fresh = False
            return True
        if self._fresh and (definition := _DEFINITION.match(line)):
            label = folded(self._canvas.text[at + definition.start("label") : at + definition.end("label")])
            url = self._canvas.text[at + definition.start("url") : at + definition.end("url")]
            self._layout.urls.setdefault(label, url)
            self._canvas.hide(at, at + len(line))
            return True
        return False

    def _words(self, at: int, line: str) -> None:
        if self._tabled:
            self._pipes(at, line)
        end = self._items(at, line)
        if self._fresh or self._tabled or end:
            self._layout.starts.append(at)
        if self._note:
            self._layout.notes[self._note] = (self._layout.notes[self._note][0], at + len(line))
        self._fresh = False
        if line.endswith("\\"):
            self._canvas.hide(at + len(line) - 1, at + len(line))

    def _items(self, at: int, line: str) -> int:
        """Hide list marks, nested ones too; where they end. A number interrupts a paragraph only when it is a 1."""
        end = 0
        while item := _ITEM.match(line, end):
            if item["number"] not in {None, "1"} and not (self._fresh or self._listed or end):
                break
            end, self._listed = item.end(), True
            if end == len(line):
                break
        self._canvas.hide(at, at + end)
        return end

    def _pipes(self, at: int, line: str) -> None:
        for pipe in re.finditer(r"\|", line):
            self._canvas.hide(at + pipe.start(), at + pipe.end())
