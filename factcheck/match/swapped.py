"""Two figures, or two runs of words, that have changed places between a claim and a page.

Another order of the same pairs is no swap: "to 12 from 10" says what "from 10 to 12" says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Laid, Op
from factcheck.match.word import Word
from factcheck.match.words import Words

_FIGURE = "#"


@dataclass(frozen=True, slots=True)
class Swap:
    """Two places of the claim, as indexes of its words, and those of the page words that changed places."""

    here: tuple[int, int]
    there: tuple[int, int]


def swapped_figures(mine: Words, theirs: Words, laid: Laid, lex: Lexicon) -> Swap | None:
    """Two figures that have changed places: "from 12 to 10" for "from 10 to 12"."""
    here, there = _figures(mine), _figures(theirs, laid)
    both = [figure for figure in here if figure in there]
    for x, y in combinations(both, 2):
        swap = Swap((here[x], here[y]), (there[x], there[y]))
        sides = [_crossed(mine, theirs, swap, lex, step) for step in (-1, 1)]
        if True in sides and False not in sides:
            return swap
    return None


def turned_figure(mine: Words, theirs: Words, laid: Laid, lex: Lexicon) -> Swap | None:
    """A figure that both have, behind opposite words: "fell to 12" for "fell by 12"."""
    here, there = _figures(mine), _figures(theirs, laid)
    for figure in here:
        if figure in there:
            own, its = _beside(mine, here[figure], lex, -1), _beside(theirs, there[figure], lex, -1)
            if lex.opposite(own, its):
                return Swap((here[figure] - 1, here[figure]), (there[figure] - 1, there[figure]))
    return None


def nothing_else(mine: Words, theirs: Words, swap: Swap) -> bool:
    """True where all words of the claim stand there in a run but for the two figures."""
    own, its = _masked(mine), _masked(theirs)
    place = f" {' '.join(its)} ".find(f" {' '.join(own)} ")
    if place < 0:
        return False
    first = f" {' '.join(its)} ".count(" ", 0, place)
    there = theirs.norms[first : first + len(own)]
    return [at for at, norm in enumerate(mine.norms) if norm != there[at]] == sorted(swap.here)


def _masked(words: Words) -> list[str]:
    return [_FIGURE if _is_figure(word) else word.norm for word in words.words]


def _is_figure(word: Word) -> bool:
    return word.value is not None or (word.norm[0].isdecimal() and word.norm.endswith("th"))


def _figures(words: Words, laid: Laid | None = None) -> dict[str, int]:
    """The figures that stand there once, or once where the claim was laid, and where."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words.words):
        if _is_figure(word):
            found.setdefault(word.norm.removesuffix("th"), []).append(at)
    for figure, places in found.items():
        if len(places) > 1 and laid is not None:
            found[figure] = [at for at in places if laid.first <= at < laid.last]
    return {figure: places[0] for figure, places in found.items() if len(places) == 1}


def _crossed(mine: Words, theirs: Words, swap: Swap, lex: Lexicon, step: int) -> bool | None:
    """True where each of the two has the other's neighbour on that side, False where each has its own; else None."""
    own = [_beside(mine, at, lex, step) for at in swap.here]
    its = [_beside(theirs, at, lex, step) for at in swap.there]
    if its[0] == its[1]:
        return None
    if own == its:
        return False
    return True if own == its[::-1] else None


def _beside(words: Words, at: int, lex: Lexicon, step: int) -> str:
    """The nearest word on that side that is no article and no unit; "#" for any figure."""
    while 0 <= (at := at + step) < len(words.words):
        word = words.words[at]
        if word.value is not None:
            return _FIGURE
        skipped = word.norm in lex.articles or word.norm in lex.definite
        if not (skipped or word.norm in lex.units or word.norm in lex.folded_units):
            return word.norm
    return ""


def swapped_words(mine: Words, theirs: Words, laid: Laid, lex: Lexicon) -> Op | None:
    """The first of two differences that have each other's words: "A's fell, B's rose" for "B's fell, A's rose".

    Something must be done between them: "sent A requests" is "sent requests to A", and a list has no order.
    """
    if _names_agent(mine, lex) != _names_agent(theirs, lex):
        return None  # "B was beaten by A" for "A beat B"
    told = [(op, _told(mine.words[op[0] : op[1]], lex), _told(theirs.words[op[2] : op[3]], lex)) for op in laid.ops]
    for (one, a, b), (other, c, d) in combinations(told, 2):
        if a and b and a != b and a == d and b == c and any(_acts(mine, at, lex) for at in range(one[1], other[0])):
            return one
    return None


def _acts(words: Words, at: int, lex: Lexicon) -> bool:
    """True for a word that may be a verb: none of a list, and no name."""
    word = words.words[at]
    if word.norm in lex.pivots or word.norm in lex.addressed:
        return True
    if word.capital or word.value is not None or word.norm in lex.small or word.norm in lex.light:
        return False
    around = words.text[max(0, word.start - 2) : word.start] + words.text[word.end : word.end + 1]
    return "," not in around


def _names_agent(words: Words, lex: Lexicon) -> bool:
    return bool(lex.passives.intersection(words.norms) and lex.agents.intersection(words.norms))


def _told(side: Sequence[Word], lex: Lexicon) -> frozenset[str]:
    return frozenset(word.norm for word in side if word.norm not in lex.small and word.norm not in lex.titles)
