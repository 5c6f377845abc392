"""When: which days an expression of time means, seen from the day on which it was written.

12 April 2018, the day of most of these, was a Thursday.
"""

import calendar
import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.when import When, agree, carries, expressions

THURSDAY = date(2018, 4, 12)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
EN_MONTHS = list(calendar.month_name)[1:]
DE_MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"]
DE_MONTHS += ["November", "Dezember"]

# What is written, the expression in it, and its days: one, two (first and last), or none where it is open.
ENGLISH = [
    ("on April 3, 2018, it", "April 3, 2018", "2018-04-03"),
    ("on 3 April 2018 it", "3 April 2018", "2018-04-03"),
    ("on 3 April it was", "3 April", "2018-04-03"),
    ("the 3rd of April was", "the 3rd of April", "2018-04-03"),
    ("on April 3rd", "April 3rd", "2018-04-03"),
    ("dated 2018-04-03", "2018-04-03", "2018-04-03"),
    ("dated 3.4.2018", "3.4.2018", "2018-04-03"),
    ("dated 13/04/2018", "13/04/2018", "2018-04-13"),
    ("dated 04/13/2018", "04/13/2018", "2018-04-13"),
    ("dated 03/04/2018", "03/04/2018", None),
    ("on Apr. 3 he", "Apr. 3", "2018-04-03"),
    ("on Tuesday, April 3, 2018", "Tuesday, April 3, 2018", "2018-04-03"),
    ("on Tuesday 3 April", "Tuesday 3 April", "2018-04-03"),
    ("on Dec. 31, 1999", "Dec. 31, 1999", "1999-12-31"),
    ("on 31 December it was", "31 December", "2017-12-31"),
    ("on 20 October", "20 October", None),
    ("on 20 October it was", "20 October", "2017-10-20"),
    ("it will open on 20 October", "20 October", "2018-10-20"),
    ("from April 3-5 it", "April 3-5", "2018-04-03 2018-04-05"),
    ("on 3 to 5 April 2018", "3 to 5 April 2018", "2018-04-03 2018-04-05"),
    ("in the week of April 2", "the week of April 2", "2018-04-02 2018-04-08"),
    ("in April 2018", "April 2018", "2018-04-01 2018-04-30"),
    ("in February 2016", "February 2016", "2016-02-01 2016-02-29"),
    ("in March it was", "March", "2018-03-01 2018-03-31"),
    ("last December", "last December", None),
    ("mid-April 2018", "mid-April 2018", "2018-04-08 2018-04-23"),
    ("early April 2018", "early April 2018", "2018-04-01 2018-04-15"),
    ("the end of April 2018", "the end of April 2018", "2018-04-15 2018-04-30"),
    ("in 2016 it", "2016", "2016-01-01 2016-12-31"),
    ("since 1998,", "1998", "1998-01-01 1998-12-31"),
    ("the 2016 election", "2016", "2016-01-01 2016-12-31"),
    ("Smith (2016) says", "2016", "2016-01-01 2016-12-31"),
    ("early 2018", "early 2018", "2018-01-01 2018-07-02"),
    ("late 2018", "late 2018", "2018-07-02 2018-12-31"),
    ("from 2010 to 2014", "2010 to 2014", "2010-01-01 2014-12-31"),
    ("between 2010 and 2014", "2010 and 2014", "2010-01-01 2014-12-31"),
    ("in the 2016-17 season", "2016-17", "2016-01-01 2017-12-31"),
    ("in the 1990s", "the 1990s", "1990-01-01 1999-12-31"),
    ("the early 1990s", "the early 1990s", "1990-01-01 1994-12-31"),
    ("the '90s", "the '90s", "1990-01-01 1999-12-31"),
    ("'10s", "10s", None),
    ("spring 2017", "spring 2017", "2017-03-01 2017-06-30"),
    ("the winter of 2017", "the winter of 2017", None),
    ("first quarter of 2018", "first quarter of 2018", "2018-01-01 2018-03-31"),
    ("in Q3 2017", "Q3 2017", "2017-07-01 2017-09-30"),
    ("the second half of 2017", "the second half of 2017", "2017-07-01 2017-12-31"),
    ("he said on Tuesday", "Tuesday", "2018-04-10"),
    ("he said on Thursday", "Thursday", "2018-04-12"),
    ("it will meet on Tuesday", "Tuesday", "2018-04-17"),
    ("on Tuesday", "Tuesday", None),
    ("Tuesday's vote was", "Tuesday", "2018-04-10"),
    ("on Tuesday night he was", "Tuesday night", "2018-04-10 2018-04-11"),
    ("it rose late Tuesday", "late Tuesday", "2018-04-10"),
    ("next Monday", "next Monday", "2018-04-16"),
    ("last Monday", "last Monday", None),
    ("last Friday", "last Friday", "2018-04-06"),
    ("on Monday of last week", "Monday of last week", "2018-04-02"),
    ("last week on Monday", "last week on Monday", "2018-04-02"),
    ("yesterday", "yesterday", "2018-04-11"),
    ("the day before yesterday", "the day before yesterday", "2018-04-10"),
    ("today", "today", "2018-04-12"),
    ("this morning", "this morning", "2018-04-12"),
    ("last night", "last night", "2018-04-11 2018-04-12"),
    ("tomorrow", "tomorrow", "2018-04-13"),
    ("three days ago", "three days ago", "2018-04-09"),
    ("two weeks ago", "two weeks ago", "2018-03-25 2018-04-02"),
    ("a year ago", "a year ago", "2016-10-11 2017-10-12"),
    ("last week", "last week", "2018-04-01 2018-04-08"),
    ("this week", "this week", "2018-04-08 2018-04-15"),
    ("earlier this week", "earlier this week", "2018-04-08 2018-04-15"),
    ("next week", "next week", "2018-04-15 2018-04-22"),
    ("last month", "last month", "2018-03-01 2018-03-31"),
    ("this month", "this month", "2018-04-01 2018-04-30"),
    ("last year", "last year", "2017-01-01 2017-12-31"),
    ("late last year", "late last year", "2017-07-02 2017-12-31"),
    ("next year", "next year", "2019-01-01 2019-12-31"),
    ("in the past five years", "in the past five years", "2013-04-12 2018-04-12"),
    ("over the last week", "over the last week", "2018-04-05 2018-04-12"),
    ("last weekend", "last weekend", "2018-04-07 2018-04-08"),
    ("recently", "recently", None),
    ("a day earlier", "a day earlier", None),
    ("the following week", "The following week", None),
    ("several years ago", "several years ago", None),
    ("on Black Friday", "Black Friday", None),
    ("on 31 April", "31 April", None),
    ("on 30 February 2018", "30 February 2018", None),
]
GERMAN = [
    ("am 3. April 2018", "3. April 2018", "2018-04-03"),
    ("am 3. April", "3. April", "2018-04-03"),
    ("am Dienstag, dem 3. April 2018,", "Dienstag, dem 3. April 2018", "2018-04-03"),
    ("am 3.4.2018", "3.4.2018", "2018-04-03"),
    ("am 03.04.18", "03.04.18", "2018-04-03"),
    ("am 03.04. war", "03.04.", "2018-04-03"),
    ("vom 3. bis 5. April 2018", "3. bis 5. April 2018", "2018-04-03 2018-04-05"),
    ("im März 2018", "März 2018", "2018-03-01 2018-03-31"),
    ("im Mai", "Mai", "2018-05-01 2018-05-31"),
    ("Anfang April", "Anfang April", "2018-04-01 2018-04-15"),
    ("Mitte April 2018", "Mitte April 2018", "2018-04-08 2018-04-23"),
    ("Ende 2018", "Ende 2018", "2018-07-02 2018-12-31"),
    ("Ende des Jahres", "Ende des Jahres", "2018-07-02 2018-12-31"),
    ("seit 2015", "2015", "2015-01-01 2015-12-31"),
    ("wurde 2016 gegründet", "2016", "2016-01-01 2016-12-31"),
    ("im Jahr 2016", "Jahr 2016", "2016-01-01 2016-12-31"),
    ("von 2010 bis 2014", "2010 bis 2014", "2010-01-01 2014-12-31"),
    ("in den 1990er-Jahren", "1990er-Jahren", "1990-01-01 1999-12-31"),
    ("in den 90er Jahren", "90er Jahren", "1990-01-01 1999-12-31"),
    ("im ersten Quartal 2018", "im ersten Quartal 2018", "2018-01-01 2018-03-31"),
    ("im zweiten Halbjahr 2017", "im zweiten Halbjahr 2017", "2017-07-01 2017-12-31"),
    ("im Sommer 2017", "im Sommer 2017", "2017-06-01 2017-09-30"),
    ("sagte er am Dienstag", "Dienstag", "2018-04-10"),
    ("wird am Dienstag tagen", "Dienstag", "2018-04-17"),
    ("am Dienstag", "Dienstag", None),
    ("sagte er am Dienstagabend", "Dienstagabend", "2018-04-10"),
    ("stieg in der Nacht auf Mittwoch", "in der Nacht auf Mittwoch", "2018-04-10 2018-04-11"),
    ("vergangenen Freitag", "vergangenen Freitag", "2018-04-06"),
    ("am kommenden Montag", "kommenden Montag", "2018-04-16"),
    ("Dienstag vergangener Woche", "Dienstag vergangener Woche", "2018-04-03"),
    ("nächste Woche Dienstag", "nächste Woche Dienstag", "2018-04-17"),
    ("gestern", "gestern", "2018-04-11"),
    ("vorgestern", "vorgestern", "2018-04-10"),
    ("gestern Abend", "gestern Abend", "2018-04-11"),
    ("heute Morgen", "heute Morgen", "2018-04-12"),
    ("ab morgen", "morgen", "2018-04-13"),
    ("vor drei Tagen", "vor drei Tagen", "2018-04-09"),
    ("vor zwei Jahren", "vor zwei Jahren", "2015-10-12 2016-10-12"),
    ("vergangene Woche", "vergangene Woche", "2018-04-01 2018-04-08"),
    ("in dieser Woche", "dieser Woche", "2018-04-08 2018-04-15"),
    ("im vergangenen Jahr", "vergangenen Jahr", "2017-01-01 2017-12-31"),
    ("im kommenden Jahr", "kommenden Jahr", "2019-01-01 2019-12-31"),
    ("in den vergangenen fünf Jahren", "in den vergangenen fünf Jahren", "2013-04-12 2018-04-12"),
    ("im Vorjahr", "im Vorjahr", None),
    ("in den letzten Jahren", "in den letzten Jahren", None),
    ("kürzlich", "kürzlich", None),
    ("am 31. April", "31. April", None),
]
NOTHING = {
    "en": [
        "the march on the capital may end", "Theresa May said", "in 2000 people", "sold 1,990 of 2,018 seats",
        "Mondays", "the Sunday Times reported", "the last of the year", "version 3.4.20", "Aprilia and Marchetti",
        "5:30 to 7:45", "one second of silence", "the Summer Olympics", "up 2018 percent", "a 40-year-old", "route 66",
        "Mail on Sunday",
    ],
    "de": ["guten Morgen", "montags", "2016 Menschen", "Ehe für alle", "am Morgen", "die Welt am Sonntag"],
}  # fmt: skip


