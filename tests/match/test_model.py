"""The model: the score is a probability, each feature pushes the way that it should, and the file fits the code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.model import Logistic, Together, model
from factcheck.match.signals import FEATURES
from factcheck.model import Fit

PLAIN = Logistic(("x",), (0.0,), (1.0,), (2.0,), 0.0)
TOGETHER = Together(floor=0.3, surely=0.5, lower=0.4, short=6.0, long=7.0)
number, chance, length = st.floats(-1e6, 1e6, allow_nan=False), st.floats(0.0, 1.0), st.floats(0.0, 12.0)


@given(st.lists(number, min_size=len(FEATURES), max_size=len(FEATURES)))
def test_the_score_is_a_probability_whatever_the_signals(signals: list[float]) -> None:
    assert 0.0 <= model().in_other_words(dict(zip(FEATURES, signals, strict=True))) <= 1.0


@given(number, number)
def test_more_of_what_speaks_for_it_never_lowers_the_score(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert PLAIN({"x": low}) <= PLAIN({"x": high})


def test_without_evidence_either_way_the_odds_are_even() -> None:
    assert PLAIN({"x": 0.0}) == 0.5


@given(chance, chance, chance, length)
def test_neither_answer_lowers_the_score_by_being_surer(one: float, other: float, carried: float, words: float) -> None:
    low, high = sorted((one, other))
    assert TOGETHER(low, carried, words) <= TOGETHER(high, carried, words) + 1e-9
    assert TOGETHER(carried, low, words) <= TOGETHER(carried, high, words) + 1e-9


def test_a_short_page_of_another_event_supports_nothing() -> None:
    assert TOGETHER(0.0, 0.99, 5.0) == 0.0
    assert TOGETHER(0.02, 0.9, 5.0) < 0.05 < TOGETHER(0.9, 0.02, 5.0)


@given(chance, st.floats(0.01, 0.99))
def test_a_long_page_is_not_asked_whether_it_is_the_right_one(right: float, carried: float) -> None:
    assert TOGETHER(right, carried, 7.5) == pytest.approx(carried)


@pytest.mark.parametrize("part", [model().right, model().carried], ids=["right", "carried"])
def test_the_file_was_fitted_to_the_signals_of_the_code(part: Logistic) -> None:
    assert set(part.features) <= set(FEATURES)
    assert len(part.features) == len(part.mean) == len(part.scale) == len(part.weights)
    assert min(part.scale) > 0


def test_what_is_missing_speaks_against_a_claim_and_what_is_there_for_it() -> None:
    weights = dict(zip(model().carried.features, model().carried.weights, strict=True))
    assert {name for name, weight in weights.items() if weight < 0} >= {
        "figures that stand nowhere on the page (square root)",
        "names that stand nowhere on the page (square root)",
        "words that the evidence does not carry",
    }
    assert max(weights, key=weights.__getitem__).startswith("share of the claim's weight")


def test_the_thresholds_are_in_order_and_a_quotation_that_differs_is_unlikely() -> None:
    shipped = model()
    assert 0.0 < shipped.compare < 0.5 < shipped.supported < 1.0
    assert shipped.quoted(Fit.DIFFERS, 1.0) < 0.5 < shipped.quoted(Fit.EXACT, 1.0)


@given(st.floats(0.0, 1.0))
def test_a_quotation_of_which_less_is_there_scores_less(share: float) -> None:
    assert model().quoted(Fit.EXACT, share) <= model().quoted(Fit.EXACT, 1.0)
