"""`factcheck report`: a saved run again, in any format, with no network."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import Outputs, Shape
from factcheck.cli.output import targets, write
from factcheck.errors import InputError
from factcheck.model import Report


def report(
    results: Annotated[Path, typer.Argument(help="A report written by verify --format json.", show_default=False)],
    shape: Shape = None,
    output: Outputs = None,
) -> None:
    """Render a saved run again, in any format."""
    wanted = targets(shape, output or [])
    write(saved(results), wanted)


def saved(results: Path) -> Report:
    """The run that was saved in a file. Raises InputError where there is none."""
    from factcheck.formats.reading import load

    try:
        text = results.read_bytes()
    except OSError as error:
        way_out = "Write one with: factcheck verify PATHS -o results.json"
        raise InputError(f"cannot be read: {error.strerror}", place=str(results), way_out=way_out) from None
    try:
        return load(text)
    except InputError as error:
        raise InputError(error.message, place=str(results), way_out=error.way_out) from None
