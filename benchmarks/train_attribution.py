"""Train the weights that `factcheck extract` chooses readings by.

usage: python benchmarks/train_attribution.py TRAIN.jsonl LANGUAGE [--out factcheck/data/cues/LANGUAGE.weights.json]

TRAIN holds one article a line: {"id", "text", "attributions": [{"source", "cue", "content": [[start, end], ...]}]}. The
weights are those of plain logistic regressions, trained by AdaGrad in a fixed order, so that the same file gives the
same weights. No text of the articles is written, only how much a feature ("next": "that") counts.
"""

import argparse
import json
import math
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.extract.cues import Cues, cues
from factcheck.extract.features import at_start
from factcheck.extract.found import Site
from factcheck.extract.rules import AROUND, BOTH, LEFT, RIGHT, SUBJECT, Reader
from factcheck.extract.seen import ALWAYS, END, OPEN, SIDE, SOURCE, START, Feature, Group, Seen, features
from factcheck.extract.units import Unit, units
from factcheck.extract.weights import SIDES
from factcheck.text.quotes import quotes

NONE = len(SIDES)
EPOCHS = 8
RATE = 0.4
RARE = 7
SMALL = 0.15


@dataclass
class Examples:
    """What is learned from: (features, class) for each choice."""

    side: list[tuple[list[Feature], int]] = field(default_factory=list)
    end: list[tuple[list[Feature], int]] = field(default_factory=list)
    start: list[tuple[list[Feature], int]] = field(default_factory=list)
    source: list[tuple[list[Feature], int]] = field(default_factory=list)
    open: list[tuple[list[Feature], int]] = field(default_factory=list)


def gather(articles: list[dict], language: str) -> Examples:
    lexicon = cues(language)
    reader, examples = Reader(lexicon), Examples()
    for article in articles:
        text = article["text"]
        golds = [gold for gold in article["attributions"] if gold["cue"]]
        for unit in units(text, quotes(text), lexicon):
            here = [gold for gold in golds if unit.start <= gold["cue"][0] < unit.end]
            sites = list(reader.sites(unit))
            heads = matched(unit, sites, here, lexicon)
            for site in sites:
                learn(reader, unit, site, heads.get(site.at), examples)
    return examples


def matched(unit: Unit, sites: list[Site], golds: list[dict], lexicon: Cues) -> dict[int, dict]:
    """The annotated attribution of each site that heads an annotated cue."""
    heads: dict[int, dict] = {}
    for gold in golds:
        start, end = gold["cue"]
        inside = [site for site in sites if start <= unit.starts[site.at] < end]
        spoken = [site for site in inside if site.lemma in lexicon.speech]
        if inside:
            heads.setdefault((spoken or inside[-1:])[0].at, gold)
    return heads


def learn(reader: Reader, unit: Unit, site: Site, gold: dict | None, examples: Examples) -> None:
    if gold is None:
        examples.side.append((named(SIDE, site.seen), NONE))
        return
    cue = unit.starts[site.at]
    left = [span for span in gold["content"] if span[0] < cue]
    right = [span for span in gold["content"] if span[0] >= cue]
    side = which(unit, site, left, right)
    examples.side.append((named(SIDE, site.seen), side))
    learn_source(reader, unit, site, side, gold, examples)
    if right and side in (RIGHT, BOTH, AROUND):
        learn_opening(reader, unit, site, min(start for start, _ in right), examples)
        learn_end(reader, unit, site, right, examples)
    if left and side in (LEFT, BOTH):
        learn_start(reader, unit, site, min(start for start, _ in left), examples)


def which(unit: Unit, site: Site, left: list, right: list) -> int:
    if not left:
        return RIGHT
    if site.source and not site.inverted and left[-1][1] > unit.starts[site.source[0]]:
        return AROUND if right else SUBJECT
    return BOTH if right else LEFT


def learn_source(reader: Reader, unit: Unit, site: Site, side: int, gold: dict, examples: Examples) -> None:
    spans = gold.get("source_spans") or ([gold["source"]] if gold["source"] else [])
    near = None if side in (SUBJECT, AROUND) else site.source
    inverted = site.inverted if reader.may_follow(side) else None
    for one, seen in reader.sources.candidates(
        unit, site.at, site.first, near=near, inverted=inverted, lemma=site.lemma
    ):
        if one is None:
            examples.source.append((named(SOURCE, seen), int(not spans)))
        else:
            start, end = unit.starts[one[0]], unit.ends[one[1] - 1]
            examples.source.append(
                (named(SOURCE, seen), int(any(first < end and start < last for first, last in spans)))
            )


