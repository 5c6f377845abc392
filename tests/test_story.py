"""The story of a check that stays switched on: the whole program in a repository, on the network and from the ledger.

Green, a falsified figure, red at its line, decided with a reason, green, its end passes, red, mended, green.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from factcheck.cli import app
from tests import harbour, house
from tests.cli.running import factcheck
from tests.formats.test_schemas import schema
from tests.newsroom import Newsroom
from tests.newsroom.transport import Unmarked
from tests.repository import Repository

LATER = {"FACTCHECK_TODAY": "2127-02-01"}
FILES = {
    "factcheck.toml": harbour.SETTINGS,
    "story.md": harbour.STORY,
    ".gitignore": ".factcheck/\n",
    ".gitattributes": "decisions.jsonl merge=union\nsources.lock merge=union\n",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "news")
    made.commit(FILES)
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def served() -> Iterator[tuple[Newsroom, Unmarked]]:
    with harbour.serving() as both:
        yield both


def verified(*options: str, **environment: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and the findings of a run."""
    done = factcheck("verify", "story.md", "--format", "json", *options, **environment)
    return done.exit_code, json.loads(done.stdout)["findings"]


def story(repository: Repository, *options: str) -> list[int]:
    """The exit codes of the story, from the article as it is to the article as it is again."""
    (repository.folder / "decisions.jsonl").unlink(missing_ok=True)
    codes = [verified(*options)[0]]
    repository.write("story.md", harbour.FALSIFIED)
    code, findings = verified(*options)
    codes.append(code)
    (wrong,) = (one for one in findings if one["level"] == "error")
    assert (wrong["verdict"], wrong["line"]) == ("figure_differs", harbour.FREIGHT_LINE)
    reason = ("--as", "accepted", "--note", "The desk has asked.", "--until", "2127-01-31")
    assert factcheck("decide", wrong["id"], *reason, "--article", "story.md").exit_code == 0
    codes += [verified(*options)[0], verified(*options, **LATER)[0]]
    repository.write("story.md", harbour.STORY)
    codes.append(verified(*options, **LATER)[0])
    return codes


GREEN_RED_DECIDED_RED_GREEN = [0, 1, 0, 1, 0]


def test_on_the_network(repository: Repository, served: object) -> None:
    assert story(repository) == GREEN_RED_DECIDED_RED_GREEN


def test_on_the_network_beside_the_ledger(repository: Repository, served: tuple[Newsroom, Unmarked]) -> None:
    newsroom, _ = served
    assert verified("--lock")[0] == 0
    newsroom.log.clear()
    assert story(repository, "--locked") == GREEN_RED_DECIDED_RED_GREEN


def test_offline_from_the_ledger_twice(repository: Repository, served: tuple[Newsroom, Unmarked]) -> None:
    _, network = served
    assert verified("--lock")[0] == 0
    network.down = True
    first = story(repository, "--locked", "--offline")
    assert first == GREEN_RED_DECIDED_RED_GREEN == story(repository, "--locked", "--offline")


@pytest.mark.parametrize("options", [(), ("--locked",), ("--locked", "--offline")], ids=" ".join)
def test_red_is_shown_at_its_line(
    repository: Repository, served: tuple[Newsroom, Unmarked], options: tuple[str, ...]
) -> None:
    verified("--lock")
    served[1].down = "--offline" in options
    repository.write("story.md", harbour.FALSIFIED)
    outputs = ("-o", "sarif=a.sarif", "-o", "github=a.txt", "-o", "github-summary=a.md")
    assert factcheck("verify", "story.md", *options, *outputs).exit_code == 1
    results = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    (wrong,) = (one for one in results if one["level"] == "error")
    region = wrong["locations"][0]["physicalLocation"]["region"]
    assert (wrong["ruleId"], region["startLine"]) == ("FC202", harbour.FREIGHT_LINE)
    annotation = Path("a.txt").read_text(encoding="utf-8").splitlines()[0]
    assert annotation.startswith(f"::error file=story.md,line={harbour.FREIGHT_LINE},")
    summary = Path("a.md").read_text(encoding="utf-8")
    assert "**1 to look at" in summary
    assert f"Line {harbour.FREIGHT_LINE} · credits Reuters; the figure there is another" in summary


