"""Texts as words: folded so that what does not matter is equal, with offsets so that what matters can be shown.

Folded away are typography, case, accents, white space, thousands separators, spelled-out small numbers, scales
("1.2bn" is 1,200,000,000), "per cent", the place of a currency sign, hyphens and the brackets of `[W]e`. Contractions
are written out, and remembered in `form`: "don't" for "do not" is no other word, but it is another form.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import filterfalse, pairwise

from factcheck.match.figures import merged
from factcheck.match.lexicon import Lexicon
from factcheck.match.word import Word, digits, number

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201b": "'", "\u02bc": "'", "`": "'", "\u00ad": ""})
_LETTER = r"[^\W\d_]"
_BRACKETED = rf"\[{_LETTER}\]\w[\w\u00ad]*|{_LETTER}[\w\u00ad]*\[{_LETTER}{{1,3}}\]"
_WORD = rf"{_BRACKETED}|{_LETTER}(?:[\w\u00ad]|['\u2019\u2018](?={_LETTER}))*"
_AFTER_BRACKET = rf"(?<=[\])])['\u2019]{_LETTER}{{1,2}}(?![^\W_])"
_TIME = r"\d{1,2}:\d{2}(?!\d)|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)|(?<![^\W_])[ap]\.m\."
_DEGREES = r"\u00b0(?:\s?[CF]\b)?|\bkm/h\b"
_CLIPPED = r"(?<![^\W_])['\u2019](?:cause|em|nen|ne|n)\b(?!['\u2019])"
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)"
_PART = r"(?<![\d/])[1-9]/(?:[2-9]|10)(?![\d/])"
_SIGN = rf"[$\u20ac\u00a3\u00a5%]|{_DEGREES}"
_FIGURE = rf"{_PART}|(?<!\d){_SPACED}|\d+(?:[.,]\d+)*"
# Most words are plain letters before a space or a comma: these are told before anything else is tried.
_PLAIN = r"([A-Za-z]++)(?=[ ,\n])"
ANY = rf"{_AFTER_BRACKET}|{_SIGN}|{_CLIPPED}|{_TIME}|{_FIGURE}|{_WORD}"
PIECE = re.compile(rf"{_PLAIN}|{ANY}")
TIME = re.compile(r"\d{1,2}[:.]\d{2}|[ap]\.m\.")
ELLIPSIS = re.compile(r"[\[(]?\s*(?:\.\s?\.\s?\.(?:\s?\.)?|\u2026)\s*[\])]?")
GLOSS = re.compile(r"\[[^\[\]]{1,80}\]|\([^()]{1,80}\)")
SIC = re.compile(r"[\[(]\s*sic\s*[\])]", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?<=[\s(])|^)[-\u2212\u2013]$")
_RANGE = re.compile(r"[-\u2013](?=\d)")
_MOST_READ = 100_000
_ENDS_TIME = frozenset("0123456789.")
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True)
class Words:
    """A text and its words."""

    text: str
    words: tuple[Word, ...]
    norms: list[str] = field(default_factory=list)

    @cached_property
    def joined(self) -> str:
        """All norms with a space before, between and after, for exact search."""
        return f" {' '.join(self.norms)} "

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each norm stands."""
        found: dict[str, list[int]] = {}
        for at, norm in enumerate(self.norms):
            found.setdefault(norm, []).append(at)
        return found

    @cached_property
    def compounds(self) -> dict[str, tuple[int, int]]:
        """Hyphenated pairs, by what they are without the hyphen."""
        return {
            one.norm + other.norm: (at, at + 2)
            for at, (one, other) in enumerate(pairwise(self.words))
            if other.start - one.end == 1 and self.text[one.end] in _HYPHENS
        }

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The text offsets of the words from `first` up to, not including, `last`."""
        chosen = self.words[first:last]
        return min(word.start for word in chosen), max(word.end for word in chosen)

    def shown(self, first: int, last: int) -> str:
        """The text of those words, as it stands there; "" for no words."""
        if first >= last:
            return ""
        start, end = self.span(first, last)
        return " ".join(self.text[start:end].split())


def bare(text: str) -> str:
    """`text` in lower case, without accents and typographic apostrophes. Idempotent."""
    if text.isascii():
        return text.replace("`", "'").lower()
    flat = text.translate(_APOSTROPHES)
    if not flat.isascii():
        flat = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", flat)))
    return flat.casefold().translate(_APOSTROPHES)


def words_of(text: str, lex: Lexicon, *, claim: bool = False, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`. Only a claim has glosses: what a page has in brackets is the page's."""
    end = len(text) if end is None else end
    glosses = _glosses(text, start, end) if claim else []
    raw = list(_pieces(text, lex, glosses, start, end))
    words = tuple(merged(raw, lex))
    return Words(text, words, [word.norm for word in words])


