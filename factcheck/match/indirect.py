"""A claim in other words: which sentences of a page carry it, and how much of it they carry.

The evidence is the few sentences that add most to one another, words weighed by how rare they are on this page
(source-local idf). What the score is built on is the window of sentences that carries most, words weighed by how rare
they are in news at large (`rarity.py`): a page full of a claim's own words makes none of them common. The features here
feed the model of `model.py`.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.rarity import rarity
from factcheck.match.sentences import Sentences
from factcheck.match.stems import TOKEN, Pieces, Stems

WINDOW, CLOSE = 5, 4
_EVIDENCE, _WORTH, _NEARNESS, _POOL, _NEARLY, _MISSING_MOST = 4, 0.06, 0.3, 40, 0.6, 4
_WHOLE = 1_000_000_000
_CLITIC, _APOSTROPHES = 2, ("'", "\u2019")
_OPENING, _STOPS = " \n\t\"'\u201c\u2018([", ".!?\u2026:"
_NONE: frozenset[str] = frozenset()
Hits = Mapping[int, Set[str]]
Weights = Mapping[str, int]


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

    `forms` are the words that they come from; `days` are weekdays and months.
    """

    content: tuple[str, ...]
    forms: Mapping[str, str]
    figures: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]


def wanted(text: str, lex: Lexicon) -> Wanted:
    """What of a claim has to be found."""
    table, common = stems_for(lex.code), rarity(lex.code)
    forms: dict[str, str] = {}
    names = set()
    before = ""
    for match in TOKEN.finditer(text):
        word = match.group()
        low = word.lower()
        before, last = low, before
        light = (low in lex.small or low in lex.light) and not table.is_name(word)
        if light or _is_rest(text, match) or (last in lex.definite and low in lex.numbers):
            continue  # "the two companies" points back; it counts nothing that the page would have to count
        stem = table[word]
        forms.setdefault(stem, word)
        if word[0].isupper() and (stem not in common or not _opens_sentence(text, match.start())):
            names.add(stem)
    figures = frozenset(stem for stem in forms if stem[0].isdecimal())
    days = frozenset(stem for stem in forms if stem.startswith("month") or forms[stem].lower() in lex.weekdays)
    return Wanted(tuple(forms), forms, figures, frozenset(names) - figures, days)


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
    `nearly` is True where one sentence has most of the words.
    """

    window: tuple[int, int] | None
    chosen: tuple[int, ...]
    carried: frozenset[str]
    on_page: frozenset[str]
    nearly: bool
    features: tuple[float, ...]


def find(want: Wanted, page: Sentences, lex: Lexicon) -> Found:
    """The sentences that carry the claim, and the features of how they do."""
    stems = frozenset(want.content)
    hits = _hits(want, page, lex)
    weights = _weights(want.content, hits, page.count)
    worth = weights.__getitem__
    scores = {at: sum(map(worth, there)) for at, there in hits.items()}
    chosen = _chosen(hits, weights, scores)
    carried = _NONE.union(*(hits[at] for at in chosen))
    on_page = _NONE.union(*hits.values())
    rare = _shares(want.content, rarity(lex.code).__getitem__)
    share, _, _ = _window(hits, rare.__getitem__, CLOSE)
    _, start, near = _window(hits, rare.__getitem__, WINDOW)
    nearly = bool(chosen) and len(hits[chosen[0]]) >= _NEARLY * len(stems)
    features = (
        share / _WHOLE,
        math.sqrt(min(_MISSING_MOST, len(want.figures - on_page))),  # the first that is missing says most
        math.sqrt(min(_MISSING_MOST, len(want.names - on_page))),
        float(len(stems - carried)),
        math.log(1 + len(stems)),
        page.short,
    )
    return Found(_tight(start, hits, near) if hits else None, chosen, carried | near, on_page, nearly, features)


FEATURES = (
    "share of the claim's weight in the best four sentences, rare words weighing more",
    "figures that stand nowhere on the page (square root)",
    "names that stand nowhere on the page (square root)",
    "words that the evidence does not carry",
    "log of the claim's words",
    "share of the page's sentences with fewer than five words",
)


def _hits(want: Wanted, page: Sentences, lex: Lexicon) -> dict[int, set[str]]:
    """Which of the stems stand in which sentence."""
    stems, pieces = frozenset(want.content), pieces_for(lex.code)
    begins = pieces.stems.beginnings(stems).union([form[:3] for form in want.forms.values()])
    likely = [piece for piece in page.vocabulary if piece[:3] in begins or not (piece.isalpha() and piece.isascii())]
    meaning = {piece: there for piece in likely if (there := pieces[piece] & stems)}
    seen = set(meaning)
    found = {at: seen.intersection(words) for at, words in enumerate(page.words) if not seen.isdisjoint(words)}
    return {at: set().union(*[meaning[piece] for piece in there]) for at, there in found.items()}


def _weights(stems: Sequence[str], hits: Hits, count: int) -> Weights:
    """Source-local idf of the claim's stems; a word that the page lacks weighs most."""
    frequency = dict.fromkeys(stems, 0)
    for there in hits.values():
        for stem in there:
            frequency[stem] += 1
    return _shares(stems, lambda stem: math.log((count + 2) / (frequency[stem] + 0.5)))


def _shares(stems: Sequence[str], weight: Callable[[str], float]) -> Weights:
    """The weights of the stems, as whole parts of a billion: sums of these do not depend on the order of a set."""
    raw = {stem: weight(stem) for stem in stems}
    total = sum(raw.values()) or 1.0
    return {stem: round(value / total * _WHOLE) for stem, value in raw.items()}


def _chosen(hits: Hits, weights: Weights, scores: Mapping[int, int]) -> tuple[int, ...]:
    """Greedy: the best sentence, then those that add most to it, near ones first."""
    chosen: list[int] = []
    have: Set[str] = _NONE
    pool = sorted(scores, key=lambda at: (-scores[at], at))[:_POOL]
    while pool and len(chosen) < _EVIDENCE:
        best, best_gain = -1, 0.0
        for at in pool:
            if scores[at] * (1.0 + _NEARNESS) <= best_gain:
                break  # nor can any after it: they carry less
            gain: float = sum(map(weights.__getitem__, hits[at] - have))
            if chosen:
                gain *= 1.0 + _NEARNESS / min([abs(at - one) for one in chosen])
            if gain > best_gain:
                best, best_gain = at, gain
        if best_gain < _WORTH * _WHOLE:
            break
        chosen.append(best)
        pool.remove(best)
        have = have | hits[best]
    return tuple(chosen)


def _window(hits: Hits, worth: Callable[[str], int], width: int) -> tuple[int, int, frozenset[str]]:
    """The weight, the first sentence and the stems of the window that carries most; the earliest of equals."""
    best, best_at, best_stems = 0, 0, _NONE
    get = hits.get
    for at in hits:
        there = _NONE.union(*[get(one, _NONE) for one in range(at, at + width)])
        weight = sum(map(worth, there))
        if weight > best:
            best, best_at, best_stems = weight, at, there
    return best, best_at, best_stems


def _tight(start: int, hits: Hits, near: frozenset[str]) -> tuple[int, int]:
    """The window without the sentences at its ends that carry nothing that the others do not."""
    first, last = start, start + WINDOW - 1
    while first < last and _NONE.union(*(hits.get(at, _NONE) for at in range(first + 1, last + 1))) >= near:
        first += 1
    while first < last and _NONE.union(*(hits.get(at, _NONE) for at in range(first, last))) >= near:
        last -= 1
    return first, last
