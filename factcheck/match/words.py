"""Texts as words: folded so that what does not matter is equal, with offsets so that what matters can be shown.

Folded away are typography, case, accents, white space, thousands separators, spelled-out small numbers, scales
("1.2bn" is 1,200,000,000), "per cent", the place of a currency sign, hyphens and the brackets of `[W]e`. Contractions
are written out, and remembered in `form`: "don't" for "do not" is no other word, but it is another form.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from factcheck.match.lexicon import Lexicon, language_of

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201b": "'", "\u02bc": "'", "`": "'", "\u00ad": ""})
_LETTER = r"[^\W\d_]"
_BRACKETED = rf"\[{_LETTER}\]\w[\w\u00ad]*|{_LETTER}[\w\u00ad]*\[{_LETTER}{{1,3}}\]"
_WORD = rf"{_BRACKETED}|{_LETTER}(?:[\w\u00ad]|['\u2019\u2018](?={_LETTER}))*"
_AFTER_BRACKET = rf"(?<=[\])])['\u2019]{_LETTER}{{1,2}}(?![^\W_])"
_TIME = r"\d{1,2}:\d{2}(?!\d)|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)|(?<![^\W_])[ap]\.m\."
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)"
PIECE = re.compile(rf"{_AFTER_BRACKET}|[$\u20ac\u00a3\u00a5%]|{_TIME}|(?<!\d){_SPACED}|\d+(?:[.,]\d+)*|{_WORD}")
TIME = re.compile(r"\d{1,2}[:.]\d{2}|[ap]\.m\.")
ELLIPSIS = re.compile(r"[\[(]?\s*(?:\.\s?\.\s?\.(?:\s?\.)?|\u2026)\s*[\])]?")
GLOSS = re.compile(r"\[[^\[\]]{1,80}\]|\([^()]{1,80}\)")
SIC = re.compile(r"[\[(]\s*sic\s*[\])]", re.IGNORECASE)
_FOLDED_UNITS = {"%", "dollar", "euro", "pound", "yen"}
_HYPHENS = "-\u2010\u2011"
_TELLING = 2_500
_SIGNS = {"$", "\u20ac", "\u00a3", "\u00a5"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `norm` is what is compared; `form` the folded spelling; `value` its number, where it is a figure.

    `gloss` numbers the bracket that it stands in, -1 for none; `mended` is True for a word with letters in brackets.
    """

    norm: str
    form: str
    start: int
    end: int
    capital: bool = False
    value: float | None = None
    gloss: int = -1
    mended: bool = False


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
    flat = text.translate(_APOSTROPHES)
    if not flat.isascii():
        flat = "".join(char for char in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(char))
    return flat.casefold().translate(_APOSTROPHES)


@lru_cache(maxsize=64)
def language_in(text: str, declared: str = "") -> str:
    """The language that the first words of `text` tell, else the declared one's code, else ""."""
    words = {word if word.isascii() else bare(word) for word in set(text[:_TELLING].casefold().split())}
    return language_of(words, declared[:2].lower())


