"""The parts of one quotation: what runs on in the article must run on at the page, said by the same person."""

import pytest

from factcheck.model import Change, Verdict
from tests.match.laid import differences, lay, relation, serious, verdict

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


TWO = "We cannot keep the dock open. Our members deserve an honest timetable."
ZWEI = "Wir schließen das Dock noch in diesem Jahr. Unsere Mitglieder verdienen einen ehrlichen Fahrplan."


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (TWO, '"We cannot keep the dock open." Asked about it, union leader Marek Olsen replied: "{}"'),
        (TWO, '"We cannot keep the dock open," Helen Brandt said. Marek Olsen replied: "{}"'),
        (TWO, '"We cannot keep the dock open and more," Brandt said. "We cannot keep the dock open."\n\n{}'),
        (ZWEI, "„Wir schließen das Dock noch in diesem Jahr“, sagte Helen Brandt. Marek Olsen entgegnete: „{}“"),
    ],
)
def test_who_is_named_between_two_quotations_says_the_second(words: str, page: str) -> None:
    assert verdict(words, page.format(words.partition(". ")[2])) is Verdict.JOINED


@pytest.mark.parametrize(
    "page",
    [
        '"We cannot keep the dock open," she said. "{}"',
        '"We cannot keep the dock open," said Helen Brandt, who runs Nordona, on Friday. She added: "{}"',
        '"We cannot keep the dock open," said Helen Brandt. Speaking to Marek Olsen, she replied: "{}"',
        '"We cannot keep the dock open," said the director. Helen Brandt replied to a question: "{}"',
        'Olsen spoke. "We cannot keep the dock open." Asked about it, Olsen replied: "{}"',
        '"We cannot keep the dock open." The director, Helen Brandt, added: "{}"',
        '"We cannot keep the dock open.\n\n"{}," said Helen Brandt.',
        "“We cannot keep the dock open.\n\n“{},” said Helen Brandt.",
        '"We cannot keep the dock open," Helen Brandt said.\n\n"{}"',
        '"We cannot keep the dock open."\n"{}," Brandt said.',
        "We cannot keep the dock open.\n\n{}",
        "She said: \"You see, we know it: 'We cannot keep the dock open.'\n{}\"",
        'He called the plan "dead. We cannot keep the dock open.\n\n{}',
    ],
)
def test_one_speaker_may_go_on_over_a_tag_and_over_paragraphs(page: str) -> None:
    assert verdict(TWO, page.format(TWO.partition(". ")[2])) in (Verdict.SUPPORTED, Verdict.NEAR_VERBATIM)


@pytest.mark.parametrize(
    "page",
    [
        '"We cannot keep the dock open," Brandt said. "{}" said Olsen.',
        '"We cannot keep the dock open," Brandt said.\n\n"{}" said Olsen.',
        '"We cannot keep the dock open."\n\n"{}"',
        '"We cannot keep the dock open." "{}"',
    ],
)
@pytest.mark.parametrize("joint", [". ", ", "])
def test_adjacent_quotations_of_two_speakers_are_joined(page: str, joint: str) -> None:
    first, _, second = TWO.partition(". ")
    text = page.format(second)
    words = f"{first}{joint}{second}"
    two = (relation(text, first, "Helen Brandt"), relation(text, second, "Anna Olsen", 1))
    same = (relation(text, first, "Helen Brandt"), relation(text, second, "Brandt", 1))
    unknown = (relation(text, first, "the ministry"), relation(text, second, "the director", 1))
    assert Change.SPLICE in {one.change for part in lay(words, text, said=two).parts for one in part.differences}
    for said in (same, unknown, ()):
        assert not [one for part in lay(words, text, said=said).parts for one in part.differences if one.serious]
