"""The bar that says where a run is, how long it may take and what it waits for."""

import io
import os
import pty
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from factcheck.cli.exits import say
from factcheck.cli.expected import expected
from factcheck.cli.progress import Progress, progress
from factcheck.model import ArticleReport, Coverage, Miss, Reason
from factcheck.settings import Settings
from tests.builders import article
from tests.fetch.doubles import Time


def done(name: str = "a.txt") -> ArticleReport:
    return ArticleReport(article(id=name), (), Coverage())  # type: ignore[arg-type]


class TestTheLine:
    def test_counts_what_was_read_and_finished(self) -> None:
        clock = Time()
        shown = Progress(clock.ticks)
        items = list(shown.reading([article(id="a.txt"), article(id="b.txt")]))
        shown.finished(ArticleReport(items[0], (), Coverage()))  # type: ignore[arg-type]
        clock.at = 3.0
        assert shown.line() == "1/2 articles, 0 credits, 3 s: a.txt"

    def test_has_a_bar_and_an_estimate_once_it_is_known_how_many_there_are(self) -> None:
        clock = Time()
        shown = Progress(clock.ticks)
        shown.expect(8)
        shown.finished(done())
        shown.finished(Miss("b.pdf", "read", Reason.UNREADABLE))
        clock.at = 10.0
        assert shown.line() == "[#####...............] 25%, 1/8 articles, 0 credits, 10 s, about 30 s left: a.txt"

    @pytest.mark.parametrize(("seconds", "left"), [(0.5, "50 s"), (40.0, "66 min"), (600.0, "16.5 h")])
    def test_says_the_rest_in_units_that_fit(self, seconds: float, left: str) -> None:
        clock = Time()
        shown = Progress(clock.ticks)
        shown.expect(100)
        shown.finished(done())
        clock.at = seconds
        assert f"about {left} left" in shown.line()

    def test_never_passes_its_end_where_more_came_than_were_counted(self) -> None:
        shown = Progress(Time().ticks)
        shown.expect(1)
        for _ in range(3):
            shown.went_on("a.txt")
        assert shown.line().startswith("[####################] 100%, 3/3 articles, ")
        assert "left" not in shown.line()

    def test_says_the_longest_wait_and_for_how_long_it_still_is(self) -> None:
        clock = Time()
        shown = Progress(clock.ticks)
        shown.waiting("www.reuters.com", 2.0)
        shown.waiting("api.gdeltproject.org", 8.0)
        shown.waiting("www.example.org", 0.1)
        clock.at = 3.0
        assert shown.line() == "0/0 articles, 0 credits, 3 s, waiting 5 s for api.gdeltproject.org"
        clock.at = 9.0
        assert shown.line() == "0/0 articles, 0 credits, 9 s"

    def test_a_name_moves_no_cursor_and_no_line(self) -> None:
        shown = Progress(Time().ticks)
        list(shown.reading([replace(article(), id="a\x1b[2J\n\u202e.txt")]))
        assert "\x1b" not in shown.line()
        assert "\u202e" not in shown.line()
        assert len(Console(width=30).render_lines(shown)) == 1  # type: ignore[arg-type]


@contextmanager
def terminal() -> Iterator[Callable[[], str]]:
    """A pseudo-terminal in place of stderr; gives what a person there would have been shown since the last look."""
    looked_at, written = pty.openpty()
    os.set_blocking(looked_at, False)

    def look() -> str:
        try:
            return os.read(looked_at, 100_000).decode()
        except BlockingIOError:
            return ""

    with os.fdopen(written, "w", encoding="utf-8") as stream, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm")
        patch.setattr(sys, "stderr", stream)
        yield look
    os.close(looked_at)


class TestOnATerminal:
    def test_shows_the_bar_and_takes_it_away_again(self) -> None:
        seen, until = "", time.monotonic() + 10
        with terminal() as look:
            with progress(False, lambda: 4, after=0.0) as shown:
                shown.finished(done())
                while "25%" not in seen and time.monotonic() < until:
                    seen += look()
                    time.sleep(0.01)
            assert look().endswith("\x1b[2K")  # the line is wiped
        assert "[#####....." in seen
        assert "1/4 articles" in seen

    def test_what_is_said_meanwhile_has_a_line_of_its_own(self) -> None:
        seen, until = "", time.monotonic() + 10
        with terminal() as look, progress(False, lambda: 4, after=0.0) as shown:
            shown.finished(done())
            while "25%" not in seen and time.monotonic() < until:
                seen += look()
                time.sleep(0.01)
            say("gdelt api.gdeltproject.org: 200")
            seen = look()
        assert seen.startswith("\r\x1b[2Kfactcheck: gdelt api.gdeltproject.org: 200")

    @pytest.mark.parametrize(("quiet", "after"), [(False, 2.0), (True, 0.0)])
    def test_shows_nothing_of_a_run_that_is_over_sooner_or_is_to_be_quiet(self, quiet: bool, after: float) -> None:
        with terminal() as look:
            with progress(quiet, lambda: 4, after=after) as shown:
                shown.finished(done())
            assert look() == ""


def test_shows_nothing_where_stderr_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress(False, after=0.0) as shown:
        shown.finished(done())
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


class TestCounting:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "a.md").write_text("It rained.\n", encoding="utf-8")
        (tmp_path / "b.jsonl").write_text('{"id": "1"}\n{"id": "2"}\n{"id": "3"}', encoding="utf-8")
        (tmp_path / "c.pdf").write_text("no article", encoding="utf-8")
        return tmp_path

    def test_counts_files_and_the_lines_of_collections(self, folder: Path) -> None:
        assert expected([str(folder)], Settings(root=folder)) == 4
        assert (
            expected(
                [str(folder / "*.md"), "https://www.example.org/story", str(folder / "none.md")], Settings(root=folder)
            )
            == 3
        )

    def test_knows_nothing_of_standard_input(self, folder: Path) -> None:
        assert expected(["-", str(folder)], Settings(root=folder)) is None

    def test_takes_nothing_out_of_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.jsonl")
        assert expected([str(tmp_path / "pipe.jsonl")], Settings(root=tmp_path)) == 1
