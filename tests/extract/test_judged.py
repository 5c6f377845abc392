"""The table of judged outlet claims holds what docs/attribution.md says of it, and no article's text."""

import csv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LINES = (ROOT / "benchmarks" / "outlet_claims_judged.csv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(line for line in LINES if not line.startswith("#")))
DOC = " ".join((ROOT / "docs" / "attribution.md").read_text(encoding="utf-8").split())


def test_the_rule_stands_above_it() -> None:
    assert all(
        any(f"{verdict}:" in line for line in LINES[:8]) for verdict in ("right", "wrong_outlet", "wrong_content")
    )


def test_every_row_names_a_span_and_has_a_verdict() -> None:
    assert len(ROWS) == len({(row["article"], row["start"], row["end"], row["outlet"]) for row in ROWS}) == 200
    assert all(int(row["start"]) < int(row["end"]) for row in ROWS)
    assert all((row["verdict"] == "right") == (row["why"] == "") and row["claimed"] in {"yes", "no"} for row in ROWS)


def test_the_document_counts_it_rightly() -> None:
    counts = Counter(row["verdict"] for row in ROWS)
    assert f"{200 - counts['wrong_outlet']} are credited to that outlet" in DOC
    assert f"in {counts['right']} the span is the credited statement too" in DOC
    assert f"The {counts['wrong_content']} others" in DOC


def test_it_holds_reasons_and_no_text() -> None:
    assert max(len(row["why"]) for row in ROWS) < 60
