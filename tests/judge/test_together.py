"""Of several outlets that are credited in one breath: what speaks for the article counts, and the others are told."""

import pytest

from factcheck.judge import fairest, together
from factcheck.model import Evidence, Finding, Verdict
from tests.builders import BLOOMBERG, REUTERS, claim

BOTH = claim("Rates were held in May", outlet=REUTERS, jointly=(REUTERS, BLOOMBERG))
FAIR_FIRST = [
    Verdict.SUPPORTED,
    Verdict.COMPARE,
    Verdict.UNREACHABLE,
    Verdict.NOT_FOUND,
    Verdict.FIGURE_DIFFERS,
]


def findings(*verdicts: Verdict) -> list[Finding]:
    return [Finding(one, verdict, Evidence()) for one, verdict in zip(BOTH.readings, verdicts, strict=True)]


@pytest.mark.parametrize(("fair", "unfair"), [(a, b) for n, a in enumerate(FAIR_FIRST) for b in FAIR_FIRST[n + 1 :]])
def test_what_speaks_more_for_the_article_counts_whoever_is_named_first(fair: Verdict, unfair: Verdict) -> None:
    assert fairest(findings(fair, unfair)).verdict is fair
    assert fairest(findings(unfair, fair)).verdict is fair


def test_of_equals_the_first_counts() -> None:
    both = findings(Verdict.NOT_FOUND, Verdict.NOT_FOUND)
    assert fairest(both) is both[0]


@pytest.mark.parametrize(
    ("verdict", "key"),
    [
        (Verdict.SUPPORTED, "together_carries"),
        (Verdict.NEAR_VERBATIM, "together_carries"),
        (Verdict.FIGURE_DIFFERS, "together_differs"),
        (Verdict.CUT_SHORT, "together_differs"),
        (Verdict.NOT_FOUND, "together_absent"),
        (Verdict.UNREACHABLE, "together_unread"),
        (Verdict.NO_CANDIDATE, "together_unread"),
    ],
)
def test_each_other_outlet_is_told_with_what_was_found_there(verdict: Verdict, key: str) -> None:
    first, other = findings(Verdict.SUPPORTED, verdict)
    (remark,) = together(first, [other]).remarks
    assert (remark.key, remark.facts["other"]) == (key, "Bloomberg")
