"""How well and how fast quotations and claims are matched, beside what else one could take.

usage: python -m benchmarks.matching FOLDER [--quotes CASES.json] [--peer PYTHON] [--most N]

FOLDER holds newsquote_synth_dev.jsonl and wice_dev.jsonl (lines of {"claim", "source_text", "label", "type"}); CASES is
{"source", "cases": [{"id", "quote", "faithful"}]}. One run lays the same quotations on the same texts with:

- `partial_ratio`: rapidfuzz alone, a quotation passes from 85 on. The floor.
- `quid`: the text-reuse finder Quid, in the Python named by --peer (an environment of its own; no dependency here). A
  quotation passes when a match covers at least 0.8 of it.
- `factcheck`: what ships. A quotation passes when its verdict's level is none or note.

Printed are the faithful kept, the falsified passed, their balanced accuracy and CPU milliseconds a pair.
"""

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz.fuzz import partial_ratio

from benchmarks.train_match import load
from factcheck.pairs import check

Pairs = Sequence[dict]
Reader = Callable[[Pairs], list[bool]]

_PEER = """
import json, sys, time
from quid.core.Quid import Quid
rows = json.load(open(sys.argv[1], encoding="utf-8"))
quid, answers = Quid(min_match_length=4, keep_ambiguous_matches=True), []
start = time.process_time()
for row in rows:
    try:
        found = quid.compare(row["claim"], row["source_text"])
        covered = max((m.source_span.end - m.source_span.start for m in found), default=0)
    except Exception:
        covered = 0
    answers.append(covered >= 0.8 * len(row["claim"].strip()))
json.dump({"answers": answers, "seconds": time.process_time() - start}, sys.stdout)
"""


def by_ratio(pairs: Pairs) -> list[bool]:
    return [partial_ratio(pair["claim"].lower(), pair["source_text"].lower()) >= 85 for pair in pairs]


def by_factcheck(pairs: Pairs) -> list[bool]:
    return [answer["level"] in ("none", "note") for answer in check(pairs)]


def by_peer(python: str, pairs: Pairs) -> tuple[list[bool], float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pairs.json")
        path.write_text(json.dumps(list(pairs)), encoding="utf-8")
        done = subprocess.run([python, "-c", _PEER, str(path)], capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return answer["answers"], answer["seconds"]


def timed(reader: Reader, pairs: Pairs) -> tuple[list[bool], float]:
    start = time.process_time()
    return reader(pairs), time.process_time() - start


def told(name: str, pairs: Pairs, passed: Sequence[bool], seconds: float) -> None:
    kept = sum(yes for yes, pair in zip(passed, pairs, strict=True) if pair["label"] == "supported")
    faithful = sum(pair["label"] == "supported" for pair in pairs)
    slipped, falsified = sum(passed) - kept, len(pairs) - faithful
    balance = 50 * (kept / faithful + 1 - slipped / falsified)
    each = 1000 * seconds / len(pairs)
    print(f"  {name:14} kept {kept:4}/{faithful:<4} passed {slipped:4}/{falsified:<4} {balance:5.1f} % {each:7.2f} ms")


def compared(title: str, pairs: Pairs, peer: str | None) -> None:
    print(f"{title}: {len(pairs)} pairs")
    told("partial_ratio", pairs, *timed(by_ratio, pairs))
    if peer:
        told("quid", pairs, *by_peer(peer, pairs))
    told("factcheck", pairs, *timed(by_factcheck, pairs))


def cases(path: Path) -> list[dict]:
    data = json.loads(path.read_text(encoding="utf-8"))
    label = {True: "supported", False: "refuted"}
    shared = {"source_text": data["source"], "kind": "direct"}
    return [shared | {"id": c["id"], "claim": c["quote"], "label": label[c["faithful"]]} for c in data["cases"]]


def speed(pairs: Pairs) -> None:
    start = time.process_time()
    answers = sum(1 for _ in check(pairs))
    print(f"claims in other words: {answers / (time.process_time() - start):.0f} pages a CPU second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quotes", type=Path)
    parser.add_argument("--peer")
    parser.add_argument("--most", type=int, default=1000)
    options = parser.parse_args()
    if options.quotes:
        compared(options.quotes.stem, cases(options.quotes), options.peer)
    compared("newsquote_synth", load(options.folder, "newsquote_synth")[: options.most], options.peer)
    speed(load(options.folder, "wice")[: options.most])


if __name__ == "__main__":
    main()
