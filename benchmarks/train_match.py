"""Fit the model of `factcheck.match` on public sets of claims and sources, and say how well it does.

usage: python -m benchmarks.train_match FOLDER [--write] [--ablate] [--leave-out]

FOLDER holds wice_dev.jsonl, wikicite_dev.jsonl, aggrefact_news_dev.jsonl, news_swap_dev.jsonl (claims in other words)
and newsquote_synth_dev.jsonl (quotations): lines of {"claim", "source_text", "label", "kind"}. Prints the figures of
five folds, parted by source text, so that no page is in both; --write puts the fit of all rows into the wheel's data,
--ablate says what each feature is worth, --leave-out how well each set is scored by the others.

How the thresholds follow: `supported` is the lowest score (in hundredths) from which on, over all rows held out, at
least PRECISION are labelled supported. news_swap is left out of that: its wrong articles are too easy. `compare` is
COMPARE, a little below even odds: it asks a reader to look, and accuses nobody.

Beside the calibration error stands what a score that is calibrated perfectly would have on as many rows: with 107 rows
in ten bins chance alone gives about 0.09. Of small sets it prints the middle 90 % of the AUC over samples drawn anew.
"""

import argparse
import hashlib
import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.match import match
from factcheck.match.indirect import FEATURES, find, wanted
from factcheck.match.lexicon import lexicon
from factcheck.match.sentences import sentences_of
from factcheck.model import Fit, Kind, Obtained, SourcePage
from factcheck.pairs import claim_of
from tests.builders import NOON

SETS = ("wice", "wikicite", "aggrefact_news", "news_swap")
QUOTES = "newsquote_synth"
FOLDS, RIDGE, STEPS = 5, 20.0, 12
PRECISION, COMPARE = 0.74, 0.45
SAMPLES, SMALL = 400, 150
TARGET = Path(__file__).parent.parent / "factcheck" / "data" / "match.model.json"


@dataclass(frozen=True)
class Row:
    """One pair: its set, its fold, its features and its label."""

    source: str
    fold: int
    features: tuple[float, ...]
    supported: bool


@dataclass(frozen=True)
class Logistic:
    """A logistic regression over standardised features."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def __call__(self, features: Sequence[float]) -> float:
        """The probability."""
        z = [(value - mean) / scale for value, mean, scale in zip(features, self.mean, self.scale, strict=True)]
        return logistic(self.bias + sum(a * b for a, b in zip(self.weights, z, strict=True)))


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def load(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / f"{name}_dev.jsonl").read_text("utf-8").rstrip("\n").split("\n")]


def rows(folder: Path) -> Iterator[Row]:
    lex = lexicon("en")
    for name in SETS:
        for pair in load(folder, name):
            found = find(wanted(pair["claim"], lex), sentences_of(pair["source_text"]), lex)
            fold = int(hashlib.sha256(pair["source_text"].encode()).hexdigest(), 16) % FOLDS
            yield Row(name, fold, found.features, pair["label"] == "supported")


def fit(train: Sequence[Row]) -> Logistic:
    """Newton's method on the penalised likelihood."""
    count, width = len(train), len(FEATURES)
    mean = [sum(row.features[i] for row in train) / count for i in range(width)]
    scale = [math.sqrt(sum((row.features[i] - mean[i]) ** 2 for row in train) / count) or 1.0 for i in range(width)]
    inputs = [[1.0, *((row.features[i] - mean[i]) / scale[i] for i in range(width))] for row in train]
    beta = [0.0] * (width + 1)
    for _ in range(STEPS):
        gradient = [0.0, *(-RIDGE * b for b in beta[1:])]
        hessian = [[RIDGE if i == j and i else 0.0 for j in range(width + 1)] for i in range(width + 1)]
        for row, x in zip(train, inputs, strict=True):
            p = logistic(sum(a * b for a, b in zip(beta, x, strict=True)))
            error, curve = row.supported - p, p * (1 - p)
            for i, xi in enumerate(x):
                gradient[i] += error * xi
                for j, xj in enumerate(x):
                    hessian[i][j] += curve * xi * xj
        beta = [b + step for b, step in zip(beta, solved(hessian, gradient), strict=True)]
    return Logistic(tuple(mean), tuple(scale), tuple(beta[1:]), beta[0])


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


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    right = [score for score, yes in scored if yes]
    wrong = [score for score, yes in scored if not yes]
    return sum((a > b) + 0.5 * (a == b) for a in right for b in wrong) / (len(right) * len(wrong))


def balanced(scored: Sequence[tuple[float, bool]]) -> float:
    yes = sum(one for _, one in scored)
    no = len(scored) - yes
    best = kept = passed = 0.0
    for _, one in sorted(scored, reverse=True):
        kept, passed = kept + one, passed + (not one)
        best = max(best, (kept / yes + 1 - passed / no) / 2)
    return best


