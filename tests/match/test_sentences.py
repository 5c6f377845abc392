"""A page's sentences: where they end, which words they have, and that no page costs more than a long one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.sentences import LONGEST, MOST_SENTENCES, MOST_TEXT, sentence_edges, sentences_of


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in pairwise(sentence_edges(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rates fell. Prices rose.", ["Rates fell.", "Prices rose."]),
        ("Did rates fall? They did! Nobody asked.", ["Did rates fall?", "They did!", "Nobody asked."]),
        ('"Rates fell." Prices rose.', ['"Rates fell."', "Prices rose."]),
        ("Rates fell.\n\nPrices rose", ["Rates fell.", "Prices rose"]),
        ("Menu\nSports\nRates fell.", ["Menu", "Sports", "Rates fell."]),
        ("Rates fell by 3.5 percent. 417 boats left.", ["Rates fell by 3.5 percent.", "417 boats left."]),
    ],
)
def test_a_sentence_ends_at_a_mark_before_a_capital_or_a_figure_and_at_the_end_of_a_line(
    text: str, parts: list[str]
) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    "text",
    ["Mr. Holt left.", "J. Holt left.", "The U.S. Senate voted.", "Am 3. April schloss der Hafen.", "He left. then he"],
)
def test_a_title_an_initial_and_a_german_date_end_no_sentence(text: str) -> None:
    assert len(cut(text)) == 1


def test_words_are_parted_by_marks_but_figures_and_initials_stay_whole() -> None:
    page = sentences_of('The bank\'s well-known "rate" (3.5%, or 1,900 euros) fell in the U.S. again')
    assert page.words(0) == [
        "The",
        "bank",
        "s",
        "well",
        "known",
        "rate",
        "3.5",
        "or",
        "1,900",
        "euros",
        "fell",
        "in",
        "the",
        "U.S",
        "again",
    ]


def test_the_share_of_short_sentences_tells_a_list_from_a_text() -> None:
    assert sentences_of("Home\nWorld\nSports").short == 1.0
    assert sentences_of("The bank cut its main rate. The governor spoke in the evening.").short == 0.0


def test_a_page_without_words_has_one_empty_sentence() -> None:
    assert sentences_of("").edges == [0, 0]
    assert sentences_of("").words(0) == []


@given(st.text(alphabet='aB1 .,!?\n"\u201d\u00e9-', max_size=300))
def test_the_sentences_are_the_whole_text_in_order(text: str) -> None:
    assert "".join(text[start:end] for start, end in pairwise(sentence_edges(text))) == text


@pytest.mark.parametrize(
    "text",
    ["the bank cut rates 4 " * 250_000, "a" * 5_000_000, "A bank. " * 640_000, "bank\n" * 1_000_000, ". A" * 1_700_000],
    ids=["one line", "one word", "short sentences", "short lines", "stops"],
)
def test_what_is_read_of_a_page_is_bounded(text: str) -> None:
    page = sentences_of(text)
    assert page.count <= MOST_SENTENCES
    assert page.edges[-1] <= MOST_TEXT
    assert max(end - start for start, end in pairwise(page.edges)) <= LONGEST


def test_a_german_ordinal_behind_its_article_ends_no_sentence() -> None:
    text = "Der Klub kam vom 18. auf den 12. Platz. Sie feiern zum 50. Jubiläum. He was 12. Then he left."
    assert [text[start:end].strip() for start, end in pairwise(sentence_edges(text))] == [
        "Der Klub kam vom 18. auf den 12. Platz.",
        "Sie feiern zum 50. Jubiläum.",
        "He was 12.",
        "Then he left.",
    ]


@given(
    st.text(alphabet="aBc\u00c9\u00e9\u0416 .\n", max_size=40),
    st.text(alphabet="abc\u00e9\u0436", min_size=1, max_size=3),
)
def test_how_a_word_begins_is_told_however_it_is_written(text: str, start: str) -> None:
    words = " ".join(sentences_of(text).flat.lower().split(" ")[1:])
    assert sentences_of(text).begins(start) is any(word.startswith(start) for word in words.split())


@given(st.text(alphabet="aB1 .,!?\n\t\u00a0\u201d\u00e9-", max_size=200))
def test_a_page_has_the_words_of_its_sentences(text: str) -> None:
    page = sentences_of(text)
    lengths = [len(page.words(at)) for at in range(page.count)]
    assert page.length == sum(lengths)
    assert page.short == sum(length < 5 for length in lengths) / page.count
    assert {word for word in page.flat.split() if not (word.isascii() and word.isalpha())} == set(page.odd)