def learn_opening(reader: Reader, unit: Unit, site: Site, goal: int, examples: Examples) -> None:
    for at, seen in reader.spans.openings(unit, site):
        starts_here = goal <= unit.starts[at] + 1
        examples.open.append((named(OPEN, seen), int(starts_here)))
        if starts_here:
            return


def learn_end(reader: Reader, unit: Unit, site: Site, right: list, examples: Examples) -> None:
    opening, goal = min(start for start, _ in right), max(end for _, end in right)
    first = next((at for at in range(site.at + 1, len(unit)) if unit.starts[at] + 1 >= opening), len(unit))
    last = len(unit)
    while last > first and not unit.words[last - 1][0].isalnum() and not unit.is_quote(last - 1):
        last -= 1
    for edge, seen in reader.spans.edges(unit, first, last, site.lemma):
        ends_here = goal <= unit.starts[edge]
        examples.end.append(([ALWAYS, *named(END, seen)], int(ends_here)))
        if ends_here:
            return


def learn_start(reader: Reader, unit: Unit, site: Site, goal: int, examples: Examples) -> None:
    end = site.first if site.inverted or site.source is None else site.source[0]
    while end and not unit.words[end - 1][0].isalnum() and not unit.is_quote(end - 1):
        end -= 1
    for begin in reader.spans.begins(unit, end):
        starts_here = goal <= unit.starts[begin] + 1
        seen = at_start(unit, begin, end, site.lemma)
        examples.start.append(([ALWAYS, *named(START, seen)], int(starts_here)))
        if starts_here:
            return


def named(groups: tuple[Group, ...], seen: Seen) -> list[Feature]:
    return list(features(groups, seen))


def fit(examples: list[tuple[list[Feature], int]], classes: int) -> dict[Feature, list[int]]:
    """Multinomial logistic regression; the class numbered `classes` is the one that scores 0."""
    seen = Counter(feature for features, _ in examples for feature in features)
    names = sorted(name for name, count in seen.items() if count >= RARE)
    index = {name: number for number, name in enumerate(names)}
    rows = [([index[name] for name in features if name in index], label) for features, label in examples]
    weights = [[0.0] * classes for _ in names]
    square = [[1e-3] * classes for _ in names]
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(rows)
        for active, label in rows:
            vectors = [weights[one] for one in active]
            scores = [sum(column) for column in zip(*vectors, strict=True)] if vectors else [0.0] * classes
            top = max(0.0, *scores)
            parts = [math.exp(score - top) for score in scores]
            whole = math.exp(-top) + sum(parts)
            for number in range(classes):
                slope = parts[number] / whole - (number == label)
                if -0.01 < slope < 0.01:
                    continue
                for one in active:
                    squares = square[one]
                    squares[number] += slope * slope
                    weights[one][number] -= RATE * slope / math.sqrt(squares[number]) / 4
    return {
        name: [round(100 * value) for value in row]
        for name, row in zip(names, weights, strict=True)
        if max(map(abs, row)) > SMALL
    }


def train(articles: list[dict], language: str) -> dict:
    examples = gather(articles, language)
    weights: dict = {"side": spelled(fit(examples.side, NONE))}
    for name in ("end", "start", "source", "open"):
        flipped = [(seen, 1 - label) for seen, label in getattr(examples, name)]
        weights[name] = spelled({feature: row[0] for feature, row in fit(flipped, 1).items()})
    return weights


def spelled(weights: dict) -> dict:
    """The weights as the file has them: {group: {thing: {name: {what is beside it: weight}}}}."""
    table: dict = {}
    for (group, thing, name, value), weight in weights.items():
        if not thing:
            table[group] = weight
            continue
        beside = table.setdefault(group, {}).setdefault(thing, {})
        if name:
            beside.setdefault(name, {})[value] = weight
        else:
            beside[""] = weight
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("language")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.train.read_text(encoding="utf-8").split("\n") if line]
    out = options.out or Path("factcheck/data/cues", f"{options.language}.weights.json")
    weights = train(articles, options.language)
    out.write_text(
        json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
