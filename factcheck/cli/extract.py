"""`factcheck extract`: what articles attribute, and to whom; nothing is fetched."""

import gc
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.common import Config, Files, inputs, outlet_table, settings_from
from factcheck.cli.exits import FAILED, is_failure, say_miss
from factcheck.cli.expected import expected
from factcheck.cli.nearest import outlets_of
from factcheck.cli.progress import progress
from factcheck.model import Claim, Miss

if TYPE_CHECKING:
    from factcheck.outlets import OutletTable
    from factcheck.settings import Settings


# Articles make many objects and hardly a cycle: looking for those every few hundred objects is a tenth of a long run.
_SELDOM = 100_000


class Shape(StrEnum):
    """How the rows are written."""

    TABLE = "table"
    JSONL = "jsonl"


def extract(
    paths: Files,
    shape: Annotated[Shape, typer.Option("--format", help="A table to read, or one JSON object a line.")] = Shape.TABLE,
    outlet: Annotated[str | None, typer.Option(help="Only what leads to this outlet.", show_default=False)] = None,
    explain: Annotated[bool, typer.Option(help="Say by which rule each was found, and how sure it is.")] = False,
    config: Config = None,
) -> None:
    """List every attribution in the articles: who says it, through which outlet, in which words."""
    settings = settings_from(config)
    table = outlet_table(settings)
    wanted = {one.id for one in outlets_of(outlet, table)} if outlet else None
    missed: list[Miss] = []
    with progress(sys.stdout.isatty(), lambda: expected(paths, settings)) as shown:
        for claims in _claims(paths, settings, table, missed):
            rows = [one for one in claims if wanted is None or (one.outlet and one.outlet.id in wanted)]
            _print(rows, shape, explain=explain)
            shown.went_on(claims[0].article.id if claims else "", len(rows))
    if any(map(is_failure, missed)):
        raise typer.Exit(FAILED)


def _claims(
    paths: list[str], settings: "Settings", table: "OutletTable", missed: list[Miss]
) -> Iterator[tuple[Claim, ...]]:
    from factcheck.extract import extract as find
    from factcheck.resolve import resolve

    gc.set_threshold(_SELDOM)
    for item in inputs(paths, settings):
        if isinstance(item, Miss):
            missed.append(item)
            say_miss(item)
            continue
        yield resolve(item, find(item, table), table, country=settings.country)


def _print(claims: list[Claim], shape: Shape, *, explain: bool) -> None:
    from factcheck.formats.rows import extract_line, table_line

    rows = [extract_line(one) if shape is Shape.JSONL else table_line(one, explain=explain) for one in claims]
    if rows:
        typer.echo("\n".join(rows))  # once an article: each call flushes