def only(text: str, language: str = "en", anchor: date | None = THURSDAY) -> When:
    (found,) = expressions(text, language, anchor)
    return found


def days(written: str | None) -> tuple[date, date] | None:
    ends = [date.fromisoformat(day) for day in written.split()] if written else []
    return (ends[0], ends[-1]) if ends else None


@pytest.mark.parametrize(("text", "expression", "meant"), ENGLISH)
def test_english(text: str, expression: str, meant: str | None) -> None:
    found = only(text)
    assert found.text.lower() == expression.lower()
    assert found.days == days(meant)


@pytest.mark.parametrize(("text", "expression", "meant"), GERMAN)
def test_german(text: str, expression: str, meant: str | None) -> None:
    found = only(text, "de")
    assert (found.text, found.days) == (expression, days(meant))


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NOTHING.items() for text in texts])
def test_what_is_no_expression_of_time(language: str, text: str) -> None:
    assert [found.text for found in expressions(text, language, THURSDAY)] == []


@pytest.mark.parametrize(
    "text", ["on Tuesday", "last week", "3 April", "yesterday", "a year ago", "in May", "this summer"]
)
def test_what_needs_a_day_to_count_from_is_open_without_one(text: str) -> None:
    assert only(text, anchor=None).readings == ()
    assert only(text, anchor=None).relative


