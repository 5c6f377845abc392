"""`factcheck recheck`: the pages of the ledger are asked again, and what matters to a claim turns it red."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests import harbour, house
from tests.cli.running import factcheck
from tests.formats.test_schemas import schema
from tests.newsroom import Answer, Newsroom

CORRECTION = "Correction: An earlier version said that the harbour moved 18 billion tonnes of freight."


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """A newsroom whose page the two claims of `story.md` are pinned to."""
    (tmp_path / "factcheck.toml").write_text(harbour.SETTINGS, encoding="utf-8")
    (tmp_path / "story.md").write_text(harbour.STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with harbour.serving() as (serving, _):
        assert factcheck("verify", "story.md", "--lock", "--quiet").exit_code == 0
        serving.log.clear()
        yield serving


def lay(newsroom: Newsroom, old: str, new: str, head: str = "") -> None:
    """Change the outlet's page."""
    newsroom.extra[harbour.PLACE] = harbour.page(house.PAGE.replace(old, new), head)


def rechecked(*options: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and what became of each pin, in the article's order."""
    done = factcheck("recheck", *options, "--format", "json")
    document = json.loads(done.stdout)
    jsonschema.validate(document, schema("recheck"), jsonschema.Draft202012Validator)
    return done.exit_code, sorted(document["pins"], key=lambda one: one["line"] or 0)


def differing(words: list[dict[str, Any]]) -> list[str]:
    """The runs that the other version does not have."""
    return [one["text"].strip() for one in words if one["differs"]]


def outcomes(*options: str) -> tuple[int, list[str]]:
    code, found = rechecked(*options)
    return code, [one["outcome"] for one in found]


class TestWhatBecameOfAPage:
    def test_that_is_as_it_was(self, newsroom: Newsroom) -> None:
        assert outcomes() == (0, ["unchanged", "unchanged"])
        assert len(newsroom.asked(harbour.HOST)) == 1

    def test_that_has_more_to_say_elsewhere(self, newsroom: Newsroom) -> None:
        lay(newsroom, "runs the harbour.", "runs the harbour.\n\nThe pilots were not asked about it on that day.")
        assert outcomes() == (0, ["same_passage", "same_passage"])

    def test_whose_passage_drifted_and_still_has_the_claim(self, newsroom: Newsroom) -> None:
        lay(newsroom, "four percent more than", "well above")
        code, (freight, quay) = rechecked()
        assert (code, freight["outcome"], freight["level"], quay["outcome"]) == (0, "drifted", "note", "same_passage")
        (both,) = freight["passages"]
        assert differing(both["then"]) == ["four percent more than"]
        assert differing(both["now"]) == ["well above"]

    def test_that_changed_in_what_the_claim_says(self, newsroom: Newsroom) -> None:
        lay(newsroom, "18 million", "17 million")
        code, (freight, quay) = rechecked()
        assert (code, freight["outcome"], freight["code"], freight["level"]) == (1, "matters", "FC402", "warning")
        assert "now 17 million tonnes; on " in freight["summary"]
        assert "it had 18 million tonnes" in freight["summary"]
        assert quay["outcome"] == "same_passage"

    def test_that_lost_the_passage(self, newsroom: Newsroom) -> None:
        lay(newsroom, house.PAGE.split("\n\n")[1], "The harbour of Northport is a harbour. " * 12)
        code, (freight, _) = rechecked()
        assert (code, freight["outcome"], freight["code"]) == (1, "matters", "FC402")
        assert freight["summary"].endswith("it had this; it no longer has.")

    def test_that_was_corrected(self, newsroom: Newsroom) -> None:
        newsroom.extra[harbour.PLACE] = harbour.page(f"{house.PAGE}\n{CORRECTION}")
        code, (freight, quay) = rechecked()
        assert (code, freight["outcome"], freight["code"]) == (1, "matters", "FC403")
        assert quay["outcome"] == "unchanged"

    def test_that_had_its_correction_already_when_it_was_pinned(self, newsroom: Newsroom) -> None:
        newsroom.extra[harbour.PLACE] = harbour.page(f"{house.PAGE}\n{CORRECTION}")
        Path("story.md").write_text(harbour.HEAD + house.QUAY, encoding="utf-8")
        factcheck("cache", "clear")
        assert factcheck("verify", "story.md", "--lock", "--quiet").exit_code == 0
        assert outcomes() == (0, ["unchanged"])

    def test_that_is_gone(self, newsroom: Newsroom) -> None:
        newsroom.extra[harbour.PLACE] = Answer(404)
        code, found = rechecked()
        assert (code, [one["outcome"] for one in found]) == (0, ["gone", "gone"])
        assert rechecked("--fail-on", "note")[0] == 1

    def test_that_turns_programs_away(self, newsroom: Newsroom) -> None:
        newsroom.extra[harbour.PLACE] = Answer(403, b"Please enable JS")
        assert outcomes() == (0, ["unread", "unread"])


class TestTheReport:
    def test_shows_the_diff_of_the_passage(self, newsroom: Newsroom) -> None:
        lay(newsroom, "18 million", "17 million")
        done = factcheck("recheck", "story.md")
        assert done.exit_code == 1
        assert done.stdout.startswith("# Pinned pages, asked again\n\n**1 to look at · 0 drifted · 0 gone")
        assert "## 1. story.md, line 6 · credits Reuters; its page has changed since" in done.stdout
        assert "moved **18** million tonnes" in done.stdout
        assert "moved **17** million tonnes" in done.stdout

    def test_shows_it_again_until_the_page_is_pinned_anew(self, newsroom: Newsroom) -> None:
        lay(newsroom, "four percent more than", "well above")
        assert rechecked()[1][0]["passages"][0]["then"] == rechecked()[1][0]["passages"][0]["then"] != []

    def test_without_the_text_of_then_shows_that_of_now(self, newsroom: Newsroom) -> None:
        lay(newsroom, "four percent more than", "well above")
        factcheck("cache", "clear")
        (both,) = rechecked()[1][0]["passages"]
        assert (both["then"], bool(both["now"])) == ([], True)

    def test_is_written_to_files_and_in_german(self, newsroom: Newsroom) -> None:
        assert factcheck("recheck", "-o", "new/a.md", "-o", "a.json", "--lang", "de").stdout == ""
        assert Path("new/a.md").read_text(encoding="utf-8").startswith("# Festgehaltene Seiten, noch einmal gefragt")
        assert json.loads(Path("a.json").read_text(encoding="utf-8"))["counts"]["unchanged"] == 2

    def test_says_what_left_the_machine(self, newsroom: Newsroom) -> None:
        assert "reuters.com: no word of the article (page)" in factcheck("recheck").stdout

    def test_of_a_page_that_lets_nobody_show_it_has_none_of_its_words(self, newsroom: Newsroom) -> None:
        lay(newsroom, "four percent more than", "well above", '<meta name="robots" content="nosnippet">')
        factcheck("cache", "clear")
        assert rechecked()[1][0]["passages"] == []


class TestWhatIsNotAsked:
    def test_a_draft(self, newsroom: Newsroom) -> None:
        text = harbour.STORY.replace("date: 2026-03-01", "date: 2026-03-01\ndraft: true")
        Path("story.md").write_text(text, encoding="utf-8")
        code, found = rechecked()
        assert (code, [one["why"] for one in found]) == (0, ["draft", "draft"])
        assert newsroom.log == []

    def test_a_claim_that_stands_in_the_article_no_more(self, newsroom: Newsroom) -> None:
        Path("story.md").write_text(harbour.HEAD + house.QUAY, encoding="utf-8")
        assert outcomes() == (0, ["not_asked", "unchanged"])

    def test_an_article_that_is_gone(self, newsroom: Newsroom) -> None:
        Path("story.md").unlink()
        code, found = rechecked()
        assert (code, {one["why"] for one in found}) == (0, {"no_article"})
        assert newsroom.log == []

    def test_a_collection_is_gone_back_to_record_by_record(self, newsroom: Newsroom) -> None:
        row = {"id": "7", "text": harbour.STORY.removeprefix(harbour.HEAD), "published": "2026-03-01"}
        Path("all.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        Path("story.md").unlink()
        assert factcheck("verify", "all.jsonl", "--lock", "--quiet").exit_code == 0
        code, found = rechecked()
        assert (code, [(one["outcome"], one["article"]) for one in found]) == (0, [("unchanged", "all.jsonl#7")] * 2)

    def test_other_articles_than_those_named(self, newsroom: Newsroom) -> None:
        Path("other.md").write_text(harbour.HEAD + house.OPEN, encoding="utf-8")
        assert outcomes("other.md") == (0, [])


class TestTheJob:
    def test_offline_without_recordings_is_not_done(self, newsroom: Newsroom) -> None:
        assert outcomes("--offline") == (2, ["unread", "unread"])
        assert newsroom.log == []

    def test_offline_replays_what_was_recorded(self, newsroom: Newsroom) -> None:
        settings = 'cassettes = "recorded"\nallow-stand-ins = true\n' + harbour.SETTINGS
        Path("factcheck.toml").write_text(settings, encoding="utf-8")
        assert factcheck("record", "story.md", "--mode", "all", "--quiet").exit_code == 0
        newsroom.log.clear()
        assert outcomes("--offline") == (0, ["unchanged", "unchanged"])
        assert newsroom.log == []

    def test_a_broken_line_is_named_and_the_rest_asked(self, newsroom: Newsroom) -> None:
        path = Path("sources.lock")
        path.write_bytes(path.read_bytes() + b'{"schema":"factcheck.source/1"}\n')
        done = factcheck("recheck", "--format", "json")
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert "sources.lock:3: " in done.stderr
        assert len(json.loads(done.stdout)["pins"]) == 2

    def test_a_page_that_two_articles_share_is_asked_for_once(self, newsroom: Newsroom) -> None:
        Path("other.md").write_text(harbour.STORY, encoding="utf-8")
        assert factcheck("verify", "other.md", "--lock", "--quiet").exit_code == 0
        newsroom.log.clear()
        assert outcomes()[1] == ["unchanged"] * 4
        assert len(newsroom.asked(harbour.HOST)) == 1

    def test_is_not_for_a_stranger(self, newsroom: Newsroom) -> None:
        done = factcheck("recheck", SYSTEM_PULLREQUEST_ISFORK="true")
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert newsroom.log == []


def test_a_pin_leads_to_no_file_outside_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text(house.PAGE, encoding="utf-8")
    monkeypatch.chdir(house.furnish(tmp_path / "news", story=house.article()))
    assert factcheck("verify", "story.md", "--lock", "--offline", "--quiet").exit_code == 0
    ledger = Path("sources.lock")
    ledger.write_text(
        ledger.read_text(encoding="utf-8").replace("sources/reuters.txt", "../secret.txt"), encoding="utf-8"
    )
    assert outcomes("--offline") == (0, ["unread", "unread"])
    assert (
        '"obtained":"pinned"'
        not in factcheck("verify", "story.md", "--locked", "--offline", "--format", "jsonl").stdout
    )


@pytest.mark.parametrize("name", ["circle", "a\\u0000b"])
def test_a_name_that_leads_nowhere_is_the_name_of_no_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(house.furnish(tmp_path, story=house.article()))
    assert factcheck("verify", "story.md", "--lock", "--offline", "--quiet").exit_code == 0
    Path("circle").symlink_to("circle")
    ledger = Path("sources.lock")
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("sources/reuters.txt", name), encoding="utf-8")
    assert outcomes("--offline") == (0, ["unread", "unread"])
    assert factcheck("verify", "story.md", "--locked", "--offline").exit_code == 0


def test_a_supplied_text_is_compared_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house.furnish(tmp_path, story=house.article()))
    assert factcheck("verify", "story.md", "--lock", "--offline", "--quiet").exit_code == 0
    assert outcomes("--offline") == (0, ["unchanged", "unchanged"])
    Path("sources/reuters.txt").write_text(house.PAGE.replace("18 million", "17 million"), encoding="utf-8")
    assert outcomes("--offline") == (1, ["matters", "same_passage"])
    assert factcheck("verify", "story.md", "--locked", "--offline").exit_code == 1
