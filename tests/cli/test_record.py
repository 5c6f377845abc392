"""`factcheck record`: other people's pages go into no repository unless somebody says by what right."""

from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.cassette import Cassette
from factcheck.discover import links
from factcheck.fetch import Web
from factcheck.model import Article, Link
from factcheck.pipeline import Kit
from factcheck.pipeline.record import record
from factcheck.settings import Settings
from tests.builders import article
from tests.cli.running import factcheck
from tests.fetch.doubles import Network, page
from tests.repository import Repository

SETTINGS = 'cassettes = "recorded"\noffline = true\n'
STORY = "https://www.reuters.com/story"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "news")
    made.commit({"factcheck.toml": SETTINGS, "a.md": "It rained.\n"})
    monkeypatch.chdir(made.folder)
    return made


class TestInARepository:
    def test_is_refused_before_anything_is_asked(self, repository: Repository) -> None:
        done = factcheck("record", "a.md")
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
        assert "--rights" in done.stderr
        assert not (repository.folder / "recorded").exists()

    def test_a_blank_is_no_right(self, repository: Repository) -> None:
        assert factcheck("record", "a.md", "--rights", " ").exit_code == 2

    def test_the_right_stands_in_the_recording(self, repository: Repository) -> None:
        done = factcheck("record", "a.md", "--label", "For our tests", "--rights", "Licence 7 of Reuters")
        assert done.exit_code == 0
        assert Cassette.load(repository.folder / "recorded" / "a.yaml").label == "For our tests; Licence 7 of Reuters"

    def test_an_ignored_folder_needs_none(self, repository: Repository) -> None:
        repository.write(".gitignore", "/recorded/\n")
        assert factcheck("record", "a.md").exit_code == 0

    def test_without_git_installed_its_folder_tells(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
        assert "--rights" in factcheck("record", "a.md").stderr


def test_outside_of_a_repository_no_right_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "factcheck.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "a.md").write_text("It rained.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert factcheck("record", "a.md").exit_code == 0


def test_nothing_is_recorded_for_a_fork(repository: Repository) -> None:
    done = factcheck("record", "a.md", "--rights", "Ours", CHANGE_FORK="stranger")
    assert (done.exit_code, "fork" in done.stderr) == (2, True)


def linked(folder: Path) -> Article:
    text = "Rates were held, Reuters reported."
    return article(text, path=folder / "a.md", links=(Link(0, 5, STORY),))


def test_a_recording_that_was_there_keeps_its_label_and_gets_the_new_one(tmp_path: Path) -> None:
    settings = Settings(cassettes="recorded", root=tmp_path)
    for label in ("Licence 7", "Licence 8", "Licence 8"):
        network = Network({STORY: page()})
        with Web(settings, network=network, sleeper=lambda _: None) as web:
            kit = Kit(settings, outlets.load(), {"links": links.discover}, web, record="new_episodes", label=label)
            [path] = record([linked(tmp_path)], kit)
    assert Cassette.load(path).label == "Licence 7; Licence 8"