def words_of(text: str, lex: Lexicon, *, claim: bool = False, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`. Only a claim has glosses: what a page has in brackets is the page's."""
    end = len(text) if end is None else end
    glosses = _glosses(text, start, end) if claim else []
    raw = list(_pieces(text, lex, glosses, start, end))
    merged = tuple(_merged(raw, lex))
    return Words(text, merged, [word.norm for word in merged])


def _glosses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = [match.span() for match in GLOSS.finditer(text, start, end)]
    return [(a, b) for a, b in found if not ELLIPSIS.fullmatch(text[a:b]) and not _letters_only(text, a, b)]


def _letters_only(text: str, a: int, b: int) -> bool:
    """True for the brackets of "[W]e" and "want[ed]", which stand inside a word."""
    inside = b - a <= 5 and text[a] == "["
    return inside and ((b < len(text) and text[b].isalnum()) or (a > 0 and text[a - 1].isalnum()))


def _pieces(text: str, lex: Lexicon, glosses: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Word]:
    for match in PIECE.finditer(text, start, end):
        raw, (a, b) = match.group(), match.span()
        gloss = next((n for n, (first, last) in enumerate(glosses) if first < a <= last), -1) if glosses else -1
        if _time(text, raw, b):
            norm = bare(raw.replace(".", ":" if raw[0].isdecimal() else ""))
            yield Word(norm, norm, a, b, gloss=gloss)
            continue
        if raw[0].isdecimal():
            value = number("".join(raw.split()), lex)
            yield Word(_digits(value), raw, a, b, value=value, gloss=gloss)
            continue
        mended = raw[-1] == "]"
        form = bare(raw.replace("[", "").replace("]", "") if "[" in raw else raw)
        for norm in contracted(form, lex):
            yield Word(norm, form, a, b, raw.lstrip("[")[0].isupper(), None, gloss, mended)


def _time(text: str, raw: str, end: int) -> bool:
    """True for a time of day: "10:30", "10.30 am", "a.m."."""
    if not TIME.fullmatch(raw):
        return False
    return raw[0].isalpha() or ":" in raw or re.match(r"\s?[ap]\.?m\b", text[end : end + 5]) is not None


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


def number(raw: str, lex: Lexicon) -> float:
    """The value of a figure as it is written in that language: "1,250" or "1.250", "4.25" or "4,25"."""
    thousands, point = (".", ",") if lex.decimal_comma else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?", raw):
        raw = raw.replace(thousands, "").replace(point, ".")
    elif raw.count(point) == 1 and thousands not in raw:
        raw = raw.replace(point, ".")
    else:
        raw = raw.replace(",", ".")
    head, _, tail = raw.partition(".")
    return float(f"{head[:18]}.{tail.replace('.', '')[:12] or 0}")


def _digits(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _merged(raw: Sequence[Word], lex: Lexicon) -> Iterator[Word]:
    """Fold what spans words: "per cent", "twenty-five", "1.2 billion", "$5", "4th", "(sic)"."""
    at, held = 0, None
    while at < len(raw):
        word, after = raw[at], raw[at + 1] if at + 1 < len(raw) else None
        if after is not None and (_says_nothing(word, after, lex) or _out_of(raw, at, lex)):
            at += 1
            continue
        if word.norm in _SIGNS and after is not None and after.value is not None:
            held, at = word, at + 1
            continue
        if word.norm == "per" and after is not None and after.norm == "cent":
            yield _as(word, "%", word.start, after.end)
            at += 2
            continue
        made, at = _figure(raw, at, lex)
        yield made
        if held is not None:
            yield _as(held, lex.units.get(held.norm, held.norm), held.start, held.end)
            held = None


def _says_nothing(word: Word, after: Word, lex: Lexicon) -> bool:
    """The "US" of "US$5", the "a" of "a hundred"."""
    if word.norm == "us" and after.norm == "$":
        return word.end == after.start
    return word.norm in lex.articles and after.norm in lex.scales


def _out_of(raw: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """The "out" of "one out of five", which is one of five, and one in five."""
    counted = at > 0 and (raw[at - 1].value is not None or raw[at - 1].norm in lex.numbers)
    return counted and raw[at].norm == "out" and raw[at + 1].norm == "of"


def _as(word: Word, norm: str, start: int, end: int, value: float | None = None) -> Word:
    return Word(norm, norm, start, end, word.capital, value, word.gloss, word.mended)


def _figure(raw: Sequence[Word], at: int, lex: Lexicon) -> tuple[Word, int]:
    """The word at `at`, taken together with what makes it another figure, and the place after it."""
    word = raw[at]
    value = word.value if word.value is not None else lex.numbers.get(word.norm)
    if value is None and word.norm in lex.scales and at and raw[at - 1].norm in lex.articles:
        return _as(word, str(lex.scales[word.norm]), raw[at - 1].start, word.end, float(lex.scales[word.norm])), at + 1
    if value is None:
        return _plain(word, lex), at + 1
    last = at
    if word.value is None and 20 <= value <= 90 and (ones := _spelled(raw, at + 1, lex)) is not None and 1 <= ones <= 9:
        value, last = value + ones, at + 1
    if word.value is not None and last + 1 < len(raw) and raw[last + 1].start == word.end:
        glued = raw[last + 1].norm
        if glued in ("st", "nd", "rd", "th"):
            return _as(word, f"{_digits(value)}th", word.start, raw[last + 1].end, None), last + 2
        if glued in lex.glued_scales and raw[last + 1].end - raw[last + 1].start == len(glued):
            value, last = value * lex.glued_scales[glued], last + 1
    while last + 1 < len(raw) and (scale := lex.scales.get(raw[last + 1].norm)) is not None:
        value, last = value * scale, last + 1
    return _as(word, _digits(value), word.start, raw[last].end, float(value)), last + 1


def _spelled(raw: Sequence[Word], at: int, lex: Lexicon) -> int | None:
    return lex.numbers.get(raw[at].norm) if at < len(raw) and raw[at].value is None else None


def _plain(word: Word, lex: Lexicon) -> Word:
    if (order := lex.ordinals.get(word.norm)) is not None:
        return _as(word, f"{order}th", word.start, word.end)
    unit = lex.units.get(word.norm)
    return _as(word, unit, word.start, word.end) if unit in _FOLDED_UNITS else word
