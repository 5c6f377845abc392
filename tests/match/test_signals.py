"""What the model is told about a claim and a page."""

from factcheck.match.indirect import find, wanted
from factcheck.match.lexicon import lexicon
from factcheck.match.sentences import sentences_of
from factcheck.match.signals import FEATURES, signals_of

ENGLISH = lexicon("en")
PAGE = (
    "The ferry to Orlund was late on Tuesday. Its crew had called for help. "
    "The harbour of Brennfeld stayed closed. Nobody was hurt. A survey found that 17 of 43 piles were weak."
)
SHARE, FIGURES, _, LACKING, _, SHORT, ALIKE, NAMES, CHANCE, NEIGHBOURS, GONE, _, LENGTH, UP_TO_500 = FEATURES


def signals(claim: str, page: str = PAGE) -> dict[str, float]:
    want, sentences = wanted(claim, ENGLISH), sentences_of(page)
    found = find(want, sentences, ENGLISH)
    return dict(zip(FEATURES, signals_of(want, found, sentences, ENGLISH), strict=True))


def test_what_stands_nowhere_counts_and_the_first_most() -> None:
    page = "Nine boats sank off Orlund. " + "Nobody was hurt. " * 9 + "It was 417 years ago."
    none, one, two = (signals(f"{figures} boats sank", page)[FIGURES] for figures in ("417", "471", "471 of 18"))
    assert (none, one) == (0, 1)
    assert 0 < two - one < one - none


def test_rare_words_weigh_more_than_common_ones() -> None:
    claim = "The Brennfeld harbour opened last year"
    assert signals(claim, "Brennfeld.")[SHARE] > signals(claim, "Last.")[SHARE]
    assert signals(claim, "Brennfeld.")[GONE] < signals(claim, "Last.")[GONE]


def test_a_list_is_told_from_a_text() -> None:
    assert signals("Brennfeld", "Home\nWorld\nBrennfeld")[SHORT] > signals("Brennfeld", PAGE)[SHORT]


def test_a_word_that_begins_like_a_missing_one_is_told() -> None:
    claim = "General Mansur spoke"
    assert signals(claim, "General Mansour spoke.")[NAMES] == 1
    assert signals(claim, "General Mansour spoke.")[ALIKE] > signals(claim, "General Holt spoke.")[ALIKE] == 0


def test_the_same_words_are_less_evidence_on_a_long_page() -> None:
    claim = "The council of Brennfeld closed the harbour"
    page = "The council of Brennfeld closed the harbour."
    assert signals(claim, page)[CHANCE] > signals(claim, page + " Nobody was hurt." * 900)[CHANCE] > 0
    assert signals(claim, "Painters admired marble sculptures.")[CHANCE] < 0


def test_words_that_stand_side_by_side_are_told_from_the_same_words_apart() -> None:
    claim = "the harbour of Brennfeld stayed closed"
    assert signals(claim)[NEIGHBOURS] == 1
    assert signals(claim, "Closed was, of all, the Brennfeld plant; the harbour stayed.")[NEIGHBOURS] < 0.5
    assert signals("Closed harbour")[NEIGHBOURS] == 0


def test_what_the_evidence_does_not_carry_is_counted() -> None:
    assert signals("The harbour of Brennfeld stayed closed for a month")[LACKING] == 1


def test_the_length_of_a_page_counts_to_a_point() -> None:
    short, long = signals("Brennfeld", PAGE), signals("Brennfeld", PAGE * 200)
    assert short[LENGTH] == short[UP_TO_500] < long[UP_TO_500] < long[LENGTH]


def test_a_claim_without_a_word_that_counts_has_signals_too() -> None:
    assert signals("it")[NEIGHBOURS] == signals("it")[CHANCE] == 0


def test_the_same_text_has_the_same_signals_to_the_last_digit() -> None:
    claim = "The harbour of Brennfeld stayed closed after a survey of 43 piles on Tuesday"
    assert signals(claim) == signals(claim)
    assert signals(claim)[SHARE] == round(signals(claim)[SHARE], 12)
