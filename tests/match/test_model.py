"""The model: the score is a probability, each feature pushes the way that it should, and the file fits the code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.indirect import FEATURES
from factcheck.match.model import Model, model
from factcheck.model import Fit

PLAIN = Model((), (0.0,), (1.0,), (2.0,), 0.0, 0.7, 0.4, {fit.value: 0.5 for fit in Fit})
number = st.floats(-1e6, 1e6, allow_nan=False)


@given(st.lists(number, min_size=len(FEATURES), max_size=len(FEATURES)))
def test_the_score_is_a_probability_whatever_the_features(features: list[float]) -> None:
    assert 0.0 <= model().in_other_words(features) <= 1.0


@given(number, number)
def test_more_of_what_speaks_for_it_never_lowers_the_score(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert PLAIN.in_other_words((low,)) <= PLAIN.in_other_words((high,))


def test_without_evidence_either_way_the_odds_are_even() -> None:
    assert PLAIN.in_other_words((0.0,)) == 0.5


def test_a_model_for_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        PLAIN.in_other_words((0.0, 1.0))


def test_the_file_was_fitted_to_the_features_of_the_code() -> None:
    shipped = model()
    assert shipped.features == FEATURES
    assert len(FEATURES) == len(shipped.mean) == len(shipped.scale) == len(shipped.weights)
    assert min(shipped.scale) > 0


def test_what_is_missing_speaks_against_a_claim_and_what_is_there_for_it() -> None:
    weights = dict(zip(FEATURES, model().weights, strict=True))
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
