"""A claim that says it rounds is not refuted by the figure that it rounds."""

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Evidence, Kind, Level, Verdict
from factcheck.pairs import claim_of
from tests import builders

PAGE = "The repair of the northern dock will cost 3.4 million euros and take until May, director Helen Brandt said."


def verdict(amount: str) -> Verdict:
    words = f"The repair of the northern dock will cost {amount} euros and take until May, director Helen Brandt said"
    claim = claim_of(words, Kind.INDIRECT, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, builders.page(PAGE)),))).verdict


@pytest.mark.parametrize(
    "amount", ["about 3.5 million", "nearly 3.5 million", "more than 3 million", "less than 4 million", "3.4 million"]
)
def test_rounding_that_is_announced_refutes_nothing(amount: str) -> None:
    assert verdict(amount).level in (Level.NONE, Level.NOTE)


@pytest.mark.parametrize("amount", ["about 4.3 million", "more than 4 million", "less than 3 million", "4.3 million"])
def test_another_figure_is_another_however_it_is_put(amount: str) -> None:
    assert verdict(amount) is Verdict.FIGURE_DIFFERS
