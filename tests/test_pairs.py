"""Claims laid on given texts: what a row may say, and who the text itself says is speaking."""

import pytest

from factcheck.errors import InputError
from factcheck.pairs import check

TEXT = (
    'The council met on Tuesday. "We cannot keep the dock open this winter," said director Helen Brandt. '
    '"Our members deserve an honest timetable," said union leader Anna Olsen.\n\n'
    "The union said 4,120 workers had voted to strike. Nobody was hurt.\n\n"
    "The survey found that 90 families expect prices to rise over the next twelve months, according to the statement."
)
DOCK = "We cannot keep the dock open this winter"


def answer(claim: str, text: str = TEXT, **row: object) -> dict:
    (one,) = check([{"id": 1, "claim": claim, "source_text": text, "kind": "direct", **row}])
    return one


@pytest.mark.parametrize("speaker", ["Helen Brandt", "Brandt", "the director", None, "", "she"])
def test_words_are_said_by_who_says_them_in_the_text(speaker: str | None) -> None:
    assert answer(DOCK, speaker=speaker)["verdict"] == "supported"


@pytest.mark.parametrize("speaker", ["Anna Olsen", "Peter Miller"])
@pytest.mark.parametrize(("kind", "claim"), [("direct", DOCK), ("mixed", f'The director said "{DOCK}" on Tuesday')])
def test_another_speaker_is_another_name(speaker: str, kind: str, claim: str) -> None:
    assert answer(claim, kind=kind, speaker=speaker)["verdict"] == "name_differs"


def test_words_of_two_speakers_are_no_one_quotation() -> None:
    assert answer(f"{DOCK}. Our members deserve an honest timetable.")["verdict"] == "joined"
    assert answer(f"{DOCK}, our members deserve an honest timetable.")["verdict"] == "joined"


def test_a_cut_over_what_two_sources_say_is_joined_however_they_are_described() -> None:
    assert answer("4,120 workers had voted to strike ... over the next twelve months")["verdict"] == "joined"


def test_whom_a_pronoun_means_in_another_paragraph_accuses_nobody() -> None:
    text = '"It is no red card," manager Pieter Vos said.\n\nDawn Achebe was glad. "We played with courage," she said.'
    for speaker in ("Dawn Achebe", "Pieter Vos"):
        assert answer("We played with courage", text, speaker=speaker)["verdict"] == "supported"


def test_a_speaker_that_is_no_text_is_named_with_its_row() -> None:
    with pytest.raises(InputError, match='row 1 has a "speaker" that is no text'):
        answer(DOCK, speaker=4)
