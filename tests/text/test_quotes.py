"""Quotation marks of every shape."""

import pytest

from factcheck.text.quotes import HIDDEN, mask, overlapping, quotes


def inner(text: str) -> list[str]:
    return [text[quote.inner : quote.last] for quote in quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "it is so".',
        "He said \u201cit is so\u201d.",
        "He said ''it is so''.",
        "Er sagte \u201eit is so\u201c.",
        "Er sagte \u00bbit is so\u00ab.",
        "Il dit \u00abit is so\u00bb.",
        "He said \u2018it is so\u2019.",
        "He said 'it is so'.",
        "He said ``it is so''.",
        "The file ` of that name: he said ``it is so''.",
        'He said \u201cit is so".',
    ],
)
def test_every_shape_of_marks(text: str) -> None:
    assert inner(text) == ["it is so"]


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' house isn't theirs.",
        "the '90s and rock 'n' roll",
        "6'2\" tall",
        "O\u2019Brien\u2019s house",
        "no marks",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert inner(text) == []


def test_inner_marks_are_words_of_the_outer() -> None:
    assert inner("\u201cShe said \u2018no\u2019 to me.\u201d") == ["She said \u2018no\u2019 to me."]


def test_an_open_quotation_ends_with_its_paragraph_and_goes_on_in_the_next() -> None:
    first, second = quotes('"It is so.\n\n"And it stays so."')
    assert (first.closed, second.closed, second.continued) == (False, True, True)


def test_a_closed_quotation_does_not_go_on() -> None:
    assert [quote.continued for quote in quotes('"It is so."\n\n"And it stays so."')] == [False, False]


def test_the_mask_keeps_offsets_and_the_last_stop() -> None:
    text = 'He said "it is so." Then he left.'
    masked = mask(text, quotes(text))
    assert len(masked) == len(text)
    assert masked == f'He said {HIDDEN * 9}." Then he left.'


def test_overlapping_finds_those_that_share_a_character() -> None:
    text = '"one" and "two" and "three"'
    runs = quotes(text)
    assert [text[run.start : run.end] for run in overlapping(runs, 4, 11)] == ['"one"', '"two"']
    assert list(overlapping(runs, 5, 10)) == []