@pytest.mark.parametrize("text", ["3 April 2018", "2018-04-03", "in 2018", "the 1990s", "spring 2017"])
def test_what_needs_none_is_the_same_from_everywhere(text: str) -> None:
    assert only(text, anchor=None) == only(text)
    assert not only(text).relative


def test_several_stand_in_one_sentence_in_order_and_apart() -> None:
    text = "On Monday he said that the 2016 vote, two years ago, was held in May 2016 and not on 3 June."
    found = [one.text for one in expressions(text, "en", THURSDAY)]
    assert found == ["Monday", "2016", "two years ago", "May 2016", "3 June"]


def test_of_two_readings_both_are_kept() -> None:
    assert only("dated 03/04/2018").readings == ((date(2018, 3, 4),) * 2, (date(2018, 4, 3),) * 2)


class TestComparing:
    """Each side seen from its own day; a day of grace for time zones; what people use roughly contradicts nothing."""

    TABLE = (
        ("last Tuesday", "2018-04-10", "on April 3", "2018-04-03", True),
        ("last Tuesday", "2018-04-10", "on April 5", "2018-04-05", False),
        ("on Tuesday", "2018-04-12", "on Monday", "2018-04-11", False),
        ("on Tuesday", "2018-04-12", "on Tuesday", "2018-04-10", True),
        ("on Tuesday", "2018-04-12", "yesterday", "2018-04-11", True),
        ("yesterday", "2018-04-12", "today", "2018-04-11", True),
        ("yesterday", "2018-04-12", "yesterday", "2018-04-11", True),
        ("yesterday", "2018-04-12", "on 3 April 2018", "2018-04-03", False),
        ("in 2017", "2019-01-01", "last year", "2018-06-01", True),
        ("in 2016", "2019-01-01", "last year", "2018-06-01", False),
        ("last year", "2018-01-01", "in 2016", "2017-01-01", True),
        ("a year ago", "2018-04-12", "in April 2017", "2018-04-12", True),
        ("a year ago", "2018-04-12", "in April 2012", "2018-04-12", None),
        ("early 2018", "2018-04-12", "in December 2018", "2018-12-12", None),
        ("autumn 2017", "2018-04-12", "the autumn of 2016", "2018-04-12", False),
        ("autumn 2017", "2018-04-12", "early 2018", "2018-04-12", None),
        ("last week", "2018-04-12", "on 3 April", "2018-04-03", True),
        ("last week", "2018-04-12", "on 12 March", "2018-03-13", False),
        ("last week", "2018-04-12", "recently", "2018-03-13", None),
        ("03/04/2018", "2018-04-12", "3 April 2018", "2018-04-03", True),
        ("03/04/2018", "2018-04-12", "4 March 2018", "2018-04-03", True),
        ("03/04/2018", "2018-04-12", "5 March 2018", "2018-04-03", False),
    )

    @pytest.mark.parametrize(("one", "seen", "other", "from_", "same"), TABLE)
    def test_agreement(self, one: str, seen: str, other: str, from_: str, same: bool | None) -> None:
        a, b = only(one, anchor=date.fromisoformat(seen)), only(other, anchor=date.fromisoformat(from_))
        assert agree(a, b) is same
        assert agree(b, a) is same

    def test_without_a_day_nothing_can_be_told(self) -> None:
        assert agree(only("on Tuesday", anchor=None), only("on Monday")) is None

    @pytest.mark.parametrize(
        ("found", "wanted", "enough"),
        [
            ("on April 3", "last week", True),
            ("last week", "on April 3", False),
            ("in 2017", "last year", True),
            ("last year", "in April 2017", False),
            ("on April 3", "on April 4", False),
        ],
    )
    def test_only_what_is_as_close_carries_it(self, found: str, wanted: str, enough: bool) -> None:
        assert carries(only(found), only(wanted)) is enough


