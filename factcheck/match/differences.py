"""What class of word differs. The class decides the verdict; no score does."""

from collections.abc import Sequence

from factcheck.match.lexicon import Lexicon
from factcheck.match.word import Word
from factcheck.model import Change

Side = Sequence[Word]
_SAME = None
_SHORT_FIGURE, _SAID_ANEW = 5, 4


def change_of(a: Side, b: Side, lex: Lexicon) -> Change | None:
    """The class of the difference between the article's words `a` and the page's `b`; None where there is none.

    Either may be empty. Change.SMALL is a difference of function words, contractions or spelling alone.
    """
    if _same_letters(a, b) or (lex.ordinal_point and _same_numbers(a, b)):
        return _SAME
    a, b = _without_common(a, b)
    if not a and not b:
        return Change.ORDER
    for test in (_negation, _date, _figure, _unit, _direction, _modality, _name):
        if (change := test(a, b, lex)) is not None:
            return change
    return Change.SMALL if _is_small(a, b, lex) else Change.WORDING


def in_metres(a: Side, b: Side, lex: Lexicon) -> bool:
    """True for "70m" beside "70 metres", either way round: "m" on a figure is read as millions elsewhere."""
    return _short_for(a, b, lex) or _short_for(b, a, lex)


def _short_for(short: Side, full: Side, lex: Lexicon) -> bool:
    millions = {word.value / 1e6 for word in short if word.value is not None and word.end - word.start <= _SHORT_FIGURE}
    lengths = any(lex.units.get(word.norm) == "metre" for word in full)
    return lengths and any(word.value in millions for word in full if word.value is not None)


def _same_letters(a: Side, b: Side) -> bool:
    """Hyphenation and line breaks: "co-operation" and "cooperation"."""
    return bool(a) and "".join(word.norm for word in a) == "".join(word.norm for word in b)


def _same_numbers(a: Side, b: Side) -> bool:
    """Where a point makes the ordinal: "2. Quartal" and "zweites Quartal"."""
    return bool(a) and [word.norm.removesuffix("th") for word in a] == [word.norm.removesuffix("th") for word in b]


def _without_common(a: Side, b: Side) -> tuple[list[Word], list[Word]]:
    """Both sides without the words that they share, so that what is left is what differs."""
    rest, left = list(b), []
    for word in a:
        twin = next((other for other in rest if other.norm == word.norm), None)
        if twin is None:
            left.append(word)
        else:
            rest.remove(twin)
    return left, rest


def is_negation(word: Word, lex: Lexicon) -> bool:
    """True for words that turn a sentence round."""
    return word.norm in lex.negations


def _negation(a: Side, b: Side, lex: Lexicon) -> Change | None:
    if any(word.norm in lex.denials for word in a) and any(word.norm in lex.denials for word in b):
        a, b = ([word for word in side if word.norm not in lex.denials] for side in (a, b))  # "rejected" for "denied"
    turns = [sum(is_negation(word, lex) for word in side) for side in (a, b)]
    if max(turns) > 1 or max(_content(side, lex) for side in (a, b)) > _SAID_ANEW:
        return None  # "not me, not Bill, nobody": another statement, of which nobody can say that it is the opposite
    if turns[0] != turns[1]:
        return Change.NEGATION
    turned = any(_prefixed(x.norm, y.norm, lex) or _prefixed(y.norm, x.norm, lex) for x in a for y in b)
    return Change.NEGATION if turned else None


def _content(side: Side, lex: Lexicon) -> int:
    return sum(word.norm not in lex.small and word.norm not in lex.light for word in side)


def _prefixed(long: str, short: str, lex: Lexicon) -> bool:
    return len(short) >= 4 and any(long == prefix + short for prefix in lex.negating_prefixes)


def month_of(word: Word, lex: Lexicon) -> int | None:
    """The month that the word names; "may" and "march" only where they are capitalised."""
    return lex.months.get(word.norm) if word.capital or word.norm not in ("may", "march", "mar") else None


def is_year(word: Word) -> bool:
    """True for a figure that reads as a year."""
    return word.value is not None and word.end - word.start == 4 and 1000 <= word.value <= 2199 and word.value % 1 == 0


