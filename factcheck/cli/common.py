"""What several commands share: their options, and how settings, inputs and tools are put together."""

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.exits import say
from factcheck.cli.keys import keys_of
from factcheck.cli.trust import TRUSTED, Trust, may_ask, no_such_file, settings_text, text_at_base, trust_in
from factcheck.errors import FactcheckError
from factcheck.model import Article, Miss, Reason
from factcheck.settings import Settings, find, load

if TYPE_CHECKING:
    import httpx

    from factcheck.archive import Shelf
    from factcheck.fetch import Terms, Web
    from factcheck.fetch.call import Told
    from factcheck.outlets import OutletTable
    from factcheck.pipeline import Kit

NETWORK: "ContextVar[httpx.BaseTransport | None]" = ContextVar("network", default=None)
"""What stands in for the network: for runs against a newsroom on this machine, and to be had from Python alone."""

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
_OUTSIDE = "leads out of the project, which a stranger's article may not; copy it into the project"
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say on stderr what was asked where, and what came of it.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress line and no hints on stderr.")]


def settings_from(config: Path | None, trust: Trust | None = None, **overrides: Any) -> Settings:
    """The settings of this run: defaults, the file over them, the command line over both.

    For what a stranger wrote the file is the base revision's. Where no trust is given, the environment tells whether it
    is a stranger's work.
    """
    trust = trust or trust_in(False, os.environ, Path.cwd())
    path, text = _settings_file(config, trust)
    settings = load(path, overrides, text=text)
    if settings.store is None and (folder := os.environ.get("FACTCHECK_STORE")):
        settings = load(path, {**overrides, "store": folder}, text=text)
    return settings


def _settings_file(config: Path | None, trust: Trust) -> tuple[Path | None, str | None]:
    """Where the settings stand, and their text where it is not what the file holds now."""
    if trust.untrusted:
        return settings_text(trust, config, Path.cwd()) or (None, None)
    if config is not None and not config.is_file():
        raise no_such_file(config)
    return config or find(Path.cwd()), None


def inputs(
    paths: list[str],
    settings: Settings,
    web: "Web | None" = None,
    trust: Trust = TRUSTED,
    *,
    leave_out: Collection[Path] = (),
) -> Iterator[Article | Miss]:
    """The articles behind `paths`, read as they are asked for; of a stranger's none that lies outside the project.

    `leave_out` is as in `read`.
    """
    from factcheck.read import read

    root = settings.root.resolve()
    for item in read(
        paths,
        root=settings.root,
        max_bytes=settings.max_article_bytes,
        stdin=sys.stdin.buffer if sys.stdin else None,
        get=web.page if web is not None else None,
        exclude=settings.exclude,
        leave_out=leave_out,
    ):
        path = item.path if isinstance(item, Article) and trust.untrusted else None
        if isinstance(item, Article) and path is not None and not path.resolve().is_relative_to(root):
            yield Miss(item.id, "read", Reason.FORBIDDEN_ADDRESS, _OUTSIDE)
        else:
            yield item


def outlet_table(settings: Settings) -> "OutletTable":
    """The outlet table with the user's own outlets over it."""
    from factcheck.outlets import load as table

    return table(entry.outlet() for entry in settings.outlets)


def terms_for(
    settings: Settings,
    trust: Trust = TRUSTED,
    waiting: "Callable[[str, float], None] | None" = None,
    told: "Callable[[Told], None] | None" = None,
) -> "Terms":
    """The bounds that the settings put on a run, and for what a stranger wrote the hosts that it may ask."""
    from factcheck.fetch import Terms
    from factcheck.plugins import addresses

    keys = {} if trust.untrusted else keys_of(os.environ)
    return Terms(
        settings.max_requests,
        settings.max_requests_per_host,
        settings.time_limit,
        settings.tdm,
        settings.proxy,
        may_ask=may_ask(outlet_table(settings)) if trust.untrusted else None,
        own=addresses(settings.discoverers, keys),
        waiting=waiting,
        told=told,
    )


def web_for(
    settings: Settings,
    trust: Trust = TRUSTED,
    waiting: "Callable[[str, float], None] | None" = None,
    *,
    verbose: bool = False,
    heard: "Callable[[Told], None] | None" = None,
) -> "Web":
    """The one door. `waiting` is told each wait for a turn: the host and the seconds.

    `verbose` says each exchange, `heard` is told it.
    """
    from factcheck.cli.verbose import teller
    from factcheck.fetch import Web

    told = _both(teller(keys_of(os.environ)), heard) if verbose else heard
    return Web(settings, network=NETWORK.get(), terms=terms_for(settings, trust, waiting, told))


def _both(one: "Callable[[Told], None]", other: "Callable[[Told], None] | None") -> "Callable[[Told], None]":
    def told(exchange: "Told") -> None:
        one(exchange)
        if other is not None:
            other(exchange)

    return told


def kit_for(settings: Settings, web: "Web", trust: Trust = TRUSTED, **recording: Any) -> "Kit":
    """All that a run works with; for what a stranger wrote without keys, and with the recordings of the base."""
    from factcheck.pipeline import Kit
    from factcheck.plugins import discoverers

    keys = {} if trust.untrusted else keys_of(os.environ)
    if trust.untrusted:
        recording["recorded"] = text_at_base(trust)
    shelf = None if trust.untrusted else shelf_for(settings)
    named = discoverers(settings.discoverers, keys, shelf)
    return Kit(settings, outlet_table(settings), named, web, archive=shelf, **recording)


def shelf_for(settings: Settings) -> "Shelf | None":
    """The newsroom's archive, None where none is set. Raises ArchiveError where it cannot be read.

    What a stranger wrote is not laid beside it: the report would show him what it holds.
    """
    if settings.archive is None:
        return None
    from factcheck.archive import Place, Shelf

    return Shelf(Place(settings.root / settings.archive))


def sized(count: int) -> str:
    """A number of bytes as people say it: "12 B", "3.4 kB", "1.2 GB"."""
    size, unit = float(count), "B"
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"


def near(path: Path) -> Path:
    """A path as somebody who stands here calls it."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def union_hint(path: Path) -> None:
    """Say how git keeps both sides' lines of a file that two people add to, where it does not yet."""
    from factcheck.vcs import merges_by_union

    try:
        merged = merges_by_union(path)
    except FactcheckError:
        return
    if not merged:
        say(f"so that git keeps both sides' lines when it merges, add to .gitattributes: {path.name} merge=union")
