"""How far the page's own quotation reaches, and what is said of words beyond it."""

import pytest

from factcheck.match import match
from factcheck.model import Change, Kind, PartMatch
from factcheck.pairs import claim_of
from tests import builders

SAID = "We cannot keep the dock open and the union will have to decide what comes next"


def laid(words: str, page: str) -> PartMatch:
    return match(claim_of(words, Kind.DIRECT), builders.page(page)).parts[0]


def against(words: str, page: str) -> list[str]:
    return [one.a or one.b for one in laid(words, page).differences if one.serious and one.against]


def beyond(words: str, page: str) -> list[str]:
    return [one.a for one in laid(words, page).differences if one.serious and not one.against]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            'Brandt warned that "the union will have to decide what comes next" here.',
            "We cannot keep the dock open and",
        ),
        ('"We cannot keep the dock open," Brandt said.', "and the union will have to decide what comes next"),
        (
            'She said that a dock needs money and help and that "the union will have to decide what comes next."',
            "We cannot",
        ),
        ("Brandt warned that the dock would close and “the union will have to decide what comes next”.", "We cannot"),
        ("Brandt sagte, „the union will have to decide what comes next“.", "We cannot keep the dock open and"),
        (
            "Brandt said ''the union will have to decide what comes next'' on Friday.",
            "We cannot keep the dock open and",
        ),
    ],
)
def test_words_where_the_page_tells_and_does_not_quote_differ_from_nothing(page: str, words: str) -> None:
    assert against(SAID, page) == []
    assert any(one.startswith(words) for one in beyond(SAID, page))


@pytest.mark.parametrize(
    "page",
    [
        '"They cannot keep the dock open and the union will have to decide what comes next," Brandt said.',
        '"We cannot keep the dock open and the union will have to wait," Brandt said.',
        '"We cannot keep the dock open," Brandt said, "and the union will have to wait for what comes."',
        '"We can barely keep the dock open," Brandt said, "and the union will have to decide what comes next."',
        "We cannot keep the dock open and the union will have to wait for the courts, Brandt said.",
    ],
)
def test_words_that_the_page_quotes_otherwise_differ(page: str) -> None:
    assert against(SAID, page)


@pytest.mark.parametrize(
    "page",
    [
        '"We cannot keep the dock open … the union will have to decide what comes next," Brandt said.',
        '"We cannot keep the dock open." Brandt added: "The union will have to decide what comes next."',
    ],
)
def test_words_where_the_page_marks_a_cut_or_breaks_off_differ_from_nothing(page: str) -> None:
    words = SAID.replace("and the", "without new money from the city, and the")
    assert against(words, page) == []


@pytest.mark.parametrize("there", ["the [new] dock", "the dock [of Lisden]", "the dock the dock", "the, the dock"])
def test_what_the_page_put_into_brackets_or_the_speaker_said_twice_may_be_left_out(there: str) -> None:
    assert against(SAID, f'"{SAID.replace("the dock", there)}," Brandt said.') == []


def test_a_statement_with_several_denials_is_never_called_the_opposite() -> None:
    words = SAID.replace("open and", "open, not now, not later, nobody, and")
    changes = {one.change for one in laid(words, f'"{SAID}," Brandt said.').differences}
    assert changes == {Change.WORDING}