def at_recall(scored: Sequence[tuple[float, bool]], recall: float = 0.25) -> float:
    yes, hits = sum(one for _, one in scored), 0
    for place, (_, one) in enumerate(sorted(scored, reverse=True), 1):
        hits += one
        if hits >= recall * yes:
            return hits / place
    return 0.0


def calibration_error(scored: Sequence[tuple[float, bool]]) -> float:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, yes in scored:
        bins.setdefault(min(int(score * 10), 9), []).append((score, yes))
    return sum(abs(sum(s for s, _ in one) - sum(y for _, y in one)) for one in bins.values()) / len(scored)


def drawn(scored: Sequence[tuple[float, bool]], seed: int = 1) -> Iterator[list[tuple[float, bool]]]:
    """Samples as large as the set, with replacement; always the same ones."""
    chance = random.Random(seed)
    for _ in range(SAMPLES):
        yield chance.choices(scored, k=len(scored))


def interval(scored: Sequence[tuple[float, bool]]) -> str:
    """The middle 90 % of the AUC over samples drawn anew."""
    values = sorted(auc(one) for one in drawn(scored))
    return f"{100 * values[SAMPLES // 20]:.1f}-{100 * values[-SAMPLES // 20]:.1f}"


def by_chance(scored: Sequence[tuple[float, bool]]) -> float:
    """The calibration error that these scores would have if each were exactly the chance of its label."""
    chance = random.Random(1)
    return sum(calibration_error([(s, chance.random() < s) for s, _ in scored]) for _ in range(SAMPLES)) / SAMPLES


def told(name: str, scored: Sequence[tuple[float, bool]]) -> None:
    figures = (100 * auc(scored), 100 * balanced(scored), 100 * at_recall(scored))
    error = f"{calibration_error(scored):6.3f} {by_chance(scored):7.3f}"
    spread = interval(scored) if len(scored) <= SMALL else ""
    print(f"{name:16} {len(scored):5}", *(f"{one:6.1f}" for one in figures), error, f"{spread:>11}")


def threshold(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    """The lowest score (in hundredths) from which on at least that share is supported."""
    for cut in range(99):
        above = [yes for score, yes in scored if score >= cut / 100]
        if above and sum(above) >= precision * len(above):
            return cut / 100
    return 0.99


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


def held_out(data: Sequence[Row]) -> dict[str, list[tuple[float, bool]]]:
    """Each row's score from the model that was fitted without its fold, with its label, by set."""
    held: dict[str, list[tuple[float, bool]]] = {name: [] for name in SETS}
    for fold in range(FOLDS):
        model = fit([row for row in data if row.fold != fold])
        for row in data:
            if row.fold == fold:
                held[row.source].append((model(row.features), row.supported))
    return held


def left_out(data: Sequence[Row]) -> dict[str, list[tuple[float, bool]]]:
    """Each row's score from the model that was fitted without its set, with its label, by set."""
    return {
        name: [(model(row.features), row.supported) for row in data if row.source == name]
        for name in SETS
        for model in [fit([row for row in data if row.source != name])]
    }


def ablated(data: Sequence[Row]) -> None:
    """What each feature is worth: the AUC on the folds held out, when the model does not see it."""
    print(f"{'without':60}", *(f"{name:>15}" for name in SETS))
    for at, name in enumerate(("nothing", *FEATURES)):
        blind = [
            replace(row, features=tuple(0.0 if i + 1 == at else value for i, value in enumerate(row.features)))
            for row in data
        ]
        print(f"{name:60}", *(f"{100 * auc(scored):15.1f}" for scored in held_out(blind).values()))


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
    for name, scored in (*held.items(), ("pooled", pooled)):
        told(name, scored)
    if options.leave_out:
        print(f"{'set, left out':16} {heading}")
        for name, scored in left_out(data).items():
            told(name, scored)
    if options.ablate:
        ablated(data)
    whole = fit(data)
    print(*(f"{weight:+.2f} {name}" for weight, name in zip(whole.weights, FEATURES, strict=True)), sep="\n")
    hard = [pair for name, scored in held.items() if name != "news_swap" for pair in scored]
    cuts = {"supported": threshold(hard, PRECISION), "compare": COMPARE}
    print(cuts, table := quotations(options.folder))
    if options.write:
        rounded = {name: [round(one, 5) for one in getattr(whole, name)] for name in ("mean", "scale", "weights")}
        made = {"about": "fitted by benchmarks/train_match.py", "features": FEATURES, **rounded}
        made |= {"bias": round(whole.bias, 5), **cuts, "quotation": table}
        TARGET.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
