"""`factcheck cache`: what earlier runs kept of what they read, and how to be rid of it.

As with `pip cache` and `uv cache` nothing asks back: what is forgotten can be fetched again.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.common import Config, settings_from, sized
from factcheck.cli.exits import guarded, say, tell
from factcheck.errors import SettingsError, UsageError

if TYPE_CHECKING:
    from factcheck.fetch.store import Kept, Store

_MOST_HOSTS = 20

app = typer.Typer(
    help="Show or forget the pages that are kept on this machine.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("info")
@guarded
def info(
    shape: Annotated[Literal["text", "json"], typer.Option("--format", help="text or json.")] = "text",
    config: Config = None,
) -> None:
    """Say where pages are kept, how many, of which hosts, and since when."""
    folder = _folder(config)
    with opened(folder) as store:
        kept, hosts = (store.info(), store.hosts()) if store else (None, [])
    if shape == "json":
        typer.echo(_as_json(folder, kept, hosts))
    else:
        tell("\n".join(_as_text(folder, kept, hosts)))


@app.command("prune")
@guarded
def prune(config: Config = None) -> None:
    """Forget what is too old to be used."""
    _forget(config, lambda store: store.prune())


@app.command("clear")
@guarded
def clear(config: Config = None) -> None:
    """Forget everything."""
    _forget(config, lambda store: store.purge())


@app.command("purge")
@guarded
def purge(
    url: Annotated[str | None, typer.Option(help="Forget this address.", show_default=False)] = None,
    host: Annotated[str | None, typer.Option(help="Forget this host and those under it.", show_default=False)] = None,
    config: Config = None,
) -> None:
    """Forget one address, or one host: when an outlet asks for it, say."""
    from factcheck.fetch.address import bare

    if (url is None) == (host is None):
        raise UsageError("forget what?", way_out="Give one of --url ADDRESS and --host HOST; `clear` forgets all")
    if host is not None and not host.strip(". "):
        raise UsageError("no host is named", place="--host", way_out="Give one, as in --host example.org")
    named = host.strip(". ").lower() if host else None
    _forget(config, lambda store: store.purge(url=bare(url) if url else None, host=named))


def _forget(config: Path | None, forget: "Callable[[Store], int]") -> None:
    folder = _folder(config)
    with opened(folder) as store:
        if store is None:
            say(f"nothing is kept in {folder}")
            return
        before, count = store.info().size, forget(store)
        store.compact()
        say(f"forgot {count:,} addresses, {sized(before - store.info().size)}, in {folder}")


def _folder(config: Path | None) -> Path:
    from factcheck.fetch.store import place

    folder = place(settings_from(config))
    if folder is None:
        way_out = 'Set store = ".factcheck" in factcheck.toml, or FACTCHECK_STORE'
        raise UsageError("no store is set: pages are kept in memory, for one run", way_out=way_out)
    return folder


@contextmanager
def opened(folder: Path) -> "Iterator[Store | None]":
    """The store in `folder`, None where nothing was ever kept there. Raises SettingsError where it fails."""
    from factcheck.fetch.store import FILE, Store

    if not (folder / FILE).is_file():
        yield None
        return
    store = Store(folder, lambda: datetime.now(UTC), tidy=False)
    try:
        yield store
    except sqlite3.Error as error:
        way_out = "Try again when the other run is done" if "locked" in str(error) else "Delete that file"
        raise SettingsError(f"the store fails: {error}", place=str(folder / FILE), way_out=way_out) from None
    finally:
        store.close()


def _as_json(folder: Path, kept: "Kept | None", hosts: list[tuple[str, int]]) -> str:
    table = {
        "schema": "factcheck.cache/1",
        "folder": str(folder),
        "pages": kept.pages if kept else 0,
        "failures": kept.failures if kept else 0,
        "bytes": kept.size if kept else 0,
        "oldest": kept.oldest.isoformat() if kept and kept.oldest else None,
        "newest": kept.newest.isoformat() if kept and kept.newest else None,
        "hosts": dict(hosts),
    }
    return json.dumps(table, indent=2)


def _as_text(folder: Path, kept: "Kept | None", hosts: list[tuple[str, int]]) -> Iterator[str]:
    yield f"folder    {folder}"
    if kept is None or kept.oldest is None or kept.newest is None:
        yield "pages     0"
        return
    yield f"pages     {kept.pages:,} ({sized(kept.size)}), failures {kept.failures:,}"
    yield f"kept      {kept.oldest:%Y-%m-%d} to {kept.newest:%Y-%m-%d}"
    for host, count in hosts[:_MOST_HOSTS]:
        yield f"{count:>8,}  {host}"
    if len(hosts) > _MOST_HOSTS:
        yield f"{len(hosts) - _MOST_HOSTS:>8,}  more hosts"
