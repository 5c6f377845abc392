"""What the model is told about a claim in other words and a page: figures of what the one has of the other."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from factcheck.match.indirect import Found, Wanted
from factcheck.match.lexicon import Lexicon
from factcheck.match.rarity import rarity
from factcheck.match.sentences import Sentences

LENGTH = "log of the page's words"
FEATURES = (
    "share of the claim's weight in the best four sentences, rare words weighing more",
    "figures that stand nowhere on the page (square root)",
    "names that stand nowhere on the page (square root)",
    "words that the evidence does not carry",
    "log of the claim's words with content",
    "share of the page's sentences with fewer than five words",
    "share of the claim's weight that is missing, with a word on the page that begins alike",
    "names that are missing, with a word on the page that begins alike",
    "evidence per word against chance on a page of this length",
    "share of the claim's pairs of neighbours that are neighbours in the evidence",
    "weight of what stands nowhere on the page",
    "log of all the claim's words",
    LENGTH,
    "log of the page's words, of at most 500",
)
_MISSING_MOST, _ALIKE, _MANY = 4, 4, math.log(500)
# How often a word of a claim stands on the page that it is about, and how long the pages were that rarity counts.
_USUAL, _COUNTED, _STEP, _LEAST, _MOST = 0.8, 700, 25, 0.001, 0.97


def signals_of(want: Wanted, found: Found, page: Sentences, lex: Lexicon) -> tuple[float, ...]:
    """One number for each of FEATURES."""
    table = rarity(lex.code)
    weights = {stem: table[stem] for stem in want.content}
    weigh = weights.__getitem__
    missing = [stem for stem in want.content if stem not in found.on_page]
    alike = [stem for stem in missing if _begins_alike(want.forms[stem], page)]
    length = page.length
    return (
        found.share,
        math.sqrt(min(_MISSING_MOST, len(want.figures - found.on_page))),  # the first that is missing says most
        math.sqrt(min(_MISSING_MOST, len(want.names - found.on_page))),
        float(found.lacking),
        math.log(1 + len(want.content)),
        page.short,
        sum(map(weigh, alike)) / (sum(weights.values()) or 1.0),
        float(len(want.names.intersection(alike))),
        _against_chance(weights, found, length),
        _neighbours(want.words, [page.words(at) for at in found.chosen]),
        sum(map(weigh, missing)),
        math.log(1 + len(want.words)),
        math.log(1 + length),
        min(math.log(1 + length), _MANY),
    )


def _begins_alike(word: str, page: Sentences) -> bool:
    """True where a word of the page begins with the same letters: "Mansur", "Mansour"; "colony", "colonial"."""
    return len(word) >= _ALIKE and page.begins(word[:_ALIKE].lower())


def _against_chance(weights: Mapping[str, float], found: Found, length: int) -> float:
    """How much more the page looks like one that the claim is about than like any page; the mean of its words."""
    steps = length // _STEP
    odds = [_odds(weight, steps)[stem not in found.on_page] for stem, weight in weights.items()]
    return sum(odds) / (len(odds) or 1)


@lru_cache(maxsize=4096)
def _odds(weight: float, steps: int) -> tuple[float, float]:
    """The log odds that a word speaks for its page, where it stands there and where it does not.

    `steps` are the page's words, in units of 25: a long page has nearly every word.
    """
    chance = 1 - (1 - math.exp(-max(weight, 0.05))) ** (steps * _STEP / _COUNTED)
    chance = min(max(chance, _LEAST), _MOST)
    return math.log(_USUAL / chance), math.log((1 - _USUAL) / (1 - chance))


def _neighbours(words: Sequence[str], evidence: Iterable[Sequence[str]]) -> float:
    """The share of the claim's pairs of words in a row that stand so in one of the sentences."""
    pairs, there = set(pairwise(words)), set[tuple[str, str]]()
    for sentence in evidence:
        there.update(pairwise(map(str.lower, sentence)))
    return len(pairs & there) / (len(pairs) or 1)
