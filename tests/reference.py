"""The reference pages, from the code: `python -m tests.reference` writes them, tests/test_reference.py holds them.

Commands come from the signatures that typer reads, verdicts from the catalogue, schemas from the wheel's own files.
"""

import inspect
import json
import re
import typing
from enum import Enum
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from typer.models import ArgumentInfo

from factcheck.cli import application
from factcheck.cli.exits import MEANINGS
from factcheck.fetch.pace import DEFAULTS
from factcheck.formats import catalogue
from factcheck.model import Level, Rule, Verdict
from factcheck.plugins import names, needs

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
_NOTE = "<!-- Written by `python -m tests.reference` from the code; a test holds it to the code. Change the code. -->\n"

_WHEN = {
    0: "No finding at or above `fail-on`, and nothing below applies.",
    1: "At least one finding at or above `fail-on` (default: `error`) that nobody settled.",
    2: "A wrong option or setting, an input that cannot be read, or an answer that a replay lacks (`--offline`). The"
    " report of the rest is printed.",
    3: "No credit to an outlet was found; only with `--fail-if-empty`.",
    4: "Credits could not be checked: any, with `--fail-on-unverifiable`; more than allowed, with `--max-unverified`.",
    130: "Ctrl-C or the like. The report holds what was finished.",
}
_SCHEMAS = {
    "verify": "`factcheck verify --format json`",
    "finding": "`factcheck verify --format jsonl`",
    "extract": "`factcheck extract --format jsonl`",
    "check": "`factcheck check --pairs`",
    "notice": "`factcheck verify --format jsonl`, after an article's findings",
    "plan": "`factcheck verify --plan --format json`",
    "recheck": "`factcheck recheck --format json`",
    "source": "`sources.lock`",
    "doctor": "`factcheck doctor --format json`",
}

_COMMANDS_HEAD = """\
`factcheck COMMAND --help` says the same. How a command ends: [exit codes](exit-codes.md). The option
`--install-completion` has bash, zsh, fish or PowerShell complete commands, options, formats and codes. `NO_COLOR` and
`FORCE_COLOR` are [looked at](../settings.md#in-the-environment)."""
_CODES_HEAD = """\
`factcheck rules CODE` says the same, in German too (`--lang de`). [The verdicts](../verdicts.md) says when each is
given and when not; `[levels]` in [the settings](../settings.md#what-a-verdict-weighs) changes what one weighs in your
house. A `{blank}` is filled from what was found, and what stands in brackets is left out where it is not known."""
_SCHEMAS_HEAD = """\
They lie in the wheel (`factcheck/data/schemas/`). Changes are additive: a field that is there stays what it is, and new
ones may come. `factcheck.verify/1` in the field `schema` names the version. A line of JSONL says by its `schema`
whether it is a finding or a notice."""


def pages() -> dict[str, str]:
    """Each page of the reference by its name."""
    made = {
        "commands.md": commands(),
        "codes.md": codes(),
        "exit-codes.md": exit_codes(),
        "schemas.md": schemas(),
        "services.md": services(),
    }
    return {name: f"{_NOTE}\n{text.rstrip()}\n" for name, text in made.items()}


def commands() -> str:
    """Every command with what it takes."""
    app = application()
    parts = ["# Commands", _COMMANDS_HEAD]
    for command in app.registered_commands:
        parts += _command(f"factcheck {command.name}", command.callback)
    for group in app.registered_groups:
        inner = group.typer_instance
        assert inner is not None
        if inner.registered_callback is not None:
            parts += _command(f"factcheck {group.name}", inner.registered_callback.callback)
        for command in inner.registered_commands:
            parts += _command(f"factcheck {group.name} {command.name}", command.callback)
    return "\n\n".join(parts)


def _command(name: str, callback: Any) -> list[str]:
    hints = typing.get_type_hints(inspect.unwrap(callback), include_extras=True)
    signature = inspect.signature(inspect.unwrap(callback))
    rows = [
        _parameter(key, hints[key], signature.parameters[key].default)
        for key in signature.parameters
        if typing.get_origin(hints[key]) is typing.Annotated
    ]
    table = "\n".join(["| option | meaning |", "|---|---|", *(f"| {left} | {right} |" for left, right in rows)])
    return [f"## {name}", (inspect.getdoc(callback) or "").strip(), *([table] if rows else [])]


def _parameter(key: str, hint: Any, default: Any) -> tuple[str, str]:
    kind, *extras = typing.get_args(hint)
    info = next(extra for extra in extras if hasattr(extra, "help"))
    told = _cell(info.help or "")
    if default not in (None, False, "", inspect.Parameter.empty) and info.show_default and "[default" not in told:
        told += f" `{default.value if isinstance(default, Enum) else default}` unless given."
    if isinstance(info, ArgumentInfo):
        return f"`{(info.metavar or key).upper()}`", told
    # typer takes the first name for a default and sorts that out itself.
    declared = [one for one in (info.default, *(info.param_decls or ())) if str(one).startswith("-")]
    words = declared or [f"--{key.replace('_', '-')}"]
    flag = _is_flag(kind)
    if flag and not declared:
        words = [*words, words[0].replace("--", "--no-", 1)]
    value = "" if flag else f" {(info.metavar or _takes(kind)).replace('|', '/')}"  # a bar would end the cell
    return ", ".join(f"`{word}{value}`" for word in words), told


def _is_flag(kind: Any) -> bool:
    return bool in (kind, *typing.get_args(kind))


