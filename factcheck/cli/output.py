"""Where reports go: one format to stdout, any number to files."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.protocols import Format

_BY_SUFFIX = {".md": "markdown", ".markdown": "markdown", ".json": "json", ".jsonl": "jsonl"}


@dataclass(frozen=True, slots=True)
class Target:
    """One place for one format; `path` None is stdout."""

    name: str
    path: Path | None
    render: "Format"

    def write(self, report: "Report") -> None:
        """Render the report and put it there. Raises UsageError when the file cannot be written."""
        text = self.render(report)
        if self.path is None:
            typer.echo(text, nl=False)
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise UsageError(f"cannot be written: {error.strerror}", place=str(self.path)) from None


def targets(stdout: str | None, outputs: list[str]) -> list[Target]:
    """The targets that `--format` and `--output` name; Markdown on stdout when neither does.

    Raises PluginError for a format that nobody declares, before anything is read.
    """
    from factcheck.plugins import format_named, names

    known = names("formats")
    made = (
        [] if stdout is None and outputs else [Target(stdout or "markdown", None, format_named(stdout or "markdown"))]
    )
    for entry in outputs:
        head, sign, tail = entry.partition("=")
        name = head if sign and head in known else _by_suffix(entry, known)
        path = Path(tail if sign and head in known else entry)
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
