"""One verdict a finding: the first of the order that holds, with the facts that its sentence needs."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Article, Evidence, Finding, Grade, Kind, Miss, Outlet, Reason, Search, SourcePage, Verdict
from factcheck.pairs import claim_of
from tests import builders

SAID = "We expect 40 ships to arrive on Tuesday and we will not turn any of them away"
TEXT = f'The port of Lisden was busy. "{SAID}," Helen Brandt said. The harbour was closed in 2019.'


def judged(words: str = SAID, text: str = TEXT, *, quotes: str = "strict", **fields: object) -> Finding:
    claim = claim_of(words, Kind.DIRECT, outlet=builders.REUTERS)
    alignment = match(claim, builders.page(text, **fields))
    return judge(claim, Evidence(own=(alignment,)), quotes=quotes)


def reworded(words: str, text: str = TEXT, article: Article | None = None) -> Finding:
    claim = claim_of(words, Kind.INDIRECT, outlet=builders.REUTERS)
    claim = replace(claim, article=article) if article else claim
    return judge(claim, Evidence(own=(match(claim, builders.page(text)),)))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (SAID, Verdict.SUPPORTED),
        (SAID.replace("will not", "won't"), Verdict.NEAR_VERBATIM),
        (SAID.replace("40", "14").replace("not ", ""), Verdict.SENSE_DIFFERS),
        (SAID.replace("40", "14").replace("ships", "boats"), Verdict.FIGURE_DIFFERS),
        (SAID.replace("ships", "boats"), Verdict.WORDING_DIFFERS),
        ("The sea is a cruel place for people who do not know its moods", Verdict.NOT_FOUND),
        ("Hm, well", Verdict.UNCHECKABLE),
    ],
)
def test_the_first_difference_of_the_order_decides(words: str, verdict: Verdict) -> None:
    assert judged(words).verdict is verdict


def test_all_differences_stay_in_the_finding() -> None:
    finding = judged(SAID.replace("40", "14").replace("ships", "boats"))
    assert {(one.a, one.b) for one in finding.differences} == {("14 boats", "40 ships")} or len(
        finding.differences
    ) == 2


def test_a_changed_weekday_in_a_quotation_is_never_supported_with_or_without_a_date() -> None:
    words = SAID.replace("Tuesday", "Friday")
    assert judged(words).verdict is Verdict.WORDING_DIFFERS
    claim = claim_of(words, Kind.DIRECT, outlet=builders.REUTERS)
    dated = replace(claim, article=replace(claim.article, published=date(2026, 11, 20)))
    finding = judge(dated, Evidence(own=(match(dated, builders.page(TEXT)),)))
    assert finding.verdict is Verdict.DATE_DIFFERS


def test_a_house_with_clean_quotations_lets_mended_grammar_pass() -> None:
    text = '"They has brought 40 ships, um, to the northern dock of the harbour," he said.'
    words = "They have brought 40 ships, um, to the northern dock of the harbour"
    walked = words.replace("brought", "bring")
    assert judged(words, text, quotes="clean").verdict in (Verdict.NEAR_VERBATIM, Verdict.SUPPORTED)
    assert judged(walked, text).verdict is Verdict.WORDING_DIFFERS


def test_a_syndicated_text_supports_it_elsewhere() -> None:
    assert judged(grade=Grade.SYNDICATED).verdict is Verdict.SUPPORTED_ELSEWHERE


def test_a_withdrawn_page_never_gives_plain_supported() -> None:
    finding = judged(corrections=("WITHDRAWN: this report was withdrawn on Friday",))
    assert finding.verdict is Verdict.SOURCE_CORRECTED


def test_a_part_of_a_page_confirms_and_never_refutes() -> None:
    assert judged(complete=False, incomplete_reason="paywall").verdict is Verdict.SUPPORTED
    absent = "The sea is a cruel place for people who do not know its moods"
    assert judged(absent, complete=False, incomplete_reason="paywall").verdict is Verdict.INCOMPLETE


def test_right_words_by_another_person_are_name_differs() -> None:
    claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS, speaker="Marek Olsen")
    alignment = replace(match(claim, builders.page(TEXT)), said_by="Helen Brandt", speaker_fits=False)
    finding = judge(claim, Evidence(own=(alignment,)))
    assert (finding.verdict, finding.variant) == (Verdict.NAME_DIFFERS, "speaker")
    assert (finding.facts["a"], finding.facts["b"]) == ("Marek Olsen", "Helen Brandt")


def test_the_best_page_counts_whatever_the_others_show() -> None:
    claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS)
    wrong: SourcePage = builders.page(TEXT.replace("40", "90"), url="https://www.reuters.com/a")
    right: SourcePage = builders.page(TEXT, url="https://www.reuters.com/b")
    laid = [match(claim, one) for one in (wrong, right)]
    assert judge(claim, Evidence(own=tuple(laid))).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("The harbour of Lisden was closed in 2019, said Helen Brandt.", Verdict.COMPARE),
        ("Grain prices in Chicago doubled after the drought in Kansas.", Verdict.NOT_FOUND),
    ],
)
def test_claims_in_other_words_are_accused_of_nothing_by_chance(words: str, verdict: Verdict) -> None:
    finding = reworded(words)
    assert finding.verdict in (verdict, Verdict.SUPPORTED)
    assert finding.verdict is not Verdict.FIGURE_DIFFERS


def test_a_claim_in_nearly_the_same_words_with_another_figure_differs() -> None:
    text = "The Lisden council approved the harbour budget of 43 million euros on Tuesday after a long debate."
    claim = "The Lisden council approved the harbour budget of 34 million euros after a long debate"
    finding = reworded(claim, text)
    assert finding.verdict is Verdict.FIGURE_DIFFERS
    assert "34" in finding.facts["a"]
    assert "43" in finding.facts["b"]


def test_a_figure_that_stands_elsewhere_on_the_page_refutes_nothing() -> None:
    text = (
        "The Lisden council approved the harbour budget of 43 million euros on Tuesday after a long debate. "
        "The first draft had asked for 34 million euros."
    )
    finding = reworded("The Lisden council approved the harbour budget of 34 million euros after a long debate", text)
    assert finding.verdict is Verdict.COMPARE
    assert finding.variant == ""


@pytest.mark.parametrize(
    ("claim", "lacking"),
    [
        ("The council of Lisden passed 14 budgets for its harbour on Tuesday", "14"),
        ("The Lisden council and its chief Anders Holm approved the harbour budget on Tuesday", "Anders, Holm"),
    ],
)
def test_a_figure_or_a_name_that_the_page_does_not_have_is_named(claim: str, lacking: str) -> None:
    text = "The Lisden council approved the harbour budget of 43 million euros on Tuesday after a long debate."
    finding = reworded(claim, text)
    assert (finding.verdict, finding.variant) == (Verdict.COMPARE, "lacking")
    assert finding.facts["lacking"] == lacking


class TestWithoutAPage:
    def found(self, **fields: object) -> Finding:
        return judge(claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS), Evidence(**fields))

    def test_a_search_that_found_nothing_is_no_candidate(self) -> None:
        finding = self.found(searches=(Search("gdelt", "reuters.com", "nothing"),))
        assert finding.verdict is Verdict.NO_CANDIDATE
        assert finding.facts["services"] == "gdelt"

    def test_a_page_that_could_not_be_read_is_unreachable(self) -> None:
        miss = Miss("https://www.reuters.com/x", "fetch", Reason.BLOCKED, "401", "reuters.com")
        finding = self.found(misses=(miss,))
        assert finding.verdict is Verdict.UNREACHABLE
        assert finding.facts["link"] == "https://www.reuters.com/x"

    def test_an_ambiguous_name_is_unresolved(self) -> None:
        times = (Outlet("thetimes.com", "The Times"), Outlet("nytimes.com", "The New York Times"))
        claim = builders.claim(SAID, outlet=None, outlets=times, named="the Times")
        finding = judge(claim, Evidence())
        assert finding.verdict is Verdict.UNRESOLVED
        assert {finding.facts["a"], finding.facts["b"]} == {"The Times", "The New York Times"}

    def test_an_unknown_name_is_unresolved(self) -> None:
        claim = builders.claim(SAID, outlet=None, named="the Orlund Herald")
        assert judge(claim, Evidence()).variant == "unknown"


def test_third_hand_is_told() -> None:
    finding = judged(chain=("Interfax",), published=datetime(2026, 11, 1, tzinfo=UTC))
    assert {"outlet": "Reuters", "cited": "Interfax"} in [dict(one.facts) for one in finding.remarks]


@pytest.mark.parametrize("first", ["a", "z"])
def test_the_same_words_by_another_person_on_another_page_accuse_nobody(first: str) -> None:
    claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS, speaker="Marek Olsen")
    other, same = (match(claim, builders.page(TEXT, url=f"https://www.reuters.com/{place}")) for place in (first, "m"))
    own = (replace(other, speaker_fits=False, said_by="Helen Brandt"), replace(same, speaker_fits=True))
    assert judge(claim, Evidence(own=own)).verdict is Verdict.SUPPORTED
