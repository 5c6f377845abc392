"""The recipe in docs/how-to/add-a-format.md: its format works, and so do the tests that it shows."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

DOCS = (Path(__file__).parents[2] / "docs" / "how-to" / "add-a-format.md").read_text(encoding="utf-8")
MODULE, TESTS = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
NAMES = re.findall(r"(?m)^def (test_\w+)", TESTS)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tests of the recipe, with its format where they look for it."""
    made, tests = ModuleType("our_newsroom.table"), ModuleType("shown")
    exec(compile(MODULE, "add-a-format.md", "exec"), made.__dict__)  # noqa: S102 - our own document
    monkeypatch.setitem(sys.modules, "our_newsroom", ModuleType("our_newsroom"))
    monkeypatch.setitem(sys.modules, "our_newsroom.table", made)
    exec(compile(TESTS, "add-a-format.md", "exec"), tests.__dict__)  # noqa: S102 - as above
    return tests


@pytest.mark.parametrize("name", NAMES)
def test_what_the_recipe_tests_holds(shown: ModuleType, name: str) -> None:
    getattr(shown, name)()
