"""Days in a claim and on a page, each seen from its own date: the same in other words, another, or not to be told."""

from datetime import UTC, date, datetime

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Alignment, Change, Claim, Evidence, Fit, Level, PartMatch, Verdict
from tests import builders

# 10 April 2018 was a Tuesday, 3 April too.
SAID = "The council of Brennfeld closed the northern harbour to all freight {} after a storm, Reuters reported."
PAGE = "The council of Brennfeld closed the northern harbour to all freight {} after a storm. Nobody was hurt."
GESAGT = "Der Stadtrat von Brennfeld hat den nördlichen Hafen {} nach einem Sturm für Frachtschiffe gesperrt."
SEITE = (
    "Der Stadtrat von Brennfeld hat den nördlichen Hafen {} nach einem Sturm für Frachtschiffe gesperrt. Niemand litt."
)

# The article's words and day, the page's words and day.
SAME = [
    ("last Tuesday", "2018-04-10", "on April 3", "2018-04-03"),
    ("last Tuesday", "2018-04-10", "on Tuesday", "2018-04-03"),
    ("on Tuesday", "2018-04-04", "on April 3", "2018-04-03"),
    ("on April 3", "2018-04-10", "on Tuesday", "2018-04-04"),
    ("on 3 April", "2018-04-10", "on April 3, 2018,", "2018-04-03"),
    ("on April 3, 2018,", "2018-04-10", "on 3 April", "2018-04-03"),
    ("on 2018-04-03", "2018-04-10", "on Tuesday", "2018-04-03"),
    ("on Tuesday", "2018-04-04", "yesterday", "2018-04-04"),
    ("yesterday", "2018-04-04", "on Tuesday", "2018-04-03"),
    ("yesterday", "2018-04-04", "today", "2018-04-03"),
    ("last week", "2018-04-10", "on Tuesday", "2018-04-03"),
    ("this month", "2018-04-10", "on April 3", "2018-04-03"),
    ("in April", "2018-06-10", "on Tuesday", "2018-04-03"),
    ("last year", "2019-02-01", "on April 3", "2018-04-03"),
    ("in 2018", "2020-02-01", "on Tuesday", "2018-04-03"),
    ("in 2017", "2019-02-01", "last year", "2018-06-01"),
    ("a year ago", "2019-04-03", "on April 3", "2018-04-03"),
    ("two weeks ago", "2018-04-17", "on Tuesday", "2018-04-03"),
]
ANOTHER = [
    ("last Tuesday", "2018-04-10", "on April 5", "2018-04-05"),
    ("on Tuesday", "2018-04-04", "on Monday", "2018-04-03"),
    ("on April 4", "2018-04-10", "on April 3", "2018-04-03"),
    ("on April 5", "2018-04-10", "on Tuesday", "2018-04-04"),
    ("yesterday", "2018-04-10", "on April 3", "2018-04-03"),
    ("last week", "2018-04-10", "on March 6", "2018-03-07"),
    ("in 2016", "2019-02-01", "last year", "2018-06-01"),
    ("last year", "2019-02-01", "in 2016", "2016-06-01"),
    ("in March", "2018-06-10", "in May", "2018-06-03"),
]
UNTOLD = [
    ("recently", "2018-04-10", "on April 3", "2018-04-03"),
    ("last Tuesday", None, "on April 5", "2018-04-05"),
    ("last week", None, "on March 6", "2018-03-07"),
    ("last year", None, "in 2016", "2016-06-01"),
]
ROUGHLY = [
    ("a year ago", "2019-04-03", "in 2016", "2016-06-01"),
    ("late this year", "2018-12-03", "on April 30", "2018-05-01"),
    ("last summer", "2018-12-03", "on April 30", "2018-05-01"),
    ("three weeks ago", "2018-12-03", "on April 30", "2018-05-01"),
]
DEUTSCH_GLEICH = [
    ("am vergangenen Dienstag", "2018-04-10", "am 3. April", "2018-04-03"),
    ("am Dienstag", "2018-04-04", "am 3. April 2018", "2018-04-03"),
    ("am 3. April", "2018-04-10", "am Dienstag", "2018-04-03"),
    ("gestern", "2018-04-04", "am Dienstag", "2018-04-03"),
    ("vergangene Woche", "2018-04-10", "am Dienstag", "2018-04-03"),
    ("im vergangenen Jahr", "2019-02-10", "am 3. April", "2018-04-03"),
    ("vor zwei Wochen", "2018-04-17", "am Dienstagabend", "2018-04-03"),
    ("Anfang April", "2018-05-17", "am Dienstag", "2018-04-03"),
]
DEUTSCH_ANDERS = [
    ("am vergangenen Dienstag", "2018-04-10", "am 5. April", "2018-04-05"),
    ("am Dienstag", "2018-04-04", "am Montag", "2018-04-03"),
    ("am 4. April", "2018-04-10", "am 3. April", "2018-04-03"),
    ("im vergangenen Jahr", "2019-02-10", "im Jahr 2016", "2016-06-03"),
]


