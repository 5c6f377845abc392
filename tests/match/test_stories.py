"""Invented stories, and claims about them that a careful editor would let stand, or would not.

Each file of `stories/` is one story. What is expected of a claim: "supported" and "kept" are faithful (the words stand
there; nobody is accused), "caught" and "doubted" are falsified (a warning or an error; at least not called supported).
A case with a reason under "missed" is known to come out wrong; it is held to that, so that the list cannot outlive its
reasons.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from factcheck.pairs import check

FILES = sorted((Path(__file__).parent / "stories").glob("*.json"))
STORIES = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in FILES}
CASES = [(name, case) for name, table in STORIES.items() for case in table["cases"]]
MOST_MISSED, FEWEST = 24, 600
_STANDS = ("supported", "near_verbatim")

EXPECTED: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "supported": lambda row: row["verdict"] in _STANDS,
    "kept": lambda row: row["level"] in ("none", "note") and not row["code"].startswith("FC5"),
    "doubted": lambda row: row["verdict"] not in _STANDS,
    "caught": lambda row: row["level"] in ("warning", "error"),
}


def answer(name: str, case: Mapping[str, Any]) -> Mapping[str, Any]:
    text = "\n\n".join(STORIES[name]["story"])
    return next(check([{"id": 1, "claim": case["claim"], "kind": case["kind"], "source_text": text}]))


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda one: one if isinstance(one, str) else one["claim"])
def test_a_faithful_claim_stands_and_a_falsified_one_does_not(name: str, case: Mapping[str, Any]) -> None:
    right = EXPECTED[case["expect"]](answer(name, case))
    assert right is ("missed" not in case), (case, answer(name, case))


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda one: one if isinstance(one, str) else one["claim"])
def test_no_faithful_claim_is_ever_an_error(name: str, case: Mapping[str, Any]) -> None:
    if case["expect"] in ("supported", "kept"):
        assert answer(name, case)["level"] != "error", answer(name, case)


def test_little_is_missed_and_no_claim_is_judged_twice() -> None:
    assert sum("missed" in case for _, case in CASES) <= MOST_MISSED
    claims = [(name, case["claim"], case["kind"]) for name, case in CASES]
    assert len(set(claims)) == len(claims) >= FEWEST
