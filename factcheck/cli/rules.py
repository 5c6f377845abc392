"""`factcheck rules`: every code that a report can have, and what it says."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from factcheck.cli.common import Config, settings_from
from factcheck.cli.nearest import closest
from factcheck.errors import UsageError
from factcheck.model import Level, Rule, Verdict
from factcheck.settings import Language


class Shape(StrEnum):
    """How the codes are listed."""

    TABLE = "table"
    JSON = "json"


def _codes(incomplete: str) -> list[str]:
    return [rule.code for rule in (*Verdict, *Rule) if rule.code.startswith(incomplete)]


def rules(
    code: Annotated[
        str | None,
        typer.Argument(
            help="A code, as FC202, or its name.",
            show_default=False,
            autocompletion=_codes,
        ),
    ] = None,
    shape: Annotated[Shape, typer.Option("--format", help="A table to read, or JSON.")] = Shape.TABLE,
    lang: Annotated[Language | None, typer.Option(help="Language: en or de.", show_default=False)] = None,
    config: Config = None,
) -> None:
    """List the codes of findings and of entries that decide them: level, meaning, sentence, what to do, an example."""
    language = settings_from(config, lang=lang).lang
    every = [_row(rule, language) for rule in (*Verdict, *Rule)]
    asked = None if code is None else code.casefold().replace("-", "_")
    chosen = [row for row in every if asked is None or asked in {row["code"].casefold(), row["name"]}]
    if not chosen:
        raise UsageError(f'no code is called "{code}"', way_out=_closest(asked or "", every))
    if shape is Shape.JSON:
        typer.echo(json.dumps(chosen, ensure_ascii=False, indent=2))
    elif code is not None:
        typer.echo("\n".join(_told(chosen[0], language)))
    else:
        typer.echo("\n".join(f"{row['code']}  {row['name']:20} {row['level']:8} {row['meaning']}" for row in chosen))


def _closest(asked: str, every: list[dict[str, Any]]) -> str:
    """The way out for who mistyped a code: those that are nearest to it, by code or by name."""
    *most, last = closest(asked, {f"{row['code']} ({row['name']})": (row["code"], row["name"]) for row in every})
    return f"Closest are {', '.join(most)} and {last}; factcheck rules lists all"


def _row(rule: Verdict | Rule, language: str) -> dict[str, Any]:
    from factcheck.formats import catalogue

    words = catalogue.load(language)
    verdict = isinstance(rule, Verdict)
    texts = words.sentences
    return {
        "code": rule.code,
        "name": rule.label,
        "level": rule.level.value if isinstance(rule, Verdict) else Level.WARNING.value,
        "meaning": words.say(f"rule.{rule.label}"),
        "sentence": texts[f"{'verdict' if verdict else 'entry'}.{rule.label}"],
        "todo": texts[f"todo.{rule.label}"],
        "example": texts[f"example.{rule.label}"],
    }


def _told(row: dict[str, Any], language: str) -> list[str]:
    from factcheck.formats import catalogue

    label = catalogue.load(language).sentences
    head = f"{row['code']} {row['name']} ({row['level']})"
    parts = [f"{label[f'label.{key}']} {row[key]}" for key in ("sentence", "todo", "example")]
    return [head, row["meaning"], "", *parts]