def _glosses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = [match.span() for match in GLOSS.finditer(text, start, end)]
    return [(a, b) for a, b in found if not ELLIPSIS.fullmatch(text[a:b]) and not _letters_only(text, a, b)]


def _letters_only(text: str, a: int, b: int) -> bool:
    """True for the brackets of "[W]e" and "want[ed]", which stand inside a word."""
    inside = b - a <= 5 and text[a] == "["
    return inside and ((b < len(text) and text[b].isalnum()) or (a > 0 and text[a - 1].isalnum()))


def _pieces(text: str, lex: Lexicon, glosses: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Word]:
    read = _READ.get(lex.code) or _READ.setdefault(lex.code, _Read(lex))
    for match in PIECE.finditer(text, start, end):
        raw, (a, b) = match.group(), match.span()
        gloss = next((n for n, (first, last) in enumerate(glosses) if first < a <= last), -1) if glosses else -1
        if match.lastindex is None and (made := _counted(text, raw, (a, b), gloss, lex)):
            yield from made
            continue
        form, norms, capital, mended = read[raw]
        for norm in norms:
            yield Word(norm, form, a, b, capital, None, gloss, mended)


def _counted(text: str, raw: str, span: tuple[int, int], gloss: int, lex: Lexicon) -> list[Word]:
    """What is a time of day or a figure, and the dash of a range behind it; nothing for a word."""
    a, b = span
    if raw[-1] in _ENDS_TIME and _time(text, raw, b):
        norm = bare(raw.replace(".", ":" if raw[0].isdecimal() else ""))
        return [Word(norm, norm, a, b, gloss=gloss)]
    if not raw[0].isdecimal():
        return []
    if "/" in raw:
        many, parts = map(int, raw.split("/"))
        return [Word(raw, raw, a, b, value=many / parts, gloss=gloss)]
    value = number("".join(raw.split()), lex)
    if _MINUS.search(text, max(0, a - 2), a):
        value, a = -value, a - 1
    figure = Word(digits(value), raw, a, b, value=value, gloss=gloss)
    return [figure, Word(lex.range_word, "-", b, b + 1, gloss=gloss)] if _RANGE.match(text, b) else [figure]


def _time(text: str, raw: str, end: int) -> bool:
    """True for a time of day: "10:30", "10.30 am", "a.m."."""
    if not TIME.fullmatch(raw):
        return False
    return raw[0].isalpha() or ":" in raw or re.match(r"\s?[ap]\.?m\b", text[end : end + 5]) is not None


class _Read(dict[str, tuple[str, tuple[str, ...], bool, bool]]):
    """Words as they are written to how they are folded, to the words that they stand for in their common spelling, and
    whether they are capitalised and have letters in brackets; each worked out once.
    """

    def __init__(self, lex: Lexicon) -> None:
        super().__init__()
        self._lex = lex

    def __missing__(self, raw: str) -> tuple[str, tuple[str, ...], bool, bool]:
        if len(self) > _MOST_READ:
            self.clear()
        form = bare(raw.replace("[", "").replace("]", "") if "[" in raw else raw)
        form = "".join(form.split()) if form.startswith("\u00b0") else form
        full = contracted(form, self._lex) if form else ()  # nothing is left of a lone accent
        capital = (raw[1] if raw[0] == "[" else raw[0]).isupper()
        made = self[raw] = form, tuple(map(self._lex.spelled, full)), capital, raw[-1] == "]"
        return made


_READ: dict[str, _Read] = {}


def contracted(form: str, lex: Lexicon) -> tuple[str, ...]:
    """The words that a contraction stands for; the word itself where it is none."""
    if (known := lex.contractions.get(form)) is not None:
        return known
    if form in lex.contraction_ends:
        return (lex.contraction_ends[form],)
    if "'" in form:
        for ending, full in lex.contraction_ends.items():
            if form.endswith(ending) and len(form) > len(ending):
                return form[: -len(ending)], full
    return (form,)
