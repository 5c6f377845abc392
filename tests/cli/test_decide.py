"""`factcheck decide`: red, decided with a reason, green, its end passes, red, mended, green."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests import house
from tests.cli.running import factcheck
from tests.formats.test_schemas import schema
from tests.repository import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "news")
    house.furnish(made.folder, story=house.article())
    made.commit({".gitattributes": "decisions.jsonl merge=union\n"})
    monkeypatch.chdir(made.folder)
    return made


def ends(**environment: str) -> int:
    return factcheck("verify", "--offline", "story.md", **environment).exit_code


def falsify(repository: Repository) -> str:
    """Put a falsified figure into the article and give the finding's id."""
    repository.write("story.md", house.article(house.FALSE_FREIGHT, house.QUAY))
    found = json.loads(factcheck("verify", "--offline", "--format", "json", "story.md").stdout)["findings"]
    return next(str(one["id"]) for one in found if one["level"] == "error")


def decide(finding: str, ruling: str, *args: str) -> str:
    done = factcheck("decide", finding, "--as", ruling, *args)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_the_story_of_a_falsified_figure(repository: Repository) -> None:
    assert ends() == 0
    finding = falsify(repository)
    assert ends() == 1
    decide(finding, "accepted", "--note", "The desk has asked.", "--until", "2127-01-31")
    assert ends() == 0
    assert ends(FACTCHECK_TODAY="2127-02-01") == 1
    repository.write("story.md", house.article())
    assert ends(FACTCHECK_TODAY="2127-02-01") == 0


