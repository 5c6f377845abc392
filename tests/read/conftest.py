"""A folder to read from, and the reader with a day that never changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.model import Article, Miss
from factcheck.read import read

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Reader = Callable[..., list[Article | Miss]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder that is the current one."""
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    return project


@pytest.fixture
def reads(here: Path) -> Reader:
    """Read locations from `here`, at noon of 23 November 2026."""

    def run(*locations: str, **options: object) -> list[Article | Miss]:
        return list(read(locations, **{"root": here, "max_bytes": 1_000_000, "today": NOW, **options}))  # type: ignore[arg-type]

    return run


@pytest.fixture
def one(here: Path, reads: Reader) -> Callable[..., Article]:
    """Write one file and read it; it must come out as one article."""

    def run(name: str, content: str | bytes) -> Article:
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        (found,) = reads(name)
        assert isinstance(found, Article), found
        return found

    return run


@pytest.fixture
def refused(here: Path, reads: Reader) -> Callable[..., Miss]:
    """Write one file and read it; it must come out as one Miss."""

    def run(name: str, content: str | bytes) -> Miss:
        (here / name).write_bytes(content.encode() if isinstance(content, str) else content)
        (found,) = reads(name)
        assert isinstance(found, Miss), found
        return found

    return run
