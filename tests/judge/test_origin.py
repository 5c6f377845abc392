"""Signs that two outlets may have the same words from one place: then neither has them from the other."""

from dataclasses import replace

import pytest

from factcheck.judge.origin import common_origin, credits_outlet, relayed
from tests import builders
from tests.judge.fixtures import OTHER, WORDS, other, page

SAID = "said by telephone"


@pytest.mark.parametrize(
    "told",
    [
        "told reporters",
        "told a press conference",
        "said in a statement",
        "posted on Facebook",
        "told the court",
        "said in a speech to the chamber",
        "said in a court filing",
        "wrote on Twitter",
        "told parliament",
        "said in an open letter",
    ],
)
def test_words_that_were_spoken_in_public_have_a_common_origin(told: str) -> None:
    assert common_origin(other(OTHER.replace(SAID, told)))


@pytest.mark.parametrize("told", [SAID, "said", "said in an interview", "said over lunch", "told a friend of his"])
def test_words_that_were_said_to_one_have_none(told: str) -> None:
    assert not common_origin(other(OTHER.replace(SAID, told)))


def test_what_somebody_else_said_in_public_says_nothing_of_them() -> None:
    text = OTHER.replace(
        "Transport minister Pavel Lindqvist did not answer questions.",
        "Pavel Lindqvist wrote on Twitter that he had nothing to add.",
    )
    assert not common_origin(replace(other(text), said_by="Iris Koller"))


def test_nor_does_what_the_words_themselves_speak_of() -> None:
    assert "invention" in WORDS
    assert not common_origin(other(OTHER.replace("said by telephone", "said")))


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        (f"{OTHER} Reuters first reported it.", True),
        (f"{OTHER} Thomson Reuters has the letter.", True),
        (OTHER, False),
        (f"{OTHER} The reuterscope was broken.", False),
    ],
)
def test_a_page_that_names_the_outlet_credits_it(text: str, *, credited: bool) -> None:
    assert credits_outlet(page(text, outlet=builders.BLOOMBERG), builders.REUTERS) is credited


def test_so_does_a_byline_or_a_source() -> None:
    assert credits_outlet(page(OTHER, by="Reuters"), builders.REUTERS)
    assert credits_outlet(page(OTHER, chain=("Reuters",)), builders.REUTERS)
    assert credits_outlet(page(OTHER, title="Reuters: bridge case lost"), builders.REUTERS)


def test_a_third_outlet_beside_the_words_relayed_them_and_one_far_away_did_not() -> None:
    near = OTHER.replace(SAID, "told the Orlund Herald")
    assert relayed(other(near, chain=("Orlund Herald",)))
    far = f"{OTHER} {'The bridge is old. ' * 30}The Orlund Herald has a picture of it."
    assert not relayed(other(far, chain=("Orlund Herald",)))
    assert not relayed(other(near))
