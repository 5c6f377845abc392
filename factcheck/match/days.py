"""When a claim and a page say that something was: each in its own words, seen from its own day.

"Last Tuesday" in an article of 10 April 2018 is "April 3" on a page. Without the page's date nothing is resolved, and
the words alone are compared.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain

from factcheck.match.indirect import Wanted, wanted
from factcheck.match.lexicon import Lexicon
from factcheck.match.sentences import MOST_TEXT
from factcheck.match.word import Word
from factcheck.match.words import Words
from factcheck.model import Change
from factcheck.text.when import When, agree, carries, expressions

_DAY = "@"  # no word of a text begins so


@dataclass(frozen=True, slots=True)
class Days:
    """The expressions of time of a part, at their offsets in it, and the day from which those of the page are seen."""

    own: tuple[When, ...]
    seen_from: date | None
    language: str

    def on_page(self, page: str, start: int = 0, end: int = MOST_TEXT) -> list[When]:
        """The page's expressions between these offsets."""
        return list(expressions(page, self.language, self.seen_from, start, min(end, len(page))))

    def resolved(self, one: When) -> bool:
        """True for what can be looked for in other words: a whole date; whatever is closed where the page has a day."""
        return bool(one.near) and (self.seen_from is not None or one.means == "date")

    def carried(self, wanted: Sequence[When], page: str, start: int, end: int) -> list[tuple[When, When]]:
        """Those that are wanted, with what says the same between these offsets of the page."""
        there = self.on_page(page, start, end) if wanted else []
        pairs = ((one, next((other for other in there if carries(other, one)), None)) for one in wanted)
        return [(one, other) for one, other in pairs if other]

    def elsewhere(self, one: When, page: str) -> bool:
        """True where the days of an expression stand anywhere on the page."""
        return any(carries(other, one, grace=False) for other in days_on(page, self.language, self.seen_from))


@lru_cache(maxsize=16)
def days_on(page: str, language: str, seen_from: date | None) -> tuple[When, ...]:
    """All expressions of time of a page: read once, however many claims are laid on it."""
    return tuple(expressions(page, language, seen_from, 0, min(MOST_TEXT, len(page))))


def days_of(prose: str, article_day: date | None, page_day: date | None, language: str) -> Days | None:
    """When a part says that something was; None where it does not."""
    own = tuple(expressions(prose, language, article_day))
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


def folded(days: Days, mine: Words, theirs: Words, there: Sequence[When], small: Set[str]) -> tuple[Words, Words]:
    """Both sides with each expression of time whose days are known as one word: the same word where they agree.

    The small word before it goes with it: "on Tuesday" for "last Tuesday". What is open on one side, but named alike on
    both ("on Monday", "on Tuesday"), is left as the words that it is.
    """
    here: list[tuple[When, str]] = []
    names: dict[int, str] = {}
    for number, one in enumerate(days.own):
        if (at := _partner(one, there)) is not None:
            here.append((one, names.setdefault(at, f"{_DAY}{at}")))
        elif any(_closed(one, other) for other in there):
            here.append((one, f"{_DAY}own{number}"))
    others = [
        (other, names.get(at, f"{_DAY}other{at}"))
        for at, other in enumerate(there)
        if at in names or (other.near and not any(_as_words(one, other) for one in days.own))
    ]
    return _merged(mine, here, small), _merged(theirs, others, small)


def _partner(one: When, there: Sequence[When]) -> int | None:
    """Which expression of the page has the same words, else says the same, else lies around it."""
    words = (at for at, other in enumerate(there) if other.text.casefold() == one.text.casefold())
    same = (at for at, other in enumerate(there) if carries(other, one))
    around = (at for at, other in enumerate(there) if agree(one, other))
    return next(chain(words, same, around), None)


def _closed(one: When, other: When) -> bool:
    return bool(one.near and other.near)


def _as_words(one: When, other: When) -> bool:
    """Open on either side, but named alike."""
    return not _closed(one, other) and one.named == other.named != ""


def _merged(words: Words, made: Sequence[tuple[When, str]], small: Set[str]) -> Words:
    kept: list[Word] = []
    for word in words.words:
        inside = next(((one, name) for one, name in made if one.start <= word.start < one.end), None)
        if inside is None:
            kept.append(word)
        elif not kept or kept[-1].start != inside[0].start:
            if kept and kept[-1].norm in small:
                kept.pop()
            kept.append(Word(inside[1], inside[1], inside[0].start, inside[0].end))
    return Words(words.text, tuple(kept), [word.norm for word in kept])


def is_day(word: Word) -> bool:
    """True for an expression of time that was made one word."""
    return word.norm.startswith(_DAY)


def contradictions(
    days: Days, a: Sequence[Word], b: Sequence[Word], there: Sequence[When], page: str
) -> Iterator[tuple[When, When, bool]]:
    """The part's expressions in `a` with those of the page in `b` that can mean no common day.

    The third is False where a word is used roughly, where one weekday is named on both sides (then it is one of the two
    dates that may be wrong), or where the day stands elsewhere on the page: that refutes nothing.
    """
    mine, theirs = ({word.start for word in side if is_day(word)} for side in (a, b))
    for one in (one for one in days.own if one.start in mine):
        for other in (other for other in there if other.start in theirs):
            if _closed(one, other) and not (same := agree(one, other)):
                doubtful = same is None or _same_weekday(one, other) or days.elsewhere(one, page)
                yield one, other, not doubtful


def untold(days: Days, a: Sequence[Word], b: Sequence[Word], there: Sequence[When]) -> bool:
    """True where `a` and `b` say when in ways that only an unknown date could compare: "on Tuesday", "on April 3"."""
    mine, theirs = _within(days.own, a), _within(there, b)
    return any(not _closed(one, other) and not _as_words(one, other) for one in mine for other in theirs)


def _within(expressed: Iterable[When], words: Sequence[Word]) -> list[When]:
    return [one for one in expressed if any(one.start <= word.start < one.end for word in words)]


def _same_weekday(one: When, other: When) -> bool:
    """ "Last Tuesday" and "on Tuesday"."""
    weekdays = one.named == other.named == "weekday"
    return weekdays and one.text.casefold().split()[-1] == other.text.casefold().split()[-1]


def change_of_days(a: str, b: str, lex: Lexicon) -> Change:
    """A weekday alone is told apart from a date: an article without a date gives it no meaning."""
    named = [any(word in lex.weekdays for word in text.casefold().split()) for text in (a, b)]
    return Change.WEEKDAY if all(named) and not any(char.isdecimal() for char in a + b) else Change.DATE
