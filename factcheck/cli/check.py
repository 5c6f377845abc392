"""`factcheck check`: claims against given texts; nothing is fetched."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from factcheck.cli.exits import FAILED, say
from factcheck.errors import InputError, UsageError


class Shape(StrEnum):
    """How the answers are written."""

    JSONL = "jsonl"


def check(
    pairs: Annotated[
        Path,
        typer.Option(
            "--pairs", help='JSON lines of {"id", "claim", "source_text", "kind"?}; - for stdin.', show_default=False
        ),
    ],
    shape: Annotated[Shape, typer.Option("--format", help="One JSON object a line.")] = Shape.JSONL,  # noqa: ARG001 - one shape so far
) -> None:
    """Lay claims on given texts and say what differs, one answer a line."""
    from factcheck.pairs import check as answers

    broken: list[InputError] = []
    for answer in answers(_rows(pairs, broken)):
        typer.echo(json.dumps(answer, ensure_ascii=False))
    for error in broken:
        say(str(error))
    if broken:
        raise typer.Exit(FAILED)


def _rows(path: Path, broken: list[InputError]) -> Iterator[dict[str, Any]]:
    if str(path) != "-" and not path.is_file():
        raise UsageError("no such file", place=str(path), way_out="Check the path after --pairs")
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                broken.append(
                    InputError(f"not JSON: {error}", place=f"{path}:{number}", way_out="Mend or drop that line")
                )
                continue
            missing = [key for key in ("id", "claim", "source_text") if not isinstance(row, dict) or key not in row]
            if missing:
                wants = InputError(
                    f"has no {', '.join(missing)}", place=f"{path}:{number}", way_out="Each line needs all three"
                )
                broken.append(wants)
                continue
            yield row


def _opened(path: Path) -> TextIO:
    return sys.stdin if str(path) == "-" else path.open(encoding="utf-8-sig", newline="\n")
