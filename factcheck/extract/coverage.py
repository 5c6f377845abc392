"""Statements with a figure or a quotation that the article credits to nobody."""

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Article, Attribution, Span, Uncredited
from factcheck.text import Lines, sentences
from factcheck.text.quotes import quotes

# A figure that somebody must have counted or measured: money, shares, large or decimal numbers. Years, days and small
# counts are no claims of their own.
_FIGURE = re.compile(
    r"[$\u20ac\u00a3\u00a5]\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|mn|bn|m|k))?\b"
    r"|\b\d[\d.,]*\s?(?:%|percent\b|per cent\b|prozent\b|million\b|billion\b|millionen\b|milliarden\b|dollars?\b|euros?\b|pounds?\b|euro\b)"
    r"|\b\d{1,3}(?:[.,]\d{3})+\b",
    re.IGNORECASE,
)
_QUOTED_WORDS = 5


def uncredited(article: Article, attributions: Sequence[Attribution]) -> tuple[Uncredited, ...]:
    """What an editor may want a source for; at most one row a sentence, the figure before the quotation."""
    covered = sorted((span.start, span.end) for one in attributions for span in one.content)
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
        quote = next((q for q in runs if start <= q.start < end and not _within(q.inner, covered)), None)
        if quote:
            span = Span(quote.start, quote.end, article.text[quote.start : quote.end])
            yield Uncredited(span, lines.at(span.start)[0], "quotation")


def _within(offset: int, covered: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in covered)