Frames = tuple[str, str]


def aligned(
    said: str, seen: str | None, there: str, published: str | None, *, frames: Frames = (SAID, PAGE)
) -> tuple[Claim, Alignment]:
    article = builders.article(frames[0].format(said), published=date.fromisoformat(seen) if seen else None)
    claim = builders.claim_in(article, article.text.removesuffix(", Reuters reported."))
    day = datetime.fromisoformat(published).replace(hour=12, tzinfo=UTC) if published else None
    return claim, match(claim, builders.page(frames[1].format(there), published=day))


def laid(said: str, seen: str | None, there: str, published: str | None, *, frames: Frames = (SAID, PAGE)) -> PartMatch:
    (part,) = aligned(said, seen, there, published, frames=frames)[1].parts
    return part


def verdict(
    said: str, seen: str | None, there: str, published: str | None, *, frames: Frames = (SAID, PAGE)
) -> Verdict:
    claim, alignment = aligned(said, seen, there, published, frames=frames)
    return judge(claim, Evidence(own=(alignment,))).verdict


@pytest.mark.parametrize(("said", "seen", "there", "published"), SAME)
def test_the_same_days_in_other_words_are_carried(said: str, seen: str, there: str, published: str) -> None:
    part = laid(said, seen, there, published)
    assert (part.fit, part.differences, part.missing) == (Fit.REWORDED, (), ())


@pytest.mark.parametrize(("said", "seen", "there", "published"), DEUTSCH_GLEICH)
def test_the_same_days_in_german(said: str, seen: str, there: str, published: str) -> None:
    part = laid(said, seen, there, published, frames=(GESAGT, SEITE))
    assert (part.fit, part.differences, part.missing) == (Fit.REWORDED, (), ())


@pytest.mark.parametrize(("said", "seen", "there", "published"), ANOTHER)
def test_other_days_differ(said: str, seen: str, there: str, published: str) -> None:
    assert verdict(said, seen, there, published) is Verdict.DATE_DIFFERS


@pytest.mark.parametrize(("said", "seen", "there", "published"), DEUTSCH_ANDERS)
def test_other_days_differ_in_german(said: str, seen: str, there: str, published: str) -> None:
    assert verdict(said, seen, there, published, frames=(GESAGT, SEITE)) is Verdict.DATE_DIFFERS


@pytest.mark.parametrize(("said", "seen", "there", "published"), UNTOLD)
def test_what_cannot_be_told_accuses_nobody(said: str, seen: str | None, there: str, published: str) -> None:
    assert verdict(said, seen, there, published).level in (Level.NONE, Level.NOTE)


