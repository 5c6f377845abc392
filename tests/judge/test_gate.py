"""outlet_differs needs every one of its conditions: each test breaks one, and the verdict becomes outlet_doubtful."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.judge import judge
from factcheck.model import Claim, Evidence, Finding, Grade, Kind, Level, Search, Verdict
from tests import builders
from tests.judge.fixtures import ARTICLE, OTHER, OWN, WORDS, article_claim, evidence, other, own


def judged(**fields: object) -> Finding:
    return judge(article_claim(), evidence(**fields))


def doubt(**fields: object) -> str:
    finding = judged(**fields)
    assert finding.verdict is Verdict.OUTLET_DOUBTFUL
    return finding.facts["reason"]


def test_words_found_at_another_outlet_only_are_that_outlets() -> None:
    finding = judged()
    assert finding.verdict is Verdict.OUTLET_DIFFERS
    assert finding.level is Level.ERROR
    assert finding.facts["outlet"] == "Reuters"
    assert finding.facts["other"] == "Bloomberg"
    assert finding.facts["date"] == "2026-11-02"
    assert finding.facts["n"] == "1"
    assert {one.key for one in finding.against} >= {"wire_or_unfound", "two_outlets"}
    assert {one.key for one in finding.settle} == {"ask_for_link", "search_wire", "credit_other"}


def test_a_page_without_a_date_may_be_younger() -> None:
    assert doubt(elsewhere=(other(published=None),)) == "undated_other"


def test_an_article_without_any_date_may_be_older() -> None:
    assert doubt(not_before=None) == "undated_article"


@pytest.mark.parametrize("day", [date(2026, 11, 2), date(2026, 10, 30)])
def test_a_page_that_is_not_older_may_have_copied_the_article(day: date) -> None:
    assert doubt(not_before=day) == "younger"


def test_a_page_with_the_articles_own_text_is_a_copy() -> None:
    assert doubt(elsewhere=(other(ARTICLE.replace("Reuters", "us")),)) == "copy"


@pytest.mark.parametrize(
    "where",
    ["said in a statement", "told a press conference", "told the court", "wrote in a post on Facebook"],
)
def test_words_spoken_in_public_can_stand_at_both(where: str) -> None:
    assert doubt(elsewhere=(other(OTHER.replace("said by telephone", where)),)) == "common_origin"


def test_a_page_about_a_court_case_is_no_common_origin_by_that() -> None:
    text = f"The Orlund court ruled against Varga Ferries. {OTHER}"
    assert judged(elsewhere=(other(text),)).verdict is Verdict.OUTLET_DIFFERS


@pytest.mark.parametrize("credit", ["told Reuters", "said, according to Reuters"])
def test_a_page_that_credits_the_outlet_named_took_it_from_there(credit: str) -> None:
    assert doubt(elsewhere=(other(OTHER.replace("said by telephone", credit)),)) == "credits_outlet"


def test_without_a_page_of_the_outlet_on_the_same_event_nothing_is_known() -> None:
    assert (
        doubt(own=(own("Wheat prices fell in Chicago on Monday as rain reached the plains of Kansas."),))
        == "no_own_page"
    )
    assert doubt(own=()) == "no_own_page"


def test_a_page_of_the_outlet_read_in_part_does_not_count() -> None:
    assert doubt(own=(own(complete=False, incomplete_reason="paywall"),)) == "no_own_page"


def test_a_failed_search_there_leaves_it_open() -> None:
    assert doubt(searches=(Search("gdelt", "reuters.com", "failed"),)) == "failed_search"


def test_a_failed_search_elsewhere_does_not_matter() -> None:
    finding = judged(searches=(Search("gdelt", "bloomberg.com", "failed"),))
    assert finding.verdict is Verdict.OUTLET_DIFFERS


def test_words_on_the_outlets_own_page_are_supported_whatever_others_have() -> None:
    finding = judged(own=(own(), own(f'{OWN} "{WORDS}" the lawyer said.', url="https://www.reuters.com/second")))
    assert finding.verdict is Verdict.SUPPORTED


def test_a_page_that_carries_the_outlets_text_supports_it_elsewhere() -> None:
    text = OTHER.replace("said by telephone", "told Reuters")
    finding = judged(elsewhere=(other(text, grade=Grade.SYNDICATED),))
    assert finding.verdict is Verdict.SUPPORTED_ELSEWHERE


def test_the_same_facts_in_other_words_are_nobodys_property() -> None:
    claim = replace(article_claim(), kind=Kind.INDIRECT)
    assert judge(claim, evidence()).verdict is not Verdict.OUTLET_DIFFERS


def test_an_unknown_outlet_is_never_accused() -> None:
    claim: Claim = replace(article_claim(), outlet=None, named="The Orlund Herald")
    assert judge(claim, evidence()).level is not Level.ERROR


def test_the_order_of_pages_is_nothing() -> None:
    second = own(OWN, url="https://www.reuters.com/second")
    third = other(OTHER, url="https://www.bloomberg.com/second")
    one = judged(own=(own(), second), elsewhere=(other(), third))
    two = judged(own=(second, own()), elsewhere=(third, other()))
    assert (one.verdict, one.facts) == (two.verdict, two.facts)


def test_nothing_is_judged_without_evidence() -> None:
    finding = judge(builders.claim(WORDS), Evidence())
    assert finding.verdict is Verdict.NO_CANDIDATE
