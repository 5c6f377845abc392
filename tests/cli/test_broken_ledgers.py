"""A ledger that nobody can read, and a report that cannot be written: each is told, and nothing else is lost by it."""

from pathlib import Path

import pytest

from tests import house
from tests.cli.running import factcheck


@pytest.fixture(autouse=True)
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with two pins of a supplied text."""
    monkeypatch.chdir(house.furnish(tmp_path, story=house.article()))
    assert factcheck("verify", "story.md", "--lock", "--offline", "--quiet").exit_code == 0


def _folder(ledger: Path) -> None:
    ledger.mkdir()


def _loop(ledger: Path) -> None:
    ledger.symlink_to(ledger.name)


@pytest.mark.parametrize(("broken", "why"), [(_folder, "Is a directory"), (_loop, "Too many levels of symbolic links")])
class TestALedgerThatCannotBeRead:
    @pytest.fixture(autouse=True)
    def _broken(self, pinned: None, broken: object, why: str) -> None:
        ledger = Path("sources.lock")
        ledger.unlink()
        assert callable(broken)
        broken(ledger)
        self.told = f"sources.lock: cannot be read: {why}"

    def test_is_named_by_recheck_which_has_not_done_its_job(self) -> None:
        done = factcheck("recheck", "--offline")
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert self.told in done.stderr

    def test_is_named_where_pins_are_to_be_written(self) -> None:
        done = factcheck("verify", "story.md", "--lock", "--offline", "--quiet")
        assert done.exit_code == 2
        assert self.told in done.stderr

    def test_is_told_in_a_report_that_rests_on_none_of_it(self) -> None:
        done = factcheck("verify", "story.md", "--locked", "--offline")
        assert "FC604" in done.stdout


class TestAReportThatCannotBeWritten:
    def test_costs_the_other_files_nothing(self) -> None:
        done = factcheck("recheck", "--offline", "-o", "story.md/report.md", "-o", "report.json")
        assert (done.exit_code, done.stderr.count("\n"), done.stdout) == (2, 1, "")
        assert "story.md/report.md: cannot be written" in done.stderr
        assert Path("report.json").is_file()

    def test_goes_to_standard_output_where_it_was_the_only_one(self) -> None:
        done = factcheck("recheck", "--offline", "-o", "story.md/report.md")
        assert done.exit_code == 2
        assert "2 as they were" in done.stdout
