"""`factcheck rules`: the codes, from the place that reports take their sentences from."""

import json
from dataclasses import replace
from datetime import date

import pytest

from factcheck.formats.catalogue import LANGUAGES, load
from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Article, Evidence, Rule, Verdict
from factcheck.pairs import claim_of
from tests.builders import page
from tests.cli.running import factcheck

SHOWN = [
    Verdict.SUPPORTED, Verdict.NEAR_VERBATIM, Verdict.COMPARE, Verdict.WORDING_DIFFERS, Verdict.FIGURE_DIFFERS,
    Verdict.SENSE_DIFFERS, Verdict.DATE_DIFFERS, Verdict.NAME_DIFFERS, Verdict.JOINED, Verdict.CUT_SHORT,
]  # fmt: skip
"""The verdicts that one article and one page are enough to show."""


def test_lists_every_code_with_its_name_and_level() -> None:
    said = factcheck("rules").stdout.splitlines()
    assert [line.split()[:2] for line in said] == [[rule.code, rule.label] for rule in (*Verdict, *Rule)]
    assert [line.split()[2] for line in said[: len(Verdict)]] == [verdict.level.value for verdict in Verdict]


@pytest.mark.parametrize("name", ["FC202", "fc202", "figure_differs", "Figure-Differs"])
def test_tells_one_by_its_code_or_its_name(name: str) -> None:
    said = factcheck("rules", name).stdout
    assert said.startswith("FC202 figure_differs (error)\n")
    assert "{outlet}" in said


def test_says_what_to_do_and_shows_an_example() -> None:
    said = factcheck("rules", "FC202").stdout.splitlines()
    assert said[-2].startswith("What to do: Open the passage")
    assert said[-1].startswith("Example: Article: the bank kept its rate at 4.5%")


def test_answers_programs_in_json_and_readers_in_german() -> None:
    rows = json.loads(factcheck("rules", "--format", "json").stdout)
    assert {"code", "name", "level", "meaning", "sentence", "todo", "example"} == set(rows[0])
    said = factcheck("rules", "FC202", "--lang", "de").stdout
    assert "Der Artikel" in said
    assert "Was zu tun ist: Öffnen Sie die Stelle" in said


@pytest.mark.parametrize(
    ("name", "nearest"), [("FC999", "FC"), ("FC20", "FC202"), ("figure_diferent", "FC202 (figure_differs)")]
)
def test_knows_no_other_code_and_names_the_closest(name: str, nearest: str) -> None:
    done = factcheck("rules", name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert nearest in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", SHOWN, ids=lambda verdict: verdict.label)
def test_an_example_has_the_verdict_that_it_is_for(language: str, verdict: Verdict) -> None:
    words, text = (
        part.partition(": ")[2] for part in load(language).sentences[f"example.{verdict.label}"].split(" | ")
    )
    claim = claim_of(words)
    dated = replace(claim, article=Article("given", words, words, published=date(2026, 3, 13)))
    assert judge(dated, Evidence(own=(match(dated, page(text)),))).verdict is verdict
