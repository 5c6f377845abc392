"""`factcheck doctor`: what is installed and set, and what works."""

import json
import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated, Literal

import typer

from factcheck.cli.common import Config, settings_from, web_for
from factcheck.cli.exits import FAILED, say, tell
from factcheck.cli.health import Row, State, archive, cassettes, installed, keys, plugins, services, store, surroundings
from factcheck.cli.keys import keys_of
from factcheck.errors import FactcheckError
from factcheck.settings import Settings, find
from factcheck.text.direction import escaped_in_json

_SIGNS = {State.OK: " ", State.NOTE: "-", State.BROKEN: "!"}


def doctor(
    online: Annotated[
        bool,
        typer.Option("--online", help="Ask each service one small question, without a word of any article."),
    ] = False,
    shape: Annotated[Literal["text", "json"], typer.Option("--format", help="text or json.")] = "text",
    config: Config = None,
) -> None:
    """Say what is installed, which settings, keys, services, kept pages and recordings there are, and what is broken.

    Nothing is asked over the network without --online. Ends with 2 where something is broken.
    """
    rows = list(_rows(config, online=online))
    broken = [row for row in rows if row.state is State.BROKEN]
    if shape == "json":
        typer.echo(_as_json(rows))
    else:
        tell("\n".join(_as_text(rows)))
    if broken:
        say(f"{len(broken)} broken: {', '.join(row.name for row in broken)}")
        raise typer.Exit(FAILED)


def _rows(config: Path | None, *, online: bool) -> Iterator[Row]:
    yield from installed()
    settings, row = _settings(config)
    yield row
    yield from surroundings(os.environ, settings)
    yield from plugins(settings)
    yield from keys(os.environ, settings)
    yield from _services(settings, online=online)
    yield from store(settings)
    yield from archive(settings)
    yield from cassettes(settings)


def _settings(config: Path | None) -> tuple[Settings, Row]:
    """The settings in force, or the defaults where they are broken, and what is to be said of them."""
    try:
        path = config or find(Path.cwd())
        settings = settings_from(config)
    except FactcheckError as error:
        return Settings(root=Path.cwd()), Row("settings", "file", State.BROKEN, str(error))
    detail = str(path) if path else "none found; the defaults hold"
    return settings, Row("settings", "file", State.OK, detail)


def _services(settings: Settings, *, online: bool) -> Iterator[Row]:
    try:
        given = keys_of(os.environ)
    except FactcheckError:  # told among the keys
        given = dict(os.environ)
    if not online or settings.offline:
        yield from services(settings, given, None)
        return
    with web_for(settings) as web:
        yield from services(settings, given, web)


def _as_json(rows: list[Row]) -> str:
    checks = [
        {"section": row.section, "name": row.name, "state": row.state.value, "detail": row.detail, **row.data}
        for row in rows
    ]
    well = all(row.state is not State.BROKEN for row in rows)
    table = {"schema": "factcheck.doctor/1", "ok": well, "checks": checks}
    return escaped_in_json(json.dumps(table, indent=2, ensure_ascii=False))


def _as_text(rows: list[Row]) -> Iterator[str]:
    """Sections of aligned lines; "!" is broken, "-" worth knowing."""
    for section, group in groupby(rows, key=lambda row: row.section):
        lines = list(group)
        width = min(40, max(len(row.name) for row in lines))
        yield section
        yield from (f"{_SIGNS[row.state]} {row.name:<{width}}  {row.detail}" for row in lines)
