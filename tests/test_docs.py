"""The examples of docs/verdicts.md give the verdicts that stand beside them."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Article, Evidence, Rule, Verdict
from factcheck.pairs import claim_of
from tests.builders import page

DOC = (Path(__file__).parent.parent / "docs" / "verdicts.md").read_text(encoding="utf-8")
PAGE = (
    'The bank kept its rate at 4.25% on Tuesday. "The plan is not dead," said opposition lawmaker Priya Nair on Friday,'
    ' "and we will not vote for it unless talks resume."'
)
EXAMPLES = {
    '"The plan is not dead"': Verdict.SUPPORTED,
    '"The plan isn\'t dead"': Verdict.NEAR_VERBATIM,
    "rates stayed where they were, at 4.25%": Verdict.COMPARE,
    '"The plan is ... dead"': Verdict.JOINED,
    '"The plan is dead"': Verdict.SENSE_DIFFERS,
    "the bank kept its rate at 4.5% on Tuesday": Verdict.FIGURE_DIFFERS,
    "The bank kept its rate at 4.25% on Thursday": Verdict.DATE_DIFFERS,
    '"we will not vote for it unless talks restart"': Verdict.WORDING_DIFFERS,
    '"we will not vote for it"': Verdict.CUT_SHORT,
}


def test_the_page_is_the_document_s() -> None:
    assert PAGE in " ".join(DOC.replace("*", "").split())


@pytest.mark.parametrize("words", EXAMPLES, ids=lambda words: EXAMPLES[words].label)
def test_an_example_gives_its_verdict(words: str) -> None:
    assert f"`{words}`" in DOC
    claim = claim_of(words)
    dated = replace(claim, article=Article("given", words, words, published=date(2026, 3, 13)))
    assert judge(dated, Evidence(own=(match(dated, page(PAGE)),))).verdict is EXAMPLES[words]


@pytest.mark.parametrize("verdict", Verdict, ids=lambda verdict: verdict.label)
def test_every_verdict_is_described_with_its_code(verdict: Verdict) -> None:
    assert re.search(rf"\*\*{verdict.label}\*\* {verdict.code}", DOC)


@pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.label)
def test_every_rule_about_entries_is_described_with_its_code(rule: Rule) -> None:
    decisions = Path(__file__).parent.parent / "docs" / "decisions.md"
    assert f"**{rule.label}** {rule.code}" in decisions.read_text(encoding="utf-8")
