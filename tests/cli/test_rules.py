"""`factcheck rules`: the codes, from the place that reports take their sentences from."""

import json

import pytest

from factcheck.model import Rule, Verdict
from tests.cli.running import factcheck


def test_lists_every_code_with_its_name_and_level() -> None:
    said = factcheck("rules").stdout.splitlines()
    assert [line.split()[:2] for line in said] == [[rule.code, rule.label] for rule in (*Verdict, *Rule)]
    assert [line.split()[2] for line in said[: len(Verdict)]] == [verdict.level.value for verdict in Verdict]


@pytest.mark.parametrize("name", ["FC202", "fc202", "figure_differs"])
def test_tells_one_by_its_code_or_its_name(name: str) -> None:
    said = factcheck("rules", name).stdout
    assert said.startswith("FC202 figure_differs (error)\n")
    assert "{outlet}" in said


def test_answers_programs_in_json_and_readers_in_german() -> None:
    rows = json.loads(factcheck("rules", "--format", "json").stdout)
    assert {"code", "name", "level", "meaning", "sentence"} == set(rows[0])
    assert "Der Artikel" in factcheck("rules", "FC202", "--lang", "de").stdout


def test_knows_no_other_code() -> None:
    done = factcheck("rules", "FC999")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
