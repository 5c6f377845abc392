"""What is data for each language, and that its lists are as words are compared."""

import pytest

from factcheck.match.lexicon import LANGUAGES, Lexicon, lexicon
from factcheck.match.words import bare

BOTH = pytest.mark.parametrize("code", LANGUAGES)


@BOTH
def test_every_list_is_folded(code: str) -> None:
    lex = lexicon(code)
    lists = [getattr(lex, name) for name in Lexicon.__dataclass_fields__]
    words = {word for value in lists if isinstance(value, frozenset) for word in value}
    assert {word for word in words if bare(word) != word} == set()


@BOTH
def test_a_word_is_found_in_its_lists_in_any_spelling(code: str) -> None:
    lex = lexicon(code)
    for name in ("negations", "small", "modals", "conditions", "denials"):
        words = getattr(lex, name)
        assert {lex.spelled(word) for word in words} <= words


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "rose", "fell"), ("en", "ahead", "behind"), ("en", "highest", "lowest"), ("en", "by", "to"),
        ("de", "stieg", "sank"), ("de", "um", "auf"), ("de", "vorn", "hinter"), ("de", "fruhestens", "spatestens"),
    ],
)  # fmt: skip
def test_opposites_stand_on_two_sides_of_one_thing(code: str, one: str, other: str) -> None:
    lex = lexicon(code)
    assert lex.opposite(one, other)
    assert lex.opposite(other, one)
    assert not lex.opposite(one, one)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "may", "will"), ("en", "until", "after"), ("en", "all", "some"), ("en", "only", "also"),
        ("de", "kann", "wird"), ("de", "bevor", "nachdem"), ("de", "alle", "einige"), ("de", "nur", "auch"),
    ],
)  # fmt: skip
def test_contrasts_exclude_each_other(code: str, one: str, other: str) -> None:
    assert lexicon(code).contrast(one, other)
    assert lexicon(code).contrast(other, one)


@pytest.mark.parametrize(("one", "other"), [("will", "would"), ("may", "might"), ("each", "every")])
def test_words_of_one_meaning_are_no_contrast(one: str, other: str) -> None:
    assert not lexicon("en").contrast(one, other)


def test_german_numbers_are_made_of_their_parts() -> None:
    numbers = lexicon("de").numbers
    assert (numbers["einundzwanzig"], numbers["neunundneunzig"], numbers["zweihundert"]) == (21, 99, 200)


def test_an_unknown_language_is_read_with_english_words() -> None:
    assert lexicon("fr") == lexicon("en")
