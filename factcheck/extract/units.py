"""A unit: one sentence with its quotations as single tokens, cut into words for the rules."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extract.cues import Cues
from factcheck.text import paragraphs, sentences
from factcheck.text.quotes import HIDDEN, Quote, mask

_TOKEN = re.compile(
    r"[^\W\d_]\w*+(?:[.&@/'\u2019-]++\w++)*+|\d(?:[\d.,:]*\d)?(?:[\w%'\u2019-]*\w)?|"
    + HIDDEN
    + "+[.,!?;:\u2026]*(?:''|[\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u2039\u203a])?|\\S"
)
_APOSTROPHE = "\u2019"
_MOST_KNOWN = 100_000
_TAG = 6
_TITLE = 4
_LONGEST = 1500
_MOST_SPACES = 200
_SPACE = re.compile(" ")


class Text:
    """A text in the forms that units are cut from: as it is, with quotations hidden, and that in lower case."""

    __slots__ = ("low", "masked", "raw")

    def __init__(self, raw: str, runs: Sequence[Quote]) -> None:
        self.raw = raw
        self.masked = mask(raw, runs)
        low = self.masked.replace(_APOSTROPHE, "'").lower()
        # A few capitals have no lower case of one character; offsets matter more than their case.
        self.low = (
            low if len(low) == len(raw) else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.masked)
        )


class Unit:
    """The tokens of one sentence: where each starts and ends, its lower-cased word, and its shape.

    A word is `HIDDEN` for a quotation; `cues` are the tokens that may be cues. A shape is the closed class of a word,
    or what its letters look like.
    """

    __slots__ = (
        "_cues",
        "_shapes",
        "cues",
        "end",
        "ends",
        "heading",
        "paragraph",
        "quoted",
        "start",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: Text, start: int, end: int, *, paragraph: int, cues: Cues) -> None:
        self.text, self.start, self.end, self.paragraph, self._cues = text.raw, start, end, paragraph, cues
        self.heading = False
        low = text.low
        spans = list(map(re.Match.span, _TOKEN.finditer(text.masked, start, end)))
        self.starts: Sequence[int]
        self.ends: Sequence[int]
        self.starts, self.ends = zip(*spans, strict=True) if spans else ((), ())
        self.words: list[str] = [low[first:last] for first, last in spans]
        self.quoted: list[int] = []
        self._shapes: list[str] | None = None
        self.cues = [at for at, word in enumerate(self.words) if word in cues.lemmas]
        if text.masked.find(HIDDEN, start, end) >= 0:
            self.quoted = [at for at, word in enumerate(self.words) if word[0] == HIDDEN]
            for at in self.quoted:
                self.words[at] = HIDDEN

    def __len__(self) -> int:
        return len(self.words)

    @property
    def shapes(self) -> list[str]:
        """The shapes of all tokens."""
        if self._shapes is None:
            known, may_be_names, raw = self._cues.shapes, self._cues.open, self.text
            shapes = [known.get(word) or _look(word, self._cues) for word in self.words]
            capitals = [token for token, start in enumerate(self.starts) if raw[start].isupper()]
            for token in capitals:
                if token and shapes[token] in may_be_names:
                    shapes[token] = "name"
            self._shapes = shapes
        return self._shapes

    def exclaims(self) -> bool:
        """Whether the unit is one quotation that ends with a question or a cry, so that its tag may follow."""
        return (
            len(self.words) == 1
            and self.words[0] == HIDDEN
            and self.text[self.end - 2 : self.end - 1] in "?!\u2026-\u2014"
        )

    def leads_to(self, later: "Unit", most: int) -> bool:
        """Whether who spoke here may go on in `later`: at most `most` paragraphs on, and not from a heading."""
        away = later.paragraph - self.paragraph
        return away == 0 or (away <= most and not self.heading)

    def is_quote(self, token: int) -> bool:
        """Whether the token is a whole quotation."""
        return bool(self.quoted) and 0 <= token < len(self.words) and self.words[token] == HIDDEN

    def is_title(self, token: int) -> bool:
        """Whether the token is a quotation of a few words that goes on without a comma: the name of a programme."""
        start, end = self.starts[token], self.ends[token]
        words = self.text[start:end].split()
        return self.is_quote(token) and len(words) <= _TITLE and "," not in self.text[end - 2 : end]

    def quotes_in(self, first: int, last: int) -> bool:
        """Whether a quotation stands among the tokens from `first` to `last`."""
        return any(first <= at < last for at in self.quoted) if self.quoted else False

    def capital(self, token: int) -> bool:
        """Whether the token starts with a capital letter."""
        return self.text[self.starts[token]].isupper()


def _look(word: str, cues: Cues) -> str:
    """What the letters of a word outside the closed classes look like; `cues.shapes` remembers it."""
    known = cues.shapes
    if word == HIDDEN:
        shape = "quote"
    elif not word[0].isalnum():
        shape = word
    elif word[0].isdigit():
        shape = "number"
    else:
        shape = next((suffix for suffix in cues.suffixes if word.endswith(suffix)), "word")
    if len(known) < _MOST_KNOWN:
        known[word] = shape
    return shape


def units(text: str, runs: Sequence[Quote], cues: Cues) -> Iterator[Unit]:
    """The units of `text` in order; a quotation of several sentences is one token of one unit."""
    forms = Text(text, runs)
    firsts = [start for start, _ in paragraphs(text)]
    held: Unit | None = None
    for start, end in _bounded(forms.masked):
        unit = Unit(forms, start, end, paragraph=bisect_right(firsts, start), cues=cues)
        if held and held.paragraph == unit.paragraph and _is_tag(unit, cues):
            unit = Unit(forms, held.start, end, paragraph=unit.paragraph, cues=cues)
        elif held:
            yield held
        held = unit if unit.exclaims() else None
        if held is None:
            yield unit
    if held:
        yield held


def _bounded(masked: str) -> Iterator[tuple[int, int]]:
    """The sentences, cut at a space where one is far longer than sentences are: what is done with one stays bounded."""
    for start, end in sentences(masked):
        cuts = [start - 1]
        if end - start > _LONGEST and masked.count(" ", start, end) > _MOST_SPACES:
            spaces = [match.start() for match in _SPACE.finditer(masked, start, end)]
            cuts += spaces[_MOST_SPACES::_MOST_SPACES]
        yield from ((first + 1, last) for first, last in pairwise([*cuts, end]))


def _is_tag(unit: Unit, cues: Cues) -> bool:
    """Whether a sentence only names who asked or cried what stands before it ("..." Smith asked.)."""
    reach = unit.words[:_TAG]
    return HIDDEN not in reach[:1] and any(cues.lemmas.get(word) in cues.speech for word in reach)
