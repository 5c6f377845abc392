"""How a run ends: the exit code says what there is to do."""

from pathlib import Path

import pytest

from tests import house
from tests.cli.running import factcheck


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    texts = {"true": (house.FREIGHT, house.QUAY), "false": (house.FALSE_FREIGHT,), "open": (house.OPEN, house.FREIGHT)}
    return house.furnish(tmp_path, **{name: house.article(*those) for name, those in texts.items()})


def code(*args: str) -> int:
    return factcheck("verify", "--offline", *args).exit_code


class TestFindings:
    @pytest.mark.parametrize(
        ("level", "true", "false", "unresolved"),
        [("error", 0, 1, 0), ("warning", 0, 1, 0), ("note", 0, 1, 1), ("never", 0, 0, 0)],
    )
    def test_end_in_1_from_the_level_on(self, folder: Path, level: str, true: int, false: int, unresolved: int) -> None:
        ends = [code(f"{name}.md", "--fail-on", level) for name in ("true", "false", "open")]
        assert ends == [true, false, unresolved]


class TestWhatCouldNotBeChecked:
    @pytest.mark.parametrize(("bound", "ends"), [("0", 4), ("1", 0), ("49%", 4), ("50%", 0), ("0%", 4), ("100%", 0)])
    def test_ends_in_4_where_there_is_more_of_it_than_allowed(self, folder: Path, bound: str, ends: int) -> None:
        assert code("open.md", "--max-unverified", bound) == ends

    def test_ends_in_4_where_none_is_allowed(self, folder: Path) -> None:
        assert code("open.md", "--fail-on-unverifiable") == 4
        assert code("true.md", "--fail-on-unverifiable", "--max-unverified", "0") == 0

    def test_weighs_less_than_a_finding(self, folder: Path) -> None:
        assert code("open.md", "false.md", "--max-unverified", "0") == 1

    def test_may_be_bounded_in_the_settings(self, folder: Path) -> None:
        (folder / "factcheck.toml").write_text(f"{house.SETTINGS}max-unverified = 0\n", encoding="utf-8")
        assert code("open.md") == 4
        (folder / "factcheck.toml").write_text(f'{house.SETTINGS}max-unverified = "50%"\n', encoding="utf-8")
        assert code("open.md") == 0

    @pytest.mark.parametrize("bound", ["many", "-1", "101%", "1.5", ""])
    def test_is_bounded_by_a_number_or_a_share(self, folder: Path, bound: str) -> None:
        done = factcheck("verify", "--offline", "open.md", f"--max-unverified={bound}")
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 1
        assert "Write it as 3 or as 10%" in done.stderr


class TestExitZero:
    def test_says_all_and_fails_for_nothing(self, folder: Path) -> None:
        done = factcheck("verify", "--offline", "false.md", "open.md", "--exit-zero", "--fail-on-unverifiable")
        assert done.exit_code == 0
        assert "figure_differs" in done.stdout

    def test_does_not_hide_that_the_job_was_not_done(self, folder: Path) -> None:
        assert code("false.md", "missing.md", "--exit-zero") == 2


class TestWhatWasNotAsked:
    @pytest.fixture(autouse=True)
    def article(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("a.md").write_text("The mayor resigned on Friday after nine years, Reuters reported.\n", encoding="utf-8")

    def test_ends_in_2_where_it_was_to_be_replayed(self) -> None:
        assert factcheck("verify", "a.md", "--offline").exit_code == 2

    def test_is_no_job_left_undone_where_privacy_keeps_it_back(self) -> None:
        assert factcheck("verify", "a.md", "--privacy", "offline").exit_code == 0
        assert factcheck("verify", "a.md", "--privacy", "offline", "--fail-on-unverifiable").exit_code == 4


class TestNothingToCheck:
    @pytest.fixture(autouse=True)
    def site(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("articles").mkdir()
        Path("none.jsonl").write_text("", encoding="utf-8")

    @pytest.mark.parametrize("path", [".", "articles", "none.jsonl"])
    def test_is_said_and_fails_only_where_that_is_asked_for(self, path: str) -> None:
        done = factcheck("verify", path)
        assert (done.exit_code, "No article was read." in done.stdout) == (0, True)
        assert "without" in done.stderr
        assert factcheck("verify", path, "--fail-if-empty").exit_code == 3

    def test_is_no_excuse_for_a_path_that_is_not_there(self) -> None:
        assert factcheck("verify", "artcles").exit_code == 2
        assert factcheck("verify", "articles", "artcles").exit_code == 2