def _takes(kind: Any) -> str:
    for one in (kind, *typing.get_args(kind)):
        if typing.get_origin(one) is Literal:
            return "/".join(typing.get_args(one))
        if isinstance(one, type) and issubclass(one, Enum):
            return "/".join(str(each.value) for each in one)
        if one in (int, float):
            return "NUMBER"
        if one is Path:
            return "PATH"
    return "TEXT"


def codes() -> str:
    """Every code of a report: level, meaning, sentence, what to do, example."""
    words = catalogue.load("en").sentences
    parts = [
        "# Codes",
        _CODES_HEAD,
    ]
    for rule in (*Verdict, *Rule):
        verdict = isinstance(rule, Verdict)
        level = rule.level if isinstance(rule, Verdict) else Level.WARNING
        sentence = words[f"{'verdict' if verdict else 'entry'}.{rule.label}"]
        rows = {
            "Level": level.value,
            "Says": _code(sentence),
            "What to do": words[f"todo.{rule.label}"],
            "Example": _code(words[f"example.{rule.label}"]),
        }
        parts += [f"## {rule.code} {rule.label}", f"{words[f'rule.{rule.label}']}."]
        parts.append("\n".join(f"- {name}: {said}" for name, said in rows.items()))
    return "\n\n".join(parts)


def exit_codes() -> str:
    """Every exit code, in the order in which the first that applies is taken."""
    order = [130, 2, 1, 4, 3, 0]
    assert set(order) == set(MEANINGS) == set(_WHEN)
    rows = [f"| {code} | {MEANINGS[code]} | {_cell(_WHEN[code])} |" for code in order]
    return "\n\n".join([
        "# Exit codes",
        "The first that applies, from the top.",
        "\n".join(["| code | means | when |", "|--:|---|---|", *rows]),
        "With `--exit-zero` 1, 3 and 4 become 0. What somebody [decided](../decisions.md) counts for none of them.",
    ])  # fmt: skip


def schemas() -> str:
    """What programs get, field by field."""
    parts = [
        "# JSON Schemas",
        _SCHEMAS_HEAD,
    ]
    for name, printed in _SCHEMAS.items():
        text = files("factcheck.data").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
        schema = json.loads(text)
        parts += [f"## {name}", f"{schema['title']}: {printed}.", _fields(schema)]
        parts += [
            part
            for inner, definition in sorted(schema.get("$defs", {}).items())
            if "properties" in definition
            for part in (f"### {name}: {inner}", _fields(definition))
        ]
    return "\n\n".join(parts)


def _fields(schema: dict[str, Any]) -> str:
    required = set(schema.get("required", ()))
    rows = []
    for name, field in schema.get("properties", {}).items():
        always = "always" if name in required else "may be missing"
        rows.append(f"| `{name}` | {_cell(_kind(field))} | {always} | {_cell(field.get('description', ''))} |")
    return "\n".join(["| field | type | there | meaning |", "|---|---|---|---|", *rows])


def _kind(field: dict[str, Any]) -> str:
    if "const" in field:
        return f"`{field['const']}`"
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if choices := field.get("oneOf") or field.get("anyOf"):
        return " or ".join(_kind(one) for one in choices)
    if "enum" in field and len(field["enum"]) < 12:
        return " or ".join(f"`{one}`" for one in field["enum"])
    kinds = field.get("type", "anything")
    told = " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
    return f"{told} of {_kind(field['items'])}" if kinds == "array" and "items" in field else told


def services() -> str:
    """The members of the two open sets, and how often hosts are asked."""
    wanting = {name: variable for variable, name in needs().items()}
    default = ("declared", "links", "gdelt", "wayback")
    rows = [
        f"| `{name}` | {_cell(_first_line('discoverers', name))} | {'yes' if name in default else 'no'} |"
        f" {f'`{wanting[name]}`' if name in wanting else ''} |"
        for name in names("discoverers")
    ]
    formats = [f"| `{name}` | {_cell(_first_line('formats', name))} |" for name in names("formats")]
    pace = [
        f"| {f'`{host}`' if host != '*' else 'any other host'} | {seconds:g} |" for host, seconds in DEFAULTS.items()
    ]
    return "\n\n".join([
        "# Services and formats",
        "Packages of others may add members to both sets, by entry points; `factcheck doctor` lists what is installed.",
        "## Discoverers",
        "Who is asked where a page could be; [more of each](../discoverers.md).",
        "\n".join(["| name | where it looks | asked unless set otherwise | needs |", "|---|---|---|---|", *rows]),
        "## Formats",
        "For `--format NAME` and `--output NAME=FILE`.",
        "\n".join(["| name | what it is |", "|---|---|", *formats]),
        "## Pace",
        "Seconds between two requests; `pace` in [the settings](../settings.md) changes them.",
        "\n".join(["| host | seconds |", "|---|--:|", *pace]),
    ])  # fmt: skip


def _first_line(group: str, name: str) -> str:
    """What the member's module says of itself, or the member where several share a module."""
    points = entry_points(group=f"factcheck.{group}")
    [point] = [one for one in points if one.name == name]
    member = point.load()
    shared = sum(one.module == point.module for one in points) > 1
    told = inspect.getdoc(member) if shared else inspect.getdoc(import_module(point.module))
    return (told or "").split("\n\n")[0].replace("\n", " ")


def _cell(text: str) -> str:
    """Text for a cell of a table."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("<", "&lt;").strip()


def _code(text: str) -> str:
    return f"`{text}`"


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
