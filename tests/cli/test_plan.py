"""`factcheck verify --plan`: printed, as Markdown or JSON, and nothing else happens."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import factcheck
from tests.formats.test_schemas import schema

STRIKE = (
    "“We have not rejected talks, we have rejected an offer that would leave our members poorer,” she told the BBC.\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").write_text('store = "kept"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(STRIKE, encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\ndraft: true\n---\n{STRIKE}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lists_hosts_and_words_and_says_what_cannot_be_known(project: Path) -> None:
    done = factcheck("verify", "a.txt", "--plan")
    assert done.exit_code == 0
    assert "- api.gdeltproject.org, gdelt: " in done.stdout
    assert "cannot be known before" in done.stdout
    assert "bbc.com" in done.stdout
    assert not (project / "kept").exists()


def test_of_a_draft_says_that_no_word_of_it_leaves(project: Path) -> None:
    done = factcheck("verify", "b.md", "--plan")
    assert "It is a draft (its front matter says draft: true): no word of it leaves." in done.stdout
    assert "gdelt" not in done.stdout


def test_as_json_has_the_questions_with_their_case(project: Path) -> None:
    told = json.loads(factcheck("verify", "a.txt", "b.md", "--plan", "--format", "json").stdout)
    jsonschema.validate(told, schema("plan"), jsonschema.Draft202012Validator)
    assert (told["schema"], [one["privacy"] for one in told["articles"]]) == ("factcheck.plan/1", ["public", "draft"])
    first, *_ = told["articles"][0]["questions"]
    assert (first["host"], first["purpose"], first["when"]) == ("api.gdeltproject.org", "gdelt", "always")
    assert "rejected" in first["words"]
    assert told["articles"][0]["then_pages_of"][0]["id"] == "bbc.com"
    assert told["articles"][1]["questions"] == []


def test_an_address_is_not_asked_for(project: Path) -> None:
    told = factcheck("verify", "https://www.example.org/story", "--plan", "--format", "json").stdout
    jsonschema.validate(json.loads(told), schema("plan"), jsonschema.Draft202012Validator)
    done = factcheck("verify", "https://www.example.org/story", "a.txt", "--plan")
    assert done.exit_code == 2
    assert "https://www.example.org/story: a plan asks for nothing" in done.stderr
    assert "## a.txt" in done.stdout


@pytest.mark.parametrize("options", [["--format", "sarif"], ["-o", "plan.md"]])
def test_is_shown_in_no_other_form(project: Path, options: list[str]) -> None:
    done = factcheck("verify", "a.txt", "--plan", *options)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
