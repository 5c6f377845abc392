"""Where reports go: one format to stdout, any number to files."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from factcheck.cli.exits import let_go, say
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import ArticleReport, Miss, Report, Run

if TYPE_CHECKING:
    from markdown_it.token import Token

    from factcheck.protocols import Format

_BY_SUFFIX = {".md": "markdown", ".markdown": "markdown", ".htm": "html", ".xml": "junit"}


@dataclass(frozen=True, slots=True)
class Target:
    """One place for one format; `path` None is stdout. `by_default` where nobody asked for the format."""

    name: str
    path: Path | None
    render: "Format"
    by_default: bool = False

    def write(self, report: Report) -> None:
        """Render the report and put it there. Raises UsageError when it cannot be written."""
        if self.path is None and self.name == "markdown" and self._on_terminal():
            _show(report)
            return
        text = self.render(report)
        try:
            if self.path is None:
                typer.echo(text, nl=False)
                return
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except BrokenPipeError:  # whoever reads stdout has read enough; the exit code and the files are still wanted
            let_go()
        except OSError as error:
            place = "standard output" if self.path is None else str(self.path)
            raise UsageError(f"cannot be written: {error.strerror}", place=place) from None

    def _on_terminal(self) -> bool:
        """True for a terminal, and where FORCE_COLOR asks for its looks and nobody asked for Markdown by name."""
        return sys.stdout.isatty() or (self.by_default and os.environ.get("FORCE_COLOR", "") not in {"", "0"})


def write(report: Report, targets: list[Target]) -> None:
    """Write a report to every target; what one of them cannot take costs the others nothing.

    Where none of the files could be written the report goes to stdout, so that a long run is not lost to a full disk.
    Raises UsageError for the first that failed, once all were tried.
    """
    failed: list[tuple[Target, FactcheckError]] = []
    for target in targets:
        try:
            target.write(report)
        except FactcheckError as error:
            failed.append((target, error))
    for _, more in failed[1:]:
        say(str(more))
    if failed:
        target, first = failed[0]
        if len(failed) == len(targets) and target.path is not None:
            replace(target, path=None).write(report)
        raise first


def _show(report: Report) -> None:
    """Markdown for a terminal, where folded parts would stay shut.

    NO_COLOR, FORCE_COLOR and the window's width are respected.
    """
    from rich.console import Console
    from rich.markdown import Markdown

    from factcheck.formats.markdown import terminal

    shown = Markdown(terminal(report))
    _embolden(shown.parsed)
    Console().print(shown)


def _embolden(tokens: "list[Token]") -> None:
    """Have `<b>` seen, which marks the words that differ where `**` would not be taken for a mark: rich drops HTML."""
    kinds: dict[str, tuple[str, Literal[-1, 1]]] = {"<b>": ("strong_open", 1), "</b>": ("strong_close", -1)}
    for token in tokens:
        if token.type == "html_inline" and token.content in kinds:
            token.type, token.nesting = kinds[token.content]
            token.tag, token.content = "strong", ""
        _embolden(token.children or [])


class Sink:
    """Takes reports as they come and, at the end, writes them to every target."""

    def __init__(self, targets: list[Target]) -> None:
        from factcheck.formats.holding import Holding

        self._targets, self._holding = targets, Holding()
        self._articles: list[ArticleReport] = []
        self._misses: list[Miss] = []

    @property
    def files(self) -> frozenset[Path]:
        """The files that it writes, resolved: a folder that holds them has them from the run before, as no articles."""
        return frozenset(target.path.resolve() for target in self._targets if target.path is not None)

    @property
    def streams_to_terminal(self) -> bool:
        """Whether lines appear on the terminal while the run is going on, where a bar would be in their way."""
        return False

    def take(self, item: ArticleReport | Miss) -> None:
        """Keep one article's report, or one input that could not be read."""
        if isinstance(item, Miss):
            self._misses.append(item)
        else:
            self._articles.append(self._holding.lean(item))

    def close(self, run: Run) -> None:
        """Write everything."""
        write(Report(run, tuple(self._articles), tuple(self._misses)), self._targets)


class Stream(Sink):
    """JSON lines on stdout alone: each finding is printed as it comes and nothing is kept."""

    def __init__(self, language: str) -> None:
        from factcheck.formats.excerpts import Excerpts

        super().__init__([])
        self._excerpts, self._language = Excerpts(), language

    @property
    def streams_to_terminal(self) -> bool:
        """As in Sink."""
        return sys.stdout.isatty()

    def take(self, item: ArticleReport | Miss) -> None:
        """Print one article's findings."""
        from factcheck.formats.jsonl import lines

        if not isinstance(item, Miss):
            for line in lines(item, self._excerpts, language=self._language):
                typer.echo(line)


def sink(targets: list[Target], language: str) -> Sink:
    """What the reports of a run go into."""
    only = targets[0] if len(targets) == 1 else None
    if only is not None and only.name == "jsonl" and only.path is None:
        return Stream(language)
    return Sink(targets)


def targets(stdout: str | None, outputs: list[str]) -> list[Target]:
    """The targets that `--format` and `--output` name; Markdown on stdout when neither does.

    Raises PluginError for a format that nobody declares, before anything is read.
    """
    from factcheck.plugins import format_named, names

    known = names("formats")
    made = (
        []
        if stdout is None and outputs
        else [Target(stdout or "markdown", None, format_named(stdout or "markdown"), by_default=stdout is None)]
    )
    for entry in outputs:
        head, sign, tail = entry.partition("=")
        named = bool(sign) and (head in known or head.replace("-", "").isalnum())  # ./a=b.md is a file of that name
        name = head if named else _by_suffix(entry, known)
        path = Path(tail if named else entry)
        if path.is_dir():
            raise UsageError("is a folder", place=entry, way_out="Name the file that the report should go to")
        made.append(Target(name, path, format_named(name)))
    return made


def _by_suffix(entry: str, known: list[str]) -> str:
    suffix = Path(entry).suffix.lower()
    if name := _BY_SUFFIX.get(suffix):
        return name
    if suffix[1:] in known:
        return suffix[1:]
    raise UsageError(
        "which format should that be?", place=entry, way_out=f"Write FORMAT={entry}, with one of: {', '.join(known)}"
    )
