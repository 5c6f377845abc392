"""Figures made of several words: "twenty-five", "1.2 billion", "half a million", "two thirds", "minus 6", "4th"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.match.lexicon import Lexicon
from factcheck.match.word import Word, digits

_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_RANGE, _RATIO, _TEN = 5, 20, 10
_SIGNS = {"$", "\u20ac", "\u00a3", "\u00a5"}


def merged(raw: Sequence[Word], lex: Lexicon) -> list[Word]:
    """Fold what spans words; what folds into nothing ("a" in "a hundred") is left out."""
    made = list(_folded(raw, lex))
    for at, word in enumerate(made):
        if word.scale > 1 and (first := _range_start(made, at, lex)) is not None:
            value = (made[first].value or 0) * word.scale
            made[first] = replace(made[first], norm=digits(value), value=value, scale=word.scale)
    return made


def _range_start(made: Sequence[Word], at: int, lex: Lexicon) -> int | None:
    """The figure that begins a range which the scaled one at `at` ends: the 3 of "3 to 5 million"."""
    value = (made[at].value or 0) / made[at].scale
    unit = made[at + 1].norm if at + 1 < len(made) else ""
    for place in range(at - 1, max(-1, at - _RANGE), -1):
        first = made[place]
        if first.value is not None:
            near = first.scale == 1 and first.value > 0 and value / _RATIO <= first.value <= value * _RATIO
            return place if near and place < at - 1 else None
        if first.norm not in lex.range_joints and (first.norm != unit or unit not in lex.folded_units):
            return None
    return None


def _folded(raw: Sequence[Word], lex: Lexicon) -> Iterator[Word]:
    at, held, folding = 0, None, lex.folding
    while at < len(raw):
        word = raw[at]
        if held is None and word.value is None and word.norm not in folding and not word.norm[0].isdecimal():
            yield word  # as most are
            at += 1
            continue
        after = raw[at + 1] if at + 1 < len(raw) else None
        if after is not None and (_says_nothing(word, after, lex) or _out_of(raw, at, lex)):
            at += 1
            continue
        sign = word.norm in _SIGNS or word.form in lex.currency_codes
        if sign and after is not None and after.value is not None:
            held, at = word, at + 1
            continue
        made, at = _together(word, after, lex), at + 2
        if made is None:
            made, at = _signed(raw, at - 2, lex)
        yield made if held is None else replace(made, start=held.start)
        if held is not None:
            yield _as(held, lex.units.get(held.norm, held.norm), held.start, held.end)
            held = None


def _together(word: Word, after: Word | None, lex: Lexicon) -> Word | None:
    """What two words make: "per cent", "3 p.m.", "15 Uhr", "km/h"."""
    if after is None:
        return None
    if word.norm == "per" and after.norm == "cent":
        return _as(word, "%", word.start, after.end)
    if after.norm in lex.clock and (said := _CLOCK.fullmatch(word.form)) is not None:
        hour = int(said[1]) % 12 + lex.clock[after.norm] if lex.clock[after.norm] >= 0 else int(said[1])
        return _as(word, f"{hour}:{said[2] or '00'}", word.start, after.end)
    return None


def _says_nothing(word: Word, after: Word, lex: Lexicon) -> bool:
    """The "US" of "US$5", the "a" of "a hundred" and of "eine halbe Million"."""
    if word.norm == "us" and after.norm == "$":
        return word.end == after.start
    return word.norm in lex.articles and (after.norm in lex.scales or after.norm in lex.halves)


def _out_of(raw: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """The "out" of "one out of five", which is one of five, and one in five."""
    counted = at > 0 and (raw[at - 1].value is not None or raw[at - 1].norm in lex.numbers)
    return counted and raw[at].norm == "out" and raw[at + 1].norm == "of"


def _as(word: Word, norm: str, start: int, end: int, value: float | None = None) -> Word:
    return Word(norm, norm, start, end, word.capital, value, word.gloss, word.mended)


def _signed(raw: Sequence[Word], at: int, lex: Lexicon) -> tuple[Word, int]:
    """The word or figure at `at` and the place after it; "minus 6" is one figure, and "No. 1" counts."""
    then = raw[at + 1] if at + 1 < len(raw) else None
    called = lex.numbered.get(raw[at].norm) if then is not None and then.form[0].isdecimal() else None
    if called is not None and then is not None and then.start - raw[at].end == len(". "):
        return _as(raw[at], called, raw[at].start, raw[at].end), at + 1
    if raw[at].norm in lex.minus and at + 1 < len(raw) and _counts(raw, at + 1, lex) is not None:
        made, after = _figure(raw, at + 1, lex)
        if made.value is not None and made.value > 0:
            return replace(made, norm=f"-{made.norm}", start=raw[at].start, value=-made.value), after
        return made, after
    return _figure(raw, at, lex)


def _figure(raw: Sequence[Word], at: int, lex: Lexicon) -> tuple[Word, int]:
    word = raw[at]
    if (whole := _fraction(raw, at, lex) or _order(raw, at, lex)) is not None:
        return whole
    value = _counts(raw, at, lex)
    if value is None:
        return _plain(word, lex), at + 1
    value, last = _ones(raw, at, value, lex)
    if (after := _and_a_half(raw, last + 1, lex)) is not None:
        value, last = value + 0.5, after
    scale, last = _scaled(raw, last, lex)
    value *= scale
    if value % 100 == 0 and (more := _and_more(raw, last + 1, word, lex)) is not None:
        value, last = value + more[0], more[1]
    start = raw[at - 1].start if at and word.norm in lex.scales else word.start
    return replace(_as(word, digits(value), start, raw[last].end, float(value)), scale=scale), last + 1


def _order(raw: Sequence[Word], at: int, lex: Lexicon) -> tuple[Word, int] | None:
    """ "4th", "twenty-first"."""
    word, value = raw[at], _counts(raw, at, lex)
    if value is None or at + 1 >= len(raw):
        return None
    after = raw[at + 1]
    if word.value is not None and after.start == word.end and after.norm in ("st", "nd", "rd", "th"):
        return _as(word, f"{digits(value)}th", word.start, after.end), at + 2
    order = lex.ordinals.get(after.norm, _TEN)
    if word.value is None and 2 * _TEN <= value < 10 * _TEN and order < _TEN:
        return _as(word, f"{digits(value + order)}th", word.start, after.end), at + 2
    return None


def _ones(raw: Sequence[Word], at: int, value: float, lex: Lexicon) -> tuple[float, int]:
    """The value with the "five" of "twenty-five", and the last word of it; the "a" of "half a" belongs to the half."""
    if raw[at].norm in lex.halves and at + 1 < len(raw) and raw[at + 1].norm in lex.articles:
        return value, at + 1
    if raw[at].value is None and 2 * _TEN <= value < 10 * _TEN:
        ones = _spelled(raw, at + 1, lex)
        if ones is not None and 1 <= ones < _TEN:
            return value + ones, at + 1
    return value, at


def _scaled(raw: Sequence[Word], last: int, lex: Lexicon) -> tuple[float, int]:
    """What the words behind a figure multiply it by ("m", "hundred thousand"), and the last of them."""
    scale = 1.0
    after = raw[last + 1] if last + 1 < len(raw) else None
    glued = after is not None and raw[last].value is not None and after.start == raw[last].end
    if glued and after is not None and after.norm in lex.glued_scales and after.end - after.start == len(after.norm):
        scale, last = float(lex.glued_scales[after.norm]), last + 1
    while last + 1 < len(raw) and (more := lex.scales.get(raw[last + 1].norm)) is not None:
        scale, last = scale * more, last + 1
    return scale, last


def _counts(raw: Sequence[Word], at: int, lex: Lexicon) -> float | None:
    """The value of the word at `at`, where it is a figure or a word for one; a scale counts after an article alone."""
    word = raw[at]
    if word.value is not None:
        return word.value
    if word.norm in lex.halves:
        return 0.5
    if word.norm in lex.scales and at and raw[at - 1].norm in lex.articles:
        return float(lex.scales[word.norm])
    return lex.numbers.get(word.norm)


def _fraction(raw: Sequence[Word], at: int, lex: Lexicon) -> tuple[Word, int] | None:
    """ "two thirds", "a third of", "ein Drittel": not the "third" of "a third man"."""
    if "/" in raw[at].norm:
        return raw[at], at + 1
    if at + 1 >= len(raw) or (parts := lex.fractions.get(raw[at + 1].norm)) is None:
        return None
    word = raw[at]
    many = 1.0 if word.norm in lex.articles else word.value if word.value is not None else lex.numbers.get(word.norm)
    of = at + 2 < len(raw) and raw[at + 2].norm == "of"
    if many is None or many >= parts or not (of or many > 1 or lex.ordinals.get(raw[at + 1].norm) is None):
        return None
    return _as(word, f"{digits(many)}/{parts}", word.start, raw[at + 1].end, many / parts), at + 2


def _and_a_half(raw: Sequence[Word], at: int, lex: Lexicon) -> int | None:
    """Where the "and a half" that begins at `at` ends; None where none begins there."""
    halves = [n for n in (at + 1, at + 2) if n < len(raw) and raw[n].norm in lex.halves]
    if not halves or raw[at].norm not in lex.coordinators:
        return None
    between = raw[at + 1 : halves[0]]
    return halves[0] if all(word.norm in lex.articles for word in between) else None


def _and_more(raw: Sequence[Word], at: int, word: Word, lex: Lexicon) -> tuple[float, int] | None:
    """The rest of a spelled number, and where it ends: the "and twenty-five" of "a hundred and twenty-five"."""
    spelled = word.value is None and at + 1 < len(raw) and raw[at].norm in lex.coordinators
    if not spelled or raw[at - 1].norm not in lex.hundreds or (more := _spelled(raw, at + 1, lex)) is None:
        return None
    rest, after = _figure(raw, at + 1, lex)
    return (rest.value or more, after - 1) if rest.scale == 1 and 0 < more < 100 else None


def _spelled(raw: Sequence[Word], at: int, lex: Lexicon) -> float | None:
    return lex.numbers.get(raw[at].norm) if at < len(raw) and raw[at].value is None else None


def _plain(word: Word, lex: Lexicon) -> Word:
    if (order := lex.ordinals.get(word.norm)) is not None:
        return _as(word, f"{order}th", word.start, word.end)
    unit = lex.units.get(word.norm)
    return _as(word, unit, word.start, word.end) if unit in lex.folded_units else word
