"""What git knows of the articles: asked of repositories that each test makes."""

import json
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.vcs import base_of_pull_request, changes_since, text_at
from tests.repository import Repository

FIVE = "one\ntwo\nthree\nfour\nfive\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "news")
    made.commit({"a.md": FIVE, "b.md": FIVE})
    return made


def touched(repository: Repository, name: str, *, since: str = "main", until: int = 7) -> list[int]:
    changes = changes_since(since, repository.folder)
    return [line for line in range(1, until) if changes.touches(repository.folder / name, line, line)]


class TestChangedLines:
    def test_are_those_of_the_commits_since(self, repository: Repository) -> None:
        repository.git("switch", "--quiet", "--create", "draft")
        repository.commit({"a.md": FIVE.replace("two", "2").replace("five", "5")})
        assert touched(repository, "a.md") == [2, 5]

    def test_and_those_not_yet_committed(self, repository: Repository) -> None:
        repository.write("a.md", FIVE.replace("two", "2"))
        repository.git("add", "a.md")
        repository.write("a.md", FIVE.replace("two", "2").replace("four", "4"))
        assert touched(repository, "a.md") == [2, 4]

    def test_are_none_in_a_file_that_is_as_it_was(self, repository: Repository) -> None:
        repository.write("a.md", FIVE.replace("two", "2"))
        assert touched(repository, "b.md") == []

    def test_are_all_in_a_file_that_git_does_not_know(self, repository: Repository) -> None:
        repository.write("new.md", FIVE)
        assert touched(repository, "new.md") == [1, 2, 3, 4, 5, 6]

    def test_are_all_in_a_file_outside_the_repository(self, repository: Repository, tmp_path: Path) -> None:
        (tmp_path / "elsewhere.md").write_text(FIVE, encoding="utf-8")
        assert touched(repository, "../elsewhere.md") == [1, 2, 3, 4, 5, 6]

    def test_of_the_branch_that_went_on_meanwhile_are_not_ours(self, repository: Repository) -> None:
        repository.git("switch", "--quiet", "--create", "draft")
        repository.commit({"a.md": FIVE.replace("two", "2")})
        repository.git("switch", "--quiet", "main")
        repository.commit({"b.md": FIVE.replace("three", "3")})
        repository.git("switch", "--quiet", "draft")
        assert touched(repository, "b.md") == []
        assert touched(repository, "a.md") == [2]

    def test_follow_a_file_to_its_new_name(self, repository: Repository) -> None:
        (repository.folder / "deep").mkdir()
        repository.git("mv", "a.md", "deep/renamed.md")
        repository.write("deep/renamed.md", FIVE.replace("four", "4"))
        repository.git("add", "--all")
        assert touched(repository, "deep/renamed.md") == [4]

    @pytest.mark.parametrize(
        "name", ["März – Zahlen.md", 'a "quoted" name.md', "tab\there.md", "back\\slash.md", "b/a.md"]
    )
    def test_are_found_under_any_name(self, repository: Repository, name: str) -> None:
        since = repository.commit({name: FIVE})
        repository.write(name, FIVE.replace("two", "2"))
        assert touched(repository, name, since=since) == [2]

    def test_are_not_confused_by_text_that_looks_like_a_patch(self, repository: Repository) -> None:
        since = repository.commit({"c.md": "one\n-- a/a.md\n++ b/a.md\n@@ -1 +1,9 @@\nend\n"})
        repository.write("c.md", "one\n++ b/b.md\n@@ -1 +1,9 @@\n-- a/b.md\nend\n")
        assert touched(repository, "b.md", since=since) == []
        assert 5 not in touched(repository, "c.md", since=since)

    def test_a_line_taken_out_touches_what_stands_around_it_together(self, repository: Repository) -> None:
        repository.write("a.md", FIVE.replace("three\n", ""))
        changes = changes_since("main", repository.folder)
        path = repository.folder / "a.md"
        assert changes.touches(path, 2, 3)
        assert not changes.touches(path, 1, 2)
        assert not changes.touches(path, 3, 4)

    def test_where_no_line_is_known_any_change_counts(self, repository: Repository) -> None:
        repository.write("a.md", FIVE.replace("three", "3"))
        changes = changes_since("main", repository.folder)
        assert changes.touches(repository.folder / "a.md", None, None)
        assert not changes.touches(repository.folder / "b.md", None, None)

    def test_do_not_hold_line_ends_that_another_system_wrote(self, repository: Repository) -> None:
        (repository.folder / "a.md").write_bytes(FIVE.replace("\n", "\r\n").encode())
        assert touched(repository, "a.md") == []

    def test_are_found_from_a_folder_inside_the_repository(self, repository: Repository) -> None:
        repository.commit({"deep/c.md": FIVE})
        repository.write("deep/c.md", FIVE.replace("one", "1"))
        changes = changes_since("HEAD", repository.folder / "deep")
        assert changes.touches(repository.folder / "deep" / "c.md", 1, 1)

    def test_run_nothing_that_the_repository_set_up(self, repository: Repository) -> None:
        repository.commit({".gitattributes": "*.md diff=evil\n"})
        repository.git("config", "diff.evil.textconv", f"touch {repository.folder}/ran; cat")
        repository.git("config", "diff.external", f"touch {repository.folder}/ran; true")
        repository.write("a.md", FIVE.replace("two", "2"))
        assert touched(repository, "a.md") == [2]
        assert not (repository.folder / "ran").exists()


