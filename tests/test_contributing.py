"""CONTRIBUTING.md justifies every package that an installation brings, and README names every door of the open sets."""

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.plugins import names

ROOT = Path(__file__).parent.parent
DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


def test_every_dependency_has_its_reason() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## What we depend on")[1].split("\n## ")[0]
    justified = re.findall(r"(?m)^\| ([\w-]+) \| \w", table)
    assert sorted(justified[1:]) == sorted(re.split(r"[<>=~! ]", line)[0] for line in DEPENDENCIES)


@pytest.mark.parametrize("group", ["discoverers", "formats"])
def test_readme_names_every_member_of_an_open_set(group: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert names(group)
    assert [name for name in names(group) if f"`{name}`" not in readme] == []
