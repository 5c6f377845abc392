"""SECURITY.md names tests that there are, for every threat."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = re.findall(r"(?m)^\| .+ \| (`tests/.+`) \|$", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))


def test_every_row_names_tests_that_there_are() -> None:
    assert len(ROWS) > 10
    named = {name for row in ROWS for name in re.findall(r"`(tests/[\w/]+\.py)`", row)}
    assert {name for name in named if not (ROOT / name).is_file()} == set()
