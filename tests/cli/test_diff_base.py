"""`--diff-base`: a pull request is asked about the lines that it changes, and about no others."""

import json
from pathlib import Path

import pytest

from tests import house
from tests.cli.running import factcheck
from tests.repository import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A house whose one article credits two falsified sentences to Reuters, on a branch."""
    made = Repository(tmp_path / "news")
    house.furnish(made.folder, story=house.article(house.FALSE_FREIGHT, house.FALSE_QUAY))
    made.commit()
    made.git("switch", "--quiet", "--create", "draft")
    monkeypatch.chdir(made.folder)
    return made


def lines(*args: str, ends: int) -> list[int]:
    done = factcheck("verify", "--offline", "--format", "json", "--diff-base", *args)
    assert done.exit_code == ends, done.stderr
    return [finding["line"] for finding in json.loads(done.stdout)["findings"]]


class TestOnlyChangedLines:
    def test_are_reported(self, repository: Repository) -> None:
        repository.commit({"story.md": house.article(house.FALSE_FREIGHT, house.QUAY)})
        assert lines("main", "story.md", ends=0) == [house.QUAY_LINE]

    def test_turn_the_check_red(self, repository: Repository) -> None:
        repository.commit({"story.md": house.article(house.FALSE_FREIGHT.replace("81", "80"), house.FALSE_QUAY)})
        assert lines("main", "story.md", ends=1) == [house.FREIGHT_LINE]

    def test_count_before_they_are_committed(self, repository: Repository) -> None:
        repository.write("story.md", house.article(house.FALSE_FREIGHT, house.QUAY))
        assert lines("HEAD", "story.md", ends=0) == [house.QUAY_LINE]

    def test_are_all_lines_of_a_new_file(self, repository: Repository) -> None:
        repository.write("new.md", house.article())
        assert lines("main", ".", ends=0) == [house.FREIGHT_LINE, house.QUAY_LINE]

    def test_are_found_under_a_file_s_new_name(self, repository: Repository) -> None:
        repository.git("mv", "story.md", "moved.md")
        repository.commit({"moved.md": house.article(house.FALSE_FREIGHT, house.QUAY)})
        assert lines("main", ".", ends=0) == [house.QUAY_LINE]

    def test_are_none_where_nothing_changed(self, repository: Repository) -> None:
        assert lines("main", ".", ends=0) == []
        said = factcheck("verify", "--offline", "--diff-base", "main", ".").stdout
        assert "No article has lines that changed since main." in said

    def test_are_said_to_be_all_that_was_checked(self, repository: Repository) -> None:
        repository.write("story.md", house.article(house.FALSE_FREIGHT, house.QUAY))
        for shape in ("markdown", "html"):
            said = factcheck("verify", "--offline", "--diff-base", "main", "story.md", "--format", shape).stdout
            assert "Only claims on lines that changed since main were checked." in said


class TestAClaimOverSeveralLines:
    def test_is_touched_by_a_change_of_its_credit(self, repository: Repository) -> None:
        story = house.article(house.FALSE_FREIGHT.replace(", according", ",\naccording"))
        since = repository.commit({"story.md": story})
        repository.write("story.md", story.replace("to Reuters.", "to Reuters news agency."))
        assert lines(since, "story.md", ends=1) == [house.FREIGHT_LINE]

    def test_is_touched_where_a_sentence_that_it_goes_on_from_changed(self, repository: Repository) -> None:
        first, second = "According to Reuters, the harbour grew.", "It moved 18 million tonnes in a year.\n"
        since = repository.commit({"story.md": house.article(f"{first}\n{second}")})
        repository.write("story.md", house.article(f"{first.replace('grew', 'grew fast')}\n{second}"))
        whole = factcheck("verify", "--offline", "--format", "json", "story.md").stdout
        every = [finding["line"] for finding in json.loads(whole)["findings"]]
        assert lines(since, "story.md", ends=0) == every == [house.FREIGHT_LINE, house.FREIGHT_LINE + 1]


class TestOtherFormsOfArticle:
    def test_a_record_of_a_collection_is_a_line(self, repository: Repository) -> None:
        records = [json.dumps({"id": str(n), "text": f"{n} ships came, according to Reuters."}) for n in range(3)]
        since = repository.commit({"all.jsonl": "\n".join(records) + "\n"})
        records[1] = json.dumps({"id": "1", "text": "9 ships came, according to Reuters."})
        repository.write("all.jsonl", "\n".join(records) + "\n")
        done = factcheck("verify", "--offline", "--format", "json", "--diff-base", since, "all.jsonl")
        assert [finding["article"] for finding in json.loads(done.stdout)["findings"]] == ["1"]

    def test_a_page_is_told_apart_by_its_elements_lines(self, repository: Repository) -> None:
        ports = ((310, "Southport"), (420, "Westport"), (530, "Eastport"))
        said = [
            f"<p>\nThe port of {name} took in {n} ships in a year,\naccording to Reuters.\n</p>" for n, name in ports
        ]
        page = "<html><body><article>\n{}\n{}\n{}\n</article></body></html>\n"
        since = repository.commit({"page.html": page.format(*said)})
        repository.write("page.html", page.format(said[0], said[1].replace("420", "421"), said[2]))
        done = factcheck("verify", "--offline", "--format", "json", "--diff-base", since, "page.html")
        assert ["421" in finding["claim"]["text"] for finding in json.loads(done.stdout)["findings"]] == [True]

    def test_what_comes_from_a_pipe_is_new(self, repository: Repository) -> None:
        assert factcheck("verify", "--offline", "--diff-base", "main", "--format", "json", "-").exit_code == 0


class TestAuto:
    def test_is_everything_outside_of_a_pull_request(self, repository: Repository) -> None:
        assert lines("auto", "story.md", ends=1) == [house.FREIGHT_LINE, house.QUAY_LINE]

    def test_is_the_base_of_the_pull_request(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
        repository.commit({"story.md": house.article(house.FALSE_FREIGHT, house.QUAY)})
        assert lines("auto", "story.md", ends=0) == [house.QUAY_LINE]


class TestWhatCannotBeCompared:
    @pytest.mark.parametrize("revision", ["nowhere", "", " ", "--help"])
    def test_is_one_line_before_anything_is_read(self, repository: Repository, revision: str) -> None:
        done = factcheck("verify", "--offline", f"--diff-base={revision}", "story.md")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1

    def test_without_a_repository_it_is_said_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(house.furnish(tmp_path / "bare", story=house.article()))
        done = factcheck("verify", "--offline", "--diff-base", "main", "story.md")
        assert done.exit_code == 2
        assert done.stderr.startswith("factcheck: ")
        assert "not a git repository" in done.stderr
