"""The calibrated probability that a page supports a part: a small logistic model.

Its weights stand in `data/match.model.json`. Quotations: one probability for each way in which a quotation can lie on a
page. Other words: logistic regression over the features of `indirect.py`, standardised. `benchmarks/train_match.py`
fits both on public sets and writes the file.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.model import Fit


@dataclass(frozen=True, slots=True)
class Model:
    """Weights as they are in the file."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    supported: float
    compare: float
    quotation: Mapping[str, float]

    def in_other_words(self, features: Sequence[float]) -> float:
        """The probability that the page supports a claim with these features."""
        rows = zip(features, self.mean, self.scale, self.weights, strict=True)
        return _logistic(self.bias + sum(weight * (value - mean) / scale for value, mean, scale, weight in rows))

    def quoted(self, fit: Fit, share: float) -> float:
        """The probability that the page supports a quotation that lies on it so; `share` is how much of it is there."""
        return self.quotation[fit.value] * (0.5 + 0.5 * share)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


@cache
def model() -> Model:
    """The model that ships with the program."""
    table = json.loads(files("factcheck.data").joinpath("match.model.json").read_text(encoding="utf-8"))
    made: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items() if name != "about"
    }
    return Model(**made)
