"""A claim in other words: which sentences of a page carry it, and how much of it they carry.

The evidence is the few sentences that add most to one another, words weighed by how rare they are on this page
(source-local idf). What the score is built on is the window of sentences that carries most, words weighed by how rare
they are in news at large (`rarity.py`): a page full of a claim's own words makes none of them common. The features here
feed the model of `model.py`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.match.hits import (
    WHOLE,
    Weights,
    chosen_of,
    heaviest,
    hits_of,
    local_weights,
    places,
    tight,
    together,
    windows,
)
from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.rarity import rarity
from factcheck.match.sentences import Sentences
from factcheck.match.stems import TOKEN, Pieces, Stems

_NEARLY, MOST_WANTED = 0.6, 2_000
_CLITIC, _APOSTROPHES = 2, ("'", "\u2019")
_OPENING, _STOPS = " \n\t\"'\u201c\u2018([", ".!?\u2026:"


def stems_for(language: str) -> Stems:
    """The table of stems of a language, shared by all claims of a run."""
    return pieces_for(language).stems


@lru_cache(maxsize=4)
def pieces_for(language: str) -> Pieces:
    """The table of what stands between spaces, shared by all claims of a run."""
    return Pieces(Stems(lexicon(language)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The claim's words with content, as stems in order.

    `forms` are the words that they come from; `days` are weekdays and months. `words` are all of the claim's words, as
    they stand, small.
    """

    content: tuple[str, ...]
    forms: Mapping[str, str]
    figures: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]
    words: tuple[str, ...] = ()


def wanted(text: str, lex: Lexicon) -> Wanted:
    """What of a claim has to be found: at most 2,000 words."""
    table, common = stems_for(lex.code), rarity(lex.code)
    forms: dict[str, str] = {}
    names = set()
    before = ""
    words: list[str] = []
    for match in TOKEN.finditer(text):
        word = match.group()
        low = word.lower()
        words.append(low)
        before, last = low, before
        light = (low in lex.small or low in lex.light) and not table.is_name(word)
        if len(forms) == MOST_WANTED:
            break
        if light or (len(word) <= _CLITIC and _is_rest(text, match)) or (last in lex.definite and low in lex.numbers):
            continue  # "the two companies" points back; it counts nothing that the page would have to count
        stem = table[word]
        forms.setdefault(stem, word)
        if word[0].isupper() and (stem not in common or not _opens_sentence(text, match.start())):
            names.add(stem)
    figures = frozenset(stem for stem in forms if stem[0].isdecimal())
    days = frozenset(stem for stem in forms if stem.startswith("month") or forms[stem].lower() in lex.weekdays)
    return Wanted(tuple(forms), forms, figures, frozenset(names) - figures, days, tuple(words))


def _is_rest(text: str, word: re.Match[str]) -> bool:
    """True for what is no word by itself: the letters of "won't", "she'd" and "3.4m"."""
    if len(word.group()) == 1:
        return not word.group().isdecimal()
    return text[word.start() - 1 : word.start()] in _APOSTROPHES and len(word.group()) <= _CLITIC


def _opens_sentence(text: str, at: int) -> bool:
    return text[:at].rstrip(_OPENING)[-1:] in _STOPS


@dataclass(frozen=True, slots=True)
class Found:
    """What the page has of a claim.

    `window` are the first and last sentence of the passage that carries most, `chosen` the sentences that together
    carry the claim, the best first; `carried` are the stems that stand in one of these, `on_page` those anywhere.
    `nearly` is True where one sentence has most of the words. `share` is how much of the claim's weight four sentences
    in a row carry at most, by how rare words are in news; `lacking` how many words `chosen` does not carry.
    """

    window: tuple[int, int] | None
    chosen: tuple[int, ...]
    carried: frozenset[str]
    on_page: frozenset[str]
    nearly: bool
    share: float
    lacking: int


def find(want: Wanted, page: Sentences, lex: Lexicon) -> Found:
    """The sentences that carry the claim."""
    content = want.content
    hits = hits_of(content, want.forms, page, pieces_for(lex.code))
    chosen = chosen_of(hits, local_weights(len(content), hits, page.count))
    rare = Weights([*map(rarity(lex.code).__getitem__, content)])
    four, five = windows(hits, page.count)
    share, _, _ = heaviest(four, hits, rare)
    _, first, near = heaviest(five, hits, rare)
    carried = together(hits, chosen)
    return Found(
        tight(first, first + 4, hits, near) if hits else None,
        chosen,
        _stems(content, carried | near),
        _stems(content, together(hits, hits)),
        bool(chosen) and hits[chosen[0]].bit_count() >= _NEARLY * len(content),
        share / WHOLE,
        len(content) - carried.bit_count(),
    )


def _stems(content: Sequence[str], chosen: int) -> frozenset[str]:
    return frozenset([content[at] for at in places(chosen)])