def test_two_branches_that_pin_merge_and_both_pins_stay(repository: Repository, served: object) -> None:
    repository.write("story.md", harbour.HEAD + house.FREIGHT)
    repository.commit()
    for name, words in (("one", house.FREIGHT), ("two", house.QUAY)):
        repository.git("checkout", "--quiet", "-b", name, "main")
        repository.write(f"{name}.md", harbour.HEAD + words)
        assert factcheck("verify", f"{name}.md", "--lock").exit_code == 0
        repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-edit", "one")
    repository.git("merge", "--quiet", "--no-edit", "two")
    served[1].down = True  # type: ignore[index]
    assert factcheck("verify", "one.md", "two.md", "--locked").exit_code == 0


def pins() -> list[dict[str, Any]]:
    """The lines of the ledger."""
    return [json.loads(line) for line in Path("sources.lock").read_text(encoding="utf-8").splitlines()]


def pinned(finding: dict[str, Any]) -> bool:
    """Whether a finding rests on a pin."""
    return any(one["page"]["obtained"] == "pinned" for one in finding["evidence"])


class TestLock:
    def test_pins_each_claim_with_its_page_and_none_of_its_words(self, repository: Repository, served: object) -> None:
        verified("--lock")
        assert [(one["article"], one["outlet"], one["url"], one["code"]) for one in pins()] == [
            ("story.md", "reuters.com", harbour.URL, "FC000")
        ] * 2
        text = Path("sources.lock").read_text(encoding="utf-8").replace(harbour.PATH, "").lower()
        assert not [word for word in house.PAGE.lower().split() if len(word) > 5 and word.strip('",.') in text]

    def test_changes_no_line_where_nothing_changed(self, repository: Repository, served: object) -> None:
        verified("--lock")
        before = Path("sources.lock").read_bytes()
        assert "wrote" not in factcheck("verify", "story.md", "--lock").stderr
        assert Path("sources.lock").read_bytes() == before

    def test_drops_what_no_longer_stands_in_the_article_and_touches_no_other(
        self, repository: Repository, served: object
    ) -> None:
        repository.write("other.md", harbour.STORY)
        assert factcheck("verify", ".", "--lock").exit_code == 0
        repository.write("story.md", harbour.HEAD + house.QUAY)
        (repository.folder / "other.md").unlink()
        verified("--lock")
        assert [one["article"] for one in pins()] == ["other.md", "other.md", "story.md"]

    def test_keeps_what_could_not_be_checked_this_time(
        self, repository: Repository, served: tuple[Newsroom, Unmarked]
    ) -> None:
        verified("--lock")
        before = Path("sources.lock").read_bytes()
        repository.write("factcheck.toml", harbour.SETTINGS.replace('".factcheck"', '".elsewhere"'))
        code, findings = verified("--lock", "--offline")
        assert code == 2
        assert {one["code"][:3] for one in findings} == {"FC5"}
        assert Path("sources.lock").read_bytes() == before

    def test_drops_what_the_page_does_not_have_any_more(
        self, repository: Repository, served: tuple[Newsroom, Unmarked]
    ) -> None:
        verified("--lock")
        served[0].extra[harbour.PLACE] = harbour.page(house.PAGE.replace("18 million", "17 million"))
        factcheck("cache", "clear")
        assert verified("--lock")[0] == 1
        assert [one["parts"][0]["fit"] for one in pins()] == ["exact"]

    def test_writes_nothing_for_a_stranger(self, repository: Repository, served: object) -> None:
        done = factcheck("verify", "story.md", "--lock", "--untrusted")
        assert (done.exit_code, done.stderr.count("\n")) == (2, 2)
        assert "nothing is pinned for what a stranger wrote" in done.stderr
        assert not Path("sources.lock").exists()


PAYWALL = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


def test_a_change_is_stopped_by_a_page_that_was_read_in_full_alone(
    repository: Repository, served: tuple[Newsroom, Unmarked]
) -> None:
    assert verified("--lock")[0] == 0
    factcheck("cache", "clear")
    served[0].extra[harbour.PLACE] = harbour.page(head=PAYWALL)
    repository.write("story.md", harbour.FALSIFIED)
    assert verified()[0] == 1
    code, findings = verified("--locked")
    assert (code, findings[0]["verdict"], findings[0]["level"]) == (0, "figure_differs", "warning")
    assert findings[0]["remarks"][-1]["key"] == "not_in_full"


