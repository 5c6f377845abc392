"""How well scores order and foretell labels: pairs of a score and whether the label says supported."""

import random
from collections.abc import Iterator, Sequence

Scored = Sequence[tuple[float, bool]]
SAMPLES = 400


def auc(scored: Scored) -> float:
    right = [score for score, yes in scored if yes]
    wrong = [score for score, yes in scored if not yes]
    return sum((a > b) + 0.5 * (a == b) for a in right for b in wrong) / (len(right) * len(wrong))


def balanced(scored: Scored) -> float:
    yes = sum(one for _, one in scored)
    no = len(scored) - yes
    best = kept = passed = 0.0
    for _, one in sorted(scored, reverse=True):
        kept, passed = kept + one, passed + (not one)
        best = max(best, (kept / yes + 1 - passed / no) / 2)
    return best


def at_recall(scored: Scored, recall: float = 0.25) -> float:
    yes, hits = sum(one for _, one in scored), 0
    for place, (_, one) in enumerate(sorted(scored, reverse=True), 1):
        hits += one
        if hits >= recall * yes:
            return hits / place
    return 0.0


def calibration_error(scored: Scored) -> float:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, yes in scored:
        bins.setdefault(min(int(score * 10), 9), []).append((score, yes))
    return sum(abs(sum(s for s, _ in one) - sum(y for _, y in one)) for one in bins.values()) / len(scored)


def drawn(scored: Scored, seed: int = 1) -> Iterator[list[tuple[float, bool]]]:
    """Samples as large as the set, with replacement; always the same ones."""
    chance = random.Random(seed)
    for _ in range(SAMPLES):
        yield chance.choices(scored, k=len(scored))


def interval(scored: Scored) -> str:
    """The middle 90 % of the AUC over samples drawn anew."""
    values = sorted(auc(one) for one in drawn(scored))
    return f"{100 * values[SAMPLES // 20]:.1f}-{100 * values[-SAMPLES // 20]:.1f}"


def by_chance(scored: Scored) -> float:
    """The calibration error that these scores would have if each were exactly the chance of its label."""
    chance = random.Random(1)
    return sum(calibration_error([(s, chance.random() < s) for s, _ in scored]) for _ in range(SAMPLES)) / SAMPLES


def precision(scored: Scored, cut: float) -> float:
    """Which share of the rows with at least this score is supported."""
    return sum(above := [yes for score, yes in scored if score >= cut]) / (len(above) or 1)
