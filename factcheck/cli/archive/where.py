"""Which archive is meant, and how it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.common import outlet_table
from factcheck.cli.exits import say
from factcheck.cli.nearest import outlet_of
from factcheck.errors import UsageError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.archive import Place, Shelf, Writer

Folder = Annotated[
    Path | None,
    typer.Option("--archive", metavar="DIR", help="The archive; else `archive` of the settings.", show_default=False),
]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for somebody else who is writing.")
]
Shape = Annotated[Literal["text", "json"], typer.Option("--format", help="text or json.")]
Threads = Annotated[int, typer.Option("--threads", min=0, max=8, help="Threads of the index; 0: one a core.")]


def place_of(folder: Path | None, settings: Settings) -> "Place":
    """The archive that an option or the settings name. Raises UsageError where neither does."""
    from factcheck.archive import Place

    if folder is not None:
        return Place(folder)
    if settings.archive is None:
        way_out = 'Give --archive DIR, or set archive = "archive" in factcheck.toml'
        raise UsageError("which archive?", way_out=way_out)
    return Place(settings.root / settings.archive)


@contextmanager
def shelf_at(folder: Path | None, settings: Settings) -> "Iterator[Shelf]":
    """The archive, to be read."""
    from factcheck.archive import Shelf

    shelf = Shelf(place_of(folder, settings))
    try:
        yield shelf
    finally:
        shelf.close()


def writer_at(folder: Path | None, settings: Settings, wait: float, *, threads: int = 0) -> "Writer":
    """The archive, to be changed. Raises ArchiveError where there is none."""
    from factcheck.archive import Writer

    place = place_of(folder, settings)
    place.check()
    return Writer(place, wait=wait, waiting=waits, threads=threads)


def held_outlet(asked: str, shelf: "Shelf", settings: Settings) -> str:
    """The id of an outlet by its id, address or name; one that the archive has need not be in the table any more."""
    if any(one.outlet == asked for one in shelf.holdings):
        return asked
    return outlet_of(asked, outlet_table(settings)).id


def pages(count: int) -> str:
    """So many pages, as people say it."""
    return f"{count:,} page{'' if count == 1 else 's'}"


def waits(holder: str) -> None:
    """Say for whom this command waits."""
    say(f"waiting: {holder} is writing to this archive")


def day(text: str | None, option: str) -> date | None:
    """A day as an option gives it. Raises UsageError."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f'"{text}" is no day', place=option, way_out="Write it as 2026-11-23") from None
