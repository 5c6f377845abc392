"""How well and how fast attributions are found, beside what else one could take.

usage: python benchmarks/attribution.py ARTICLES.jsonl [--peer PYTHON] [--model en_core_web_sm] [--most N] [--confusion]

ARTICLES holds one annotated article a line: {"id", "text", "attributions": [{"source", "content": [[start, end], ...],
"kind"}]}. One run measures three readers on the same articles and prints ratios, since absolute figures drift with
the machine:

- `marks`: every run inside quotation marks is a content, nobody is its source. The floor.
- `textacy`: `textacy.extract.direct_quotations` on a spaCy pipeline, in the Python named by --peer (an environment of
  its own with textacy and the model; neither is a dependency of this project). It reads direct speech alone.
- `factcheck`: what ships.

`--confusion` adds what became of the annotated contents of each kind, and what was found where nothing is annotated.

A content counts as found where its letters overlap with an annotated content's by a Jaccard of at least one half.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Row = tuple[list[tuple[int, int]], tuple[int, int] | None]
Reader = Callable[[list[dict]], tuple[dict[str, list[Row]], float]]

_PEER = """
import json, sys, time
import spacy, textacy.extract
articles = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
pipeline = spacy.load(sys.argv[2])
pipeline("Warm up the pipeline.")
start = time.process_time()
for article in articles:
    doc = pipeline(article["text"])
    rows = []
    try:
        for one in textacy.extract.direct_quotations(doc):
            source = [one.speaker[0].idx, one.speaker[-1].idx + len(one.speaker[-1])] if one.speaker else None
            rows.append([[[one.content.start_char, one.content.end_char]], source])
    except ValueError:
        pass  # textacy gives up on an article whose marks do not pair
    print(json.dumps({"id": article["id"], "rows": rows}))
print(json.dumps({"seconds": time.process_time() - start}))
"""


def marks(articles: list[dict]) -> tuple[dict[str, list[Row]], float]:
    from factcheck.text.quotes import quotes

    start = time.process_time()
    rows = {a["id"]: [([(run.start, run.end)], None) for run in quotes(a["text"])] for a in articles}
    return rows, time.process_time() - start


def ours(articles: list[dict]) -> tuple[dict[str, list[Row]], float]:
    from factcheck import outlets
    from factcheck.extract import extract
    from factcheck.model import Article

    start = time.process_time()
    table = outlets.load()
    rows: dict[str, list[Row]] = {}
    for one in articles:
        found = extract(Article(one["id"], one["text"], one["text"]), table)
        rows[one["id"]] = [
            (
                [(span.start, span.end) for span in row.content],
                (row.source.start, row.source.end) if row.source else None,
            )
            for row in found
            if row.continues is None
        ]
    return rows, time.process_time() - start


def peer(python: str, model: str) -> Reader:
    def read(articles: list[dict]) -> tuple[dict[str, list[Row]], float]:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
            file.flush()
            command = [python, "-c", _PEER, file.name, model]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        *lines, last = done.stdout.strip().split("\n")
        rows = {row["id"]: [(content, source) for content, source in row["rows"]] for row in map(json.loads, lines)}
        return rows, json.loads(last)["seconds"]

    return read


def letters(text: str, spans: list) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end) if text[at].isalnum())


def score(articles: list[dict], rows: dict[str, list[Row]]) -> dict[str, float]:
    found, with_source, seen, annotated = 0, 0, 0, 0
    kinds: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for article in articles:
        text, golds = article["text"], article["attributions"]
        guesses = [(letters(text, content), source) for content, source in rows.get(article["id"], [])]
        wanted = [letters(text, gold["content"]) for gold in golds]
        seen, annotated = seen + len(guesses), annotated + len(golds)
        kinds.update(gold["kind"] for gold in golds)
        for x, y in paired(wanted, [content for content, _ in guesses]):
            found += 1
            hits[golds[x]["kind"]] += 1
            theirs = golds[x].get("source_spans") or ([golds[x]["source"]] if golds[x]["source"] else [])
            mine = [guesses[y][1]] if guesses[y][1] else []
            with_source += (not theirs and not mine) or bool(letters(text, theirs) & letters(text, mine))
    return {
        "content F1": 200 * found / (seen + annotated),
        "content and source F1": 200 * with_source / (seen + annotated),
        "direct recall": 100 * hits["direct"] / (kinds["direct"] or 1),
        "indirect recall": 100 * hits["indirect"] / (kinds["indirect"] or 1),
    }


def confusion(articles: list[dict], rows: dict[str, list[Row]]) -> list[str]:
    """What became of the annotated contents of each kind, a line each; then what is extra."""
    outcomes: Counter[tuple[str, str]] = Counter()
    for article in articles:
        text, golds, found = article["text"], article["attributions"], rows.get(article["id"], [])
        wanted = [letters(text, gold["content"]) for gold in golds]
        guesses = [letters(text, content) for content, _ in found]
        pairs = dict(paired(wanted, guesses))
        for x, gold in enumerate(golds):
            outcomes[
                gold["kind"], outcome(text, gold, wanted[x], guesses, found[pairs[x]] if x in pairs else None)
            ] += 1
        for y, guess in enumerate(guesses):
            if y not in pairs.values():
                touches = any(guess & other for other in wanted)
                outcomes["none", "beside an annotated one" if touches else "where nothing is annotated"] += 1
    return [f"{kind:10} {what:28} {count:6,}" for (kind, what), count in sorted(outcomes.items())]


def outcome(text: str, gold: dict, wanted: frozenset[int], guesses: list[frozenset[int]], row: Row | None) -> str:
    if row is None:
        return "in part" if any(wanted & guess for guess in guesses) else "missed"
    theirs = gold.get("source_spans") or ([gold["source"]] if gold["source"] else [])
    mine = [row[1]] if row[1] else []
    if (not theirs and not mine) or letters(text, theirs) & letters(text, mine):
        return "found"
    return "found, its source " + (
        "missed" if theirs and not mine else "invented" if mine and not theirs else "another"
    )


def paired(wanted: list[frozenset[int]], guesses: list[frozenset[int]]) -> list[tuple[int, int]]:
    """The annotated and the found contents that belong together, one to one, best first."""
    fits = [(len(a & b) / len(a | b), x, y) for x, a in enumerate(wanted) for y, b in enumerate(guesses) if a & b]
    left, right, pairs = set(), set(), []
    for fit, x, y in sorted(fits, reverse=True):
        if fit >= 0.5 and x not in left and y not in right:
            left.add(x)
            right.add(y)
            pairs.append((x, y))
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--peer", help="a Python with textacy and a spaCy model")
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--confusion", action="store_true", help="print what became of each kind")
    parser.add_argument("--most", type=int, default=100, help="how many articles at most")
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").split("\n")
    articles = [json.loads(line) for line in lines if line][: options.most]
    words = sum(len(article["text"].split()) for article in articles)
    readers: dict[str, Reader] = {"marks": marks, "factcheck": ours}
    if options.peer:
        readers["textacy"] = peer(options.peer, options.model)
    rates = {}
    for name, reader in readers.items():
        rows, seconds = reader(articles)
        rates[name] = words / seconds
        figures = "  ".join(f"{what} {value:5.1f}" for what, value in score(articles, rows).items())
        print(f"{name:10} {figures}  words per CPU second {rates[name]:>10,.0f}")
        if options.confusion and name == "factcheck":
            print("\n".join(confusion(articles, rows)))
    for name in readers:
        if name != "factcheck":
            print(f"factcheck takes {rates[name] / rates['factcheck']:.2f} times the CPU time of {name}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
