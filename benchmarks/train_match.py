"""Fit the model of `factcheck.match` on public sets of claims and sources, and say how well it does.

usage: python -m benchmarks.train_match FOLDER [--write] [--ablate] [--leave-out]

FOLDER holds wice_dev.jsonl, wikicite_dev.jsonl, aggrefact_news_dev.jsonl, news_swap_dev.jsonl (claims in other words)
and newsquote_synth_dev.jsonl (quotations): lines of {"claim", "source_text", "label", "kind"}. Prints the figures of
five folds, parted by source text, so that no page is in both; --write puts the fit of all rows into the wheel's data,
--ablate says what each feature is worth, --leave-out how well each set is scored by the others.

Two regressions are fitted. `right` (is this the page that the claim is about?) sees news_swap alone: the right article
or another. `carried` (does the page carry the claim?) sees all sets, each row counting as WEIGHTS says: news_swap is
more than half of the rows and its wrong articles are easy, wikicite is few. TOGETHER is how the two become one.

The thresholds: from `supported` on, PRECISION says which share of the rows held out has to be labelled supported (the
script refuses to write else; news_swap is left out of that: its wrong articles are too easy). `compare` is a little
below even odds: it asks a reader to look, and accuses nobody.

Beside the calibration error stands what a score that is calibrated perfectly would have on as many rows: with 107 rows
in ten bins chance alone gives about 0.09. Of small sets it prints the middle 90 % of the AUC over samples drawn anew.
"less its copies" is news_swap without those wrong articles that share their text with the right one; all are fitted on.
"""

import argparse
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.measures import Scored, at_recall, auc, balanced, by_chance, calibration_error, interval, precision
from factcheck.match import match
from factcheck.match.model import Logistic, Together
from factcheck.match.signals import FEATURES, LENGTH
from factcheck.model import Fit, Kind, Obtained, SourcePage
from factcheck.pairs import claim_of
from tests.builders import NOON

SETS = ("wice", "wikicite", "aggrefact_news", "news_swap")
QUOTES = "newsquote_synth"
SWAPPED = "news_swap"
RIGHT = (FEATURES[0], FEATURES[6], *FEATURES[9:12], FEATURES[13])
CARRIED = FEATURES[:9]
WEIGHTS = {"wice": 1.0, "wikicite": 4.0, "aggrefact_news": 1.5, SWAPPED: 0.45}
TOGETHER = Together(floor=0.3, surely=0.5, lower=0.4, short=6.6, long=7.2)
FOLDS, STEPS = 5, 12
RIDGE, RIDGE_RIGHT = 20.0, 5.0
SUPPORTED, COMPARE, PRECISION = 0.7, 0.45, 0.74
SMALL, RUN, COPIED = 150, 5, 0.3
TARGET = Path(__file__).parent.parent / "factcheck" / "data" / "match.model.json"


@dataclass(frozen=True)
class Row:
    """One pair: its set, its fold, its signals and its label; no signals where the claim is too short to locate.

    `copied` is true of a wrong article that has the right one's text.
    """

    source: str
    fold: int
    signals: Mapping[str, float]
    supported: bool
    copied: bool = False


@dataclass(frozen=True)
class Pair:
    """Both regressions; without `right` every page is taken for the right one."""

    right: Logistic | None
    carried: Logistic

    def __call__(self, signals: Mapping[str, float]) -> float:
        """The probability; none where nothing is known."""
        if not signals:
            return 0.0
        right = 1.0 if self.right is None else self.right(signals)
        return TOGETHER(right, self.carried(signals), signals[LENGTH])


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def load(folder: Path, name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / f"{name}_dev.jsonl").read_text("utf-8").rstrip("\n").split("\n")]


