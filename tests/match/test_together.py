"""The parts of one quotation: what runs on in the article must run on at the page, said by the same person."""

import pytest

from factcheck.model import Change, Verdict
from tests.match.laid import differences, serious, verdict

PAGE = (
    '"We cannot keep the dock open and that is final," director Helen Brandt said. '
    '"The repair will cost three million." '
    'Asked about the strike, union leader Marek Olsen replied: "Our members deserve an honest timetable from them."\n\n'
    "Nordona Shipping sent its last vessel on Friday. The mayor will speak to the council next week about it.\n\n"
    "„Wir schließen das Dock noch in diesem Jahr“, sagte Brandt. „Die Reparatur ist zu teuer.“"
)


@pytest.mark.parametrize(
    "words",
    [
        "We cannot keep the dock open and that is final. The repair will cost three million.",
        "We cannot keep the dock open and that is final ... The repair will cost three million.",
        "We cannot keep the dock open ... The repair will cost three million.",
    ],
)
def test_a_quotation_goes_on_over_its_attribution(words: str) -> None:
    assert not serious(words, PAGE)
    assert verdict(words, PAGE) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "words",
    [
        "We cannot keep the dock open and that is final. Our members deserve an honest timetable from them.",
        "We cannot keep the dock open ... Nordona Shipping sent its last vessel on Friday",
    ],
)
def test_words_of_two_speakers_or_paragraphs_are_joined(words: str) -> None:
    assert verdict(words, PAGE) is Verdict.JOINED


@pytest.mark.parametrize(
    "words",
    [
        "The repair will cost three million. We cannot keep the dock open and that is final.",
        "The repair will cost three million ... We cannot keep the dock open",
        "The mayor will speak to the council next week. Nordona Shipping sent its last vessel on Friday.",
    ],
)
def test_another_order_is_joined(words: str) -> None:
    assert verdict(words, PAGE) is Verdict.JOINED


def test_a_word_dropped_between_two_sentences_is_seen() -> None:
    page = 'The station wrote: "Was the car stolen in the city? Unconfirmed rumours are swirling about it today."'
    words = "Was the car stolen in the city? Rumours are swirling about it today."
    assert [(one.change, one.b) for one in differences(words, page)] == [(Change.WORDING, "Unconfirmed")]


def test_the_same_name_introduced_again_is_the_same_speaker() -> None:
    page = '"We cannot keep the dock open at all," Helen Brandt said. Brandt added: "The repair will cost a million."'
    assert verdict("We cannot keep the dock open at all. The repair will cost a million.", page) is Verdict.SUPPORTED