TITLED = harbour.STORY.replace("The harbour", "Northport harbour moved 18 million tonnes of freight last year", 1)


class TestTheHeadline:
    def test_is_settled_with_the_claim_that_it_repeats(
        self, repository: Repository, served: tuple[Newsroom, Unmarked]
    ) -> None:
        repository.write("story.md", TITLED)
        verified("--lock")
        served[1].down = True
        assert verified("--locked")[0] == 0

    def test_is_compared_where_it_changed(self, repository: Repository, served: tuple[Newsroom, Unmarked]) -> None:
        repository.write("story.md", TITLED)
        verified("--lock")
        repository.write("story.md", TITLED.replace("moved 18", "moved 81", 1))
        for options in ((), ("--offline",)):
            served[1].down = bool(options)
            code, findings = verified("--locked", *options)
            assert (code, [one["line"] for one in findings if one["level"] == "error"]) == (1, [2])


class TestLocked:
    @pytest.fixture(autouse=True)
    def locked(self, repository: Repository, served: tuple[Newsroom, Unmarked]) -> Callable[[bool], None]:
        verified("--lock")
        served[1].down = True

        def switch(down: bool) -> None:
            served[1].down = down

        return switch

    def test_says_that_the_page_was_not_asked_again(self) -> None:
        code, findings = verified("--locked")
        assert code == 0
        assert [one["verdict"] for one in findings] == ["supported", "supported"]
        assert all(one["remarks"][0]["text"].endswith("page not asked again.") for one in findings)
        assert {one["evidence"][0]["page"]["obtained"] for one in findings} == {"pinned"}

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("moved 18 million tonnes of freight", "moved “18 million tonnes of freight”"),
            ("according to Reuters", "according to Bloomberg"),
            ("of freight last year, according to Reuters", "of freight last year, Reuters denied"),
            ("of freight last year, according", "of freight in a year, according"),
        ],
    )
    def test_a_claim_that_changed_in_anything_is_asked_about(self, repository: Repository, old: str, new: str) -> None:
        repository.write("story.md", harbour.STORY.replace(old, new))
        _, findings = verified("--locked", "--offline")
        assert [one["line"] for one in findings if pinned(one)] == [harbour.QUAY_LINE]

    def test_an_article_of_another_day_is_asked_about(self, repository: Repository) -> None:
        repository.write("story.md", harbour.STORY.replace("2026-03-01", "2026-03-02"))
        assert not [one for one in verified("--locked", "--offline")[1] if pinned(one)]

    def test_a_renamed_article_keeps_its_pins_and_the_next_lock_moves_them(
        self, repository: Repository, locked: Callable[[bool], None]
    ) -> None:
        (repository.folder / "story.md").rename(repository.folder / "renamed.md")
        assert factcheck("verify", "renamed.md", "--locked", "--lock").exit_code == 0
        assert [one["article"] for one in pins()] == ["renamed.md", "renamed.md"]
        assert factcheck("verify", "renamed.md", "--locked").exit_code == 0

    def test_a_plan_has_only_what_is_new(self, repository: Repository) -> None:
        def planned() -> list[dict[str, Any]]:
            done = factcheck("verify", "story.md", "--locked", "--plan", "--format", "json")
            questions: list[dict[str, Any]] = json.loads(done.stdout)["articles"][0]["questions"]
            return questions

        assert planned() == []
        repository.write("story.md", harbour.FALSIFIED)
        assert any("81" in one["words"] for one in planned())

    def test_a_line_that_cannot_be_understood_is_a_warning_at_its_place_and_the_rest_counts(self) -> None:
        path = Path("sources.lock")
        path.write_bytes(b"<<<<<<< HEAD\n" + path.read_bytes())
        done = factcheck("verify", "story.md", "--locked", "--format", "github")
        assert done.exit_code == 0
        assert "::warning file=sources.lock,line=1," in done.stdout
        assert "a mark of a merge that was not settled" in done.stdout
        assert factcheck("verify", "story.md", "--locked", "--fail-on", "warning").exit_code == 1
        assert factcheck("verify", "story.md", "--lock", "--locked", "--quiet", "--fail-on", "warning").exit_code == 1
        assert factcheck("verify", "story.md", "--locked", "--fail-on", "warning").exit_code == 0

    def test_only_some_of_the_claims_drop_no_pin(self, repository: Repository) -> None:
        repository.commit()
        repository.write("story.md", harbour.STORY.replace("Ana Roth told", "Ms Roth told"))
        assert factcheck("verify", "story.md", "--lock", "--locked", "--offline", "--diff-base", "main").exit_code == 0
        assert len(pins()) >= 2

    def test_a_recording_of_the_page_goes_before_the_pin(
        self, repository: Repository, locked: Callable[[bool], None]
    ) -> None:
        repository.write("factcheck.toml", f'cassettes = "recorded"\nallow-stand-ins = true\n{harbour.SETTINGS}')
        locked(False)
        assert factcheck("record", "story.md", "--rights", "ours", "--quiet").exit_code == 0
        locked(True)
        code, findings = verified("--locked", "--offline")
        assert code == 0
        assert {one["evidence"][0]["page"]["obtained"] for one in findings} == {"replayed"}

    def test_what_was_only_replayed_counts_where_stand_ins_do(
        self, repository: Repository, locked: Callable[[bool], None]
    ) -> None:
        path = Path("sources.lock")
        path.write_text(path.read_text(encoding="utf-8").replace('"live"', '"stand-in"'), encoding="utf-8")
        factcheck("cache", "clear")
        assert verified("--locked", "--offline")[0] == 2
        repository.write("factcheck.toml", f"allow-stand-ins = true\n{harbour.SETTINGS}")
        assert verified("--locked", "--offline")[0] == 0

    def test_what_comes_through_a_pipe_has_no_pins(self, locked: Callable[[bool], None]) -> None:
        before = Path("sources.lock").read_bytes()
        locked(False)
        done = CliRunner().invoke(app, ["verify", "-", "--lock"], input=harbour.STORY)
        assert done.exit_code == 0
        assert Path("sources.lock").read_bytes() == before

    def test_a_copy_of_the_article_has_no_pins(self, repository: Repository) -> None:
        repository.write("copy.md", harbour.STORY)
        assert factcheck("verify", "copy.md", "--locked", "--offline").exit_code == 2

    def test_a_stranger_is_measured_by_the_base(self, repository: Repository) -> None:
        ledger = Path("sources.lock").read_text(encoding="utf-8")
        repository.commit()
        repository.write("sources.lock", ledger.replace('"article":"story.md"', '"article":"forged.md"'))
        repository.write("forged.md", harbour.STORY)
        environment = {"GITHUB_BASE_REF": "main"}
        done = factcheck("verify", "forged.md", "story.md", "--locked", "--offline", "--untrusted", "--format", "json",
                         **environment)  # fmt: skip
        found = json.loads(done.stdout)["findings"]
        assert [one["article"] for one in found if pinned(one)] == ["story.md", "story.md"]


