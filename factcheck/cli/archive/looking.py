"""`factcheck archive search`, `show` and `stats`: what there is."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.archive.where import Folder, Shape, day, held_outlet, shelf_at
from factcheck.cli.common import Config, settings_from, sized
from factcheck.cli.exits import FAILED, guarded, say, tell
from factcheck.errors import UsageError
from factcheck.model import Held, KeptPage, Wanted

if TYPE_CHECKING:
    from factcheck.archive import Shelf

_UNDATED = 0


@guarded
def search(
    words: Annotated[str, typer.Argument(metavar="QUERY", help="Words, as a claim or a quotation has them.")],
    archive: Folder = None,
    outlet: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only of this outlet; may be repeated.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Published on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Published on this day or earlier.")] = None,
    quoted: Annotated[bool, typer.Option("--quoted", help="The words stand together on the page.")] = False,
    most: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many pages.")] = 10,
    shape: Shape = "text",
    config: Config = None,
) -> None:
    """Find the pages that have these words, the best first. Pages under embargo and old versions are left out."""
    if not words.strip():
        raise UsageError("search for what?", way_out="Give some words")
    settings = settings_from(config)
    with shelf_at(archive, settings) as shelf:
        wanted = Wanted(
            words, (words,) if quoted else (), tuple(held_outlet(one, shelf, settings) for one in outlet or ()), "",
            day(since, "--since"), day(until, "--until"), datetime.now(UTC), most,
        )  # fmt: skip
        found = shelf.search(wanted)
    if shape == "json":
        tell(json.dumps({"schema": "factcheck.archive-search/1", "found": [_row(one) for one in found]}, indent=2))
    elif found:
        tell("\n".join(_line(one) for one in found))
    else:
        say("nothing found")


def _row(one: Held) -> dict[str, Any]:
    published = one.published.date().isoformat() if one.published else None
    return {
        "id": one.number, "score": round(one.score, 4), "outlet": one.outlet, "published": published,
        "title": one.title, "url": one.url,
    }  # fmt: skip


def _line(one: Held) -> str:
    published = f"{one.published:%Y-%m-%d}" if one.published else "-"
    name = " ".join((one.title or one.url).split())  # a line of its own would look like another page
    return f"{one.number:>8}  {one.score:.2f}  {published:10}  {one.outlet or '-'}  {name}"


@guarded
def show(
    number: Annotated[int, typer.Argument(metavar="ID", help="The number that `search` gives a page.")],
    archive: Folder = None,
    shape: Shape = "text",
    config: Config = None,
) -> None:
    """Show a page: what is known of it, and its text."""
    with shelf_at(archive, settings_from(config)) as shelf:
        page = shelf.read(number)
    if page is None:
        say(f"no page has the number {number}")
        raise typer.Exit(FAILED)
    known = dict(_known(page))
    if shape == "json":
        told = {"schema": "factcheck.archive-page/1", "id": number, **known, "text": page.text}
        tell(json.dumps(told, indent=2))
        return
    tell(
        "\n".join(
            f"{name:<11}{'; '.join(value) if isinstance(value, list) else value}" for name, value in known.items()
        )
    )
    tell(f"\n{page.text}")


def _known(page: KeptPage) -> Iterator[tuple[str, object]]:
    """What there is to say of a page."""
    for name in ("title", "outlet", "url", "published", "modified", "retrieved", "language", "byline", "dateline"):
        if value := getattr(page, name):
            yield name, value.isoformat() if isinstance(value, datetime) else value
    yield "state", page.state.value
    if page.superseded:
        yield "newer", "a newer version is there, which counts"
    if page.embargo:
        yield "embargo", page.embargo.isoformat()
    if page.item:
        yield "item", f"{page.item}, version {page.version}"
    if page.notices:
        yield "notices", list(page.notices)
    if not page.complete:
        yield "incomplete", page.incomplete_reason


@guarded
def stats(archive: Folder = None, shape: Shape = "text", config: Config = None) -> None:
    """Say how many pages there are, of which outlets and days, and what they take on the disk."""
    with shelf_at(archive, settings_from(config)) as shelf:
        told = _counted(shelf)
    tell(json.dumps(told, indent=2) if shape == "json" else "\n".join(_as_text(told)))


def _counted(shelf: "Shelf") -> dict[str, Any]:
    usable, superseded, others, text = shelf.catalogue.counts()
    outlets: dict[str, dict[str, Any]] = {}
    for one in shelf.holdings:
        row = outlets.setdefault(one.outlet or "-", {"pages": 0, "first": None, "last": None})
        row["pages"] += one.pages
        if one.last > _UNDATED:
            first, last = (datetime.fromordinal(at).date().isoformat() for at in (one.first, one.last))
            row["first"], row["last"] = min(row["first"] or first, first), max(row["last"] or last, last)
    folder = shelf.place.folder
    return {
        "schema": "factcheck.archive-stats/1",
        "archive": str(folder),
        "pages": usable,
        "superseded": superseded,
        "withdrawn_or_notices": others,
        "text_bytes": text,
        "disk_bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        "shards": len(shelf.shards),
        "removed_not_compacted": sum(one.removed for one in shelf.shards),
        "outlets": dict(sorted(outlets.items(), key=lambda pair: (-pair[1]["pages"], pair[0]))),
    }


def _as_text(told: dict[str, Any]) -> Iterator[str]:
    yield f"archive   {told['archive']}"
    others = told["withdrawn_or_notices"]
    yield f"pages     {told['pages']:,}, older versions {told['superseded']:,}, withdrawn or notices {others:,}"
    yield f"text      {sized(told['text_bytes'])}, on the disk {sized(told['disk_bytes'])}"
    yield f"shards    {told['shards']:,}"
    if told["removed_not_compacted"]:
        yield f"removed   {told['removed_not_compacted']:,} whose texts still lie there: factcheck archive compact"
    for name, row in told["outlets"].items():
        yield f"{row['pages']:>9,}  {name}  {row['first'] or ''}{' to ' if row['first'] else ''}{row['last'] or ''}"
