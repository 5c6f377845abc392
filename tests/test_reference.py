"""The reference on disk is what the code says. `python -m tests.reference` writes it anew."""

import re

import pytest

from factcheck.cli import app
from tests.cli.running import factcheck
from tests.reference import FOLDER, pages

PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "python -m tests.reference writes it anew"


def test_there_is_no_other_page() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(PAGES)


@pytest.mark.parametrize("name", [command.name for command in app.registered_commands])
def test_every_option_that_a_command_has_is_told(name: str) -> None:
    section = PAGES["commands.md"].split(f"## factcheck {name}\n")[1].split("\n## ")[0]
    said = set(re.findall(r"(?m)^ +(?:-\w, )?(--[\w-]+)", factcheck(name, "--help", COLUMNS="300").stdout))
    assert {option for option in said - {"--help"} if f"`{option}" not in section} == set()
