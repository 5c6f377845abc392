"""A part of a claim in other words, laid on a page: what every later step reads."""

from dataclasses import dataclass

from factcheck.match.days import Days
from factcheck.match.indirect import Found, Wanted, stems_for
from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Op
from factcheck.match.sentences import Sentences
from factcheck.match.stems import TOKEN
from factcheck.match.words import Words
from factcheck.model import Change, Difference, Part, Passage


@dataclass(frozen=True, slots=True)
class Laying:
    """A part, the page's text and sentences, and what was found of the one in the other.

    `told` is the part in the page's own days and figures, where they say the same; `days` are None where the page has
    no date, or the part no day.
    """

    part: Part
    prose: str
    page: str
    sentences: Sentences
    want: Wanted
    found: Found
    lex: Lexicon
    told: str = ""
    days: Days | None = None

    def stems(self, shown: str) -> set[str]:
        """The stems of words that are shown, of the part or of the page."""
        return {stems_for(self.lex.code)[word] for word in TOKEN.findall(shown)}

    def stem(self, norm: str) -> str:
        """The stem of one folded word; what is no plain word is its own."""
        return stems_for(self.lex.code)[norm] if norm.isalpha() else norm

    def passage(self, first: int, last: int) -> Passage:
        """The sentences from `first` to `last`, both included, where they exist."""
        start, end = self.sentences.span(first, last)
        text = self.page[start:end].rstrip()
        return Passage(start, start + len(text), text)

    def difference(self, change: Change, mine: Words, theirs: Words, op: Op, *, serious: bool = True) -> Difference:
        """The difference at `op`, whose offsets are those of the article and of the page."""
        a0, a1, b0, b1 = op
        start, end = mine.span(a0, a1) if a0 < a1 else (0, 0)
        at = (self.part.start + start, self.part.start + end) if a0 < a1 else None
        there = theirs.span(b0, b1) if b0 < b1 else None
        return Difference(change, mine.shown(a0, a1), theirs.shown(b0, b1), at, there, serious)
