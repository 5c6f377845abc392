"""Settings: the nearest `factcheck.toml` or `[tool.factcheck]` of a `pyproject.toml`, the command line over it."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from factcheck.errors import SettingsError
from factcheck.model import Level, Outlet, Verdict

FailOn = Literal["error", "warning", "note", "never"]
Quotes = Literal["strict", "clean"]
Language = Literal["en", "de"]
Privacy = Literal["auto", "public", "draft", "offline"]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
Workers = Annotated[int, msgspec.Meta(ge=1, le=64)]
Bytes = Annotated[int, msgspec.Meta(ge=1, le=2**40)]
Seconds = Annotated[float, msgspec.Meta(ge=0, le=1e9)]  # which keeps nan and inf out, too


class OutletEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet that the user adds, or that replaces the table's entry of the same primary domain."""

    name: Words
    domains: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    kind: str = ""

    def outlet(self) -> Outlet:
        """The entry as the noun that the rest of the program knows."""
        return Outlet(self.domains[0], self.name, self.aliases, self.domains, self.country, self.languages, self.kind)


class Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for the articles whose paths fit one of `paths`: their levels by code, their rule for quotations."""

    paths: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    levels: dict[str, str] = {}
    quotes: Quotes | None = None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Every setting with its default. Keys in the file are written with hyphens; `_` is taken too."""

    exclude: tuple[Words, ...] = ("node_modules", "site-packages", "venv", "_site")
    discoverers: tuple[str, ...] = ("declared", "links", "gdelt", "wayback")
    outlets: tuple[OutletEntry, ...] = ()
    country: str | None = None
    quotes: Quotes = "strict"
    levels: dict[str, str] = {}
    overrides: tuple[Override, ...] = ()
    privacy: Privacy = "auto"
    offline: bool = False
    cassettes: str | None = None
    allow_stand_ins: bool = False
    store: str | None = None
    archive: str | None = None
    lang: Language = "en"
    fail_on: FailOn = "error"
    fail_on_unverifiable: bool = False
    max_unverified: int | str | None = None
    fail_if_empty: bool = False
    max_candidates: Count = 8
    max_requests: Count | None = None
    max_requests_per_host: Count | None = None
    time_limit: Seconds | None = None
    tdm: Literal["skip", "record", "licensed"] = "record"
    proxy: str | None = None
    timeout: Seconds = 20.0
    max_bytes: Bytes = 5_000_000
    max_article_bytes: Bytes = 5_000_000
    pace: dict[str, Seconds] = {}
    user_agent: str | None = None
    jobs: Workers = 4
    root: Path = Path()


_WAY_OUT = "See `factcheck verify --show-settings`"
_BOUND = re.compile(r"\d{1,9}|(100|\d{1,2})%")
NAMES = ("factcheck.toml", "pyproject.toml")


def find(start: Path) -> Path | None:
    """The nearest settings file at or above `start`; a `pyproject.toml` counts only with a `[tool.factcheck]` table.

    Raises SettingsError for a `factcheck.toml` that is a link to nothing: a check by the defaults would be another one.
    """
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and holds(path):
                return path
            if name == NAMES[0] and path.is_symlink() and not path.exists():
                raise SettingsError("a link that leads to no file", place=str(path), way_out="Mend it, or remove it")
    return None


def holds(path: Path, text: str | None = None) -> bool:
    """Whether the file, or `text` in its place, holds settings. Raises SettingsError for broken TOML."""
    return path.name == "factcheck.toml" or "factcheck" in _tool(path, text)


def load(path: Path | None, overrides: dict[str, Any] | None = None, *, text: str | None = None) -> Settings:
    """Read `path` (None: defaults alone) and put `overrides`, those of the command line that are not None, over it.

    `text` stands in for what the file holds, and nothing is read then. Raises SettingsError for broken TOML, an unknown
    key (naming the nearest known one) or a value of the wrong type.
    """
    table = {_key(name): value for name, value in _ours(path, text).items()} if path is not None else {}
    given = {_key(name): value for name, value in (overrides or {}).items() if value is not None}
    settings = _made(table, path)
    if given:
        settings = _made(table | given, None)
    return msgspec.structs.replace(settings, root=path.resolve().parent if path is not None else Path.cwd())


def _made(table: dict[str, Any], path: Path | None) -> Settings:
    """The settings of a table, which is the file's alone where `path` is given."""
    _refuse_unknown(table, path)
    known = {key: value for key, value in table.items() if key != "root"}
    try:
        settings = msgspec.convert(known, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(str(error), place=str(path or "command line"), way_out=_WAY_OUT) from None
    _refuse_unknown_levels(settings, path)
    _refuse_no_bound(settings.max_unverified, path)
    return settings


def _ours(path: Path, text: str | None) -> dict[str, Any]:
    table = _tool(path, text).get("factcheck", {}) if path.name == "pyproject.toml" else _table(path, text)
    if not isinstance(table, dict):
        raise SettingsError("[tool.factcheck] is no table", place=str(path), way_out=_WAY_OUT)
    return table


def _tool(path: Path, text: str | None) -> dict[str, Any]:
    tool = _table(path, text).get("tool")
    return tool if isinstance(tool, dict) else {}


def _key(name: str) -> str:
    return name.replace("_", "-")


def _table(path: Path, text: str | None) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig") if text is None else text)
    except UnicodeDecodeError:
        raise SettingsError("not UTF-8, as TOML has to be", place=str(path), way_out="Save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"not readable as TOML: {error}", place=str(path), way_out="Mend the line it names"
        ) from None
    except RecursionError:
        raise SettingsError("nested too deep", place=str(path), way_out="Mend the file") from None
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", place=str(path)) from None


def _refuse_unknown(table: dict[str, Any], path: Path | None) -> None:
    known = [field.encode_name for field in msgspec.structs.fields(Settings) if field.name != "root"]
    _refuse_other(table, known, "setting", path)


def _refuse_unknown_levels(settings: Settings, path: Path | None) -> None:
    """Codes alone: a verdict has one name in settings, and another is led to it."""
    codes = {verdict.code: verdict.code for verdict in Verdict} | {verdict.label: verdict.code for verdict in Verdict}
    for levels in (settings.levels, *(override.levels for override in settings.overrides)):
        _refuse_other(levels, [verdict.code for verdict in Verdict], "code", path, meant=codes)
        for code, level in levels.items():
            if level not in list(Level):
                raise SettingsError(
                    f'{code} has the unknown level "{level}"',
                    place=str(path or "command line"),
                    way_out="Use none, note, warning or error; none lists a finding and counts it nowhere",
                )


def _refuse_no_bound(bound: int | str | None, path: Path | None) -> None:
    if bound is not None and not _BOUND.fullmatch(str(bound)):
        raise SettingsError(
            f'max-unverified is no number of credits and no share of them: "{bound}"',
            place=str(path or "command line"),
            way_out="Write it as 3 or as 10%",
        )


def _refuse_other(
    table: Iterable[str], known: Sequence[str], what: str, path: Path | None, *, meant: Mapping[str, str] | None = None
) -> None:
    """Raise SettingsError for the first key that is not known, naming the known one that is nearest to it."""
    names = meant or {name: name for name in known}
    for key in table:
        if key not in known:
            from rapidfuzz.process import extractOne  # noqa: PLC0415 - only where a name is wrong
            from rapidfuzz.utils import default_process  # noqa: PLC0415

            nearest = names[extractOne(key, list(names), processor=default_process)[0]]
            raise SettingsError(
                f'unknown {what} "{key}"', place=str(path or "command line"), way_out=f'Did you mean "{nearest}"?'
            )
