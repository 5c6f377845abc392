"""What of a claim is compared by itself: its sentences, and its quoted runs without their marks."""

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Part, Span
from factcheck.text import sentences
from factcheck.text.quotes import Quote, overlapping

_SCARE = 3
_END = re.compile(r"[.!?\u2026\n](?:(?<=\n)|\W*\s)")
_EDGES = " \t\r\n\u00a0,;:\u2013\u2014"


def parts_of(text: str, content: Sequence[Span], runs: Sequence[Quote]) -> Iterator[Part]:
    """The parts of a claim in order; quotation marks around one to three words make no quoted part of their own."""
    for span in content:
        at = span.start
        for run in overlapping(runs, span.start, span.end):
            whole = run.start <= span.start and span.end <= run.end
            if not whole and run.words(text) <= _SCARE:
                continue
            yield from _pieces(text, at, run.start, quoted=False)
            yield from _pieces(text, max(run.inner, span.start), min(run.last, span.end), quoted=True)
            at = run.end
        yield from _pieces(text, at, span.end, quoted=False)


def _pieces(text: str, start: int, end: int, *, quoted: bool) -> Iterator[Part]:
    if start >= end:
        return
    whole = quoted or not _END.search(text, start, end)
    for first, last in [(start, end)] if whole else sentences(text, start, end):
        bare = text[first:last].strip(_EDGES)
        if any(map(str.isalnum, bare)):
            begin = text.index(bare, first)
            yield Part(begin, begin + len(bare), " ".join(bare.split()), quoted)