def rows(folder: Path) -> Iterator[Row]:
    for name in SETS:
        pairs = load(folder, name)
        right = {pair["claim"]: pair["source_text"] for pair in pairs if pair["label"] == "supported"}
        for pair in pairs:
            page = SourcePage("given:", pair["source_text"], NOON, Obtained.SUPPLIED)
            (part,) = match(claim_of(pair["claim"], Kind.INDIRECT), page).parts
            fold = int(hashlib.sha256(pair["source_text"].encode()).hexdigest(), 16) % FOLDS
            supported = pair["label"] == "supported"
            copied = name == SWAPPED and not supported and is_copy(pair["source_text"], right.get(pair["claim"], ""))
            yield Row(name, fold, dict(part.features), supported, copied)


def is_copy(one: str, other: str) -> bool:
    """Whether the shorter text has a good part of its words in runs of five that the other has, too."""
    first, second = runs(one), runs(other)
    return len(first & second) > COPIED * min(len(first), len(second))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def fitted(train: Sequence[Row], without: str = "") -> Pair:
    """Both regressions, blind for one signal."""
    known = [row for row in train if row.signals]
    swapped = [row for row in known if row.source == SWAPPED]
    right, carried = ([name for name in names if name != without] for names in (RIGHT, CARRIED))
    return Pair(
        fit(swapped, right, [1.0] * len(swapped), RIDGE_RIGHT) if swapped and without != SWAPPED else None,
        fit(known, carried, [WEIGHTS[row.source] for row in known], RIDGE),
    )


def fit(train: Sequence[Row], names: Sequence[str], counts: Sequence[float], ridge: float) -> Logistic:
    """Newton's method on the penalised likelihood; each row counts as often as `counts` says."""
    total, width = len(train), len(names)
    seen = [[row.signals[name] for name in names] for row in train]
    mean = [sum(column) / total for column in zip(*seen, strict=True)]
    scale = [
        math.sqrt(sum((value - middle) ** 2 for value in column) / total) or 1.0
        for column, middle in zip(zip(*seen, strict=True), mean, strict=True)
    ]
    inputs = [[1.0, *((row[i] - mean[i]) / scale[i] for i in range(width))] for row in seen]
    beta = [0.0] * (width + 1)
    for _ in range(STEPS):
        gradient = [0.0, *(-ridge * b for b in beta[1:])]
        hessian = [[ridge if i == j and i else 0.0 for j in range(width + 1)] for i in range(width + 1)]
        for row, x, often in zip(train, inputs, counts, strict=True):
            p = logistic(sum(a * b for a, b in zip(beta, x, strict=True)))
            error, curve = often * (row.supported - p), often * p * (1 - p)
            for i, xi in enumerate(x):
                gradient[i] += error * xi
                for j, xj in enumerate(x):
                    hessian[i][j] += curve * xi * xj
        beta = [b + step for b, step in zip(beta, solved(hessian, gradient), strict=True)]
    return Logistic(tuple(names), tuple(mean), tuple(scale), tuple(beta[1:]), beta[0])


