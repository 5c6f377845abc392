"""Pages on the same event share their day, their names and their rarer words; the same names alone tell nothing."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.judge.event import same_event, same_people
from tests import builders
from tests.judge.fixtures import ARTICLE, OWN, other, own

WHOLE = builders.article(ARTICLE)
SAME_NAMES = (
    "Transport minister Pavel Lindqvist opened the summer season in Orlund with a regatta past the Sandvik bridge. "
    "Varga Ferries sold forty thousand tickets within a week and hired musicians for every evening crossing."
)

EVENTS = json.loads(Path(__file__).with_name("events.json").read_text("utf-8"))
# What a page has that tells of the whole week: nothing of it says that it reports on one of the week's events.
WEEK = " ".join(one["other"] for one in EVENTS)
events = pytest.mark.parametrize("case", EVENTS, ids=lambda case: case["event"])


@events
def test_two_reports_on_an_event_in_words_of_their_own_are_on_the_same(case: Mapping[str, str]) -> None:
    assert same_event(builders.article(case["article"]), own(case["one"]), other(case["same"]))


@events
def test_another_report_on_the_same_people_in_the_same_week_is_not(case: Mapping[str, str]) -> None:
    article = builders.article(case["article"])
    assert same_people(article, own(case["one"]), other(case["other"]))
    assert not same_event(article, own(case["one"]), other(case["other"]))
    assert not same_event(article, own(case["same"]), other(case["other"]))


@events
def test_a_survey_of_the_week_is_no_report_on_what_it_names(case: Mapping[str, str]) -> None:
    assert not same_event(builders.article(case["article"]), own(case["one"]), other(WEEK))


def test_a_report_on_the_same_ruling_is() -> None:
    assert same_event(WHOLE, own(), other())


def test_a_report_with_the_same_names_on_something_else_is_not() -> None:
    assert same_people(WHOLE, own(SAME_NAMES), other())
    assert not same_event(WHOLE, own(SAME_NAMES), other())


def test_other_names_with_the_same_words_are_not() -> None:
    elsewhere = OWN.replace("Varga", "Brill").replace("Sandvik", "Teel").replace("Orlund", "Marn")
    assert not same_event(WHOLE, own(elsewhere.replace("Pavel Lindqvist", "Ada Boom")), other())


@pytest.mark.parametrize("day", [datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC), None])
def test_a_page_of_another_week_or_of_no_day_is_not(day: datetime | None) -> None:
    assert not same_event(WHOLE, own(published=day), other())


def test_names_are_the_same_in_another_language() -> None:
    german = "Verkehrsminister Pavel Lindqvist hat die Sandvik-Brücke in Orlund gesperrt, wie Varga Ferries wollte."
    assert same_people(WHOLE, own(german), other())
