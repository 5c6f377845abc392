"""Invented stories, and claims about them that a careful reader would let stand, or would not.

`cases.json` holds both. A faithful claim must accuse nobody; a falsified one must not pass. A case with a reason under
"missed" is known to come out wrong; it is held to that, so that the list cannot outlive its reasons.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.pairs import check

TABLE = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
STORIES = {name: "\n\n".join(paragraphs) for name, paragraphs in TABLE["stories"].items()}
CASES = TABLE["cases"]
MOST_MISSED = 15


def passes(case: dict[str, Any]) -> bool:
    row = {"id": 1, "claim": case["claim"], "kind": case["kind"], "source_text": STORIES[case["story"]]}
    return next(check([row]))["level"] in ("none", "note")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['story']}: {case['claim']}")
def test_a_faithful_claim_passes_and_a_falsified_one_does_not(case: dict[str, Any]) -> None:
    right = passes(case) is case["faithful"]
    assert right is ("missed" not in case), case


def test_little_is_missed_and_nothing_falsified_is_called_faithful_twice() -> None:
    assert sum("missed" in case for case in CASES) <= MOST_MISSED < len(CASES) / 8
    claims = [(case["story"], case["claim"], case["kind"]) for case in CASES]
    assert len(set(claims)) == len(claims) >= 120
