"""The weights of a language: how much each feature of a cue's surroundings speaks for each reading.

Trained by `benchmarks/train_attribution.py`; features are strings that a reader can follow ("next=that", "lemma=say").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import exp

import msgspec

# Where a cue's content may stand: to its right, to its left, on both sides; or it is the cue's subject, alone or with
# what stands to its right ("Smith was seen as a fringe candidate"). The last reading: the word is no cue here.
SIDES = ("right", "left", "both", "subject", "around")
_NEVER = -9.0
_SURE = 30.0


@dataclass(frozen=True, slots=True)
class Weights:
    """`side` scores the readings of a cue, `end` and `start` whether its content goes no further than an edge."""

    side: dict[str, tuple[float, ...]]
    end: dict[str, float]
    start: dict[str, float]
    source: dict[str, float]
    open: dict[str, float]

    def sides(self, features: Iterable[str]) -> list[float]:
        """The probability of each of `SIDES`; what is missing to 1 is that the word reports nothing here."""
        table = self.side
        rows = [table[feature] for feature in features if feature in table]
        scores = list(map(sum, zip(*rows, strict=True))) if rows else [_NEVER] * len(SIDES)
        top = max(0.0, *scores)
        parts = [exp(score - top) for score in scores]
        whole = exp(-top) + sum(parts)
        return [part / whole for part in parts]

    def sources(self, features: Iterable[str]) -> float:
        """How much speaks for a phrase as the source."""
        return _total(self.source, features)


def first_likely(table: dict[str, float], choices: Iterable[tuple[int, list[str]]]) -> int | None:
    """The likeliest of `choices`, taken in order, each with the odds that `table` gives it if none before it held.

    None where it is likeliest that none of them holds.
    """
    left, best, chosen = 1.0, 0.0, None
    for choice, features in choices:
        score = _total(table, features)
        holds = 1 / (1 + exp(-score)) if score > -_SURE else 0.0
        if left * holds > best:
            best, chosen = left * holds, choice
        left *= 1 - holds
        if left < best:
            return chosen
    return chosen if best >= left else None


def load(folder: Traversable, language: str) -> Weights:
    """The weights of `language` in `folder`, or those that ship for it."""
    file = folder.joinpath(f"{language}.weights.json")
    if not file.is_file():
        file = files("factcheck.data").joinpath("cues", f"{language}.weights.json")
    raw = file.read_bytes()
    return msgspec.json.decode(raw, type=Weights)


def _total(table: dict[str, float], features: Iterable[str]) -> float:
    total = 0.0
    for feature in features:
        if feature in table:
            total += table[feature]
    return total
