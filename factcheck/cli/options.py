"""The options of `verify`, each with its help, in the order in which `--help` shows them."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from factcheck.settings import FailOn, Language, Privacy


def formats(incomplete: str) -> list[str]:
    """The names of formats that begin so, for the shell's completion."""
    from factcheck.plugins import names

    return [name for name in names("formats") if name.startswith(incomplete)]


EngineName = Literal["auto", "threads", "processes", "dask"]

Shape = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="Format of the report on stdout.  [default: markdown]",
        show_default=False,
        autocompletion=formats,
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", help="Write to FILE, or FORMAT=FILE; may be given again.", show_default=False),
]
Offline = Annotated[
    bool | None, typer.Option("--offline", help="Replay only: go nowhere; what is missing is unreachable.")
]
PrivacyLevel = Annotated[
    Privacy | None,
    typer.Option(help="auto, public, draft or offline: what may leave this machine.", show_default=False),
]
FailFrom = Annotated[
    FailOn | None, typer.Option(help="Exit 1 from this level on: error, warning, note or never.", show_default=False)
]
FailOnUnverifiable = Annotated[
    bool | None, typer.Option("--fail-on-unverifiable", help="Exit 4 when a credit could not be checked.")
]
MaxUnverified = Annotated[
    str | None,
    typer.Option(metavar="N|N%", help="Exit 4 when more credits than these could not be checked.", show_default=False),
]
FailIfEmpty = Annotated[bool | None, typer.Option("--fail-if-empty", help="Exit 3 when there is nothing to check.")]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit 0 whatever is found; 2 where the job could not be done.")
]
DiffBase = Annotated[
    str | None,
    typer.Option(
        metavar="REF",
        help="Only claims on lines changed since this revision of git; auto: since a pull request's base, all outside"
        " of one.",
        show_default=False,
    ),
]
Lock = Annotated[
    bool, typer.Option("--lock", help="Pin what was found, and on which page, in sources.lock beside the articles.")
]
Locked = Annotated[
    bool,
    typer.Option("--locked", help="Settle what sources.lock has by it, and ask only about what is new or changed."),
]
ReportLanguage = Annotated[Language | None, typer.Option(help="Language of the report: en or de.", show_default=False)]
MaxRequests = Annotated[
    int | None, typer.Option(help="Ask at most so often in all; the rest is not reached.", show_default=False)
]
TimeLimit = Annotated[float | None, typer.Option(help="Seconds after which nothing more is asked.", show_default=False)]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", help="Articles that are checked at a time, by processes at most one a core.", min=1,
                 max=64, show_default=False),
]  # fmt: skip
Engine = Annotated[
    EngineName,
    typer.Option(
        help="Where articles are checked: threads wait for the network, processes share the matching, dask is a"
        " cluster. auto: processes where much is checked and nothing asked."
    ),
]
Scheduler = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS", help="The scheduler of a Dask cluster; else one of this machine.", show_default=False
    ),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="Keep what is finished in FOLDER; the same command again goes on from there.",
        show_default=False,
    ),
]
ShowSettings = Annotated[bool, typer.Option("--show-settings", help="Print the settings in force and stop.")]
PlanOnly = Annotated[bool, typer.Option("--plan", help="List the hosts and words that would be sent; send nothing.")]
Untrusted = Annotated[
    bool,
    typer.Option(
        "--untrusted",
        help="Check what a stranger wrote: settings of the base revision, no keys, known hosts alone. On a fork's pull"
        " request by itself.",
    ),
]
