"""The article's words and the page's, side by side, with the words that differ marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import word_spans
from factcheck.formats.excerpts import Excerpts, passages_of
from factcheck.formats.links import open_on
from factcheck.formats.markdown.escape import bold, inline, link
from factcheck.model import Alignment, Change, Claim, Difference, PartMatch, Passage, SourcePage

_ARTICLE_WORDS = 80
_UNSEEN = 3
"""Characters at the end of a passage that may be missing without "…": quotation marks and a stop."""

_UNMARKED = frozenset({Change.ELIDED, Change.CUT})
_QUOTES = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of a text to be set in bold, and a note (Markdown) that follows it."""

    start: int
    end: int
    note: str = ""


def marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """`text[start:end]` as Markdown with the marks inside it set in bold; marks that overlap count as one."""
    pieces: list[str] = []
    at = start
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        begin, stop = max(mark.start, at), min(mark.end, end)
        if begin >= stop:
            continue
        pieces += [_spaced(text[at:begin]), bold(text[begin:stop]), mark.note]
        at = stop
    return "".join([*pieces, _spaced(text[at:end])])


def _spaced(text: str) -> str:
    """`inline` takes the spaces off the ends; between bold words they must stay."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inline(text)}{' ' if text[-1].isspace() else ''}"


def article_words(claim: Claim, differences: Sequence[Difference]) -> str:
    """The claim as the article has it, with its quotation marks, the words that differ in bold."""
    marks = [Mark(*at.a_at) for at in differences if at.a_at and at.change not in _UNMARKED]
    text, left, pieces = claim.article.text, _ARTICLE_WORDS, []
    for start, end in _stretches(claim):
        words = word_spans(text[start:end])
        pieces += [marked(text, start, start + words[:left][-1][1], marks)] if words[:left] else []
        pieces += ["…"] if len(words) > left else []
        left = max(0, left - len(words))
    return " ".join(pieces)


def _stretches(claim: Claim) -> Iterator[tuple[int, int]]:
    """The claim's parts with the quotation marks beside them."""
    text = claim.article.text
    for part in claim.parts:
        start, end = part.start, part.end
        while start > 0 and text[start - 1] in _QUOTES:
            start -= 1
        while end < len(text) and text[end] in f"{_QUOTES}.!?…":
            end += 1
        yield start, end


def page_words(alignment: Alignment, excerpts: Excerpts, catalogue: Catalogue) -> list[str]:
    """One line for each located passage: its words, those that differ in bold, and a link that opens on them."""
    lines: list[str] = []
    for part in alignment.parts:
        for at in passages_of(part):
            if words := _passage(alignment.page, at, part, excerpts, catalogue):
                line = f"“{words}” ({_opening(alignment.page, at, excerpts, catalogue)})"
                lines += [line] if line not in lines else []
    return lines


def _passage(page: SourcePage, at: Passage, part: PartMatch, excerpts: Excerpts, catalogue: Catalogue) -> str:
    differing = [one for one in part.differences if one.change not in _UNMARKED]
    marks = [Mark(*one.b_at, note=_note(one, catalogue)) for one in differing if one.b_at]
    ranges = excerpts.of(page, at.start, at.end)
    words = " … ".join(marked(page.text, start, end, marks) for start, end in ranges)
    if not words:
        return ""
    before, after = ranges[0][0] - at.start > _UNSEEN, at.end - ranges[-1][1] > _UNSEEN
    return f"{'… ' if before else ''}{words}{' …' if after else ''}"


def _note(difference: Difference, catalogue: Catalogue) -> str:
    key = "label.article_has" if difference.a else "label.only_here"
    return f" \\[{catalogue.say(key, {'a': difference.a}, quote=inline)}\\]"


def _opening(page: SourcePage, at: Passage, excerpts: Excerpts, catalogue: Catalogue) -> str:
    address, on_words = open_on(page, at, excerpts.of(page, at.start, at.end))
    return link(catalogue.say("label.open_words" if on_words else "label.open_page"), address)
