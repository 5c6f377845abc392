"""`factcheck verify`: the main job."""

import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.common import Config, Quiet, SomePaths, inputs, kit_for, settings_from, web_for
from factcheck.cli.exits import INTERRUPTED, Tally, say
from factcheck.cli.output import Sink, sink, targets
from factcheck.cli.progress import Progress, progress
from factcheck.errors import UsageError
from factcheck.model import Article, ArticleReport, Miss, Run
from factcheck.settings import FailOn, Language, Privacy
from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.pipeline import Kit
    from factcheck.settings import Settings


def verify(
    paths: SomePaths = None,
    shape: Annotated[
        str | None,
        typer.Option("--format", help="Format of the report on stdout.  [default: markdown]", show_default=False),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", help="Write to FILE, or FORMAT=FILE; may be given again.", show_default=False),
    ] = None,
    offline: Annotated[
        bool | None, typer.Option("--offline", help="Replay only: go nowhere; what is missing is unreachable.")
    ] = None,
    privacy: Annotated[
        Privacy | None,
        typer.Option(help="auto, public, draft or offline: what may leave this machine.", show_default=False),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="Exit 1 from this level on: error, warning, note or never.", show_default=False),
    ] = None,
    fail_on_unverifiable: Annotated[
        bool | None, typer.Option("--fail-on-unverifiable", help="Exit 4 when a credit could not be checked.")
    ] = None,
    max_unverified: Annotated[
        str | None,
        typer.Option(
            metavar="N|N%", help="Exit 4 when more credits than these could not be checked.", show_default=False
        ),
    ] = None,
    fail_if_empty: Annotated[
        bool | None, typer.Option("--fail-if-empty", help="Exit 3 when there is nothing to check.")
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever is found; 2 where the job could not be done.")
    ] = False,
    lang: Annotated[Language | None, typer.Option(help="Language of the report: en or de.", show_default=False)] = None,
    max_requests: Annotated[
        int | None, typer.Option(help="Ask at most so often in all; the rest is not reached.", show_default=False)
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconds after which nothing more is asked.", show_default=False)
    ] = None,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Print the settings in force and stop.")
    ] = False,
    quiet: Quiet = False,
    config: Config = None,
) -> None:
    """Check what the articles attribute to outlets, and write a report."""
    settings = settings_from(
        config, offline=offline, privacy=privacy, fail_on=fail_on, fail_on_unverifiable=fail_on_unverifiable,
        max_unverified=max_unverified, fail_if_empty=fail_if_empty, lang=lang, max_requests=max_requests,
        time_limit=time_limit,
    )  # fmt: skip
    if show_settings:
        _show(settings)
        return
    if not paths:
        raise UsageError("which articles?", way_out="Name files, folders, globs or - for stdin: factcheck verify PATHS")
    wanted = targets(shape, output or [])
    tally = Tally()
    with progress(quiet) as shown:
        interrupted = _run(paths, settings, sink(wanted, settings.lang), tally, shown)
    if interrupted:
        say("interrupted; the report holds what was finished")
        raise typer.Exit(INTERRUPTED)
    if code := tally.code(settings, exit_zero=exit_zero):
        raise typer.Exit(code)


def _run(paths: list[str], settings: "Settings", to: Sink, tally: Tally, shown: Progress) -> bool:
    """Check everything and hand it to the sink; True when it was interrupted on the way."""
    started, began = datetime.now(UTC), time.monotonic()
    interrupted = False
    with web_for(settings) as web:
        kit = kit_for(settings, web)
        try:
            for item in _reports(shown.reading(inputs(paths, settings, web)), kit):
                tally.add(item)
                shown.finished(item)
                to.take(item)
        except KeyboardInterrupt:
            interrupted = True
    policy = f"{settings.quotes}-quotes"
    to.close(Run(__version__, started, time.monotonic() - began, policy, settings.offline, settings.lang))
    return interrupted


def _reports(items: Iterable[Article | Miss], kit: "Kit") -> Iterator[ArticleReport | Miss]:
    from factcheck.pipeline import verify as reports

    return reports(items, kit)


def _show(settings: "Settings") -> None:
    import msgspec

    plain = msgspec.to_builtins(settings, enc_hook=str)
    typer.echo(msgspec.json.format(msgspec.json.encode(plain), indent=2).decode())
