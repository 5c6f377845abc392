"""`factcheck record`: the one command that writes cassettes."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.common import Config, Paths, Quiet, Verbose, inputs, kit_for, settings_from, web_for
from factcheck.cli.exits import FAILED, is_failure, say
from factcheck.cli.expected import expected
from factcheck.cli.progress import progress
from factcheck.cli.trust import from_fork
from factcheck.errors import UsageError
from factcheck.model import Article, Miss
from factcheck.settings import Settings
from factcheck.vcs import would_track


class Mode(StrEnum):
    """VCR's record modes."""

    ONCE = "once"
    NEW_EPISODES = "new_episodes"
    ALL = "all"


def record(
    paths: Paths,
    mode: Annotated[
        Mode,
        typer.Option(
            help="once: only where no cassette is yet; new_episodes: add what is missing; all: everything anew."
        ),
    ] = Mode.ONCE,
    label: Annotated[str, typer.Option(help="What the cassettes are, in their first lines.", show_default=False)] = "",
    rights: Annotated[
        str,
        typer.Option(
            metavar="TEXT",
            help="By what right other people's pages are kept in a repository; it stands in the cassettes.",
            show_default=False,
        ),
    ] = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    config: Config = None,
) -> None:
    """Check the articles live and write what the outlets answered to cassettes, for runs without a network."""
    from factcheck.pipeline.record import record as recorded

    if from_fork(os.environ):
        raise UsageError("nothing is recorded for a fork's pull request", way_out="Record on a branch of your own")
    settings = settings_from(config)
    _check(settings, rights.strip())
    told = "; ".join(filter(None, (label.strip(), rights.strip())))
    with (
        progress(quiet, lambda: expected(paths, settings)) as shown,
        web_for(settings, waiting=shown.waiting, verbose=verbose) as web,
    ):
        kit = kit_for(settings, web, record=mode.value, label=told)
        items = list(shown.reading(inputs(paths, settings, web)))
        for miss in (item for item in items if isinstance(item, Miss)):
            shown.finished(miss)
        articles = [item for item in items if isinstance(item, Article)]
        for path in recorded(articles, kit):
            say(f"wrote {path}")
    if any(isinstance(item, Miss) and is_failure(item) for item in items):
        raise typer.Exit(FAILED)


def _check(settings: Settings, rights: str) -> None:
    """Raise UsageError unless these recordings may be made."""
    if settings.cassettes is None:
        raise UsageError("no folder for cassettes is set", way_out='Set cassettes = "cassettes" in factcheck.toml')
    folder = settings.root / settings.cassettes
    if not rights and would_track(folder / "recording.yaml"):
        raise UsageError(
            "other people's pages would go into a git repository",
            place=str(folder),
            way_out='Say by what right with --rights "TEXT", or add the folder to .gitignore',
        )
