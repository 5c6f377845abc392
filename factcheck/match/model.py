"""The calibrated probability that a page supports a part: a small model, its weights in `data/match.model.json`.

Quotations: one probability for each way in which a quotation can lie on a page. Other words: two logistic regressions
over the signals of `signals.py`, each the answer to a question. Is this the page that the claim is about? Does it carry
all of the claim? The first was learned on news of usual length and is asked of pages no longer than that; where its
answer is no, the second does not help. `benchmarks/train_match.py` fits both on public sets and writes the file.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.match.signals import LENGTH
from factcheck.model import Fit


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over some of the signals, standardised."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def __call__(self, signals: Mapping[str, float]) -> float:
        """The probability."""
        rows = zip(self.features, self.mean, self.scale, self.weights, strict=True)
        return _logistic(self.bias + sum(weight * (signals[name] - mean) / scale for name, mean, scale, weight in rows))


@dataclass(frozen=True, slots=True)
class Together:
    """How two answers become one, on a page as short as an article of news; less so the longer it is.

    `floor` is what a page of the right event is worth that carries nothing of the claim's details; from `surely` on it
    is taken for the right one; `lower` is what the log odds are lowered by, so that the floor costs no calibration.
    `short` and `long` are logarithms of words.
    """

    floor: float
    surely: float
    lower: float
    short: float
    long: float

    def __call__(self, right: float, carried: float, length: float) -> float:
        """The probability, of the one that the page is the right one and of the one that it carries the claim."""
        alike = min(1.0, max(0.0, (self.long - length) / (self.long - self.short)))
        floor = alike * self.floor
        both = min(1.0, right / self.surely) ** alike * (floor + (1 - floor) * carried)
        return _logistic(math.log(both / (1 - both)) - alike * self.lower) if 0 < both < 1 else both


@dataclass(frozen=True, slots=True)
class Model:
    """Weights as they are in the file."""

    right: Logistic
    carried: Logistic
    together: Together
    supported: float
    compare: float
    quotation: Mapping[str, float]

    def in_other_words(self, signals: Mapping[str, float]) -> float:
        """The probability that the page supports a claim with these signals."""
        return self.together(self.right(signals), self.carried(signals), signals[LENGTH])

    def quoted(self, fit: Fit, share: float) -> float:
        """The probability that the page supports a quotation that lies on it so; `share` is how much of it is there."""
        return self.quotation[fit.value] * (0.5 + 0.5 * share)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


@cache
def model() -> Model:
    """The model that ships with the program."""
    table = json.loads(files("factcheck.data").joinpath("match.model.json").read_text(encoding="utf-8"))
    right, carried = (Logistic(**_frozen(table[name])) for name in ("right", "carried"))
    thresholds = {name: table[name] for name in ("supported", "compare", "quotation")}
    return Model(right, carried, Together(**table["together"]), **thresholds)


def _frozen(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
