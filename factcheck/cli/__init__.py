"""The command line: options -> objects -> pipeline -> format -> exit code.

This room alone imports typer, reads the environment, prints and exits. Commands load what they need when they run, so
that `factcheck --help` answers at once; a run loads its own command alone.
"""

import sys
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer

from factcheck.cli.exits import MEANINGS, guarded
from factcheck.version import __version__

_COMMANDS = (
    "verify", "extract", "check", "explain", "report", "recheck", "decide", "rules", "record", "init", "doctor"
)  # fmt: skip
_GROUPS = ("outlets", "cache", "archive")


@cache
def application(only: str = "") -> typer.Typer:
    """The command line: every command, or where `only` is the name of one, that one alone, which starts sooner."""
    app = typer.Typer(
        name="factcheck",
        help="Check what articles attribute to an outlet against the outlet's own pages.",
        epilog="It compares words with pages; a person decides. Exit codes: "
        + ", ".join(f"{code} {meaning}" for code, meaning in MEANINGS.items())
        + ".",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    wanted = {only} & {*_COMMANDS, *_GROUPS} or {*_COMMANDS, *_GROUPS}
    for name in _COMMANDS:
        if name in wanted:
            app.command(name)(guarded(getattr(_module(name), name)))
    for name in _GROUPS:
        if name in wanted:
            app.add_typer(_module(name).app, name=name)
    return app


def _module(name: str) -> Any:
    return import_module(f"factcheck.cli.{name}")


def __getattr__(name: str) -> typer.Typer:
    """`app` is the whole command line, made when it is asked for."""
    if name == "app":
        return application()
    raise AttributeError(name)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Check what articles attribute to an outlet against the outlet's own pages."""


def main() -> None:
    """Run the command line."""
    try:
        guarded(_run)()  # what typer itself prints, as --help, may meet a full disk too
    except typer.Exit as end:
        sys.exit(end.exit_code)


def _run() -> None:
    application(next(iter(sys.argv[1:]), ""))()
