"""The words that a page is searched by: few, rare, and the claim's own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.discover.queries import rare
from factcheck.model import Span
from tests.builders import REUTERS, article, claim, claim_in

RATES = article(
    "Velmora waits for its bank\n\n"
    "Governor Ilse Maren told Reuters on Thursday that Velmora would wait. Inflation in Velmora fell to 3.1%, she "
    "said, and 412 shops closed in Osthaven. Markets moved little."
)


def test_the_name_that_the_article_is_about_is_its_topic() -> None:
    found = rare(claim_in(RATES, "Velmora would wait", "closed in Osthaven"), REUTERS)
    assert found.topic[0] == "Velmora"
    assert found.names == ("Osthaven",)


def test_a_figure_goes_with_the_word_that_it_counts() -> None:
    assert rare(claim_in(RATES, "412 shops closed in Osthaven"), REUTERS).figures == ("412 shops",)


@pytest.mark.parametrize("share", ["87%", "87 %", "87 percent", "87 per cent", "87 Prozent"])
def test_a_share_is_a_bare_number_since_pages_write_it_in_their_own_ways(share: str) -> None:
    assert rare(claim(f"in the ballot {share} voted for it"), REUTERS).figures == ("87",)


def test_a_part_of_a_longer_number_is_no_figure() -> None:
    assert rare(claim("It cost 14,000 crowns and 3.1 percent, or 2026 marks."), REUTERS).figures == ("2026 marks",)


def test_the_outlet_is_not_searched_for_by_its_own_name() -> None:
    found = rare(claim("Maren told Reuters that Velmora would wait"), REUTERS)
    assert "Reuters" not in (*found.topic, *found.names)


def test_weekdays_and_the_words_of_reporting_are_left_out() -> None:
    found = rare(claim("In March, Maren said on Thursday, Officials reported it"), REUTERS)
    assert (*found.topic, *found.names, *found.words) == ("Maren",)


def test_the_capital_of_a_sentences_first_word_makes_no_name() -> None:
    assert "Repeatedly" not in rare(claim("Repeatedly the app was fined in Osthaven"), REUTERS).topic


def test_the_capital_counts_where_the_word_stands_inside_a_sentence_too() -> None:
    assert "Telegram" in rare(claim("Telegram was fined. Later the court banned Telegram for good"), REUTERS).topic


def test_the_capital_counts_where_the_word_comes_again_and_never_without_it() -> None:
    assert "Zello" in rare(claim("Zello was fined. Zello was banned"), REUTERS).topic
    assert "Fines" not in rare(claim("Fines were set. Fines came. He paid the fines"), REUTERS).topic


@pytest.mark.parametrize(("text", "name"), [("the FSB's argument", "FSB"), ("at Solm Line’s office", "Solm")])
def test_a_possessive_ending_is_no_part_of_a_name(text: str, name: str) -> None:
    assert rare(claim(text), REUTERS).topic == (name,)


@pytest.mark.parametrize(
    ("text", "name"),
    [("it was David Cameron who spoke", "Cameron"), ("it was Hyde Park", "Hyde"), ("it was David", "David")],
)
def test_of_a_persons_full_name_the_second_word_counts(text: str, name: str) -> None:
    assert rare(claim(text), REUTERS).topic == (name,)


def test_a_peoples_name_tells_less_than_any_other() -> None:
    assert rare(claim("in Velmora the British and Osthaven and Danish ships"), REUTERS).names[0] == "Osthaven"


def test_a_figure_before_a_common_word_counts_nothing() -> None:
    assert rare(claim("it began in 1963 and ended in 1969 with 12 ships"), REUTERS).figures == ("12 ships",)


def test_a_capital_inside_a_word_makes_no_name() -> None:
    assert rare(claim("it came out on iTunes"), REUTERS).topic == ()


def test_a_claim_without_a_name_takes_the_names_around_it() -> None:
    found = rare(claim_in(RATES, "moved little"), REUTERS)
    assert "Velmora" in found.topic


def test_the_title_lends_its_names_too() -> None:
    whole = article("Zello is cut off\n\nThe order came at night.", title=Span(0, 16, "Zello is cut off"))
    assert "Zello" in rare(claim_in(whole, "The order came at night"), REUTERS).topic


def test_german_words_are_weighed_as_german() -> None:
    found = rare(claim("Der Betriebsrat sprach am Mittwoch von einem Schlag", article=article(language="de")), REUTERS)
    assert "Mittwoch" not in (*found.topic, *found.names, *found.words)
    assert "Betriebsrat" in (*found.topic, *found.names)


class TestThePhrase:
    def test_is_taken_from_quoted_words_alone(self) -> None:
        text = "encryption keys should be handed over to the service at once"
        assert rare(claim_in(article(text), text), REUTERS).phrase == ""
        assert rare(claim_in(article(text), text, quoted=True), REUTERS).phrase

    def test_never_crosses_a_cut_an_insertion_or_a_sign(self) -> None:
        text = "the long and winding [old] road, leads back to many quiet doors … again and again at midnight"
        assert rare(claim_in(article(text), text, quoted=True), REUTERS).phrase == "leads back to many quiet doors"

    def test_avoids_contractions_which_services_spell_in_their_own_ways(self) -> None:
        text = "encryption keys can't be considered private information defended by the Constitution is cunning"
        phrase = rare(claim_in(article(text), text, quoted=True), REUTERS).phrase
        assert phrase == "considered private information defended by the Constitution"

    def test_needs_four_words(self) -> None:
        assert (
            rare(claim_in(article("quite unlikely indeed"), "quite unlikely indeed", quoted=True), REUTERS).phrase == ""
        )

    @given(st.text(alphabet="abcdefg ABC,.'’“”[]…-\n", max_size=200))
    def test_always_stands_in_the_article_word_for_word(self, text: str) -> None:
        if not text.strip():
            return
        phrase = rare(claim_in(article(text), text, quoted=True), REUTERS).phrase
        assert phrase in re.sub(r"\s+", " ", text)
        assert phrase == "" or 4 <= len(phrase.split()) <= 8


@given(st.text(max_size=300))
def test_every_word_that_comes_out_stands_in_the_claim_or_the_article(text: str) -> None:
    found = rare(claim(text), REUTERS)
    for word in (*found.topic, *found.names, *found.words):
        assert word in text
