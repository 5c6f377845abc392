"""A claim that says "not" where its passage says nothing of the kind is for a reader to compare."""

import pytest

from factcheck.match import match
from factcheck.model import Fit, Kind
from factcheck.pairs import claim_of
from tests import builders

EN = (
    "The board of Nordona met in Lisden on Friday. {} "
    "Helen Brandt, who leads the company, spoke for an hour about the repairs of the northern dock."
)
DE = (
    "Der Vorstand von Nordona tagte am Freitag in Lisden. {} "
    "Helen Brandt, die das Unternehmen leitet, sprach eine Stunde lang über die Reparatur der nördlichen Werft."
)


def fit(claim: str, page: str) -> Fit:
    return match(claim_of(claim, Kind.INDIRECT), builders.page(page)).parts[0].fit


SAID = "Helen Brandt told the board that Nordona was well equipped to win the great harbour contract in Lisden."
SAGTE = "Helen Brandt sagte dem Vorstand, Nordona sei gut gerüstet, den großen Hafenauftrag in Lisden zu gewinnen."


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("Nordona is not equipped to win the great harbour contract in Lisden", EN.format(SAID)),
        ("Nordona is never equipped to win the great harbour contract in Lisden", EN.format(SAID)),
        (
            "Nordona is not equipped to win the great harbour contract in Lisden",
            EN.format(SAID.replace("Helen Brandt", "Helen Brandt, who denies any wrongdoing,")),
        ),
        ("Nordona sei nicht gerüstet, den großen Hafenauftrag in Lisden zu gewinnen", DE.format(SAGTE)),
    ],
)
def test_a_word_that_the_claim_alone_denies_supports_nothing(claim: str, page: str) -> None:
    assert fit(claim, page) not in (Fit.REWORDED, Fit.EXACT, Fit.NEAR)


@pytest.mark.parametrize(
    "page",
    [
        SAID.replace("was well", "was not well"),
        SAID.replace("told the board that Nordona was well", "denied that Nordona was well"),
        SAID.replace("was well equipped", "was only equipped in part"),
    ],
)
def test_a_passage_that_denies_or_limits_anything_answers_for_it(page: str) -> None:
    claim = "Nordona was not equipped to win the great harbour contract in Lisden, Helen Brandt told the board"
    assert fit(claim, EN.format(page)) is not Fit.ABSENT


def test_the_same_denial_is_supported() -> None:
    claim = "Nordona was not well equipped to win the great harbour contract in Lisden"
    assert fit(claim, EN.format(SAID.replace("was well", "was not well"))) is Fit.REWORDED
    assert fit(claim.replace("not ", ""), EN.format(SAID)) is Fit.REWORDED


@pytest.mark.parametrize(
    "said",
    [
        "Helen Brandt told the board that Nordona was not equipped to win the great harbour contract in Lisden.",
        "Helen Brandt told the board that Nordona denied being equipped to win the great harbour contract in Lisden.",
    ],
)
def test_a_word_that_the_passage_alone_denies_supports_nothing(said: str) -> None:
    assert fit("Nordona is equipped to win the great harbour contract in Lisden", EN.format(said)) is not Fit.REWORDED


def test_a_word_that_the_passage_says_elsewhere_too_is_not_denied() -> None:
    said = SAID.replace("was well", "was not quite, but well enough equipped and so was well")
    assert fit("Nordona is equipped to win the great harbour contract in Lisden", EN.format(said)) is Fit.REWORDED
