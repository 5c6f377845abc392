"""Findings point at the line where the words stand."""

from dataclasses import replace
from pathlib import Path

from factcheck.formats.places import Place, place_of
from factcheck.model import Kind
from tests import builders
from tests.formats import examples

TEXT = "Title\n\nThe bank said 😀 rates\nwere held.\n"


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    claim = examples.claim_on(builders.article(TEXT), "rates\nwere held", kind=Kind.INDIRECT)
    assert place_of(claim) == Place("article.txt", 3, 17, 4, 10)


def test_a_record_is_at_its_line_of_the_collection() -> None:
    whole = builders.article(TEXT, id="r1", path=Path("news/all.jsonl"), record=7)
    assert place_of(examples.claim_on(whole, "were held")) == Place("news/all.jsonl", 7)


def test_a_text_that_is_not_the_file_has_the_line_of_its_element() -> None:
    whole = builders.article(TEXT, path=Path("a.html"), line_of=((0, 12),))
    claim = examples.claim_on(whole, "were held")
    assert place_of(replace(claim, line=12)) == Place("a.html", 12)
    assert place_of(replace(claim, line=None)) == Place("a.html", None)


def test_a_path_becomes_a_uri() -> None:
    assert Place("news/älter #1.txt").uri == "news/%C3%A4lter%20%231.txt"
    assert Place("/srv/a b.txt").uri == "file:///srv/a%20b.txt"
    assert Place("C:\\news\\a.txt").uri == "file:///C:/news/a.txt"
    assert Place("odd:name.txt").uri == "odd%3Aname.txt"
    assert Place("https://example.org/a b").uri == "https://example.org/a%20b"
