"""The score of a claim in other words: the page's own sentences are supported, what is beside them changes nothing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.match import match
from factcheck.match.model import model
from factcheck.match.sentences import sentence_edges
from factcheck.model import Fit, Kind, PartMatch
from factcheck.pairs import claim_of
from tests import builders
from tests.match.story import STORY

CLAIM = "The northern dock of Lisden will close because piles have lost their strength, Helen Brandt told reporters"
# None of these has a word of the claim.
BESIDE = [
    "Painters admired a marble garden.",
    "Nobody wanted coffee in winter.",
    "Orchards need rain and patience.",
    "A violin was sold for nine guineas.",
    "Chess players rarely shout.",
    "Snow covered every hill.",
]
SENTENCES = [STORY[start:end].strip().strip('"') for start, end in pairwise(sentence_edges(STORY))]
LONG = [one for one in SENTENCES if len(one.split()) > 5]


def laid(claim: str, page: str) -> PartMatch:
    (part,) = match(claim_of(claim, Kind.INDIRECT), builders.page(page)).parts
    return part


@pytest.mark.parametrize("sentence", LONG)
def test_a_sentence_of_the_page_is_supported(sentence: str) -> None:
    part = laid(sentence, STORY)
    assert part.score >= model().supported
    assert (part.fit, part.missing) == (Fit.REWORDED, ())


@pytest.mark.parametrize("sentence", ["The bridge is shut.", "Sales rose.", "Holt resigned."])
def test_a_sentence_of_the_page_is_supported_even_within_a_list(sentence: str) -> None:
    page = "\n".join(["Home", "World", "Sports", "Sign in", *[f"Topic {n}" for n in range(40)], sentence, "Contact"])
    assert laid(sentence, page).score >= model().supported


def test_half_a_sentence_of_the_page_is_not_taken_for_the_whole() -> None:
    whole, half = "She denied that the bridge was shut.", "The bridge was shut."
    assert laid(half, "\n".join(["Menu"] * 60 + [whole])).score < laid(whole, "\n".join(["Menu"] * 60 + [whole])).score


@settings(max_examples=40, deadline=None)
@given(st.permutations(BESIDE))
def test_the_order_of_what_is_beside_the_point_changes_nothing(beside: list[str]) -> None:
    one = laid(CLAIM, f"{STORY}\n\n{' '.join(beside)}")
    other = laid(CLAIM, f"{STORY}\n\n{' '.join(BESIDE)}")
    assert (one.fit, one.score, one.carried, one.missing) == (other.fit, other.score, other.carried, other.missing)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(BESIDE), min_size=1, max_size=12), st.sampled_from([CLAIM, *LONG[:4], "Nine guineas fell"])
)
def test_what_is_beside_the_point_never_lifts_the_score_by_much(beside: list[str], claim: str) -> None:
    page = STORY.replace("guineas", "coins")
    added = " ".join(one for one in beside if "guineas" not in one)
    assert laid(claim, f"{page}\n\n{added}").score <= laid(claim, page).score + 0.05


def test_what_a_page_carries_and_what_nothing_carries_are_told_in_the_claims_own_words() -> None:
    part = laid("Around 1,900 dockers will be moved to the southern terminal and paid double", STORY)
    assert {"1,900", "moved", "southern", "terminal"} <= set(part.carried)
    assert "double" in part.missing


def test_each_word_is_either_carried_or_missing() -> None:
    part = laid(CLAIM, STORY)
    assert not set(part.carried) & set(part.missing)
    assert {"Helen", "Brandt", "northern", "dock", "piles"} <= set(part.carried)


def test_a_claim_of_one_word_is_too_short_to_be_looked_for() -> None:
    assert laid("Lisden", STORY).fit is Fit.SHORT


def test_a_claim_about_something_else_is_absent() -> None:
    part = laid("Painters admired a marble garden in Verona", STORY)
    assert part.fit is Fit.ABSENT
    assert part.score < model().compare


def test_a_passage_that_has_all_but_the_day_is_to_be_compared() -> None:
    page = "The council of Brennfeld closed the northern harbour to all freight after a storm. Nobody was hurt."
    part = laid("The council of Brennfeld closed the northern harbour to all freight on 3 April after a storm", page)
    assert part.fit is Fit.COMPARE
    assert part.missing == ("3", "April")


def test_a_refuted_part_scores_below_one_half() -> None:
    part = laid("She said that 2,860 dock workers would be moved to the southern terminal", STORY)
    assert part.fit is Fit.DIFFERS
    assert part.score < 0.5


@pytest.mark.parametrize("page", ["", "\n\n\n", "\u2026 . . .", "\x00\ud800"])
def test_an_empty_page_carries_nothing(page: str) -> None:
    assert laid(CLAIM, page).fit is Fit.ABSENT
