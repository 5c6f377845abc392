"""A claim in other words: which sentences of a page carry it, and how much of it they carry.

Words are weighed by how rare they are on this page (source-local idf). The evidence is the window of sentences that
carries most, and the few others that add to it. The features here feed the model of `model.py`.
"""

import math
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.stems import END, WORD, WORD_OR_END, Stems, sentence_spans

MOST_TEXT, WINDOW, CLOSE_WINDOW = 500_000, 5, 3
_EVIDENCE, _WORTH, _NEARNESS, _POOL, _NEARLY = 4, 0.06, 0.3, 40, 0.6
_NONE: frozenset[str] = frozenset()
Hits = Mapping[int, Set[str]]
Weights = Mapping[str, float]


@lru_cache(maxsize=4)
def stems_for(language: str) -> Stems:
    """The table of stems of a language, shared by all claims of a run."""
    return Stems(lexicon(language))


@dataclass(frozen=True)
class Sentences:
    """A page's words in order, with the ends of sentences between them; `vocabulary` is each of these once."""

    text: str
    pieces: list[str]
    vocabulary: frozenset[str]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The sentences' offsets."""
        return sentence_spans(self.text)

    @cached_property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.spans)


@lru_cache(maxsize=16)
def sentences_of(text: str) -> Sentences:
    """The sentences of a text, of its first 500,000 characters."""
    text = text[:MOST_TEXT]
    pieces = WORD_OR_END.findall(text)
    return Sentences(text, pieces, frozenset(pieces))


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
    table = stems_for(lex.code)
    forms: dict[str, str] = {}
    names = set()
    before = ""
    for match in WORD.finditer(text):
        word = match.group()
        low = word.lower()
        before, last = low, before
        if low in lex.small or low in lex.light or (last in lex.definite and low in lex.numbers):
            continue  # "the two companies" points back; it counts nothing that the page would have to count
        stem = table[word]
        forms.setdefault(stem, word)
        if word[0].isupper() and match.start() > 0:
            names.add(stem)
    figures = frozenset(stem for stem in forms if stem[0].isdecimal())
    days = frozenset(stem for stem in forms if stem.startswith("month") or forms[stem].lower() in lex.weekdays)
    return Wanted(tuple(forms), forms, figures, frozenset(names) - figures, days)


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
    hits = _hits(stems, page, lex)
    weights = _weights(stems, hits, page.count)
    worth = weights.__getitem__
    scores = {at: sum(map(worth, there)) for at, there in hits.items()}
    chosen = _chosen(hits, weights, scores)
    carried = _NONE.union(*(hits[at] for at in chosen))
    on_page = _NONE.union(*hits.values())
    close, _, _ = _window(hits, worth, CLOSE_WINDOW)
    _, start, near = _window(hits, worth, WINDOW)
    nearly = bool(chosen) and len(hits[chosen[0]]) >= _NEARLY * len(stems)
    features = (
        close,
        _share(want.figures & near, want.figures),
        _share(want.names & near, want.names),
        min(4.0, float(len(want.figures - on_page))),
        min(4.0, float(len(want.names - on_page))),
        float(len(stems - carried)),
        math.log(1 + len(stems)),
        math.log(1 + page.count),
    )
    return Found(_tight(start, hits, near) if hits else None, chosen, carried | near, on_page, nearly, features)


FEATURES = (
    "share of the claim's weight in the best three sentences",
    "share of its figures in the best five sentences",
    "share of its names in the best five sentences",
    "figures that stand nowhere on the page",
    "names that stand nowhere on the page",
    "words that the evidence does not carry",
    "log of the claim's words",
    "log of the page's sentences",
)


def _hits(stems: frozenset[str], page: Sentences, lex: Lexicon) -> dict[int, set[str]]:
    """Which of the stems stand in which sentence."""
    table = stems_for(lex.code)
    sought, begins = {*stems, END}, table.beginnings(stems)
    meaning = {
        piece: stem
        for piece in page.vocabulary
        if ((start := piece[:2]) in begins or not (start.isalpha() and piece.isascii()))
        and (stem := table[piece]) in sought
    }
    hits: dict[int, set[str]] = {}
    at = 0
    for piece in page.pieces:
        if piece in meaning:
            if (stem := meaning[piece]) == END:
                at += 1
            elif at in hits:
                hits[at].add(stem)
            else:
                hits[at] = {stem}
    return hits


def _weights(stems: frozenset[str], hits: Hits, count: int) -> dict[str, float]:
    """Source-local idf of the claim's stems, summing to 1; a word that the page lacks weighs most."""
    frequency = dict.fromkeys(stems, 0)
    for there in hits.values():
        for stem in there:
            frequency[stem] += 1
    raw = {stem: math.log((count + 2) / (seen + 0.5)) for stem, seen in frequency.items()}
    total = sum(raw.values()) or 1.0
    return {stem: value / total for stem, value in raw.items()}


def _chosen(hits: Hits, weights: Weights, scores: Mapping[int, float]) -> tuple[int, ...]:
    """Greedy: the best sentence, then those that add most to it, near ones first."""
    chosen: list[int] = []
    have: Set[str] = _NONE
    pool = sorted(scores, key=lambda at: (-scores[at], at))[:_POOL]
    while pool and len(chosen) < _EVIDENCE:
        best, best_gain = -1, 0.0
        for at in pool:
            gain = sum(map(weights.__getitem__, hits[at] - have))
            if chosen:
                gain *= 1.0 + _NEARNESS / min([abs(at - one) for one in chosen])
            if gain > best_gain + 1e-12:
                best, best_gain = at, gain
        if best_gain < _WORTH:
            break
        chosen.append(best)
        pool.remove(best)
        have = have | hits[best]
    return tuple(chosen)


def _window(hits: Hits, worth: Callable[[str], float], width: int) -> tuple[float, int, frozenset[str]]:
    """The weight, the first sentence and the stems of the window that carries most; the earliest of equals."""
    best, best_at, best_stems = 0.0, 0, _NONE
    get = hits.get
    for at in hits:
        there = _NONE.union(*[get(one, _NONE) for one in range(at, at + width)])
        weight = sum(map(worth, there))
        if weight > best + 1e-9:
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


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else 1.0
