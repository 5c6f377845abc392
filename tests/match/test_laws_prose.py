"""The laws again over sentences as a newspaper has them, in English and in German."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.judge import judge
from factcheck.match import match
from factcheck.match.lexicon import lexicon
from factcheck.match.words import words_of
from factcheck.model import Evidence, Kind, Level, Verdict
from factcheck.pairs import claim_of
from tests import builders

PROSE = {
    "en": [
        "The harbour board said on Monday that it had sold 14 cranes for $2.5 million.",
        "Shares in Nordona Shipping fell 3.4% in the afternoon, their worst day since March 2016.",
        "Mayor Elena Roth told the council that the bridge will not open before the winter.",
        "Some 1,860 dock workers are to move to the northern terminal by the end of June.",
        "A survey by the university found that two thirds of the families had left the valley.",
        "Nobody was hurt when the roof of the old market hall came down late on Friday.",
    ],
    "de": [
        "Der Hafenrat teilte am Montag mit, er habe 14 Kräne für 2,5 Millionen Euro verkauft.",
        "Die Aktie der Reederei Nordona fiel am Nachmittag um 3,4 Prozent, so stark wie seit März 2016 nicht.",
        "Bürgermeisterin Elena Roth sagte im Rat, die Brücke werde nicht vor dem Winter öffnen.",
        "Rund 1.860 Hafenarbeiter sollen bis Ende Juni an das nördliche Terminal wechseln.",
        "Eine Umfrage der Universität ergab, dass zwei Drittel der Familien das Tal verlassen haben.",
        "Niemand wurde verletzt, als das Dach der alten Markthalle am späten Freitag einstürzte.",
    ],
}
CHANGES = {
    "en": [
        (0, "Monday", "Sunday"), (0, "14", "41"), (0, "$2.5 million", "$2.5 billion"), (1, "3.4%", "4.3%"),
        (1, "fell", "rose"), (1, "March", "April"), (1, "Nordona", "Brennfeld"), (2, "will not", "will"),
        (2, "Elena Roth", "Vera Lund"), (3, "1,860", "1,680"), (3, "June", "July"), (4, "two", "three"),
        (5, "Nobody was", "They were"), (5, "Friday", "Thursday"),
    ],
    "de": [
        (0, "Montag", "Sonntag"), (0, "14", "41"), (0, "Millionen", "Milliarden"), (1, "3,4", "4,3"),
        (1, "fiel", "stieg"), (1, "März", "April"), (1, "Nordona", "Brennfeld"), (2, "nicht ", ""),
        (2, "Elena Roth", "Vera Lund"), (3, "1.860", "1.680"), (3, "Juni", "Juli"), (5, "Niemand", "Jemand"),
        (5, "Freitag", "Donnerstag"),
    ],
}  # fmt: skip
LANGUAGES = st.sampled_from(list(PROSE))


def page_of(chance: st.DataObject, language: str, at: int) -> tuple[str, str]:
    """A sentence, and a page of it and others around it."""
    sentence = PROSE[language][at]
    others = [one for one in PROSE[language] if one != sentence]
    before, after = (chance.draw(st.lists(st.sampled_from(others), max_size=4, unique=True)) for _ in "ab")
    return sentence, chance.draw(st.sampled_from([" ", "\n", "\n\n"])).join([*before, sentence, *after])


def verdict(claim_text: str, text: str) -> Verdict:
    claim = claim_of(claim_text, Kind.DIRECT, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, builders.page(text)),))).verdict


@settings(max_examples=80, deadline=None)
@given(st.data(), LANGUAGES, st.integers(0, 5))
def test_a_sentence_is_supported_whatever_surrounds_it(chance: st.DataObject, language: str, at: int) -> None:
    sentence, text = page_of(chance, language, at)
    assert verdict(sentence, text) is Verdict.SUPPORTED


@pytest.mark.parametrize("language", PROSE)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_single_change_is_never_supported(language: str, chance: st.DataObject) -> None:
    at, old, new = chance.draw(st.sampled_from(CHANGES[language]))
    sentence, text = page_of(chance, language, at)
    assert old in sentence
    assert verdict(sentence.replace(old, new), text).level in (Level.WARNING, Level.ERROR)


@pytest.mark.parametrize("language", PROSE)
def test_folding_what_is_folded_changes_nothing(language: str) -> None:
    lex = lexicon(language)
    for sentence in PROSE[language]:
        plain = [norm for norm in words_of(sentence, lex).norms if norm.isalpha() and norm not in lex.units.values()]
        assert words_of(" ".join(plain), lex).norms == plain


@settings(max_examples=40, deadline=None)
@given(st.data(), LANGUAGES, st.integers(0, 5), st.randoms(use_true_random=False))
def test_the_order_of_pages_is_nothing(chance: st.DataObject, language: str, at: int, luck: object) -> None:
    claim = claim_of(PROSE[language][at], Kind.DIRECT, outlet=builders.REUTERS)
    texts = [page_of(chance, language, other)[1] for other in (at, 0, 3)]
    laid = [
        match(claim, builders.page(text, url=f"https://www.reuters.com/{letter}"))
        for text, letter in zip(texts, string.ascii_lowercase, strict=False)
    ]
    first = judge(claim, Evidence(own=tuple(laid)))
    luck.shuffle(laid)
    second = judge(claim, Evidence(own=tuple(laid)))
    assert (first.verdict, first.facts, first.differences) == (second.verdict, second.facts, second.differences)
