"""docs/settings.md holds every setting with its default, and every variable of the environment that is looked at."""

import json
import re
from pathlib import Path

import msgspec

from factcheck.settings import OutletEntry, Override, Settings, load

ROOT = Path(__file__).parent.parent
DOC = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
SETTINGS, OUTLETS, LEVELS, _, ENVIRONMENT = re.split(r"(?m)^## .*$", DOC)


def first_cells(section: str) -> list[str]:
    return re.findall(r"(?m)^\| `([\w-]+)` \|", section)


def default(value: object) -> str:
    return "not set" if value is None else f"`{json.dumps(msgspec.to_builtins(value))}`"


def test_every_setting_is_there_in_its_order_with_its_default() -> None:
    fields = [field for field in msgspec.structs.fields(Settings) if field.name != "root"]
    told = re.findall(r"(?m)^\| `([\w-]+)` \| (.+?) \|", SETTINGS)
    assert told == [(field.encode_name, default(getattr(Settings(), field.name))) for field in fields]


def test_every_value_that_a_setting_may_have_is_named() -> None:
    rows = dict(re.findall(r"(?m)^\| `([\w-]+)` (\|.*)$", SETTINGS))
    for field in msgspec.structs.fields(Settings):
        for value in getattr(msgspec.inspect.type_info(field.type), "values", ()):
            assert str(value) in rows[field.encode_name]


def test_every_key_of_an_outlet_is_there() -> None:
    assert first_cells(OUTLETS) == [field.encode_name for field in msgspec.structs.fields(OutletEntry)]


def test_every_key_of_an_override_is_there() -> None:
    assert first_cells(LEVELS) == [field.encode_name for field in msgspec.structs.fields(Override)]


def test_every_variable_of_the_environment_is_there() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "factcheck").rglob("*.py"))
    assert {name for name in first_cells(ENVIRONMENT) if name not in {"NO_COLOR", "FORCE_COLOR"}} == set(
        re.findall(r"\bFACTCHECK_[A-Z_]+\b", sources)
    )


def test_its_examples_load(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text("\n".join(sorted(re.findall(r"(?s)```toml\n(.*?)```", DOC))), encoding="utf-8")
    settings = load(path)
    assert settings.levels == {"FC401": "note"}
    assert settings.overrides[0].paths == ("archive/**",)
    assert settings.outlets[0].outlet().id in settings.pace
