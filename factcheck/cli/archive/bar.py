"""The bar of `archive add` on stderr: how many of the files are done, and what became of them. None for a pipe."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class Silent:
    """Where nobody looks."""

    def begun(self, path: Path) -> None:
        """Note that a file is being read."""

    def show(self, line: str) -> None:
        """Show where it is."""


class Shown(Silent):
    """A bar of so many files."""

    def __init__(self, files: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (BarColumn(20), MofNCompleteColumn(), TextColumn("files, {task.description}", markup=False))
        self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task, self._line, self._files = self.progress.add_task("", total=files), "", 0

    def begun(self, path: Path) -> None:
        """Show its name."""
        name = "".join(char if char.isprintable() else "?" for char in path.name)
        self.progress.update(self._task, completed=self._files, description=f"{self._line}: {name}")
        self._files += 1

    def show(self, line: str) -> None:
        """Show the counts."""
        self._line = line
        self.progress.update(self._task, description=line)


@contextmanager
def bar(paths: Sequence[str], *, quiet: bool) -> Iterator[Silent]:
    """A bar over the files behind `paths`, where stderr is a terminal and somebody wants it."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    from factcheck.archive.inputs import Found, found_in

    shown = Shown(sum(isinstance(one, Found) for path in paths for one in found_in(path)))
    with shown.progress:
        yield shown