class TestWhatCannotBeAsked:
    @pytest.mark.parametrize("revision", ["nowhere", "", "--output=stolen", "main:a.md"])
    def test_a_revision_that_is_not_there(self, repository: Repository, revision: str) -> None:
        with pytest.raises(UsageError, match="no such revision"):
            changes_since(revision, repository.folder)
        assert not (repository.folder / "stolen").exists()

    def test_a_folder_without_a_repository(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="not a git repository"):
            changes_since("main", tmp_path)

    def test_no_git(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(repository.folder))
        with pytest.raises(UsageError, match="not installed"):
            changes_since("main", repository.folder)


class TestTextAt:
    def test_is_the_file_as_it_was(self, repository: Repository) -> None:
        repository.write("a.md", "other")
        assert text_at("main", repository.folder / "a.md") == FIVE

    def test_is_none_where_it_was_not(self, repository: Repository) -> None:
        repository.write("new/new.md", "other")
        assert text_at("main", repository.folder / "new" / "new.md") is None

    def test_is_there_for_a_file_that_is_gone_with_its_folder(self, repository: Repository) -> None:
        repository.commit({"old/c.md": "was"})
        repository.git("rm", "-r", "--quiet", "old")
        assert text_at("HEAD", repository.folder / "old" / "c.md") == "was"

    def test_needs_a_revision(self, repository: Repository) -> None:
        with pytest.raises(UsageError, match="no such revision"):
            text_at("nowhere", repository.folder / "a.md")


class TestBaseOfAPullRequest:
    def test_is_none_outside_of_one(self, repository: Repository) -> None:
        assert base_of_pull_request({"GITHUB_REF": "refs/heads/main", "GITHUB_BASE_REF": ""}, repository.folder) is None

    @pytest.mark.parametrize(
        ("environ", "base"),
        [
            ({"CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc"}, "abc"),
            ({"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}, "main"),
            ({"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}, "main"),
            ({"CHANGE_TARGET": "release"}, "origin/release"),
        ],
    )
    def test_is_what_the_service_says(self, repository: Repository, environ: dict[str, str], base: str) -> None:
        assert base_of_pull_request(environ, repository.folder) == base

    def test_is_the_first_parent_of_the_merge_that_github_tests(self, repository: Repository) -> None:
        repository.git("switch", "--quiet", "--create", "draft")
        repository.commit({"a.md": FIVE.replace("two", "2")})
        repository.git("switch", "--quiet", "main")
        moved_on = repository.commit({"b.md": "other"})
        repository.git("merge", "--quiet", "--no-edit", "draft")
        sha = repository.git("rev-parse", "HEAD")
        environ = {"GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": sha}
        base = base_of_pull_request(environ, repository.folder)
        assert base is not None
        assert repository.git("rev-parse", base) == moved_on
        assert touched(repository, "b.md", since=base) == []
        assert touched(repository, "a.md", since=base) == [2]

    def test_of_a_merge_queue_is_in_the_event(self, repository: Repository, tmp_path: Path) -> None:
        event = tmp_path / "event.json"
        event.write_text(json.dumps({"merge_group": {"base_sha": "abc"}}), encoding="utf-8")
        assert base_of_pull_request({"GITHUB_EVENT_PATH": str(event)}, repository.folder) == "abc"

    def test_survives_an_event_that_is_no_event(self, repository: Repository, tmp_path: Path) -> None:
        event = tmp_path / "event.json"
        event.write_text('["pull_request"]', encoding="utf-8")
        assert base_of_pull_request({"GITHUB_EVENT_PATH": str(event)}, repository.folder) is None
