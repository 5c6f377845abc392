"""What a finding says of days: which ones are meant, and what could not be told for want of a date."""

from datetime import UTC, date, datetime

import pytest

from factcheck.formats.catalogue import load
from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Evidence, Finding, Verdict
from tests import builders

FRAME = "The council of Brennfeld closed the northern harbour to all freight {} after a storm"


def found(said: str, seen: str | None, there: str, published: str | None, *, quoted: bool = False) -> Finding:
    article = builders.article(FRAME.format(said), published=date.fromisoformat(seen) if seen else None)
    claim = builders.claim_in(article, article.text, quoted=quoted)
    day = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    page = builders.page(f"{FRAME.format(there)}. Nobody was hurt.", published=day)
    return judge(claim, Evidence(own=(match(claim, page),)))


def remarks(finding: Finding) -> dict[str, str]:
    return {one.key: one.facts.get("words", "") for one in finding.remarks}


def said(finding: Finding, language: str = "en") -> str:
    return load(language).say(f"verdict.{finding.verdict.label}", finding.facts)


class TestADayThatDiffers:
    def test_is_shown_with_the_days_that_relative_words_mean(self) -> None:
        finding = found("last Tuesday", "2018-04-10", "yesterday", "2018-04-06")
        assert finding.verdict is Verdict.DATE_DIFFERS
        assert (
            said(finding)
            == "The article says last Tuesday (3 April 2018); Reuters' page says yesterday (5 April 2018)."
        )
        assert said(finding, "de").startswith("Der Artikel sagt last Tuesday (3. April 2018); die Seite von Reuters")

    def test_is_shown_with_a_year_that_is_meant(self) -> None:
        finding = found("last year", "2019-04-10", "in 2016", "2016-06-03")
        assert said(finding) == "The article says last year (2018); Reuters' page says 2016."

    def test_needs_no_day_where_it_names_one(self) -> None:
        finding = found("on April 4", "2018-04-10", "on April 3, 2018,", "2018-04-03")
        assert said(finding) == "The article says April 4; Reuters' page says April 3, 2018."

    def test_shows_no_day_where_there_may_be_two(self) -> None:
        finding = found("last Monday", "2018-04-12", "on April 3", "2018-04-03")
        assert said(finding) == "The article says last Monday; Reuters' page says April 3."

    def test_resolves_nothing_inside_quotation_marks(self) -> None:
        finding = found("on Monday", "2018-04-10", "on Tuesday", "2018-04-03", quoted=True)
        assert finding.verdict is Verdict.DATE_DIFFERS
        assert not {"a_day", "b_day"} & finding.facts.keys()


class TestWhatCouldNotBeTold:
    @pytest.mark.parametrize("words", ["last Tuesday", "last week", "yesterday", "recently"])
    def test_without_the_articles_date_is_said(self, words: str) -> None:
        assert remarks(found(words, None, "on April 3", "2018-04-03"))["open_date"] == words

    def test_without_the_pages_date_is_said_where_the_words_are_missing(self) -> None:
        finding = found("last Tuesday", "2018-04-10", "on April 3", None)
        assert finding.verdict is Verdict.COMPARE
        assert remarks(finding)["open_page_date"] == "last Tuesday"

    def test_is_nothing_where_both_have_a_date(self) -> None:
        finding = found("last Tuesday", "2018-04-10", "on April 3", "2018-04-03")
        assert finding.verdict is Verdict.SUPPORTED
        assert not {"open_date", "open_page_date"} & remarks(finding).keys()

    def test_is_nothing_where_the_words_stand_there(self) -> None:
        finding = found("last Tuesday", "2018-04-10", "last Tuesday", None)
        assert not {"open_date", "open_page_date"} & remarks(finding).keys()

    def test_is_nothing_where_a_day_needs_no_other(self) -> None:
        assert "open_date" not in remarks(found("on April 3, 2018,", None, "on April 3, 2018,", None))

    def test_is_nothing_where_no_page_was_read(self) -> None:
        claim = builders.claim_in(builders.article(FRAME.format("last week")), FRAME.format("last week"))
        assert "open_date" not in remarks(judge(claim, Evidence()))
