"""A bar on stderr that says where the run is, how long it may still take and what it waits for.

It comes after two seconds, since what is over by then needs none, and never where stderr is no terminal.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock, Thread, Timer
from typing import TYPE_CHECKING, Any

from factcheck.cli.exits import say_miss
from factcheck.model import Article, ArticleReport, Miss

if TYPE_CHECKING:
    from rich.live import Live
    from rich.text import Text

_LEAST = 0.5  # seconds; a shorter wait is over before it is read
_AFTER = 2.0  # seconds
_WIDTH = 20  # characters of the bar


class Progress:
    """Counts what was read and finished, and knows for which hosts it is waiting; safe between threads.

    `ticks` counts seconds.
    """

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks, self._began = ticks, ticks()
        self._read = self._done = self._missed = self._findings = 0
        self._all: int | None = None
        self._name = ""
        self._waits: dict[str, float] = {}
        self._at_pace: Callable[[int, int], float] = lambda done, more: 0.0  # noqa: ARG005 - nobody is asked
        self._lock = Lock()

    def expect(self, count: int | None) -> None:
        """Note how many articles there are in all; None where nobody knows."""
        self._all = count

    def paced(self, left: Callable[[int, int], float]) -> None:
        """Note who knows how many seconds more articles take at the paces, going by those that are done."""
        self._at_pace = left

    def reading(self, items: Iterable[Article | Miss]) -> Iterator[Article | Miss]:
        """Pass inputs on as they are read."""
        for item in items:
            if isinstance(item, Article):
                self._read, self._name = self._read + 1, item.id
            yield item

    def finished(self, item: ArticleReport | Miss) -> None:
        """Count one article's report; say which input could not be read or checked."""
        if isinstance(item, Miss):
            self._missed += 1
            say_miss(item)
            return
        self._done, self._findings, self._name = self._done + 1, self._findings + len(item.findings), item.article.id

    def went_on(self, name: str, found: int = 0) -> None:
        """Count one article that is done, in a command that makes no report of it."""
        self._done, self._findings, self._name = self._done + 1, self._findings + found, name
        self._read = max(self._read, self._done)

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
        of = max(self._all or 0, self._read)
        counts = f"{self._done}/{of} articles, {self._findings} credits, {now - self._began:.0f} s"
        name = "".join(char if char.isprintable() else "?" for char in self._name)
        return f"{self._bar()}{counts}{self._left(now)}{waits}{f': {name}' if name else ''}"

    def _bar(self) -> str:
        share = self._share()
        if share is None:
            return ""
        full = int(share * _WIDTH)
        return f"[{'#' * full}{'.' * (_WIDTH - full)}] {share:.0%}, "

    def _left(self, now: float) -> str:
        share = self._share()
        if not share or share == 1:
            return ""
        passed = self._done + self._missed
        at_pace = self._at_pace(passed, max(0, (self._all or 0) - passed))
        return f", about {_said(max(at_pace, (now - self._began) * (1 - share) / share))} left"

    def _share(self) -> float | None:
        passed = self._done + self._missed
        return min(1.0, passed / self._all) if self._all else None

    def __rich__(self) -> "Text":
        from rich.text import Text

        return Text(self.line(), no_wrap=True, overflow="ellipsis")


def _said(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


@contextmanager
def progress(
    quiet: bool, expected: Callable[[], int | None] | None = None, *, after: float = _AFTER
) -> Iterator[Progress]:
    """A progress bar for the time of a run, from `after` seconds on, gone when the run ends.

    `expected` counts the articles in all; it is called in a thread of its own, as counting a large folder takes time.
    """
    shown = Progress()
    if quiet or not sys.stderr.isatty():
        yield shown
        return
    if expected is not None:
        count = expected
        Thread(target=lambda: shown.expect(count()), daemon=True).start()
    bar = _Late(shown)
    timer = Timer(after, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield shown
    finally:
        timer.cancel()
        bar.stop()


class _Late:
    """A bar that may be stopped before it was ever started."""

    def __init__(self, shown: Progress) -> None:
        self._shown: Any = shown  # rich asks for the line four times a second, so that a wait counts down
        self._live: Live | None = None
        self._over, self._lock = False, Lock()

    def start(self) -> None:
        """Show the bar, unless the run is over."""
        from rich.console import Console
        from rich.live import Live

        with self._lock:
            if not self._over:
                self._live = Live(self._shown, console=Console(stderr=True), transient=True, redirect_stdout=False)
                self._live.start()

    def stop(self) -> None:
        """Take the bar away, and let none come any more."""
        with self._lock:
            self._over = True
            if self._live is not None:
                self._live.stop()
