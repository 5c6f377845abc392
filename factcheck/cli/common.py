"""What several commands share: their options, and how settings, inputs and tools are put together."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.errors import SettingsError
from factcheck.model import Article, Miss
from factcheck.settings import Settings, find, load

if TYPE_CHECKING:
    from factcheck.fetch import Web
    from factcheck.outlets import OutletTable
    from factcheck.pipeline import Kit

_ARTICLES = typer.Argument(
    help="Articles: files (.txt, .md, .html, .jsonl), folders, globs, addresses, or - for stdin.", show_default=False
)
Paths = Annotated[list[str], _ARTICLES]
Files = Annotated[
    list[str],
    typer.Argument(
        help="Articles: files (.txt, .md, .html, .jsonl), folders, globs, or - for stdin.", show_default=False
    ),
]
SomePaths = Annotated[list[str] | None, _ARTICLES]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", help="Settings file; else the nearest factcheck.toml or pyproject.toml upwards.", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress line and no hints on stderr.")]


def settings_from(config: Path | None, **overrides: Any) -> Settings:
    """The settings of this run: defaults, the file over them, the command line over both."""
    if config is not None and not config.is_file():
        raise SettingsError("no such settings file", place=str(config), way_out="Check the path after --config")
    settings = load(config or find(Path.cwd()), overrides)
    if settings.store is None and (folder := os.environ.get("FACTCHECK_STORE")):
        return load(config or find(Path.cwd()), {**overrides, "store": folder})
    return settings


def inputs(paths: list[str], settings: Settings, web: "Web | None" = None) -> Iterator[Article | Miss]:
    """The articles behind `paths`, read as they are asked for."""
    from factcheck.read import read

    get = web.page if web is not None else None
    yield from read(
        paths,
        root=settings.root,
        max_bytes=settings.max_article_bytes,
        stdin=sys.stdin.buffer if sys.stdin else None,
        get=get,
    )


def outlet_table(settings: Settings) -> "OutletTable":
    """The outlet table with the user's own outlets over it."""
    from factcheck.outlets import load as table

    return table(entry.outlet() for entry in settings.outlets)


def web_for(settings: Settings) -> "Web":
    """The one door, with the bounds that the settings put on a run."""
    from factcheck.fetch import Terms, Web

    return Web(
        settings,
        terms=Terms(
            settings.max_requests, settings.max_requests_per_host, settings.time_limit, settings.tdm, settings.proxy
        ),
    )


def kit_for(settings: Settings, web: "Web", **recording: Any) -> "Kit":
    """All that a run works with."""
    from factcheck.pipeline import Kit
    from factcheck.plugins import discoverers

    return Kit(settings, outlet_table(settings), discoverers(settings.discoverers, os.environ), web, **recording)


def sized(count: int) -> str:
    """A number of bytes as people say it: "12 B", "3.4 kB", "1.2 GB"."""
    size, unit = float(count), "B"
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
