"""The line that says where a run is and what it waits for."""

from dataclasses import replace

from rich.console import Console

from factcheck.cli.progress import Progress
from factcheck.model import ArticleReport, Coverage
from tests.builders import article
from tests.fetch.doubles import Time


def test_counts_what_was_read_and_finished() -> None:
    time = Time()
    shown = Progress(time.ticks)
    items = list(shown.reading([article(id="a.txt"), article(id="b.txt")]))
    shown.finished(ArticleReport(items[0], (), Coverage()))  # type: ignore[arg-type]
    time.at = 3.0
    assert shown.line() == "1/2 articles, 0 credits, 3 s: a.txt"


def test_says_the_longest_wait_and_for_how_long_it_still_is() -> None:
    time = Time()
    shown = Progress(time.ticks)
    shown.waiting("www.reuters.com", 2.0)
    shown.waiting("api.gdeltproject.org", 8.0)
    shown.waiting("www.example.org", 0.1)
    time.at = 3.0
    assert shown.line() == "0/0 articles, 0 credits, 3 s, waiting 5 s for api.gdeltproject.org"
    time.at = 9.0
    assert shown.line() == "0/0 articles, 0 credits, 9 s"


def test_a_name_moves_no_cursor_and_no_line() -> None:
    shown = Progress(Time().ticks)
    list(shown.reading([replace(article(), id="a\x1b[2J\n.txt")]))
    assert "\x1b" not in shown.line()
    assert len(Console(width=30).render_lines(shown)) == 1  # type: ignore[arg-type]