def test_the_line_is_shown_red_and_then_as_decided_in_every_format(repository: Repository) -> None:
    finding = falsify(repository)

    def told(shape: str) -> str:
        return factcheck("verify", "--offline", "story.md", "--format", shape).stdout

    line = f"line={house.FREIGHT_LINE}"
    assert f"::error file=story.md,{line}," in told("github")
    assert "1 to look at" in told("github-summary")
    decide(finding, "accepted", "--note", "The desk has asked.", "--by", "Ana")
    assert "::error" not in told("github")
    assert "0 to look at · 1 decided" in told("github-summary")
    for shape in ("markdown", "html", "json", "jsonl", "sarif", "junit", "gitlab", "github-comment"):
        assert "The desk has asked." in told(shape)
    (result,) = json.loads(told("sarif"))["runs"][0]["results"]
    assert [one["kind"] for one in result["suppressions"]] == ["external"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == house.FREIGHT_LINE
    assert "<skipped" in told("junit")
    assert "settled=1" in told("github-outputs").splitlines()


def test_a_saved_run_tells_what_was_decided_at_its_time(repository: Repository) -> None:
    decide(falsify(repository), "accepted", "--note", "The desk has asked.")
    factcheck("verify", "--offline", "story.md", "-o", "results.json", "-o", "a.md")
    (repository.folder / "decisions.jsonl").unlink()
    again = factcheck("report", "results.json").stdout
    assert again == (repository.folder / "a.md").read_text(encoding="utf-8")


def test_two_editors_decisions_merge_and_both_notes_stay(repository: Repository) -> None:
    finding = falsify(repository)
    repository.commit()
    for name in ("Ana", "Ben"):
        repository.git("switch", "--quiet", "--create", name, "main")
        decide(finding, "accepted", "--note", f"{name} has looked at it.", "--by", name)
        repository.commit()
    repository.git("merge", "--quiet", "--no-edit", "Ana")
    said = factcheck("verify", "--offline", "story.md")
    assert said.exit_code == 0
    for name in ("Ana", "Ben"):
        assert f"{name} has looked at it." in said.stdout


class TestAFalseAlarm:
    def test_says_what_to_send_and_no_word_of_the_article(self, repository: Repository) -> None:
        finding = falsify(repository)
        factcheck("verify", "--offline", "story.md", "-o", "results.json")
        said = decide(finding[:6], "false-alarm", "--note", "Reuters has both.", "--results", "results.json")
        assert "FC202" in said
        assert finding in said
        assert "81" not in said.replace(finding, "")
        assert "Reuters" not in said


class TestAnOldArchive:
    def test_is_green_from_the_first_day_and_red_for_what_is_new(self, repository: Repository) -> None:
        falsify(repository)
        factcheck("verify", "--offline", "story.md", "-o", "results.json")
        assert factcheck("decide", "--all-known", "results.json").exit_code == 0
        assert ends() == 0
        repository.write("story.md", house.article(house.FALSE_FREIGHT, house.FALSE_QUAY))
        assert ends() == 1

    def test_is_decided_once(self, repository: Repository) -> None:
        falsify(repository)
        for _ in range(2):
            factcheck("verify", "--offline", "story.md", "-o", "results.json")
            factcheck("decide", "--all-known", "results.json")
        text = (repository.folder / "decisions.jsonl").read_text(encoding="utf-8")
        assert text.count("\n") == 1


class TestWhatCannotBeDecided:
    @pytest.mark.parametrize(
        ("args", "says"),
        [
            (["--as", "accepted", "--note", "x"], "which finding?"),
            (["ffffffffffff", "--as", "accepted", "--note", "x"], "no finding is called"),
            (["fff", "--as", "accepted", "--note", "x"], "too short"),
            (["ffffffffffff", "--as", "accepted"], "needs a reason"),
            (["ffffffffffff", "--as", "stands", "--until", "soon"], "is no day"),
            (["ffffffffffff", "--as", "stands", "--until", "2020-01-01"], "has passed already"),
            (["ffffffffffff", "--as", "stands", "--code", "FC999"], "is no code"),
        ],
    )
    def test_is_one_line(self, repository: Repository, args: list[str], says: str) -> None:
        done = factcheck("decide", *args)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert says in done.stderr

    def test_of_two_articles_one_has_to_be_named(self, repository: Repository) -> None:
        finding = falsify(repository)
        repository.write("other.md", house.article(house.FALSE_FREIGHT))
        done = factcheck("decide", finding, "--as", "accepted", "--note", "x")
        assert done.exit_code == 2
        assert "Say which, with --article" in done.stderr
        decide(finding, "accepted", "--note", "x", "--article", "other.md")
        assert ends() == 1


def test_what_a_stranger_decides_himself_counts_for_nothing(repository: Repository) -> None:
    finding = falsify(repository)
    repository.git("switch", "--quiet", "--create", "fork")
    decide(finding, "accepted", "--note", "Trust me.")
    repository.commit()
    environment = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    done = factcheck("verify", "--offline", "--untrusted", "story.md", **environment)
    assert done.exit_code == 1, done.stderr


@pytest.mark.parametrize("note", ["The desk has asked.", ""])
def test_rows_keep_to_their_schemas(repository: Repository, note: str) -> None:
    row = {"id": falsify(repository), "as": "accepted", "note": note}
    repository.write("decisions.jsonl", json.dumps(row) + "\n{torn")
    for shape, names in (("json", {"verify"}), ("jsonl", {"finding", "notice"})):
        said = factcheck("verify", "--offline", "story.md", "--format", shape).stdout
        documents = [json.loads(said)] if shape == "json" else [json.loads(line) for line in said.splitlines()]
        for document in documents:
            jsonschema.validate(document, schema(document["schema"].split(".")[1].split("/")[0]))
        assert {document["schema"].split(".")[1].split("/")[0] for document in documents} == names


@pytest.mark.parametrize(
    "shape", ["markdown", "html", "json", "jsonl", "sarif", "junit", "github", "github-summary", "gitlab"]
)
def test_no_output_names_who_wrote_the_article(repository: Repository, shape: str) -> None:
    story = house.article(house.FALSE_FREIGHT).replace("title:", "author: Quintessa Penhaligon\ntitle:", 1)
    repository.write("story.md", story)
    said = factcheck("verify", "--offline", "story.md", "--format", shape).stdout
    assert "81" in said
    assert "Penhaligon" not in said
