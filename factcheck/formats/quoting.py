"""The article's words and the page's in runs, with those marked that differ and the other side's beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.formats.clean import cut, word_spans
from factcheck.formats.excerpts import Excerpts, passages_of
from factcheck.formats.links import file_of, open_on
from factcheck.model import Alignment, Change, Claim, Difference, Finding, PartMatch, Passage, SourcePage

_ARTICLE_WORDS = 80
_NOTE_WORDS = 15
_UNSEEN = 3
"""Characters at the end of a passage that may be missing without "…": quotation marks and a stop."""

_UNMARKED = frozenset({Change.ELIDED, Change.CUT})
_QUOTES = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of foreign words. `differs` is set where they differ; `instead` are then the other side's words."""

    text: str
    differs: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of a page as it may be shown, with a link that opens on it (`on_words`) or on the page alone.

    `file` is the name of the file where the newsroom supplied the text, and there is nothing to link to.
    """

    segments: tuple[Segment, ...]
    address: str | None
    on_words: bool
    file: str = ""


def article_words(finding: Finding) -> tuple[Segment, ...]:
    """The claim as the article has it, with the quotation marks beside it."""
    claim, left = finding.claim, _ARTICLE_WORDS
    differing = [one for one in _differences(finding) if one.a_at and one.change not in _UNMARKED]
    segments: list[Segment] = []
    for start, end in _stretches(claim):
        words = word_spans(claim.article.prose[start:end])
        if segments:
            segments.append(Segment(" "))
        if words[:left]:
            shown = claim.article.prose[start : start + words[:left][-1][1]]
            segments += _marked(shown, start, differing, side="a")
        if len(words) > left:
            return (*segments, Segment("…"))
        left -= len(words)
    return tuple(segments)


def is_quoted(segments: Sequence[Segment]) -> bool:
    """True where the words bring their own quotation mark."""
    return bool(segments) and segments[0].text.startswith(tuple(_QUOTES))


def page_words(alignment: Alignment, excerpts: Excerpts) -> tuple[Quoted, ...]:
    """Every located passage of the page as far as it may be shown, each once."""
    found = (
        _quoted(alignment.page, passage, part, excerpts) for part in alignment.parts for passage in passages_of(part)
    )
    return tuple(dict.fromkeys(quoted for quoted in found if quoted.segments))


def _differences(finding: Finding) -> Sequence[Difference]:
    if finding.differences or finding.best is None:
        return finding.differences
    return [difference for part in finding.best.parts for difference in part.differences]


def _stretches(claim: Claim) -> Iterator[tuple[int, int]]:
    """The claim's parts with the quotation marks beside them."""
    text = claim.article.prose
    for part in claim.parts:
        start, end = part.start, part.end
        while start > 0 and text[start - 1] in _QUOTES:
            start -= 1
        if text[end : end + 1] == "," and text[end + 1 : end + 2] in tuple(_QUOTES):
            end += 2
        while end < len(text) and text[end] in f"{_QUOTES}.!?…":
            end += 1
        yield start, end


def _quoted(page: SourcePage, at: Passage, part: PartMatch, excerpts: Excerpts) -> Quoted:
    differing = [one for one in part.differences if one.b_at and one.change not in _UNMARKED]
    ranges = excerpts.of_passage(page, at)
    segments: list[Segment] = []
    for start, end in ranges:
        segments += [Segment(" … ")] if segments or start - at.start > _UNSEEN else []
        segments += _marked(page.part(start, end), start, differing, side="b")
    if ranges and at.end - ranges[-1][1] > _UNSEEN:
        segments.append(Segment(" …"))
    return Quoted(tuple(segments), *open_on(page, at, ranges), file_of(page))


def _marked(words: str, start: int, differing: Sequence[Difference], *, side: str) -> Iterator[Segment]:
    """Words that stand at `start`, in runs; differences that overlap count as one."""
    at, end = start, start + len(words)
    for (first, last), instead in sorted((_place(one, side), _instead(one, side)) for one in differing):
        begin, stop = max(first, at), min(last, end)
        if begin < stop:
            yield from (Segment(words[at - start : begin - start]),) if at < begin else ()
            yield Segment(words[begin - start : stop - start], differs=True, instead=cut(instead, _NOTE_WORDS))
            at = stop
    if at < end:
        yield Segment(words[at - start :])


def _place(difference: Difference, side: str) -> tuple[int, int]:
    return (difference.a_at if side == "a" else difference.b_at) or (0, 0)


def _instead(difference: Difference, side: str) -> str:
    return difference.b if side == "a" else difference.a
