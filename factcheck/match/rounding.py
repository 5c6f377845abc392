"""Rounding that a claim announces: "around 14,000" for 13,912, "more than 3 million" for 3.4 million."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.match.lexicon import Lexicon
from factcheck.match.word import Word
from factcheck.match.words import Words

_NEAR, _COARSE, _FAR, _HARDLY = 0.1, 0.18, 0.5, 0.01
_AHEAD, _DOZEN = 3, 12


@dataclass(frozen=True, slots=True)
class Announced:
    """A figure that is said to be rounded: the claim's words from what says so to the figure, and what it may mean."""

    first: int
    at: int
    low: float
    high: float

    def holds(self, found: float) -> bool:
        """True where a page's figure fits what is announced."""
        return self.low <= found <= self.high


def announced(words: Words, at: int, lex: Lexicon) -> Announced | None:
    """What the words before the figure at `at` announce; None where they announce nothing."""
    claimed = words.words[at].value
    if claimed is None or claimed <= 0:
        return None
    norms = words.norms[max(0, at - _AHEAD) : at]
    for length in range(len(norms), 0, -1):
        said = " ".join(norms[-length:])
        if (bounds := _bounds(said, claimed, lex, coarse=_is_coarse(words.words[at]))) is not None:
            return Announced(at - length, at, *bounds)
    return None


def _is_coarse(word: Word) -> bool:
    """True for figures that are round by nature: "a third", "half", "two dozen"."""
    return "/" in word.norm or word.value == 1 / 2 or word.scale == _DOZEN


def _bounds(said: str, claimed: float, lex: Lexicon, *, coarse: bool) -> tuple[float, float] | None:
    near = _COARSE if coarse else _NEAR
    if said in lex.around:
        return claimed * (1 - near), claimed * (1 + near)
    if said in lex.nearly:
        return claimed * (1 - near), claimed * (1 + _HARDLY)
    if said in lex.barely:
        return claimed, claimed * (1 + near)
    if said in lex.at_least:
        return claimed, claimed * (1 + _FAR)
    return (claimed * (1 - _FAR), claimed) if said in lex.at_most else None


def is_rounded(words: Words, first: int, last: int, there: Sequence[Word], lex: Lexicon) -> bool:
    """True where the claim's words `first` to `last` give the page's figures rounded, and say so in or before them."""
    mine = [at for at in range(first, last) if words.words[at].value is not None]
    theirs = [word.value for word in there if word.value is not None]
    if not mine or len(mine) != len(theirs):
        return False
    return all(_fits(words, at, value, lex) for at, value in zip(mine, theirs, strict=True))


def _fits(words: Words, at: int, found: float, lex: Lexicon) -> bool:
    said = announced(words, at, lex)
    return words.words[at].value == found or (said is not None and said.holds(found))


def as_on_page(mine: Words, theirs: Words, lex: Lexicon) -> str:
    """The claim with the page's own figures for those that it says it rounds, or that it writes in another way.

    `theirs` are the words of the passage alone: a figure that stands elsewhere is not the one that is meant.
    """
    text = mine.text
    for first, at, (start, end) in reversed(list(_figures(mine, theirs, lex))):
        text = text[: mine.words[first].start] + theirs.text[start:end] + text[mine.words[at].end :]
    return text


def _figures(mine: Words, theirs: Words, lex: Lexicon) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The claim's words from the first to the figure, and where the page has that figure."""
    for at, word in enumerate(mine.words):
        if word.value is None and not _is_order(word):
            continue
        if word.norm in theirs.places:
            nearest = _nearest(mine, at, theirs, theirs.places[word.norm])
            yield at, at, theirs.span(nearest, nearest + 1)
        elif (said := announced(mine, at, lex)) is not None and (span := _rounded(mine, theirs, said, lex)) is not None:
            yield said.first, at, span


def _is_order(word: Word) -> bool:
    return word.norm.endswith("th") and word.norm[0].isdecimal()


def _rounded(mine: Words, theirs: Words, said: Announced, lex: Lexicon) -> tuple[int, int] | None:
    """Where the page has a figure that fits; it counts the same unit, or tells a share in percent."""
    units = [(place, _unit(theirs, place, lex)) for place in range(len(theirs.words))]
    own = _unit(mine, said.at, lex)
    if plain := [place for place, unit in units if unit == own and _holds(said, theirs.words[place].value)]:
        nearest = _nearest(mine, said.at, theirs, plain)
        return theirs.span(nearest, nearest + 1)
    share = [place for place, unit in units if unit == "%" and _holds(said, theirs.words[place].value, 100)]
    if share and not own and (mine.words[said.at].value or 1) < 1:
        nearest = _nearest(mine, said.at, theirs, share)
        return theirs.span(nearest, nearest + 2)
    return None


def _holds(said: Announced, found: float | None, whole: int = 1) -> bool:
    return found is not None and said.holds(found / whole)


def _unit(words: Words, at: int, lex: Lexicon) -> str:
    norm = words.norms[at + 1] if at + 1 < len(words.norms) else ""
    return lex.units.get(norm, norm if norm in lex.folded_units else "")


def _nearest(mine: Words, at: int, theirs: Words, places: Sequence[int]) -> int:
    """Of several figures that fit, the one whose neighbours are the claim's."""
    around = set(mine.norms[max(0, at - 4) : at + 5])
    return max(places, key=lambda place: (len(around & set(theirs.norms[max(0, place - 4) : place + 5])), -place))
