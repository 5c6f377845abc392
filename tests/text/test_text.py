"""Lines, paragraphs, sentences, folding."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import Lines, fold, paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith left. He was tired.", 2),
        ("The U.S. economy grew. It rose 3.5 percent.", 2),
        ("J. R. Smith left.", 1),
        ('"It is so." He left.', 2),
        ("Is it so? Yes!", 2),
        ("It grew by 2.5 percent in Jan. and fell in Feb. this year.", 1),
        ("Das gilt z. B. für Dr. Meier. Er ging.", 2),
        ("One line\n\nanother line", 2),
        ("One line\nanother line", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(split(text)) == count


@given(st.text())
def test_sentences_cover_all_that_is_no_space(text: str) -> None:
    assert "".join("".join(piece.split()) for piece in split(text)) == "".join(text.split())


@given(st.text())
def test_paragraphs_have_no_space_around_them(text: str) -> None:
    for start, end in paragraphs(text):
        assert text[start:end] == text[start:end].strip() != ""


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_ignores_typography_case_and_accents() -> None:
    assert fold("The \u201cCafé\u201d \u2014 it\u2019s") == fold('the "cafe" -  it\'s')


def test_lines_and_columns_count_from_one() -> None:
    lines = Lines("ab\r\ncd\ne")
    assert [lines.at(offset) for offset in (0, 1, 4, 7)] == [(1, 1), (1, 2), (2, 1), (3, 1)]


@given(st.text(st.sampled_from("ab\r\n\u2028")), st.integers(0, 20))
def test_a_line_begins_behind_every_line_break(text: str, offset: int) -> None:
    before = text[: min(offset, len(text))]
    ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", text) if match.end() <= len(before)]
    assert Lines(text).at(len(before)) == (len(ends) + 1, len(before) - (ends or [0])[-1] + 1)
