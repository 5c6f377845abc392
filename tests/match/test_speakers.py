"""Who says the words on the page: another person is told, and another way to name the same person accuses nobody."""

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.match.page import page_text
from factcheck.match.speakers import fits
from factcheck.model import Evidence, Kind, Verdict
from factcheck.pairs import claim_of
from tests import builders
from tests.match.laid import lay, relation

PAGE = (
    'Finance Minister Hans Meyer met Helen Brandt. "The plan is dead and we shall bury it on Friday," Meyer said. '
    '"Nobody told us of it before the meeting," union leader Marek Olsen said. He quoted Brandt as saying: '
    "\"We have told them 'the dock is as safe as a church' and that is true.\""
)
DEAD, TOLD = "The plan is dead and we shall bury it on Friday,", "Nobody told us of it before the meeting,"
SAID = (relation(PAGE, DEAD, "Hans Meyer"), relation(PAGE, TOLD, "Marek Olsen", 1))


def told(words: str, speaker: str) -> Verdict:
    claim = claim_of(words, Kind.DIRECT, outlet=builders.REUTERS, speaker=speaker)
    return judge(claim, Evidence(own=(match(claim, builders.page(PAGE), SAID),))).verdict


@pytest.mark.parametrize(
    "speaker",
    ["Hans Meyer", "Meyer", "Finance Minister Hans Meyer", "the finance minister", "Minister Meyer", "H. Meyer",
     "Hans K. Meyer", "Hans Meyer Jr.", "Hans Meyer-Lindholm", "Dr. Hans Meyer"],
)  # fmt: skip
def test_the_same_person_named_in_another_way_fits(speaker: str) -> None:
    assert lay(DEAD, PAGE, speaker=speaker, said=SAID).speaker_fits is True
    assert told(DEAD, speaker) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "speaker", ["Hans Maier", "Johann Meyer", "Hans Lindholm", "she", "the ministry", "a spokesman"]
)
def test_what_cannot_be_told_is_no_error(speaker: str) -> None:
    assert lay(DEAD, PAGE, speaker=speaker, said=SAID).speaker_fits is not False
    assert told(DEAD, speaker) is Verdict.SUPPORTED


@pytest.mark.parametrize("speaker", ["Marek Olsen", "Helen Brandt", "Olsen", "Brandt", "Anna Petrova"])
def test_right_words_by_another_person_are_name_differs(speaker: str) -> None:
    assert lay(DEAD, PAGE, speaker=speaker, said=SAID).speaker_fits is False
    assert told(DEAD, speaker) is Verdict.NAME_DIFFERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Wolodymyr Selenskyj"), ("Nikita Khrushchev", "Nikita Chruschtschow"),
        ("Muammar Gaddafi", "Moammar Qaddafi"), ("Recep Tayyip Erdoğan", "Tayyip Erdogan"),
        ("Angela Kasner", "Angela Merkel"), ("Pyotr Tchaikovsky", "Peter Tschaikowski"),
    ],
)  # fmt: skip
def test_another_spelling_and_a_married_name_accuse_nobody(one: str, other: str) -> None:
    page = page_text(builders.page(f"{other} spoke. {one} spoke too."), [], ())
    assert fits(one, other, page) is not False
    assert fits(other, one, page) is not False


@pytest.mark.parametrize("particle", ["Jr.", "von", "van", "de", "al"])
def test_a_particle_makes_no_two_persons_one(particle: str) -> None:
    page = page_text(builders.page("Nothing is said here of anybody."), [], ())
    assert fits(f"Peter {particle} Olsen", f"Helen {particle} Brandt", page) is False


def test_a_quotation_within_a_quotation_keeps_both_speakers() -> None:
    inner, outer = (
        "the dock is as safe as a church",
        "We have told them 'the dock is as safe as a church' and that is true.",
    )
    said = (relation(PAGE, outer, "Helen Brandt"), relation(PAGE, inner, "Marek Olsen", 1))
    assert lay(inner, PAGE, speaker="Marek Olsen", said=said).speaker_fits is True
    assert lay(inner, PAGE, speaker="Helen Brandt", said=said).speaker_fits is None
    assert lay(inner, PAGE, speaker="Hans Meyer", said=said).speaker_fits is False


def test_a_rejected_accusation_is_theirs_who_reject_it() -> None:
    page = 'Senator Rolf Dane rejected the charge that he had "lied to the committee for years". His lawyer left.'
    said = (relation(page, "lied to the committee for years", "Rolf Dane"),)
    assert lay("lied to the committee for years", page, speaker="Senator Dane", said=said).speaker_fits is True


def test_the_words_are_theirs_who_say_most_of_them() -> None:
    page = 'Brandt: "We close." Olsen said: "Nobody told us of it before the meeting began."'
    said = (
        relation(page, 'We close." Olsen', "Helen Brandt"),
        relation(page, "Nobody told us of it before", "Marek Olsen", 1),
    )
    words = 'Olsen said: "Nobody told us of it before the meeting'
    assert lay(words, page, speaker="Marek Olsen", said=said).said_by == "Marek Olsen"


def test_without_relations_nothing_is_said_of_the_speaker() -> None:
    alignment = lay(DEAD, PAGE, speaker="Marek Olsen")
    assert (alignment.said_by, alignment.speaker_fits) == (None, None)


@pytest.mark.parametrize(
    "said_by",
    ["The Republican candidate", "When Meyer spoke", "MORE SHIPS THAN EVER BEFORE IN LISDEN", "Minister On Brandt",
     "a Brandt", "the Brandt campaign", "a spokesman for Helen Brandt and others", "The House Republican leader"],
)  # fmt: skip
def test_a_description_or_a_headline_is_nobody_else(said_by: str) -> None:
    page = page_text(builders.page(PAGE), (), SAID)
    assert fits("Marek Olsen", said_by, page) is not False


@pytest.mark.parametrize(
    "said_by",
    ["Helen Brandt", "union leader Helen Brandt", "Helen Brandt, who runs the House", "the union's head, Helen Brandt",
     "Nordona's general counsel, Helen Brandt"],
)  # fmt: skip
def test_a_person_named_among_descriptions_is_somebody_else(said_by: str) -> None:
    page = page_text(builders.page(PAGE), (), SAID)
    assert fits("Marek Olsen", said_by, page) is False
    assert fits("Marek Olsen, who works in Mexico City", said_by, page) is False


@pytest.mark.parametrize("said_by", ["Deutsche Werft", "Jede Verantwortung für die Finanzen im Bezirk Lisden-Nord"])
def test_where_nouns_are_capitalised_two_of_them_are_no_name(said_by: str) -> None:
    text = "Die Deutsche Werft zitiert Marek Olsen. „Der Plan ist tot und wird am Freitag begraben“, hieß es in Lisden."
    page = page_text(builders.page(text, language="de"), (), (relation(text, "Der Plan ist tot", said_by),))
    assert fits("Marek Olsen", said_by, page) is not False


@pytest.mark.parametrize("said_by", ["der Werftchef Karl Brandt", "die SPD-Abgeordnete Helen Brandt"])
def test_a_german_article_before_what_somebody_is_hides_no_name(said_by: str) -> None:
    text = "„Der Plan ist tot und wird am Freitag begraben“, hieß es in Lisden."
    page = page_text(builders.page(text, language="de"), (), (relation(text, "Der Plan ist tot", said_by),))
    assert fits("Geschäftsführer Jörg Olsen", said_by, page) is False
    assert fits("Jörg Olsen", "der Sprecher Helen Brandts", page) is not False
