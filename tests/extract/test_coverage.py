"""Statements that want a source and have none."""

from factcheck.extract import extract, uncredited
from factcheck.model import Uncredited
from factcheck.outlets import load
from tests.builders import article

OUTLETS = load()


def rows(text: str) -> list[Uncredited]:
    whole = article(text)
    return list(uncredited(whole, extract(whole, OUTLETS)))


def test_a_sum_that_nobody_is_credited_with() -> None:
    (row,) = rows("The bridge is old.\n\nIt cost the town $14,000 last year.")
    assert (row.why, row.line) == ("figure", 3)
    assert row.span.text == "It cost the town $14,000 last year."


def test_a_share_that_an_outlet_is_credited_with_is_none() -> None:
    assert rows("The cost rose by 14 percent, according to Reuters.") == []


def test_a_quotation_without_a_speaker() -> None:
    (row,) = rows('There was a banner: "The bridge must never be closed again".')
    assert row.why == "quotation"


def test_years_small_numbers_and_scare_quotes_are_none() -> None:
    assert rows('In 2016 three people saw the "iron bridge" on 4 May.') == []


def test_one_row_a_sentence() -> None:
    assert len(rows("It cost $14,000 and then $15,000 and 3 percent more.")) == 1
