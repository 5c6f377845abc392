"""What a reader has to compare in a claim in other words: the same words with another meaning. Nothing here is sure."""

from collections.abc import Iterator, Sequence

from factcheck.match.contrasts import contrast_of, excepts
from factcheck.match.laying import Laying
from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Laid
from factcheck.match.people import given_names
from factcheck.match.roles import Sentence, reversed_roles
from factcheck.match.swapped import Swap, nothing_else, swapped_figures, swapped_words, turned_figure
from factcheck.match.word import Word
from factcheck.match.words import Words
from factcheck.model import Change, Difference

_HALF = 0.5


def doubtful(laying: Laying, mine: Words, theirs: Words, laid: Laid) -> Iterator[Difference]:
    """Figures, names and roles that have changed places, and words of which one excludes the other.

    Swapped figures are the one thing that can be serious: where nothing but them differs.
    """
    lex = laying.lex
    if (swap := swapped_figures(mine, theirs, laid, lex)) is not None:
        yield _swap(laying, Change.FIGURE, mine, theirs, swap, serious=nothing_else(mine, theirs, swap))
    elif (swap := turned_figure(mine, theirs, laid, lex)) is not None:
        yield _swap(laying, Change.FIGURE, mine, theirs, swap, serious=False)
    here, there = Sentence(mine, laying.stem, lex), Sentence(theirs, laying.stem, lex)
    if (op := swapped_words(mine, theirs, laid, lex)) is not None:
        yield laying.difference(Change.ORDER, mine, theirs, op, serious=False)
    elif (turned := reversed_roles(here, there)) is not None:
        yield _swap(laying, Change.ORDER, mine, theirs, turned, serious=False)
    if laid.share < _HALF:
        return
    for op in laid.ops:
        if (change := contrast_of(mine, theirs, op, lex)) is not None:
            yield laying.difference(change, mine, theirs, op, serious=False)
        elif _other_person(mine.words[op[0] : op[1]], theirs.words[op[2] : op[3]], lex):
            yield laying.difference(Change.NAME, mine, theirs, op, serious=False)
    if (places := excepts(mine, theirs, lex)) is not None:
        yield laying.difference(Change.WORDING, mine, theirs, places, serious=False)


def _other_person(a: Sequence[Word], b: Sequence[Word], lex: Lexicon) -> bool:
    """True where one full name stands for another: "leader Karin Holt" for "leader Tomas Beck"."""
    one, other = ([word.norm for word in side if word.norm not in lex.titles] for side in (a, b))
    named = all(word.capital for word in (*a, *b)) and min(len(one), len(other)) > 1
    return named and one[0] in given_names() and other[0] in given_names() and not set(one) & set(other)


def _swap(laying: Laying, change: Change, mine: Words, theirs: Words, swap: Swap, *, serious: bool) -> Difference:
    first, last = sorted(swap.here)
    start, end = min(swap.there), max(swap.there)
    return laying.difference(change, mine, theirs, (first, last + 1, start, end + 1), serious=serious)