class TestLaws:
    SPELLINGS = (
        ("en", lambda day: f"{EN_MONTHS[day.month - 1]} {day.day}, {day.year}"),
        ("en", lambda day: f"{day.day} {EN_MONTHS[day.month - 1]} {day.year}"),
        ("en", lambda day: f"the {day.day}th of {EN_MONTHS[day.month - 1]} {day.year}"),
        ("en", lambda day: f"{EN_MONTHS[day.month - 1][:3]}. {day.day}, {day.year}"),
        ("en", lambda day: day.isoformat()),
        ("en", lambda day: f"{day.day}.{day.month}.{day.year}"),
        ("de", lambda day: f"{day.day}. {DE_MONTHS[day.month - 1]} {day.year}"),
        ("de", lambda day: f"{day:%d.%m.%Y}"),
        ("de", lambda day: f"{day:%d.%m.%y}"),
    )

    @given(DAYS, st.sampled_from(SPELLINGS))
    def test_a_day_in_any_spelling_gives_the_day_back(self, day: date, spelling: tuple[str, object]) -> None:
        language, write = spelling
        assert only(f"Es war {write(day)}, so", language).days == (day, day)  # type: ignore[operator]

    @given(
        st.dates(date(1990, 1, 1), date(2030, 1, 1)),
        st.integers(-4000, 4000),
        st.sampled_from(["yesterday", "tomorrow", "three days ago", "last Tuesday", "last week", "he said on Monday"]),
    )
    def test_what_is_relative_moves_with_its_anchor(self, anchor: date, weeks: int, text: str) -> None:
        later = timedelta(weeks=weeks)
        moved = tuple((first + later, last + later) for first, last in only(text, anchor=anchor).readings)
        assert only(text, anchor=anchor + later).readings == moved

    @given(
        st.lists(st.sampled_from([text for text, *_ in ENGLISH + GERMAN]), max_size=6), st.sampled_from(["en", "de"])
    )
    def test_every_offset_slices_to_its_text(self, texts: list[str], language: str) -> None:
        text = ". ".join(texts)
        end = 0
        for found in expressions(text, language, THURSDAY):
            assert text[found.start : found.end] == found.text != ""
            assert found.start >= end
            end = found.end
            assert all(first <= last for first, last in found.near)
            assert set(found.readings) <= set(found.near)

    def test_no_text_makes_it_fail(self) -> None:
        chance = random.Random(4)
        pieces = [word for text, *_ in ENGLISH + GERMAN for word in text.split()]
        pieces += ["99999", "00/00/0000", "0000-00-00", "\0", "ä", "9999", "1.1.", "\n", "”", "999 years ago", "-", "0"]
        anchors = [None, date.min, date.max, THURSDAY]
        for _ in range(10_000):
            text = chance.choice(["", " "]).join(chance.choices(pieces, k=chance.randrange(9)))
            for found in expressions(text, chance.choice(["en", "de", "fr", ""]), chance.choice(anchors)):
                assert text[found.start : found.end] == found.text
