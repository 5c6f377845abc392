"""Foreign words are made fit to be shown, and counted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.formats.clean import LONGEST_WORD, count, cut, one_text, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
        ("a\u2028b\x85c", "a b c"),
        ("x\ud800y", "x\ufffdy"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc", "\u2068\u0646\u0627\u0645\u0647\u200c\u0627\u06cc\u2069"),
        ("caf\u00e9 “quoted” – 5 €", "café “quoted” – 5 €"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_nothing_that_controls_or_reorders_is_left(text: str) -> None:
    left = {unicodedata.category(char) for char in plain(text) if char not in "\u200c\u200d\u2068\u2069"}
    assert not left & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(st.text("ab.-/é ", min_size=60, max_size=500))
def test_no_word_is_endless(text: str) -> None:
    assert all(len(word) <= LONGEST_WORD for word in plain(text).split())


def test_piled_up_marks_are_few() -> None:
    assert len(plain("e" + "\u0301" * 500)) == 5


def test_scripts_without_spaces_are_counted_by_letters() -> None:
    assert count("one two") == 2
    assert count("東京都") == 3
    assert count("in 東京") == 3


@given(st.text(), st.integers(0, 50))
def test_a_cut_keeps_to_its_limit(text: str, limit: int) -> None:
    assert count(cut(text, limit)) <= limit + 1


def test_a_cut_says_that_it_is_one() -> None:
    assert cut("one two three", 2) == "one two …"
    assert cut("one two", 2) == "one two"
    assert cut("one", 0) == ""


def test_offsets_hold_when_lone_surrogates_go() -> None:
    assert one_text("a\ud800b") == "a\ufffdb"
