"""docs/limits.md repeats figures of other pages, and no other figures than theirs."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
ROWS = re.findall(r"(?m)^\| (.+?) \| ([^|]*\d[^|]*) \| (.+) \|$", (DOCS / "limits.md").read_text(encoding="utf-8"))
PAGES = [row[2] for row in ROWS]
TAKEN = [number for number, page in enumerate(PAGES) if ".md" in page or page == "the same"]


def test_there_are_figures() -> None:
    assert len(TAKEN) > 3


@pytest.mark.parametrize("number", TAKEN)
def test_a_figure_is_that_of_the_page_it_names(number: int) -> None:
    link = next(found for row in reversed(PAGES[: number + 1]) for found in re.findall(r"\(([\w-]+\.md)", row))
    page = (DOCS / link).read_text(encoding="utf-8")
    assert [one for one in re.findall(r"\d[\d,.]*", ROWS[number][1]) if one not in page] == []
