"""`factcheck archive remove`, `purge`, `check` and `compact`: keeping it."""

from typing import Annotated

import typer

from factcheck.cli.archive.where import Folder, Threads, Wait, day, held_outlet, pages, shelf_at, writer_at
from factcheck.cli.common import Config, settings_from, sized
from factcheck.cli.exits import FAILED, guarded, say, tell
from factcheck.errors import UsageError

_MOST = 20  # flaws that are told one by one

Numbers = Annotated[list[int] | None, typer.Argument(metavar="[ID]...", help="Pages by number.", show_default=False)]
Url = Annotated[str | None, typer.Option(help="Every version of the page at this address.", show_default=False)]
Of = Annotated[str | None, typer.Option("--outlet", metavar="ID", help="Of this outlet.", show_default=False)]
Before = Annotated[str | None, typer.Option(metavar="DAY", help="Published before this day.", show_default=False)]


@guarded
def remove(
    numbers: Numbers = None,
    url: Url = None,
    outlet: Of = None,
    before: Before = None,
    archive: Folder = None,
    wait: Wait = 0.0,
    config: Config = None,
) -> None:
    """Take pages out, so that nothing finds them. Their texts lie there until `compact`."""
    _taken_out(numbers, url, outlet, before, archive=archive, wait=wait, config=config, rewrite=False)


@guarded
def purge(
    numbers: Numbers = None,
    url: Url = None,
    outlet: Of = None,
    before: Before = None,
    archive: Folder = None,
    wait: Wait = 0.0,
    config: Config = None,
) -> None:
    """Take pages out, words and all: no byte of them stays in the archive."""
    _taken_out(numbers, url, outlet, before, archive=archive, wait=wait, config=config, rewrite=True)


def _taken_out(
    numbers: list[int] | None,
    url: str | None,
    outlet: str | None,
    before: str | None,
    *,
    archive: Folder,
    wait: float,
    config: Config,
    rewrite: bool,
) -> None:
    from factcheck.archive import Selection
    from factcheck.archive import compact as compacted
    from factcheck.archive import remove as removed

    settings = settings_from(config)
    if outlet is not None:
        with shelf_at(archive, settings) as shelf:
            outlet = held_outlet(outlet, shelf, settings)
    selection = Selection(tuple(numbers or ()), url, outlet, day(before, "--before"))
    if selection == Selection():
        raise UsageError("which pages?", way_out="Give numbers, --url, --outlet or --before; more of them narrow it")
    with writer_at(archive, settings, wait) as writer:
        rows = removed(writer, selection)
        shards = {row.shard for row in rows}
        if rewrite and rows:
            compacted(writer, lambda number: number in shards)
    tell(f"{'purged' if rewrite else 'removed'} {pages(len(rows))}")


@guarded
def check(archive: Folder = None, config: Config = None) -> None:
    """Look whether every page is as it was added: its text by its hash, its words in the index. Ends with 2 if not."""
    from factcheck.archive import check as flaws

    count = 0
    seen = 0

    def note(number: int) -> None:
        nonlocal seen
        seen = number

    with shelf_at(archive, settings_from(config)) as shelf:
        for flaw in flaws(shelf, note):
            count += 1
            if count <= _MOST:
                say(f"page {flaw.number}: {flaw.what}" if flaw.number else flaw.what)
    if count:
        say(f"{count:,} flaws in {pages(seen)}. `remove` them and add them again; `compact` makes indexes anew")
        raise typer.Exit(FAILED)
    tell(f"{pages(seen)}: all as added")


@guarded
def compact(archive: Folder = None, wait: Wait = 0.0, threads: Threads = 0, config: Config = None) -> None:
    """Write every shard anew, without what was removed, and its index from the kept texts."""
    from factcheck.archive import compact as compacted
    from factcheck.cli.archive.where import place_of

    settings = settings_from(config)
    folder = place_of(archive, settings).folder
    with writer_at(archive, settings, wait, threads=threads) as writer:
        before = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        count = compacted(writer)
    after = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    tell(f"compacted {count:,} shard{'' if count == 1 else 's'}: {sized(before)} before, {sized(after)} after")
