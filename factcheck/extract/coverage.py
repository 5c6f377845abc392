"""Statements with a figure or a quotation that the article credits to nobody."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Article, Attribution, Span, Uncredited
from factcheck.text import Lines, sentences
from factcheck.text.quotes import overlapping, quotes

# A figure that somebody must have counted or measured: money, shares, large or decimal numbers. Years, days and small
# counts are no claims of their own.
_UNITS = "percent|per cent|prozent|million|billion|trillion|millionen|milliarden|dollars?|euros?|pounds?"
_FIGURE = re.compile(
    rf"[$\u20ac\u00a3\u00a5]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:%|(?:{_UNITS})\b)|\b\d{{1,3}}(?:[.,]\d{{3}})+\b",
    re.IGNORECASE,
)
_QUOTED_WORDS = 5


def uncredited(article: Article, attributions: Sequence[Attribution]) -> tuple[Uncredited, ...]:
    """What an editor may want a source for; at most one row a sentence, the figure before the quotation."""
    covered = _merged((span.start, span.end) for one in attributions if one.rule != "quotation" for span in one.content)
    lines = Lines(article.text)
    return tuple(_statements(article, covered, lines))


def _statements(article: Article, covered: list[tuple[int, int]], lines: Lines) -> Iterator[Uncredited]:
    runs = [quote for quote in quotes(article.prose) if quote.words(article.prose) >= _QUOTED_WORDS]
    for start, end in sentences(article.prose):
        if article.title and article.title.start <= start < article.title.end:
            continue
        figure = next((m for m in _FIGURE.finditer(article.prose, start, end) if not _within(m.start(), covered)), None)
        if figure:
            span = Span(figure.start(), figure.end(), article.text[figure.start() : figure.end()])
            yield Uncredited(Span(start, end, article.text[start:end]), lines.at(span.start)[0], "figure")
            continue
        quote = next(
            (q for q in overlapping(runs, start, end) if q.start >= start and not _within(q.inner, covered)), None
        )
        if quote:
            span = Span(quote.start, quote.end, article.text[quote.start : quote.end])
            yield Uncredited(span, lines.at(span.start)[0], "quotation")


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _within(offset: int, covered: list[tuple[int, int]]) -> bool:
    at = bisect_right(covered, offset, key=lambda span: span[0])
    return at > 0 and offset < covered[at - 1][1]
