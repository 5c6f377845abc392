"""Which language a text is in: told by its first words, else declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.language import language_in

LONG = {
    "en": "The mayor of the town said that the bridge was old and that nobody had looked after it for years.",
    "de": "Die Bürgermeisterin der Stadt sagte, dass die Brücke alt ist und seit Jahren niemand nach ihr gesehen hat.",
    "nl": "De burgemeester van de stad zei dat de brug oud is en dat niemand er in jaren naar heeft omgekeken.",
    "fr": "La maire de la ville a dit que le pont était vieux et que personne ne s'en était occupé depuis des années.",
    "pl": "Burmistrz miasta powiedział, że most jest stary i zniszczony i że od lat nikt o niego nie dbał.",
}


@pytest.mark.parametrize(("language", "text"), LONG.items())
def test_is_told_by_the_words(language: str, text: str) -> None:
    assert language_in(text) == language


@pytest.mark.parametrize(("language", "text"), LONG.items())
def test_is_told_by_the_words_whatever_is_declared(language: str, text: str) -> None:
    assert language_in(text, "xx") == language


def test_of_two_languages_side_by_side_is_told_by_more_than_small_words() -> None:
    quoted = f"{LONG['de']} {LONG['de']} {LONG['de']} {LONG['en']}"
    assert language_in(quoted) == "de"
    assert language_in(f"{LONG['nl']} Der Minister nannte es eine Frage der Zeit.") == "nl"


@pytest.mark.parametrize("text", ["", "BBC", "1 2 3", "?!", "Reuters said it.", "Tor, Tor!"])
def test_of_a_few_words_is_the_declared_one(text: str) -> None:
    assert language_in(text, "de-AT") == "de"
    assert language_in(text) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Brücke ist seit Montag gesperrt", "de"),
        ("The bridge is shut", "en"),
        ("Was in Bonn geschah", ""),
        ("Am I to die?", ""),
    ],
)
def test_of_a_headline_that_declares_none_is_told_by_two_small_words(text: str, language: str) -> None:
    assert language_in(text) == language
    assert language_in(text, "nl") == "nl"


def test_is_not_changed_by_what_is_no_text() -> None:
    assert language_in("\0" + LONG["de"].replace(" ", "\0 ", 3) + "\ud800") == "de"


@given(st.text(st.characters(), max_size=200), st.sampled_from(["", "en", "de-CH"]))
def test_is_a_code_of_two_letters_or_none_for_every_text(text: str, declared: str) -> None:
    code = language_in(text, declared)
    assert len(code) in {0, 2, 3}
    assert code == language_in(text, declared)


def test_is_told_by_the_text_below_a_menu_that_is_in_no_language() -> None:
    menu = "Zbx Qarl | Vonk Brim | Tulo Pesk\n" * 20
    text = " ".join([LONG["en"], "It is not known who is to pay for it, but they have been asked by this paper."] * 6)
    assert language_in(menu, "de") != "en"
    assert language_in(menu + text, "de") == "en"