def _date(a: Side, b: Side, lex: Lexicon) -> Change | None:
    days_a, days_b = _found(a, lex.weekdays), _found(b, lex.weekdays)
    if days_a != days_b and (days_a or days_b):
        return Change.WEEKDAY
    dates_a, dates_b = _dates(a, lex), _dates(b, lex)
    return Change.DATE if dates_a != dates_b else None


def _found(side: Side, table: object) -> set[str]:
    return {word.norm for word in side if word.norm in table}  # type: ignore[operator]


def _dates(side: Side, lex: Lexicon) -> set[int]:
    months = {month for word in side if (month := month_of(word, lex)) is not None}
    return months | {int(word.value) for word in side if is_year(word) and word.value is not None}


def _figure(a: Side, b: Side, _: Lexicon) -> Change | None:
    if {word.value for word in a if word.value is not None} != {word.value for word in b if word.value is not None}:
        return Change.FIGURE
    return Change.FIGURE if _ordinals(a) != _ordinals(b) or _codes(a) != _codes(b) else None


def _ordinals(side: Side) -> set[str]:
    return {word.norm for word in side if word.norm.endswith("th") and word.norm[0].isdigit()}


def _codes(side: Side) -> set[str]:
    """Words with figures in them, such as "mi5"."""
    return {word.norm for word in side if word.value is None and any(char.isdigit() for char in word.norm)}


def _unit(a: Side, b: Side, lex: Lexicon) -> Change | None:
    units_a, units_b = ({lex.units[word.norm] for word in side if word.norm in lex.units} for side in (a, b))
    scales_a, scales_b = _found(a, lex.scales), _found(b, lex.scales)
    return Change.UNIT if units_a != units_b or scales_a != scales_b else None


def _direction(a: Side, b: Side, lex: Lexicon) -> Change | None:
    turned = any(lex.opposite(x.norm, y.norm) for x in a for y in b)
    return Change.DIRECTION if turned or _bounded(a, b, lex) or _bounded(b, a, lex) else None


def _bounded(a: Side, b: Side, lex: Lexicon) -> bool:
    """True for "at least" against "up to"."""
    return " ".join(word.norm for word in a) in lex.at_least and " ".join(word.norm for word in b) in lex.at_most


def _modality(a: Side, b: Side, lex: Lexicon) -> Change | None:
    only_a, only_b = _found(a, lex.modals) - _short_forms(b, lex), _found(b, lex.modals) - _short_forms(a, lex)
    return Change.MODALITY if only_a != only_b else None


def _short_forms(side: Side, lex: Lexicon) -> set[str]:
    """What the contractions of a side may be short for: "we'd" is "we would"."""
    return {full for word in side for full in lex.contraction_reads.get(word.norm, ())}


def _name(a: Side, b: Side, lex: Lexicon) -> Change | None:
    names_a, names_b = _names(a, lex), _names(b, lex)
    if names_a and names_b and {lex.spelled(name) for name in names_a} != {lex.spelled(name) for name in names_b}:
        return Change.NAME
    return None


def _names(side: Side, lex: Lexicon) -> set[str]:
    return {word.norm for word in side if is_name(word, lex)}


def is_name(word: Word, lex: Lexicon) -> bool:
    """True for a capitalised word that is no word of grammar, title or figure, where only names are capitalised."""
    if lex.nouns_capital:
        return False
    grammar = word.norm in lex.small or word.norm in lex.light or word.norm in lex.titles
    return word.capital and not grammar and word.value is None and word.norm not in lex.units


def _is_small(a: Side, b: Side, lex: Lexicon) -> bool:
    if len(a) == len(b) and all(_spelled_alike(x, y, lex) for x, y in zip(a, b, strict=True)):
        return True
    return all(word.norm in lex.small or word.form == "-" or _reads_as(word, lex) for word in (*a, *b))


def _spelled_alike(x: Word, y: Word, lex: Lexicon) -> bool:
    return lex.spelled(x.norm) == lex.spelled(y.norm) or (x.norm in lex.small and y.norm in lex.small)


def _reads_as(word: Word, lex: Lexicon) -> bool:
    return any(word.norm in reads for reads in lex.contraction_reads.values())
