"""Runs the command line in this process, which is what most tests of a command need."""

from click.testing import Result
from typer.testing import CliRunner

from factcheck.cli import app


def factcheck(*args: str, **environment: str) -> Result:
    """The result of `factcheck ARGS`, with stdout and stderr apart."""
    return CliRunner().invoke(app, [str(arg) for arg in args], env=environment)
