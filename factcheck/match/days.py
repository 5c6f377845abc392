"""When a claim and a page say that something was: each in its own words, seen from its own day.

"Last Tuesday" in an article of 10 April 2018 is "April 3" on a page. Without the page's date nothing is resolved, and
the words alone are compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.match.indirect import MOST_TEXT, Wanted, wanted
from factcheck.match.lexicon import Lexicon
from factcheck.match.word import Word
from factcheck.match.words import Words
from factcheck.model import Change
from factcheck.text.when import When, agree, carries, expressions

_SAME, _OTHER = "@", "@@"  # no word of a text begins so


@dataclass(frozen=True, slots=True)
class Days:
    """The expressions of time of a part whose days are known, at their offsets in it, and the day of the page."""

    own: tuple[When, ...]
    seen_from: date
    language: str

    def on_page(self, page: str, start: int = 0, end: int = MOST_TEXT) -> list[When]:
        """The page's expressions between these offsets whose days are known."""
        found = expressions(page, self.language, self.seen_from, start, min(end, len(page)))
        return [one for one in found if one.near]

    def carried(self, page: str, start: int, end: int) -> list[tuple[When, When]]:
        """The part's expressions with those between these offsets of the page that say the same in other words."""
        there = self.on_page(page, start, end)
        pairs = ((one, next((other for other in there if carries(other, one)), None)) for one in self.own)
        return [(one, other) for one, other in pairs if other and one.text.casefold() != other.text.casefold()]

    def elsewhere(self, one: When, page: str) -> bool:
        """True where the days of an expression may stand anywhere on the page."""
        return any(agree(one, other) for other in self.on_page(page))


def days_of(prose: str, article_day: date | None, page_day: date | None, language: str) -> Days | None:
    """The days that a part names; None where it names none, or where the page's own day is not known."""
    if page_day is None:
        return None
    own = tuple(one for one in expressions(prose, language, article_day) if one.near)
    return Days(own, page_day, language) if own else None


def in_words_of_page(prose: str, pairs: Sequence[tuple[When, When]]) -> str:
    """The part with the page's words for the same days."""
    for one, other in reversed(pairs):
        prose = prose[: one.start] + other.text + prose[one.end :]
    return prose


def as_written(want: Wanted, pairs: Sequence[tuple[When, When]], own: Wanted, lex: Lexicon) -> Wanted:
    """What is wanted in the page's words, shown in those of the part."""
    shown = {stem: one.text for one, other in pairs for stem in wanted(other.text, lex).content}
    return replace(
        want, forms={stem: own.forms.get(stem) or shown.get(stem, form) for stem, form in want.forms.items()}
    )


def folded(days: Days, mine: Words, theirs: Words, page: str, span: tuple[int, int]) -> tuple[Words, Words]:
    """Both sides with each expression of time as one word: the same where the days agree or may agree."""
    there = days.on_page(page, *span)
    if not there:
        return mine, theirs
    names = {at: f"{_OTHER}{at}" for at in range(len(there))}
    made: list[tuple[When, str]] = []
    for number, one in enumerate(days.own):
        alike = {at: same for at, other in enumerate(there) if (same := agree(one, other)) is not False}
        like = next((at for at, same in alike.items() if same), next(iter(alike), None))
        if like is not None and names[like].startswith(_OTHER):
            names[like] = f"{_SAME}{like}"
        made.append((one, names[like] if like is not None else f"{_OTHER}own{number}"))
    return _merged(mine, made), _merged(theirs, [(other, names[at]) for at, other in enumerate(there)])


def _merged(words: Words, made: Sequence[tuple[When, str]]) -> Words:
    kept: list[Word] = []
    for word in words.words:
        inside = next(((one, name) for one, name in made if one.start <= word.start < one.end), None)
        if inside is None:
            kept.append(word)
        elif not kept or kept[-1].norm != inside[1]:
            kept.append(Word(inside[1], inside[1], inside[0].start, inside[0].end))
    return Words(words.text, tuple(kept), [word.norm for word in kept])


def is_day(word: Word) -> bool:
    """True for an expression of time that was made one word."""
    return word.norm.startswith(_SAME)


def contradictions(days: Days, a: Sequence[Word], b: Sequence[Word], page: str) -> Iterator[tuple[When, Word, bool]]:
    """The part's expressions in `a` with those of the page in `b` that can mean no common day.

    The third is False where the days stand elsewhere on the page, which then refutes nothing.
    """
    for word in a:
        one = next((one for one in days.own if is_day(word) and one.start == word.start), None)
        for other in filter(is_day, b) if one else ():
            there = days.on_page(page, other.start, other.end)
            if one and there and all(agree(one, found) is False for found in there):
                yield one, other, not days.elsewhere(one, page)


def change_of_days(a: str, b: str, lex: Lexicon) -> Change:
    """A weekday alone is told apart from a date: an article without a date gives it no meaning."""
    named = [any(word in lex.weekdays for word in text.casefold().split()) for text in (a, b)]
    return Change.WEEKDAY if all(named) and not any(char.isdecimal() for char in a + b) else Change.DATE
