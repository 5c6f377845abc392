"""`factcheck archive add`: pages into the archive, with an honest count of what was skipped and why."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli.archive.bar import Silent, bar
from factcheck.cli.archive.where import Folder, Shape, Threads, Wait, pages, place_of, waits
from factcheck.cli.common import Config, Quiet, outlet_table, settings_from
from factcheck.cli.exits import FAILED, INTERRUPTED, guarded, tell
from factcheck.cli.nearest import outlet_of
from factcheck.errors import UsageError
from factcheck.model import KeptPage, Miss, Outlet, Reason

if TYPE_CHECKING:
    from factcheck.archive import Place, Writer
    from factcheck.outlets import OutletTable
    from factcheck.pipeline.filling import Filler
    from factcheck.settings import Settings

_FAILED = {Reason.UNREADABLE, Reason.NOT_FOUND, Reason.TOO_LARGE}  # what should have been taken and could not be
_EVERY = 200  # pages between two looks at the line
_TOLD = 10  # kinds of reasons


@guarded
def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files and folders: HTML, text, Markdown, PDF, .jsonl, WARC, NITF, NewsML-G2.", show_default=False
        ),
    ] = None,
    archive: Folder = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="ID", help="Whose all of it is, as `factcheck outlets` has it.")
    ] = None,
    from_store: Annotated[
        bool, typer.Option("--from-store", help="Take what earlier runs kept of what they read, too.")
    ] = False,
    shards: Annotated[
        Literal["one", "month", "outlet", "outlet-month"],
        typer.Option(help="By what a new archive is parted into folders."),
    ] = "one",
    wait: Wait = 0.0,
    threads: Threads = 0,
    shape: Shape = "text",
    quiet: Quiet = False,
    config: Config = None,
) -> None:
    """Add pages. What is there already is left alone, so that a run that was killed is simply begun again."""
    from factcheck.archive import Writer

    settings = settings_from(config)
    if not paths and not from_store:
        raise UsageError("add what?", way_out="Name files and folders, or give --from-store")
    table = outlet_table(settings)
    whose = None if outlet is None else outlet_of(outlet, table)
    place, told = place_of(archive, settings), _Told()
    with (
        Writer(place, layout=shards, wait=wait, waiting=waits, threads=threads) as writer,
        bar(paths or [], quiet=quiet) as shown,
    ):
        filler = _filler(settings, table, whose, writer, shown)
        try:
            told.take(_items(filler, paths or [], settings, from_store=from_store), writer, shown)
        except KeyboardInterrupt:
            told.interrupted = True
    told.said(writer, place, shape)
    if told.interrupted:
        raise typer.Exit(INTERRUPTED)
    if told.failed:
        raise typer.Exit(FAILED)


def _filler(
    settings: "Settings", table: "OutletTable", whose: Outlet | None, writer: "Writer", shown: Silent
) -> "Filler":
    from factcheck.pipeline.filling import Filler

    return Filler(table, settings.max_bytes, whose, writer.knows, shown.begun)


def _items(filler: "Filler", paths: list[str], settings: "Settings", *, from_store: bool) -> Iterator[KeptPage | Miss]:
    yield from filler.of_paths(paths)
    if from_store:
        from factcheck.cli.cache import opened
        from factcheck.fetch.store import place

        folder = place(settings)
        if folder is None:
            raise UsageError("no store is set", way_out='Set store = ".factcheck" in factcheck.toml')
        with opened(folder) as store:
            yield from filler.of_responses(store.pages() if store else ())


@dataclass(slots=True)
class _Told:
    """What became of everything that was named."""

    skipped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    left: int = 0
    unowned: int = 0
    failed: bool = False
    interrupted: bool = False
    began: datetime = field(default_factory=lambda: datetime.now(UTC))

    def take(self, items: Iterable[KeptPage | Miss], writer: "Writer", shown: Silent) -> None:
        """Add the pages, count the rest."""
        from factcheck.pipeline.filling import is_known

        for number, item in enumerate(items):
            if isinstance(item, KeptPage):
                self.unowned += not item.outlet
                writer.add(item)
            elif is_known(item):
                self.left += 1
            else:
                self.miss(item)
            if number % _EVERY == 0:
                shown.show(self.line(writer))

    def miss(self, miss: Miss) -> None:
        """Count something that was skipped."""
        self.failed = self.failed or miss.reason in _FAILED
        why = miss.detail or miss.reason.value
        self.skipped[why] += 1
        self.examples.setdefault(why, miss.what)

    def line(self, writer: "Writer") -> str:
        """How far it is."""
        added, seconds = writer.added, max(0.001, (datetime.now(UTC) - self.began).total_seconds())
        new = added.new + added.newer
        there = f", {added.known + self.left:,} there already" if added.known + self.left else ""
        skipped = f", {self.skipped.total():,} skipped" if self.skipped else ""
        return f"{pages(new)} added{there}{skipped}, {new / seconds:,.0f} a second"

    def said(self, writer: "Writer", place: "Place", shape: str) -> None:
        """Say what was done."""
        added = writer.added
        table = {
            "schema": "factcheck.archive-add/1",
            "archive": str(place.folder),
            "added": added.new + added.newer,
            "newer": added.newer,
            "known": added.known + self.left,
            "without_outlet": self.unowned,
            "skipped": dict(self.skipped.most_common()),
            "interrupted": self.interrupted,
        }
        tell(json.dumps(table, indent=2) if shape == "json" else "\n".join(self._lines(added.new + added.newer, table)))

    def _lines(self, added: int, table: dict[str, object]) -> Iterator[str]:
        newer = f", {table['newer']:,} of them newer than one that was there" if table["newer"] else ""
        yield f"added    {pages(added)}{newer}, to {table['archive']}"
        if table["known"]:
            yield f"known    {table['known']:,} were there already"
        if self.unowned:
            yield f"nobody's {self.unowned:,} of no outlet that is known: give --outlet ID, or add it under [[outlets]]"
        if self.skipped:
            yield f"skipped  {self.skipped.total():,}"
        for why, count in self.skipped.most_common(_TOLD):
            yield f"{count:>8,}  {why} ({self.examples[why]}{', ...' if count > 1 else ''})"
        if len(self.skipped) > _TOLD:
            yield f"          and for {len(self.skipped) - _TOLD} more reasons; --format json lists them"
        if self.interrupted:
            yield "interrupted; what was added so far is kept. Run it again to go on"
