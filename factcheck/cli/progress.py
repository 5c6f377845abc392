"""One line on stderr that says where the run is and what it waits for; nothing when stderr is no terminal."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

from factcheck.cli.exits import say_miss
from factcheck.model import Article, ArticleReport, Miss

if TYPE_CHECKING:
    from rich.text import Text

_LEAST = 0.5  # seconds; a shorter wait is over before it is read


class Progress:
    """Counts what was read and finished, and knows for which hosts it is waiting; safe between threads.

    `ticks` counts seconds.
    """

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks, self._began = ticks, ticks()
        self._read = self._done = self._findings = 0
        self._name = ""
        self._waits: dict[str, float] = {}
        self._lock = Lock()

    def reading(self, items: Iterable[Article | Miss]) -> Iterator[Article | Miss]:
        """Pass inputs on as they are read."""
        for item in items:
            if isinstance(item, Article):
                self._read, self._name = self._read + 1, item.id
            yield item

    def finished(self, item: ArticleReport | Miss) -> None:
        """Count one article's report; say which input could not be read or checked."""
        if isinstance(item, Miss):
            say_miss(item)
            return
        self._done, self._findings, self._name = self._done + 1, self._findings + len(item.findings), item.article.id

    def waiting(self, host: str, seconds: float) -> None:
        """Note that a thread waits for its turn at a host."""
        if seconds >= _LEAST:
            with self._lock:
                self._waits[host] = max(self._ticks() + seconds, self._waits.get(host, 0.0))

    def line(self) -> str:
        """Where the run is, now."""
        now = self._ticks()
        with self._lock:
            self._waits = {host: until for host, until in self._waits.items() if until > now}
            longest = max(self._waits, key=lambda host: (self._waits[host], host), default="")
            waits = f", waiting {self._waits[longest] - now:.0f} s for {longest}" if longest else ""
        head = f"{self._done}/{self._read} articles, {self._findings} credits, {now - self._began:.0f} s{waits}"
        name = "".join(char if char.isprintable() else "?" for char in self._name)
        return f"{head}: {name}" if name else head

    def __rich__(self) -> "Text":
        from rich.text import Text

        return Text(self.line(), no_wrap=True, overflow="ellipsis")


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """A progress line for the time of a run, gone when the run ends."""
    shown = Progress()
    if quiet or not sys.stderr.isatty():
        yield shown
        return
    from rich.console import Console
    from rich.live import Live

    line: Any = shown  # rich asks for the line four times a second, so that a wait counts down
    with Live(line, console=Console(stderr=True), transient=True, redirect_stdout=False):
        yield shown
