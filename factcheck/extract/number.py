"""The last step: what was found becomes numbered attributions whose spans slice the article's text."""

from collections.abc import Iterator, Sequence

from factcheck.extract.found import Found, Range
from factcheck.model import Article, Attribution, Kind, Span
from factcheck.text import Lines
from factcheck.text.quotes import Quote, overlapping

_OPENING, _CLOSING = '\u201e\u201c\u00bb\u00ab"', frozenset('\u201c\u201d\u00ab\u00bb"')


def number(article: Article, found: Sequence[Found], runs: Sequence[Quote]) -> Iterator[Attribution]:
    """One attribution for each, in order."""
    lines = Lines(article.text)
    order = {id(one): index for index, one in enumerate(found)}
    for index, one in enumerate(found):
        content = tuple(_slice(article, part) for part in one.content)
        yield Attribution(
            index=index,
            source=_name(article, one.source) if one.source else None,
            cue=_slice(article, one.cue) if one.cue else None,
            content=content,
            kind=_kind(one.content, runs, article.prose),
            speaker=" ".join(one.speaker.split()) if one.speaker else None,
            via=_slice(article, one.via) if one.via else None,
            chain=tuple(_slice(article, part) for part in one.chain),
            confidence=one.confidence,
            rule=one.rule,
            line=_line(article, lines, content[0].start),
            continues=order[id(one.continues)] if one.continues else None,
        )


def _line(article: Article, lines: Lines, start: int) -> int | None:
    """The line in the source: counted in the text, or that of the paragraph where the text is not the file."""
    if article.line_of is None:
        return lines.at(start)[0]
    known = [line for offset, line in article.line_of if offset <= start]
    return known[-1] if known else None


def _slice(article: Article, at: Range) -> Span:
    return Span(at[0], at[1], article.text[at[0] : at[1]])


def _name(article: Article, at: Range) -> Span:
    """The source with the mark that closes a name in it: "die „Zeit“", not "die „Zeit"."""
    start, end = at
    text, opened = article.text, max(article.text.rfind(mark, start, end) for mark in _OPENING)
    closes = opened >= start and text[end : end + 1] in _CLOSING and not _CLOSING & set(text[opened + 1 : end])
    return _slice(article, (start, end + 1) if closes else at)


def _kind(content: Sequence[Range], runs: Sequence[Quote], text: str) -> Kind:
    inside = [(start, end, overlapping(runs, start, end)) for start, end in content]
    if not any(quotes for _, _, quotes in inside):
        return Kind.INDIRECT
    if all(quotes and quotes[0].start <= start and end <= quotes[0].end for start, end, quotes in inside):
        return Kind.DIRECT if any(any(map(str.isalnum, text[start:end])) for start, end, _ in inside) else Kind.INDIRECT
    quoted = total = 0
    for start, end, quotes in inside:
        total += sum(map(str.isalnum, text[start:end]))
        for run in quotes:
            quoted += sum(map(str.isalnum, text[max(start, run.start) : min(end, run.end)]))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted == total else Kind.MIXED