def test_every_format_tells_a_pinned_find_and_a_saved_run_tells_it_again(
    repository: Repository, served: tuple[Newsroom, Unmarked]
) -> None:
    verified("--lock")
    served[1].down = True
    assert factcheck("verify", "story.md", "--locked", "-o", "saved.json").exit_code == 0
    saved = json.loads(Path("saved.json").read_text(encoding="utf-8"))
    jsonschema.validate(saved, schema("verify"), jsonschema.Draft202012Validator)
    for shape in ("markdown", "html", "json", "jsonl"):
        now = factcheck("verify", "story.md", "--locked", "--format", shape)
        again = factcheck("report", "saved.json", "--format", shape)
        assert "page not asked again" in now.stdout
        assert "page not asked again" in again.stdout
    assert "Pinned on" in factcheck("explain", "saved.json", saved["findings"][0]["id"]).stdout


def test_a_ledger_that_cannot_be_read_or_written_is_one_clear_line(repository: Repository, served: object) -> None:
    Path("sources.lock").mkdir()
    done = factcheck("verify", "story.md", "--lock", "--format", "github")
    assert done.exit_code == 2
    assert "The source ledger cannot be read: Is a directory, so none of its pins counts." in done.stdout
    assert done.stderr.splitlines() == [f"factcheck: {Path('sources.lock').resolve()}: cannot be read: Is a directory"]