def solved(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Gauss' elimination."""
    size, table = len(vector), [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda row: abs(table[row][i]))
        table[i], table[pivot] = table[pivot], table[i]
        for j in range(size):
            if j != i:
                factor = table[j][i] / table[i][i]
                table[j] = [a - factor * b for a, b in zip(table[j], table[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(table)]


def told(name: str, scored: Scored) -> None:
    figures = (100 * auc(scored), 100 * balanced(scored), 100 * at_recall(scored))
    error = f"{calibration_error(scored):6.3f} {by_chance(scored):7.3f}"
    spread = interval(scored) if len(scored) <= SMALL else ""
    print(f"{name:16} {len(scored):5}", *(f"{one:6.1f}" for one in figures), error, f"{spread:>11}")


def quotations(folder: Path) -> dict[str, float]:
    """For each way in which a quotation can lie on a page, how often the label says supported."""
    seen, supported = Counter[Fit](), Counter[Fit]()
    for pair in load(folder, QUOTES):
        page = SourcePage("given:", pair["source_text"], NOON, Obtained.SUPPLIED)
        parts = match(claim_of(pair["claim"], Kind.DIRECT), page).parts
        worst = max((part.fit for part in parts), key=list(Fit).index)
        seen[worst] += 1
        supported[worst] += pair["label"] == "supported"
    neutral = {Fit.NEAR: 0.75, Fit.COMPARE: 0.5, Fit.REWORDED: 0.9, Fit.SHORT: 0.1}
    return {
        one.value: neutral.get(one, round((supported[one] + 0.5) / (seen[one] + 1), 3)) for one in Fit
    }  # fit by too few rows elsewhere


def held_out(
    data: Sequence[Row], without: str = "", scored: Callable[[Row], bool] = lambda _: True
) -> dict[str, list[tuple[float, bool]]]:
    """Each row's score from the model that was fitted without its fold, with its label, by set."""
    held: dict[str, list[tuple[float, bool]]] = {name: [] for name in SETS}
    for fold in range(FOLDS):
        model = fitted([row for row in data if row.fold != fold], without)
        for row in data:
            if row.fold == fold and scored(row):
                held[row.source].append((model(row.signals), row.supported))
    return held


def left_out(data: Sequence[Row]) -> dict[str, list[tuple[float, bool]]]:
    """Each row's score from the model that was fitted without its set, with its label, by set."""
    return {
        name: [(model(row.signals), row.supported) for row in data if row.source == name]
        for name in SETS
        for model in [fitted([row for row in data if row.source != name])]
    }


def ablated(data: Sequence[Row]) -> None:
    """What each signal is worth: the AUC on the folds held out, when the model does not see it."""
    print(f"{'without':90}", *(f"{name:>15}" for name in SETS), "  its bacc")
    named = {"nothing": "", "the question whether it is the right page": SWAPPED, **{name: name for name in FEATURES}}
    for told_as, without in named.items():
        held = held_out(data, without)
        figures = [f"{100 * auc(scored):15.1f}" for scored in held.values()]
        print(f"{told_as:90}", *figures, f"{100 * balanced(held[SWAPPED]):10.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--leave-out", action="store_true")
    options = parser.parse_args()
    data = list(rows(options.folder))
    held = held_out(data)
    heading = f"{'n':>5} {'AUC':>6} {'bacc':>6} {'P@25':>6} {'ECE':>6} {'chance':>7} {'AUC, 90 %':>11}"
    print(f"{'set, 5 folds':16} {heading}")
    pooled = [pair for scored in held.values() for pair in scored]
    no_copies = held_out(data, scored=lambda row: not row.copied)[SWAPPED]
    for name, scored in (*held.items(), ("less its copies", no_copies), ("pooled", pooled)):
        told(name, scored)
    if options.leave_out:
        print(f"{'set, left out':16} {heading}")
        for name, scored in left_out(data).items():
            told(name, scored)
    if options.ablate:
        ablated(data)
    whole = fitted(data)
    for question, one in (("right", whole.right), ("carried", whole.carried)):
        if one is not None:
            print(
                question,
                *(f"{weight:+.2f} {name}" for weight, name in zip(one.weights, one.features, strict=True)),
                sep="\n",
            )
    hard = [pair for name, scored in held.items() if name != SWAPPED for pair in scored]
    kept = precision(hard, SUPPORTED)
    print(f"supported from {SUPPORTED} on: {100 * kept:.1f} % right", table := quotations(options.folder))
    if options.write:
        if kept < PRECISION:
            raise SystemExit(f"fewer than {PRECISION:.0%} are right: raise SUPPORTED")
        made = {"about": "fitted by benchmarks/train_match.py", "together": asdict(TOGETHER), **asdict(whole)}
        made |= {"supported": SUPPORTED, "compare": COMPARE, "quotation": table}
        TARGET.write_text(json.dumps(rounded(made), indent=1) + "\n", encoding="utf-8")


def rounded(value: object) -> object:
    """What goes into the file: five digits behind the point."""
    if isinstance(value, dict):
        return {name: rounded(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [rounded(one) for one in value]
    return round(value, 5) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
