"""`factcheck record`: the one command that writes cassettes."""

from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.common import Config, Paths, Quiet, inputs, kit_for, settings_from, web_for
from factcheck.cli.exits import FAILED, say
from factcheck.cli.progress import progress
from factcheck.errors import UsageError
from factcheck.model import Article, Miss


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
    quiet: Quiet = False,
    config: Config = None,
) -> None:
    """Check the articles live and write what the outlets answered to cassettes, for runs without a network."""
    from factcheck.pipeline.record import record as recorded

    settings = settings_from(config)
    if settings.cassettes is None:
        raise UsageError("no folder for cassettes is set", way_out='Set cassettes = "cassettes" in factcheck.toml')
    with progress(quiet) as shown, web_for(settings) as web:
        kit = kit_for(settings, web, record=mode.value, label=label)
        items = list(shown.reading(inputs(paths, settings, web)))
        for miss in (item for item in items if isinstance(item, Miss)):
            shown.finished(miss)
        articles = [item for item in items if isinstance(item, Article)]
        for path in recorded(articles, kit):
            say(f"wrote {path}")
    if any(isinstance(item, Miss) for item in items):
        raise typer.Exit(FAILED)
