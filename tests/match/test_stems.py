"""Which words are one word when a claim in other words is looked for, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.indirect import pieces_for, stems_for
from factcheck.match.lexicon import lexicon
from factcheck.match.stems import ENDINGS, endings_of
from factcheck.match.word import number

ENGLISH, GERMAN = stems_for("en"), stems_for("de")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("closes", "closed"),
        ("closing", "closed"),
        ("Harbour", "harbours"),
        ("murder", "murdered"),
        ("offers", "offered"),
        ("flies", "fly"),
        ("stopped", "stop"),
        ("organise", "organized"),
        ("caf\u00e9", "cafe"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert ENGLISH[one] == ENGLISH[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [("lawyer", "attorney"), ("ferry", "vessel"), ("broke", "broken"), ("Russian", "Russia"), ("wrote", "written")],
)
def test_words_that_news_uses_for_one_another_have_one_stem(one: str, other: str) -> None:
    assert ENGLISH[one] == ENGLISH[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [("rose", "fell"), ("bought", "sold"), ("billion", "bill"), ("million", "mill"), ("Iran", "Iraq"), ("win", "lose")],
)
def test_opposites_and_words_that_only_look_alike_have_not(one: str, other: str) -> None:
    assert ENGLISH[one] != ENGLISH[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [("seventeen", "17"), ("1,900", "1900"), ("3.50", "3.5"), ("Oct", "October"), ("millions", "million")],
)
def test_figures_are_their_value_and_months_their_number(one: str, other: str) -> None:
    assert ENGLISH[one] == ENGLISH[other]


def test_a_name_in_capitals_is_no_pronoun() -> None:
    assert ENGLISH["US"] == ENGLISH["U.S."] == ENGLISH["American"] != ENGLISH["us"]
    assert ENGLISH.is_name("US")
    assert ENGLISH.is_name("U.S.")
    assert not ENGLISH.is_name("us")
    assert not ENGLISH.is_name("IT")


def test_initials_are_one_word_with_or_without_their_stops() -> None:
    assert ENGLISH["J.K."] == ENGLISH["J.K"] == ENGLISH["JK"]


@pytest.mark.parametrize(("one", "other"), [("Regierung", "Regierungen"), ("H\u00e4fen", "Hafen"), ("drei", "3")])
def test_german_words_have_german_endings(one: str, other: str) -> None:
    assert GERMAN[one] == GERMAN[other]


@pytest.mark.parametrize("word", ["closed", "Attorney", "FLIES", "flying", "vessel", "Oct", "wrote", "coloured"])
def test_the_beginnings_of_a_stem_miss_none_of_its_words(word: str) -> None:
    assert word[:3] in ENGLISH.beginnings([ENGLISH[word]])


@pytest.mark.parametrize(
    ("piece", "words"),
    [("closed", ["closed"]), ("drugs.The", ["drugs", "The"]), ("5m", ["5", "m"]), ("U.S", ["US"]), ("\u2026", [])],
)
def test_what_stands_between_spaces_may_be_several_words(piece: str, words: list[str]) -> None:
    assert pieces_for("en")[piece] == {ENGLISH[word] for word in words}


@given(st.text(alphabet="abdegilnorsty", max_size=4), st.sampled_from(ENDINGS))
def test_the_endings_looked_at_are_all_that_a_word_has(word: str, ending: tuple[str, str]) -> None:
    word += ending[0]
    assert [one for one in endings_of(word) if word.endswith(one[0])] == [
        one for one in ENDINGS if word.endswith(one[0])
    ]


@given(st.integers(0, 10**18), st.sampled_from(["", ".0", ",000", ".50"]))
def test_a_whole_number_is_itself_however_it_is_read(value: int, rest: str) -> None:
    assert ENGLISH[f"{value % 1000}{rest}"] == f"{number(f'{value % 1000}{rest}', lexicon('en')):g}"
    if value < 10**15:
        assert ENGLISH[f"00{value}"] == str(value)
