"""One line on stderr that says where the run is; nothing at all when stderr is no terminal."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from factcheck.cli.exits import say_miss
from factcheck.model import Article, ArticleReport, Miss


class Progress:
    """Counts what was read and finished."""

    def __init__(self, show: bool) -> None:
        self._show = show
        self._read = self._done = self._findings = 0
        self._began = time.monotonic()

    def reading(self, items: Iterable[Article | Miss]) -> Iterator[Article | Miss]:
        """Pass inputs on as they are read."""
        for item in items:
            if isinstance(item, Article):
                self._read += 1
                self._draw(item.id)
            yield item

    def finished(self, item: ArticleReport | Miss) -> None:
        """Count one article's report; say which input could not be read or checked."""
        if isinstance(item, Miss):
            self._clear()
            say_miss(item)
            return
        self._done += 1
        self._findings += len(item.findings)
        self._draw(item.article.id)

    def _draw(self, name: str) -> None:
        if self._show:
            seconds = time.monotonic() - self._began
            line = f"{self._done}/{self._read} articles, {self._findings} credits, {seconds:.0f} s: {name}"
            printable = "".join(char if char.isprintable() else "?" for char in line)
            sys.stderr.write(f"\r\x1b[2K{printable[:100]}")
            sys.stderr.flush()

    def _clear(self) -> None:
        if self._show:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """A progress line for the time of a run, gone when the run ends."""
    shown = Progress(show=not quiet and sys.stderr.isatty())
    try:
        yield shown
    finally:
        shown._clear()