@pytest.mark.parametrize(("said", "seen", "there", "published"), ROUGHLY)
def test_what_is_said_roughly_is_for_the_reader_to_compare(said: str, seen: str, there: str, published: str) -> None:
    assert verdict(said, seen, there, published) is Verdict.COMPARE


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("last Tuesday", "on April 3"),
        ("yesterday", "on Tuesday"),
        ("last week", "on April 3"),
        ("in 2017", "last year"),
    ],
)
def test_without_the_pages_date_nothing_is_resolved_and_nobody_accused(said: str, there: str) -> None:
    assert laid(said, "2018-04-10", there, None).differences == ()
    assert set(said.split()) - {"in"} <= set(laid(said, "2018-04-10", there, None).missing)


def test_without_the_pages_date_one_weekday_still_differs_from_another() -> None:
    (one,) = laid("on Tuesday", "2018-04-10", "on Monday", None).differences
    assert (one.change, one.a, one.b) == (Change.WEEKDAY, "Tuesday", "Monday")


def test_a_weekday_differs_from_another_only_where_the_article_has_a_date() -> None:
    assert verdict("on Tuesday", None, "on Monday", "2018-04-03").level is Level.NOTE


def test_a_difference_shows_both_expressions_where_they_stand() -> None:
    claim, alignment = aligned("last Tuesday", "2018-04-10", "on April 5, 2018,", "2018-04-05")
    (one,) = alignment.parts[0].differences
    assert (one.change, one.a, one.b, one.serious) == (Change.DATE, "last Tuesday", "April 5, 2018", True)
    assert claim.article.text[slice(*(one.a_at or ()))] == one.a
    assert alignment.page.text[slice(*(one.b_at or ()))] == one.b


def test_a_day_that_stands_elsewhere_on_the_page_refutes_nothing() -> None:
    frames = (SAID, f"{PAGE} The storm had reached the coast on Tuesday.")
    assert verdict("last Tuesday", "2018-04-10", "on April 5", "2018-04-05", frames=frames) is Verdict.COMPARE


def test_a_closer_day_than_the_page_has_is_not_carried() -> None:
    part = laid("on April 3", "2018-04-10", "last week", "2018-04-10")
    assert (part.fit, part.differences, part.missing) == (Fit.COMPARE, (), ("April", "3"))


def test_what_is_carried_is_shown_in_the_articles_own_words() -> None:
    assert "last Tuesday" in laid("last Tuesday", "2018-04-10", "on April 3", "2018-04-03").carried


def test_two_days_of_one_sentence_are_kept_apart() -> None:
    frames = (
        "The court opened the trial of the harbour master on Monday and closed it again on {}, Reuters reported.",
        "The court opened the trial of the harbour master on April 9 and closed it again on {}. Nobody was hurt.",
    )
    assert verdict("Tuesday", "2018-04-11", "April 10", "2018-04-10", frames=frames) is Verdict.SUPPORTED
    assert verdict("Friday", "2018-04-14", "April 10", "2018-04-10", frames=frames) is Verdict.DATE_DIFFERS


def test_inside_quotation_marks_the_words_are_compared_as_spoken() -> None:
    said = "We closed the northern harbour yesterday and nobody was hurt"
    article = builders.article(f'"{said}," the mayor told Reuters.', published=date(2018, 6, 1))
    claim = builders.claim_in(article, said, quoted=True)
    day = datetime(2018, 4, 4, tzinfo=UTC)
    same = match(claim, builders.page(f'"{said}," the mayor said.', published=day))
    other = match(claim, builders.page(f'"{said.replace("yesterday", "on Tuesday")}," the mayor said.', published=day))
    assert same.parts[0].fit is Fit.EXACT
    assert other.parts[0].fit is Fit.DIFFERS


@pytest.mark.parametrize(("said", "there"), [("on Tuesday", "on Tuesday"), ("last week", "last week")])
def test_the_same_words_never_differ_however_far_apart_the_dates_are(said: str, there: str) -> None:
    part = laid(said, "2018-04-10", there, "2016-02-01")
    assert (part.fit, part.differences) == (Fit.REWORDED, ())


def test_one_weekday_on_both_sides_is_for_the_reader_to_compare() -> None:
    assert verdict("last Tuesday", "2018-04-24", "on Tuesday", "2018-04-04") is Verdict.COMPARE
