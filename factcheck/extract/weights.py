"""The weights of a language: how much each feature of a cue's surroundings speaks for each reading.

Trained by `benchmarks/train_attribution.py`; features are strings that a reader can follow ("next=that", "lemma=say").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import repeat
from math import exp

import msgspec

# Where a cue's content may stand: to its right, to its left, on both sides; or it is the cue's subject, alone or with
# what stands to its right ("Smith was seen as a fringe candidate"). The last reading: the word is no cue here.
SIDES = ("right", "left", "both", "subject", "around")
_NEVER = -900
_SURE = 3000
_ONE = 100  # weights are whole hundredths: sums of them are exact, on every machine and in every order
_NOTHING = repeat(0)
# A row of five weights is one number, so that rows are summed at once: each weight has a place of its own, far wider
# than any sum needs, and above them a one counts the rows.
_PLACE = 40
_HALF = 1 << (_PLACE - 1)
_PLACES = tuple(_PLACE * number for number in range(len(SIDES)))
_COUNT = _PLACE * len(SIDES)
_LIFT = sum(_HALF << place for place in _PLACES)  # no place is below nothing then
_MASK = (1 << _PLACE) - 1


@dataclass(frozen=True, slots=True)
class Weights:
    """`side` scores the readings of a cue, `end` and `start` whether its content goes no further than an edge.

    A row of `side` is `packed`.
    """

    side: dict[str, int]
    end: dict[str, int]
    start: dict[str, int]
    source: dict[str, int]
    open: dict[str, int]

    def sides(self, features: Iterable[str]) -> list[float]:
        """The probability of each of `SIDES`; what is missing to 1 is that the word reports nothing here."""
        whole = sum(map(self.side.get, features, _NOTHING)) + _LIFT
        scores = [(whole >> place & _MASK) - _HALF for place in _PLACES] if whole >> _COUNT else [_NEVER] * len(SIDES)
        top = max(0, *scores)
        parts = [exp((score - top) / _ONE) for score in scores]
        total = exp(-top / _ONE) + sum(parts)
        return [part / total for part in parts]

    def sources(self, features: Iterable[str]) -> int:
        """How much speaks for a phrase as the source, in hundredths."""
        return _total(self.source, features)


def first_likely(table: dict[str, int], choices: Iterable[tuple[int, list[str]]]) -> int | None:
    """The likeliest of `choices`, taken in order, each with the odds that `table` gives it if none before it held.

    None where it is likeliest that none of them holds.
    """
    left, best, chosen = 1.0, 0.0, None
    for choice, features in choices:
        score = _total(table, features)
        holds = 1 / (1 + exp(-score / _ONE)) if score > -_SURE else 0.0
        if left * holds > best:
            best, chosen = left * holds, choice
        left *= 1 - holds
        if left < best:
            return chosen
    return chosen if best >= left else None


def packed(row: Iterable[int]) -> int:
    """The weights of one feature for each of `SIDES` as the one number that `Weights.sides` sums."""
    return (1 << _COUNT) + sum(weight << place for weight, place in zip(row, _PLACES, strict=True))


def load(folder: Traversable, language: str) -> Weights:
    """The weights of `language` in `folder`, or those that ship for it."""
    file = folder.joinpath(f"{language}.weights.json")
    if not file.is_file():
        file = files("factcheck.data").joinpath("cues", f"{language}.weights.json")
    raw = file.read_bytes()
    table = msgspec.json.decode(raw)
    return Weights(**table | {"side": {feature: packed(row) for feature, row in table["side"].items()}})


def _total(table: dict[str, int], features: Iterable[str]) -> int:
    return sum(map(table.get, features, _NOTHING))
