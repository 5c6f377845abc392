"""The main text of a page: a fast look first, and a slower one where that may have missed something."""

from typing import Any

import pytest

from factcheck.parse.document import read_html
from tests.newsroom.stock import Stocked, load

LINES = [
    f"The council of the town of Karhaven met on day {number} and decided on the old bridge, as it had to in the end."
    for number in range(12)
]


def slowly(text: str) -> list[str]:
    """What the extractor finds when it looks in every way that it has."""
    from lxml import html
    from trafilatura import bare_extraction

    tree: Any = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for note in tree.xpath("//*[@data-factcheck-stand-in]"):
        note.drop_tree()
    found: Any = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False)
    return [" ".join(line.split()) for line in (found.text or "").splitlines() if line.strip()] if found else []


def paragraphs(text: str) -> list[str]:
    document = read_html(text)
    assert document is not None
    return list(document.paragraphs)


@pytest.mark.parametrize("stocked", [one for one in load() if one.file], ids=lambda one: str(one.file))
def test_a_fast_look_finds_what_a_slow_one_does(stocked: Stocked) -> None:
    text = stocked.body().decode()
    assert paragraphs(text) == [line for line in slowly(text) if line != stocked.headline]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>{}</div>".format("".join(f"<div>{line}</div>" for line in LINES)),
        "<div class='x'>{}</div>".format("<br><br>".join(LINES)),
        "<ul>{}</ul>".format("".join(f"<li>{line}</li>" for line in LINES)),
        "<article>{}</article>".format("".join(f"<p><a href='/x'>{line}</a></p>" for line in LINES)),
    ],
    ids=["parts", "line breaks", "a list", "links"],
)
def test_what_a_fast_look_misses_is_found_all_the_same(markup: str) -> None:
    text = f"<html lang='en'><head><title>Karhaven</title></head><body>{markup}</body></html>"
    words = " ".join(paragraphs(text))
    assert sum(line in words for line in LINES) >= len(LINES) - 1
