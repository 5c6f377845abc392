"""The weights of a language: how much each feature of a cue's surroundings speaks for each reading.

Trained by `benchmarks/train_attribution.py`; features are strings that a reader can follow ("next=that", "lemma=say").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from math import exp

import msgspec

# Where a cue's content may stand: to its right, to its left, on both sides; or it is the cue's subject, alone or with what
# stands to its right ("Smith was seen as a fringe candidate"). The last reading is that the word is no cue here.
SIDES = ("right", "left", "both", "subject", "around")
_NEVER = -9.0


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

    def ends(self, features: Iterable[str]) -> float:
        """The log-odds that content to the right ends at an edge."""
        return _total(self.end, features)

    def starts(self, features: Iterable[str]) -> float:
        """The log-odds that content to the left starts at an edge."""
        return _total(self.start, features)

    def sources(self, features: Iterable[str]) -> float:
        """How much speaks for a phrase as the source."""
        return _total(self.source, features)

    def opens(self, features: Iterable[str]) -> float:
        """The log-odds that content to the right starts at a token."""
        return _total(self.open, features)


def load(language: str) -> Weights:
    """The weights that ship for `language`."""
    raw = files("factcheck.data").joinpath("cues", f"{language}.weights.json").read_bytes()
    return msgspec.json.decode(raw, type=Weights)


def _total(table: dict[str, float], features: Iterable[str]) -> float:
    return sum(table[feature] for feature in features if feature in table)
