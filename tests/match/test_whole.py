"""A passage holds all the words that differ, those at its ends too: they are what a reader wants to see."""

import pytest

from factcheck.match import match
from factcheck.model import Kind
from tests import builders

SAID = "jobs in the yard still feed somebody in the"
PAGE = "The yard closes in June. “{},” the foreman said on Tuesday. Nobody answered."


@pytest.mark.parametrize(
    "shown",
    [f"Most {SAID} trades", f"Seven {SAID} offices", f"Most {SAID} offices"],
    ids=["the last word", "the first word", "none"],
)
def test_words_that_differ_at_an_end_are_in_the_passage(shown: str) -> None:
    claim = builders.claim(f"Most {SAID} offices", kind=Kind.DIRECT)
    page = builders.page(PAGE.format(shown))
    (part,) = match(claim, page).parts
    assert part.passage is not None
    assert part.passage.text == shown == page.text[part.passage.start : part.passage.end]
    assert [one.text for one in part.passages] == [shown]


def test_the_rest_of_a_sentence_that_was_cut_is_none_of_it() -> None:
    claim = builders.claim(f"Most {SAID} trades", kind=Kind.DIRECT)
    (part,) = match(claim, builders.page(PAGE.format(f"Most {SAID} trades if they let it"))).parts
    assert part.passage is not None
    assert part.passage.text == f"Most {SAID} trades"
