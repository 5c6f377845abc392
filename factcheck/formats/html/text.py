"""The article's own text, line by line, with every claim marked and linked to its finding."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.formats.clean import visible
from factcheck.formats.telling import line_at, shown_text
from factcheck.model import ArticleReport

_LINE = re.compile(r"[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a line. `anchor` is the finding that it belongs to; `last` that the claim's part ends with it."""

    text: str
    anchor: str | None = None
    number: int = 0
    kind: str = ""
    last: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article with its number in the file, where that is known."""

    number: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Claimed:
    start: int
    end: int
    anchor: str
    number: int
    kind: str


def article_lines(report: ArticleReport, anchors: Mapping[str, tuple[str, int, str]]) -> list[Line]:
    """The lines that are not blank. `anchors` gives for a claim's id the finding's anchor, number and kind."""
    text = shown_text(report.article)
    claimed = list(_apart(_claimed(report, anchors)))
    lines: list[Line] = []
    first = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if not text[start:end].strip():
            continue
        while first < len(claimed) and claimed[first].end <= start:
            first += 1
        lines.append(Line(line_at(report.article, start), tuple(_stretches(text, start, end, claimed[first:]))))
    return lines


def _claimed(report: ArticleReport, anchors: Mapping[str, tuple[str, int, str]]) -> list[_Claimed]:
    parts = ((part, anchors[one.claim.id]) for one in report.findings for part in one.claim.parts)
    return sorted((_Claimed(part.start, part.end, *anchor) for part, anchor in parts), key=lambda one: one.start)


def _apart(claimed: Sequence[_Claimed]) -> Iterator[_Claimed]:
    """Words that two claims share belong to the first: links cannot lie inside links."""
    behind = 0
    for one in claimed:
        if one.end > behind:
            yield _Claimed(max(one.start, behind), one.end, one.anchor, one.number, one.kind)
            behind = one.end


def _stretches(text: str, start: int, end: int, claimed: Sequence[_Claimed]) -> Iterator[Stretch]:
    at = start
    for one in claimed:
        if one.start >= end:
            break
        begin, stop = max(one.start, at), min(one.end, end)
        if at < begin:
            yield Stretch(visible(text[at:begin]))
        yield Stretch(visible(text[begin:stop]), one.anchor, one.number, one.kind, one.end <= end)
        at = stop
    if at < end:
        yield Stretch(visible(text[at:end]))
