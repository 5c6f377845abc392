"""Count in how many texts each word stands, and write how rare the common ones are.

usage: python -m benchmarks.count_words LANGUAGE FILE... [--most N] [--write]

FILE holds lines of {"text"} or {"source_text"}: news and pages of any kind. A word counts as its stem, as matching sees
it. The weight of a stem is the logarithm of one in how many texts has it, to the nearest half; stems that are not among
the N commonest are as rare as can be. --write puts them into `factcheck/data/rarity.LANGUAGE.txt`. Write it anew when
stems or kin change: then `benchmarks/train_match.py` has to be run, too.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.match.indirect import pieces_for
from factcheck.match.sentences import sentences_of

FOLDER = Path(__file__).parent.parent / "factcheck" / "data"
ABOUT = """# How rare common words are in news: a weight a line, then the stems that have it.
# The weight is the logarithm of one in how many texts has the word. Written by benchmarks/count_words.py.
"""


def texts(paths: Iterable[Path]) -> set[str]:
    """Every text once, so that a page that many claims cite counts once."""
    rows = (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip())
    return {row.get("text") or row.get("source_text") or "" for row in rows} - {""}


def counted(language: str, read: Iterable[str]) -> Counter[str]:
    pieces, counts = pieces_for(language), Counter[str]()
    for text in read:
        counts.update(frozenset().union(*map(pieces.__getitem__, set(sentences_of(text).flat.split()))))
    return counts


def lines(counts: Counter[str], count: int, most: int) -> Iterator[str]:
    common = sorted((-seen, stem) for stem, seen in counts.items() if stem.isalpha())[:most]
    weights: dict[float, list[str]] = {}
    for seen, stem in common:
        weights.setdefault(round(2 * math.log((count + 1) / (0.5 - seen))) / 2, []).append(stem)
    for weight, stems in sorted(weights.items()):
        yield f"{weight:.1f} {' '.join(sorted(stems))}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    read = texts(options.files)
    made = list(lines(counted(options.language, read), len(read), options.most))
    print(f"{len(read)} texts", *(f"{line[:100]}" for line in made), sep="\n")
    if options.write:
        path = FOLDER / f"rarity.{options.language}.txt"
        path.write_text(ABOUT + "".join(f"{line}\n" for line in made), encoding="utf-8")


if __name__ == "__main__":
    main()
