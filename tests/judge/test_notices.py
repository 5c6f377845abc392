"""What an outlet says about its own report goes before what the report says; a notice about something else does not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Alignment, Evidence, Finding, Grade, Kind, SourcePage, Verdict
from factcheck.pairs import claim_of
from tests import builders
from tests.judge.fixtures import OTHER, article_claim, evidence, other

SAID = "We expect 40 ships to arrive on Tuesday and we will not turn any of them away"
TEXT = f'The port of Lisden was busy. "{SAID}," Helen Brandt said. The harbour was closed in 2019 for three weeks.'


def page(*notices: str, text: str = TEXT, **fields: object) -> SourcePage:
    return builders.page(text, corrections=notices, **fields)


def laid(words: str, one: SourcePage, kind: Kind = Kind.DIRECT) -> Alignment:
    return match(claim_of(words, kind, outlet=builders.REUTERS), one)


def judged(*notices: str, words: str = SAID, kind: Kind = Kind.DIRECT, **fields: object) -> Finding:
    claim = claim_of(words, kind, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, page(*notices, **fields)),)))


WITHDRAWN = [
    "WITHDRAWN: the report on the port is withdrawn",
    "WITHDRAWN-Port of Lisden busy",
    "This story has been withdrawn.",
    "Editor's note: This report was removed after its source took back what he had said.",
    "Editor's note: We have retracted this story.",
    "Retraction: The report rested on a forged letter.",
    "Please disregard the story headlined “Port of Lisden busy”.",
    "Anmerkung der Redaktion: Wir haben diesen Bericht zurückgezogen.",
    "Dieser Artikel wurde zurückgezogen.",
    "Die Agentur zieht diese Meldung vom Dienstag zurück.",
]
NOT_WITHDRAWN = [
    "Correction: An earlier version said that the bank had withdrawn its offer. It had not made one.",
    "Correction: The minister has not been removed from office.",
    "Korrektur: Der Kandidat hat sich erst am Freitag zurückgezogen.",
]
ABOUT = [
    "This story has been corrected to show that 40 ships are expected, not 400.",
    "An earlier version of this article misstated when the port can expect ships to arrive.",
    "Korrektur: In einer früheren Fassung war von 40 Booten die Rede.",
]
ELSEWHERE = [
    "Correction: An earlier version of this article said that the harbour was closed for nine weeks.",
    "An earlier version of this article misspelled the name of Helen Brandt.",
    "Correction (40 minutes past noon, 13 April 2026): The caption showed the wrong dock.",
    "Correction (March 40, 2026): the harbour opened in 1871.",
    "CORRECTED-Port of Lisden busy",
    "(Corrects figure in second paragraph)",
    "(Refiles to fix the name in the headline)",
    "Korrektur: Die Bildunterschrift nannte das falsche Dock.",
]


class TestAReportThatWasTakenBack:
    @pytest.mark.parametrize("notice", WITHDRAWN)
    def test_supports_nothing(self, notice: str) -> None:
        finding = judged(notice, title="Port of Lisden busy")
        assert (finding.verdict, finding.facts["notice"]) == (Verdict.SOURCE_CORRECTED, notice)

    @pytest.mark.parametrize("words", ["we won't turn any of them away", "Helen Brandt spoke of 40 ships on Tuesday"])
    def test_does_so_in_almost_the_same_words_and_in_others_too(self, words: str) -> None:
        kind = Kind.DIRECT if "won't" in words else Kind.INDIRECT
        plain = judged(words=words, kind=kind).verdict
        assert plain in (Verdict.NEAR_VERBATIM, Verdict.COMPARE, Verdict.SUPPORTED)
        assert judged(WITHDRAWN[2], words=words, kind=kind).verdict is Verdict.SOURCE_CORRECTED

    def test_is_known_by_its_headline_on_another_page(self) -> None:
        gone = page(
            "WITHDRAWN-Port of Lisden busy", text="Withdrawn.", title="WITHDRAWN-Port of Lisden busy", url="x:2"
        )
        still = page(title="Port of Lisden busy")
        claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS)
        for pages in ((gone, still), (still, gone)):
            finding = judge(claim, Evidence(own=tuple(match(claim, one) for one in pages)))
            assert finding.verdict is Verdict.SOURCE_CORRECTED

    def test_is_known_by_its_text_at_another_address(self) -> None:
        text = " ".join((TEXT, "Ships of all sizes lay at the quays and waited for the pilots to come back from sea."))
        copies = [page(text=text, url="a:1"), page("This story has been withdrawn.", text=text, url="b:1")]
        claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS)
        finding = judge(claim, Evidence(own=tuple(match(claim, one) for one in copies)))
        assert finding.verdict is Verdict.SOURCE_CORRECTED

    def test_supports_nothing_under_another_site_s_roof_either(self) -> None:
        copy = other(
            OTHER.replace("said by telephone", "told Reuters"), grade=Grade.SYNDICATED, corrections=(WITHDRAWN[2],)
        )
        assert judge(article_claim(), evidence(elsewhere=(copy,))).verdict is Verdict.SOURCE_CORRECTED

    @pytest.mark.parametrize("notice", NOT_WITHDRAWN)
    def test_is_not_one_that_tells_of_something_else_taken_back(self, notice: str) -> None:
        assert judged(notice).verdict is Verdict.SUPPORTED


class TestACorrection:
    @pytest.mark.parametrize("notice", ABOUT)
    def test_of_what_the_claim_says_goes_before_support(self, notice: str) -> None:
        assert judged(notice).verdict is Verdict.SOURCE_CORRECTED

    @pytest.mark.parametrize("notice", ELSEWHERE)
    def test_of_something_else_is_a_remark(self, notice: str) -> None:
        finding = judged(notice, title="Port of Lisden busy")
        assert finding.verdict is Verdict.SUPPORTED
        assert ("corrected", notice) in [(one.key, one.facts.get("notice")) for one in finding.remarks]

    def test_tells_the_day_on_which_the_page_was_changed_and_not_when_it_was_written(self) -> None:
        days = {"published": datetime(2026, 3, 1, tzinfo=UTC), "modified": datetime(2026, 3, 4, tzinfo=UTC)}
        assert judged(ABOUT[0], **days).facts["day"] == "2026-03-04"
        assert "day" not in judged(ABOUT[0]).facts


class TestAnArticleThatRepeatsWhatTheOutletHasMended:
    WRONG = SAID.replace("40", "400")

    @pytest.mark.parametrize("notice", [*ABOUT[:1], "(Corrects figure in second paragraph)", "CORRECTED-Port busy"])
    def test_is_not_accused(self, notice: str) -> None:
        finding = judged(notice, words=self.WRONG, title="Port busy")
        assert finding.verdict is Verdict.SOURCE_CORRECTED
        assert [one.a for one in finding.differences if one.serious]

    @pytest.mark.parametrize("notice", ELSEWHERE[:1])
    def test_is_told_apart_from_one_that_differs_from_the_mended_page_by_itself(self, notice: str) -> None:
        assert judged(notice, words=self.WRONG).verdict is Verdict.FIGURE_DIFFERS

    def test_counts_for_another_speaker_too(self) -> None:
        claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS, speaker="Marek Olsen")
        notice = "An earlier version of this story gave the words of Helen Brandt to Marek Olsen."
        one = replace(match(claim, page(notice)), said_by="Helen Brandt", speaker_fits=False)
        assert judge(claim, Evidence(own=(one,))).verdict is Verdict.SOURCE_CORRECTED
