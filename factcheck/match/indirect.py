"""A claim in other words: which sentences of a page carry it, and how much of it they carry.

Words are weighed by how rare they are on this page (source-local idf). The evidence is the few sentences that together
carry most; what they carry and what nothing carries is told. The features here feed the model of `model.py`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.stems import WORD, Stems, sentence_spans

MOST_SENTENCES, _EVIDENCE = 4_000, 4
_WORTH = 0.06


@lru_cache(maxsize=4)
def stems_for(language: str) -> Stems:
    """The table of stems of a language, shared by all claims of a run."""
    return Stems(lexicon(language))


@dataclass(frozen=True, slots=True)
class Sentences:
    """A page's sentences: their offsets, and the set of stems of each."""

    spans: tuple[tuple[int, int], ...]
    sets: tuple[frozenset[str] | set[str], ...]
    low: str


@lru_cache(maxsize=16)
def sentences_of(text: str, language: str) -> Sentences:
    """The sentences of a text, at most 4,000 of them."""
    table = stems_for(language).__getitem__
    low = lowered(text)
    spans = sentence_spans(text)[:MOST_SENTENCES]
    find = WORD.findall
    return Sentences(tuple(spans), tuple(set(map(table, find(low, a, b))) for a, b in spans), low)


def lowered(text: str) -> str:
    """`text` in lower case with every offset kept."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The claim's words: stems in order, those with content, which are figures, which are names."""

    order: tuple[str, ...]
    content: tuple[str, ...]
    forms: Mapping[str, str]
    figures: frozenset[str]
    names: frozenset[str]


def wanted(text: str, lex: Lexicon) -> Wanted:
    """What of a claim has to be found."""
    table = stems_for(lex.code)
    order, content, names = [], [], set()
    forms: dict[str, str] = {}
    figures = set()
    for match in WORD.finditer(text):
        word = match.group()
        low = word.lower()
        stem = table[low]
        order.append(stem)
        if low in lex.small or low in lex.light:
            continue
        if stem not in forms:
            content.append(stem)
            forms[stem] = word
        if stem[0].isdigit():
            figures.add(stem)
        elif word[0].isupper() and match.start() > 0:
            names.add(stem)
    return Wanted(tuple(order), tuple(content), forms, frozenset(figures), frozenset(names))


@dataclass(frozen=True, slots=True)
class Found:
    """What the page has of a claim. `chosen` are sentence numbers, the best first; weights are by stem, and sum to 1."""

    chosen: tuple[int, ...]
    weights: Mapping[str, float]
    carried: frozenset[str]
    on_page: frozenset[str]
    features: tuple[float, ...]


def find(want: Wanted, page: Sentences) -> Found:
    """The sentences that carry the claim, and the features of how they do."""
    stems = frozenset(want.content)
    hits = {at: there for at, words in enumerate(page.sets) if (there := stems & words)}
    frequency = dict.fromkeys(stems, 0)
    for there in hits.values():
        for stem in there:
            frequency[stem] += 1
    count = len(page.sets) + 1
    raw = {stem: math.log((count + 1) / (seen + 0.5)) for stem, seen in frequency.items()}
    total = sum(raw.values()) or 1.0
    weights = {stem: value / total for stem, value in raw.items()}
    scores = {at: sum(map(weights.__getitem__, there)) for at, there in hits.items()}
    chosen = _chosen(hits, weights, scores)
    carried = frozenset().union(*(hits[at] for at in chosen)) if chosen else frozenset()
    on_page = frozenset(stem for stem, seen in frequency.items() if seen)
    return Found(
        chosen, weights, carried, on_page, _features(want, page, hits, scores, weights, chosen, carried, on_page)
    )


def _chosen(
    hits: Mapping[int, frozenset[str]], weights: Mapping[str, float], scores: Mapping[int, float]
) -> tuple[int, ...]:
    """Greedy: the best sentence, then those that add most to it, near ones first."""
    chosen: list[int] = []
    have: frozenset[str] = frozenset()
    pool = sorted(scores, key=lambda at: (-scores[at], at))[:40]
    while pool and len(chosen) < _EVIDENCE:
        best, best_gain = -1, 0.0
        for at in pool:
            gain = sum(weights[stem] for stem in hits[at] - have)
            if chosen:
                gain *= 1.0 + 0.3 / min(abs(at - one) for one in chosen)
            if gain > best_gain + 1e-12:
                best, best_gain = at, gain
        if best < 0 or best_gain < _WORTH:
            break
        chosen.append(best)
        pool.remove(best)
        have |= hits[best]
    return tuple(chosen)


FEATURES = (
    "best", "second", "union", "page", "window", "figures_in", "figures_on", "figures_none", "names_in", "names_on",
    "names_none", "pairs", "run", "length", "sentences", "gap",
)  # fmt: skip


def _features(
    want: Wanted,
    page: Sentences,
    hits: Mapping[int, frozenset[str]],
    scores: Mapping[int, float],
    weights: Mapping[str, float],
    chosen: Sequence[int],
    carried: frozenset[str],
    on_page: frozenset[str],
) -> tuple[float, ...]:
    ranked = sorted(scores.values(), reverse=True)
    best = ranked[0] if ranked else 0.0
    window = 0.0
    for at in sorted(scores, key=lambda one: (-scores[one], one))[:6]:
        near = hits[at] | hits.get(at - 1, frozenset()) | hits.get(at + 1, frozenset())
        window = max(window, sum(map(weights.__getitem__, near)))
    union = sum(map(weights.__getitem__, carried))
    figures, names = want.figures, want.names
    pairs, run = _order(want, page, chosen)
    return (
        best,
        ranked[1] if len(ranked) > 1 else 0.0,
        union,
        sum(map(weights.__getitem__, on_page)),
        window,
        _share(figures & carried, figures),
        _share(figures & on_page, figures),
        min(3.0, float(len(figures - on_page))),
        _share(names & carried, names),
        _share(names & on_page, names),
        min(4.0, float(len(names - on_page))),
        pairs,
        run,
        math.log(1 + len(want.content)),
        math.log(1 + len(page.sets)),
        float(abs(chosen[0] - chosen[1])) / (1 + len(page.sets)) if len(chosen) > 1 else 0.0,
    )


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else 1.0


def _order(want: Wanted, page: Sentences, chosen: Sequence[int]) -> tuple[float, float]:
    """How many neighbours of the claim are neighbours in the evidence, and the longest run of equal words, as shares."""
    if len(want.order) < 2:
        return 0.0, 0.0
    table = stems_for("en").__getitem__
    mine = set(zip(want.order, want.order[1:], strict=False))
    theirs: set[tuple[str, str]] = set()
    for at in chosen:
        a, b = page.spans[at]
        words = list(map(table, WORD.findall(page.low, a, b)))
        theirs.update(zip(words, words[1:], strict=False))
    run = longest = 0
    for pair in zip(want.order, want.order[1:], strict=False):
        run = run + 1 if pair in theirs else 0
        longest = max(longest, run)
    return len(mine & theirs) / len(mine), longest / (len(want.order) - 1)
