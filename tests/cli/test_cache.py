"""`factcheck cache`: what is kept is shown, and forgotten where that is asked for."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.errors import DoorError
from factcheck.fetch.store import Kept, Store
from factcheck.model import Obtained, Reason, Response
from tests.cli.running import factcheck

STORY = "https://www.example.org/story"
SECRET = b"a sentence that must not stay on the disk "


def now() -> datetime:
    return datetime.now(UTC)


def put(folder: Path, *urls: str, days_ago: int = 0) -> None:
    then = now() - timedelta(days=days_ago)
    store = Store(folder, lambda: then)
    for url in urls:
        store.put(Response(url, url + "/moved", 200, {}, SECRET * 500 + url.encode(), then, Obtained.LIVE))
    store.close()


def kept(folder: Path) -> Kept:
    store = Store(folder, now, tidy=False)
    try:
        return store.info()
    finally:
        store.close()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").write_text('store = "kept"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestInfo:
    def test_says_where_how_many_and_of_which_hosts(self, project: Path) -> None:
        put(project / "kept", STORY, STORY + "/2", "https://b.example/")
        said = factcheck("cache", "info").stdout
        assert str(project / "kept") in said
        assert "pages     3" in said
        assert [line.split() for line in said.splitlines()[-2:]] == [["2", "www.example.org"], ["1", "b.example"]]

    def test_as_json_has_the_same_figures(self, project: Path) -> None:
        put(project / "kept", STORY)
        told = json.loads(factcheck("cache", "info", "--format", "json").stdout)
        assert (told["pages"], told["failures"], told["hosts"]) == (1, 0, {"www.example.org": 1})
        assert told["bytes"] == kept(project / "kept").size

    def test_of_a_store_that_was_never_used_makes_none(self, project: Path) -> None:
        assert "pages     0" in factcheck("cache", "info").stdout
        assert not (project / "kept").exists()

    def test_takes_the_folder_of_the_environment(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        put(tmp_path / "else", STORY)
        assert "pages     1" in factcheck("cache", "info", FACTCHECK_STORE=str(tmp_path / "else")).stdout

    def test_without_a_store_says_how_to_have_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        done = factcheck("cache", "info")
        assert (done.exit_code, "store =" in done.stderr) == (2, True)


class TestForgetting:
    def test_everything(self, project: Path) -> None:
        put(project / "kept", STORY, "https://b.example/")
        assert "forgot 2 addresses" in factcheck("cache", "clear").stderr
        assert kept(project / "kept") == Kept()

    def test_one_address_by_what_was_asked_for_or_where_it_led(self, project: Path) -> None:
        put(project / "kept", STORY, STORY + "/2")
        assert "forgot 1 addresses" in factcheck("cache", "purge", "--url", STORY + "#top").stderr
        assert "forgot 1 addresses" in factcheck("cache", "purge", "--url", STORY + "/2/moved").stderr

    def test_one_host_with_those_under_it_and_no_other(self, project: Path) -> None:
        put(project / "kept", STORY, "https://example.org/a", "https://notexample.org/")
        assert "forgot 2 addresses" in factcheck("cache", "purge", "--host", "Example.org.").stderr
        assert kept(project / "kept").pages == 1

    def test_what_is_too_old_and_nothing_else(self, project: Path) -> None:
        put(project / "kept", STORY, days_ago=31)
        store = Store(project / "kept", now, tidy=False)
        store.put_failure("https://b.example/", DoorError("gone", reason=Reason.GONE))
        store.close()
        assert "forgot 1 addresses" in factcheck("cache", "prune").stderr
        assert (kept(project / "kept").pages, kept(project / "kept").failures) == (0, 1)

    def test_takes_the_words_off_the_disk(self, project: Path) -> None:
        put(project / "kept", STORY)
        factcheck("cache", "clear")
        assert all(b"example.org" not in path.read_bytes() for path in (project / "kept").iterdir())

    def test_is_safe_beside_runs_that_write(self, project: Path) -> None:
        def write(number: int) -> None:
            put(project / "kept", f"https://b{number}.example/")

        put(project / "kept", STORY)
        with ThreadPoolExecutor(4) as pool:
            writing = [pool.submit(write, number) for number in range(12)]
            done = [factcheck("cache", "purge", "--host", "example.org") for _ in range(3)]
            assert [one.result() for one in writing] == [None] * 12
        assert {one.exit_code for one in done} == {0}
        assert kept(project / "kept").pages == 12

    @pytest.mark.parametrize("options", [[], ["--url", STORY, "--host", "example.org"], ["--host", "."]])
    def test_asks_for_one_of_url_and_host(self, project: Path, options: list[str]) -> None:
        put(project / "kept", STORY)
        assert factcheck("cache", "purge", *options).exit_code == 2
        assert kept(project / "kept").pages == 1

    def test_where_nothing_is_kept_is_no_failure(self, project: Path) -> None:
        done = factcheck("cache", "clear")
        assert (done.exit_code, "nothing is kept" in done.stderr) == (0, True)

    def test_a_file_that_is_no_store_is_one_line_with_the_way_out(self, project: Path) -> None:
        (project / "kept").mkdir()
        (project / "kept" / "pages.sqlite").write_text("a shopping list " * 1000, encoding="utf-8")
        done = factcheck("cache", "clear")
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
        assert "Delete that file" in done.stderr

    def test_a_damaged_store_is_one_line_too(self, project: Path) -> None:
        put(project / "kept", STORY)
        with sqlite3.connect(project / "kept" / "pages.sqlite") as db:
            db.execute("DROP TABLE pages")
            db.execute("CREATE TABLE pages (url TEXT)")
        db.close()
        done = factcheck("cache", "info")
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
