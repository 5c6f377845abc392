"""What class of word differs: the class decides the verdict, so it is the same whichever side the words stand on."""

import pytest

from factcheck.match.differences import change_of
from factcheck.match.lexicon import lexicon
from factcheck.match.words import words_of
from factcheck.model import Change

CLASSES = [
    ("en", "will not", "will", Change.NEGATION),
    ("en", "lawful", "unlawful", Change.NEGATION),
    ("en", "417", "471", Change.FIGURE),
    ("en", "4th", "5th", Change.FIGURE),
    ("en", "5 dollars", "5 pounds", Change.UNIT),
    ("en", "Tuesday", "Thursday", Change.WEEKDAY),
    ("en", "March", "April", Change.DATE),
    ("en", "2019", "2020", Change.DATE),
    ("en", "rose", "fell", Change.DIRECTION),
    ("en", "must", "should", Change.MODALITY),
    ("en", "Holt", "Lund", Change.NAME),
    ("en", "bridge", "tunnel", Change.WORDING),
    ("en", "the", "a", Change.SMALL),
    ("en", "honour", "honor", None),
    ("en", "co-operation", "cooperation", None),
    ("en", "twenty-five", "25", None),
    ("de", "nicht", "", Change.NEGATION),
    ("de", "417", "471", Change.FIGURE),
    ("de", "Dienstag", "Donnerstag", Change.WEEKDAY),
    ("de", "April", "Mai", Change.DATE),
    ("de", "stieg", "sank", Change.DIRECTION),
    ("de", "muss", "sollte", Change.MODALITY),
    ("de", "Brücke", "Straße", Change.WORDING),
    ("de", "2. Quartal", "zweite Quartal", None),
    ("de", "2. Quartal", "zweites Quartal", None),
    ("de", "6. Spieltag", "sechsten Spieltag", None),
    ("de", "6. Spieltag", "siebten Spieltag", Change.FIGURE),
    ("de", "Fluß", "Fluss", None),
]


@pytest.mark.parametrize(("language", "one", "other", "change"), CLASSES)
def test_the_class_is_the_same_from_either_side(language: str, one: str, other: str, change: Change | None) -> None:
    lex = lexicon(language)
    a, b = words_of(one, lex).words, words_of(other, lex).words
    assert change_of(a, b, lex) is change
    assert change_of(b, a, lex) is change


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, text, *_ in CLASSES])
def test_the_same_words_never_differ(language: str, text: str) -> None:
    lex = lexicon(language)
    side = words_of(text, lex).words
    assert change_of(side, side, lex) is None


def test_the_same_words_in_another_order_are_another_order() -> None:
    lex = lexicon("en")
    a, b = words_of("the bridge and tunnel", lex).words, words_of("the tunnel and bridge", lex).words
    assert change_of(a, b, lex) is Change.ORDER
