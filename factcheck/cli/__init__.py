"""The command line: options -> objects -> pipeline -> format -> exit code.

This room alone imports typer, reads the environment, prints and exits. Commands load what they need when they run, so
that `factcheck --help` answers at once.
"""

import sys
from typing import Annotated

import typer

from factcheck.cli import cache, check, decide, doctor, explain, extract, outlets, record, report, rules, verify
from factcheck.cli.exits import guarded
from factcheck.version import __version__

app = typer.Typer(
    name="factcheck",
    help="Check what articles attribute to an outlet against the outlet's own pages.",
    epilog="It compares words with pages; a person decides. Exit codes: 0 nothing to look at, 1 findings, 2 the tool"
    " could not do all of its job, 3 nothing to check, 4 not checkable, 130 interrupted.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("verify")(guarded(verify.verify))
app.command("extract")(guarded(extract.extract))
app.command("check")(guarded(check.check))
app.command("explain")(guarded(explain.explain))
app.command("report")(guarded(report.report))
app.command("decide")(guarded(decide.decide))
app.command("rules")(guarded(rules.rules))
app.command("record")(guarded(record.record))
app.command("doctor")(guarded(doctor.doctor))
app.add_typer(outlets.app, name="outlets")
app.add_typer(cache.app, name="cache")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Check what articles attribute to an outlet against the outlet's own pages."""


def main() -> None:
    """Run the command line."""
    try:
        guarded(app)()  # what typer itself prints, as --help, may meet a full disk too
    except typer.Exit as end:
        sys.exit(end.exit_code)
