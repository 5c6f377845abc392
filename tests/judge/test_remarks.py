"""What a finding says beside its verdict: how it is settled, what speaks against it, what else is worth knowing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from factcheck.formats.catalogue import load
from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Alignment, Claim, Evidence, Finding, Kind, Miss, Reason, Remark, Verdict
from factcheck.pairs import claim_of
from tests import builders

STORY = (
    "The council of Lisden approved the harbour budget of 43 million euros on Tuesday after a long debate. "
    '"We expect 40 ships to arrive in June and we will not turn any of them away," mayor Helen Brandt said.'
)
SAID = "We expect 40 ships to arrive in June and we will not turn any of them away"
TOLD = "The council of Lisden approved the harbour budget of 43 million euros after a long debate"


def judged(words: str, kind: Kind, **fields: object) -> Finding:
    claim = claim_of(words, kind, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, builders.page(STORY, **fields)),)))


def quoted(words: str, **fields: object) -> Finding:
    return judged(words, Kind.DIRECT, **fields)


def told(words: str, **fields: object) -> Finding:
    return judged(words, Kind.INDIRECT, **fields)


def keys(remarks: tuple[Remark, ...]) -> set[str]:
    return {one.key for one in remarks}


class TestTheWayOut:
    @pytest.mark.parametrize(
        ("finding", "verdict", "key"),
        [
            (quoted(SAID.replace("40", "14")), Verdict.FIGURE_DIFFERS, "use_page_words"),
            (quoted(SAID.replace("ships", "boats")), Verdict.WORDING_DIFFERS, "use_page_words"),
            (quoted(SAID.replace("not ", "")), Verdict.SENSE_DIFFERS, "use_page_sense"),
            (told(TOLD.replace("43", "34")), Verdict.FIGURE_DIFFERS, "use_page_figure"),
            (told(TOLD.replace("approved", "did not approve")), Verdict.SENSE_DIFFERS, "use_page_sense"),
            (told(TOLD.replace("Lisden", "Marrow")), Verdict.NAME_DIFFERS, "use_page_name"),
        ],
    )
    def test_quotation_marks_are_taken_away_only_where_they_stand(
        self, finding: Finding, verdict: Verdict, key: str
    ) -> None:
        assert finding.verdict is verdict
        assert keys(finding.settle) & {"use_page_words", "use_page_figure", "use_page_sense", "use_page_name"} == {key}

    def test_a_day_without_quotation_marks_is_settled_by_the_pages_day(self) -> None:
        story = "The council of Lisden approved the harbour budget on 14 May 2026 after a long debate."
        claim = claim_of(
            "The council of Lisden approved the harbour budget on 17 May 2026 after a long debate", Kind.INDIRECT
        )
        claim = replace(claim, outlet=builders.REUTERS)
        finding = judge(claim, Evidence(own=(match(claim, builders.page(story)),)))
        assert finding.verdict is Verdict.DATE_DIFFERS
        assert keys(finding.settle) == {"use_page_date"}

    def test_right_words_by_another_person_keep_their_quotation_marks(self) -> None:
        claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS, speaker="Marek Olsen")
        laid = replace(match(claim, builders.page(STORY)), said_by="Helen Brandt", speaker_fits=False)
        finding = judge(claim, Evidence(own=(laid,)))
        assert (finding.verdict, finding.variant) == (Verdict.NAME_DIFFERS, "speaker")
        assert keys(finding.settle) == {"use_page_speaker"}

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_no_way_out_but_that_of_a_quotation_speaks_of_its_marks(self, language: str) -> None:
        words = load(language)
        ways = ["words", "figure", "date", "name", "sense", "speaker"]
        said = {way: words.say(f"settle.use_page_{way}") for way in ways}
        mark = {"en": "quotation marks", "de": "Anführungszeichen"}[language]
        assert [way for way in ways if mark in said[way]] == ["words"]

    def test_where_no_page_was_read_the_writer_is_asked(self) -> None:
        claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS)
        miss = Miss("https://www.reuters.com/x", "fetch", Reason.BLOCKED, "401", "reuters.com")
        finding = judge(claim, Evidence(misses=(miss,)))
        assert keys(finding.settle) == {"ask_for_link", "declare_source", "open_page"}

    def test_what_stands_there_needs_no_way_out(self) -> None:
        assert quoted(SAID).settle == ()


class TestWhatSpeaksAgainst:
    def test_an_error_always_has_something_against_it(self) -> None:
        assert keys(told(TOLD.replace("43", "34")).against) >= {"other_page", "may_have_changed", "undated"}

    def test_a_page_with_a_day_is_not_called_undated(self) -> None:
        finding = quoted(SAID.replace("ships", "boats"), published=datetime(2026, 5, 1, tzinfo=UTC))
        assert keys(finding.against) == {"other_page"}

    def test_pages_that_could_not_be_read_are_counted_once_each(self) -> None:
        claim = claim_of(SAID.replace("ships", "boats"), Kind.DIRECT, outlet=builders.REUTERS)
        twice = [Miss("https://www.reuters.com/x", stage, Reason.BLOCKED, "401") for stage in ("fetch", "parse")]
        finding = judge(claim, Evidence(own=(match(claim, builders.page(STORY)),), misses=tuple(twice)))
        assert {"outlet": "Reuters", "n": "1"} in [dict(one.facts) for one in finding.against]

    def test_nothing_speaks_against_what_stands_there(self) -> None:
        assert quoted(SAID).against == ()


class TestWhatElse:
    def laid(self, **fields: object) -> tuple[Claim, Alignment]:
        claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS)
        return claim, match(claim, builders.page(STORY, **fields))

    def test_other_outlets_with_the_words_are_named_once_a_text(self) -> None:
        claim, own = self.laid()
        others = [
            match(claim, builders.page(STORY, outlet=builders.BLOOMBERG, url=f"https://www.bloomberg.com/{place}"))
            for place in ("a", "b")
        ]
        finding = judge(claim, Evidence(own=(own,), elsewhere=tuple(others)))
        assert [one.facts["other"] for one in finding.remarks if one.key == "also_at"] == ["Bloomberg"]

    def test_an_archived_copy_is_told_with_its_day(self) -> None:
        claim, own = self.laid(archived_at=datetime(2026, 5, 2, tzinfo=UTC), archived_url="https://web.archive.org/x")
        remarks = judge(claim, Evidence(own=(own,))).remarks
        assert {"outlet": "Reuters", "date": "2026-05-02"} in [dict(one.facts) for one in remarks]

    def test_an_outlet_that_the_page_cites_and_the_article_does_not_is_told(self) -> None:
        claim, own = self.laid(chain=("Interfax", "Thomson Reuters"))
        remarks = judge(claim, Evidence(own=(own,))).remarks
        assert [one.facts["cited"] for one in remarks if one.key == "third_hand"] == ["Interfax"]

    def test_a_pronoun_on_the_page_is_nobody_else(self) -> None:
        claim, own = self.laid()
        claim = replace(claim, speaker="Marek Olsen")
        own = replace(own, said_by="she", speaker_fits=None)
        assert "speaker_unknown" in keys(judge(claim, Evidence(own=(own,))).remarks)
