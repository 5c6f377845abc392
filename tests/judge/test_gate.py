"""outlet_differs needs every one of its conditions: each test breaks one, and the verdict becomes outlet_doubtful."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Alignment, Claim, Evidence, Finding, Grade, Kind, Level, Outlet, Search, Verdict
from tests import builders
from tests.judge.fixtures import ARTICLE, OTHER, OWN, WORDS, article_claim, evidence, other, own


def judged(**fields: object) -> Finding:
    return judge(article_claim(), evidence(**fields))


def doubt(**fields: object) -> str:
    finding = judged(**fields)
    assert finding.verdict is Verdict.OUTLET_DOUBTFUL
    return finding.facts["reason"]


def said_by_koller(text: str) -> Alignment:
    return replace(other(text), said_by="Iris Koller")


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


@pytest.mark.parametrize("credit", ["told the FT", "wrote to ft.com"])
def test_an_outlet_is_credited_by_its_letters_and_its_address_too(credit: str) -> None:
    ft = Outlet("ft.com", "Financial Times", ("FT",), ("ft.com",))
    claim = replace(article_claim(), outlet=ft)
    page = other(OTHER.replace("said by telephone", credit))
    assert judge(claim, evidence(elsewhere=(page,))).facts["reason"] == "credits_outlet"


def test_a_page_that_was_changed_after_the_article_may_have_taken_the_words_since() -> None:
    after, before = datetime(2026, 11, 21, tzinfo=UTC), datetime(2026, 11, 5, tzinfo=UTC)
    assert doubt(elsewhere=(other(modified=after),)) == "updated"
    assert judged(elsewhere=(other(modified=before),)).verdict is Verdict.OUTLET_DIFFERS
    assert judged(elsewhere=(other(modified=after, archived_at=before),)).verdict is Verdict.OUTLET_DIFFERS


def test_an_article_with_the_other_page_s_own_text_took_it_from_one_place_with_it() -> None:
    text = (
        f"{OTHER} The bridge, a hundred years old and painted green every spring, has carried the tram line to the "
        "harbour since the war, and nobody in the town remembers a winter in which it was shut for longer than a day."
    )
    copied = builders.article(f"{text} {ARTICLE}")
    claim = builders.claim_in(copied, WORDS, quoted=True, speaker="the company's lawyer")
    laid = match(claim, builders.page(text, outlet=builders.BLOOMBERG, published=datetime(2026, 11, 2, tzinfo=UTC)))
    assert judge(claim, evidence(elsewhere=(laid,))).facts["reason"] == "copy"


@pytest.mark.parametrize(
    "sentence",
    [
        "The lawyer said in a statement that the company would appeal.",
        "Koller posted the letter.",
        "The company's spokesman told a news conference that it would appeal.",
        "She had told the court the same.",
    ],
)
def test_whoever_may_be_the_speaker_counts_as_the_speaker(sentence: str) -> None:
    assert doubt(elsewhere=(said_by_koller(f"{OTHER} {sentence}"),)) == "common_origin"


def test_what_the_speaker_published_is_looked_for_on_the_whole_page() -> None:
    far = " ".join(["The bridge is old and the river below it is slow and brown in the autumn."] * 8)
    hers = said_by_koller(f"{OTHER} {far} Koller wrote on Facebook that she was tired.")
    assert doubt(elsewhere=(hers,)) == "common_origin"
    someone = said_by_koller(f"{OTHER} {far} Mayor Ada Boom wrote on Facebook that she was tired.")
    assert judged(elsewhere=(someone,)).verdict is Verdict.OUTLET_DIFFERS


def test_somebody_else_s_post_is_no_origin_of_these_words() -> None:
    text = f"{OTHER} Mayor Ada Boom wrote on Facebook that she was tired."
    assert judged(elsewhere=(said_by_koller(text),)).verdict is Verdict.OUTLET_DIFFERS
    assert doubt(elsewhere=(other(text),)) == "common_origin"  # the page does not tell who speaks


def test_a_page_that_has_the_words_from_a_third_outlet_is_not_where_they_are_from() -> None:
    text = OTHER.replace("said by telephone", "told Interfax")
    assert doubt(elsewhere=(other(text, chain=("Interfax",)),)) == "relayed"


def test_a_third_outlet_that_a_page_cites_for_something_else_does_not_matter() -> None:
    far = " ".join(["The bridge is old and the river below it is slow and brown in the autumn."] * 8)
    page = other(f"{OTHER} {far} Tickets cost more, Interfax reported.", chain=("Interfax",))
    assert judged(elsewhere=(page,)).verdict is Verdict.OUTLET_DIFFERS


def test_words_that_several_outlets_have_in_texts_of_their_own_are_nobody_s() -> None:
    guardian = Outlet("theguardian.com", "The Guardian", (), ("theguardian.com",))
    second = f'Iris Koller does not mince her words. "{WORDS}" the lawyer said over coffee in the old town of Orlund.'
    assert doubt(elsewhere=(other(), other(second, outlet=guardian))) == "several_outlets"


def test_two_pages_of_one_other_outlet_are_that_outlets() -> None:
    second = other(f"{OTHER} The company will appeal.", url="https://www.bloomberg.com/second")
    assert judged(elsewhere=(other(), second)).verdict is Verdict.OUTLET_DIFFERS


def test_an_origin_that_only_one_of_two_pages_tells_counts() -> None:
    second = other(OTHER.replace("said by telephone", "told Reuters"), url="https://www.bloomberg.com/second")
    assert doubt(elsewhere=(other(), second)) == "credits_outlet"


def test_a_page_of_the_outlet_with_nearly_the_same_words_leaves_it_open() -> None:
    near = WORDS.replace("convenient invention", "shameless invention")
    assert doubt(own=(own(), own(f'{OWN} "{near}" Koller said.', url="https://www.reuters.com/2"))) == "similar"


def test_a_page_of_the_outlet_in_another_language_leaves_it_open() -> None:
    german = (
        "Verkehrsminister Pavel Lindqvist hat die Sandvik-Brücke in Orlund gesperrt. Die Reederei Varga Ferries hat "
        "vor dem Gericht verloren. Die Anwältin sprach von einer bequemen Erfindung des Ministeriums und will klagen."
    )
    page = own(german, language="de", url="https://www.reuters.com/de")
    assert page.translated
    assert doubt(own=(page,)) == "other_language"
    assert doubt(own=(own(), page)) == "other_language"


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


def test_a_search_in_the_newsroom_s_own_archive_alone_leaves_it_open() -> None:
    archive, silent = Search("archive", "reuters.com", "found"), Search("gdelt", "reuters.com", "silent")
    assert doubt(searches=(archive, silent)) == "own_archive"
    assert judged(searches=(archive, replace(silent, answer="nothing"))).verdict is Verdict.OUTLET_DIFFERS


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
