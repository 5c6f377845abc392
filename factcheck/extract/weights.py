"""The weights of a language: how much each feature of a cue's surroundings speaks for each reading.

Trained by `benchmarks/train_attribution.py`; a reader can follow them ("lemma": {"say": {"next": {"that": ...}}}).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import repeat
from math import exp
from typing import Any

import msgspec

from factcheck.extract.seen import END, OPEN, SIDE, SOURCE, START, Group, Seen

# Where a cue's content may stand: to its right, to its left, on both sides; or it is the cue's subject, alone or with
# what stands to its right ("Smith was seen as a fringe candidate"). The last reading: the word is no cue here.
SIDES = ("right", "left", "both", "subject", "around")
_NEVER = -900
_SURE = 3000
_ONE = 100  # weights are whole hundredths: sums of them are exact, on every machine and in every order
_NOTHING = repeat(0)
_LOOK_UP = dict[str, int].get
# A row of five weights is one number, so that rows are summed at once: each weight has a place of its own, far wider
# than any sum needs, and above them a one counts the rows.
_PLACE = 24
_HALF = 1 << (_PLACE - 1)
_PLACES = tuple(_PLACE * number for number in range(len(SIDES)))
_COUNT = _PLACE * len(SIDES)
_LIFT = sum(_HALF << place for place in _PLACES)  # no place is below nothing then
_MASK = (1 << _PLACE) - 1

Known = dict[str, tuple[int, tuple[dict[str, int], ...]]]
"""For each thing that a group may hang on the weight of it alone, and a table for each name of what is beside it."""


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one choice: what always counts, and what is known of the things that its groups hang on."""

    groups: tuple[Known, ...]
    always: int = 0

    def total(self, seen: Seen) -> int:
        """The weights of all that is seen, added up; what is not known weighs nothing."""
        total = self.always
        for known, (thing, beside) in zip(self.groups, seen):  # noqa: B905 - a phrase has one group of several
            if (found := known.get(thing)) is not None:
                total += sum(map(_LOOK_UP, found[1], beside, _NOTHING), found[0])
        return total


@dataclass(frozen=True, slots=True)
class Weights:
    """`side` scores the readings of a cue, `end` and `start` whether its content goes no further than an edge.

    A weight of `side` is `packed`.
    """

    side: Table
    end: Table
    start: Table
    source: Table
    open: Table

    def sides(self, seen: Seen) -> list[float]:
        """The probability of each of `SIDES`; what is missing to 1 is that the word reports nothing here."""
        whole = self.side.total(seen) + _LIFT
        scores = [(whole >> place & _MASK) - _HALF for place in _PLACES] if whole >> _COUNT else [_NEVER] * len(SIDES)
        top = max(0, *scores)
        parts = [exp((score - top) / _ONE) for score in scores]
        total = exp(-top / _ONE) + sum(parts)
        return [part / total for part in parts]


def first_likely(table: Table, choices: Iterable[tuple[int, Seen]]) -> int | None:
    """The likeliest of `choices`, taken in order, each with the odds that `table` gives it if none before it held.

    None where it is likeliest that none of them holds.
    """
    left, best, chosen = 1.0, 0.0, None
    for choice, seen in choices:
        score = table.total(seen)
        holds = 1 / (1 + exp(-score / _ONE)) if score > -_SURE else 0.0
        if left * holds > best:
            best, chosen = left * holds, choice
        left *= 1 - holds
        if left < best:
            return chosen
    return chosen if best >= left else None


def packed(row: Iterable[int]) -> int:
    """The weights of one feature for each of `SIDES` as the one number that `Weights.sides` sums."""
    right, left, both, subject, around = row
    whole = (around << _PLACE) + subject
    for weight in (both, left, right):
        whole = (whole << _PLACE) + weight
    return whole + (1 << _COUNT)


def load(folder: Traversable, language: str) -> Weights:
    """The weights of `language` in `folder`, or those that ship for it."""
    file = folder.joinpath(f"{language}.weights.json")
    if not file.is_file():
        file = files("factcheck.data").joinpath("cues", f"{language}.weights.json")
    raw = msgspec.json.decode(file.read_bytes())
    return Weights(
        table(raw["side"], SIDE, packed),
        table(raw["end"], END),
        table(raw["start"], START),
        table(raw["source"], SOURCE),
        table(raw["open"], OPEN),
    )


def table(raw: Mapping[str, Any], groups: Iterable[Group], weight: Callable[[Any], int] | None = None) -> Table:
    """The table that `raw` spells: group, thing, name and what is beside it lead to a weight."""
    return Table(tuple(_known(raw.get(group.on, {}), group.beside, weight) for group in groups), raw.get("always", 0))


def _known(raw: Mapping[str, Any], names: Iterable[str], weight: Callable[[Any], int] | None) -> Known:
    known: Known = {}
    for thing, beside in raw.items():
        tables = [beside.get(name, {}) for name in names]
        alone = beside.get("", 0)
        if weight is not None:
            tables = [{value: weight(row) for value, row in one.items()} for one in tables]
            alone = weight(alone) if alone else 0
        known[thing] = alone, tuple(tables)
    return known
