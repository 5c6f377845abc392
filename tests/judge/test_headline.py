"""The body of the outlet's page outranks its headline; a headline alone makes a claim worth comparing, and no more."""

from dataclasses import replace

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Claim, Evidence, Finding, Kind, Verdict
from factcheck.pairs import claim_of
from tests import builders
from tests.judge.fixtures import WORDS, article_claim, evidence, other, own

BODY = (
    "Marlow Motors will cut 300 jobs at its plant in Tolbury next spring, the company said on Tuesday. The works "
    "council was told in the morning. The plant makes gearboxes, and its order books are full until the summer."
)


def judged(words: str, title: str | None, text: str = BODY, kind: Kind = Kind.INDIRECT, **fields: object) -> Finding:
    claim = claim_of(words, kind, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, builders.page(text, title=title, **fields)),)))


def remarks(finding: Finding) -> dict[str, dict[str, str]]:
    return {one.key: dict(one.facts) for one in finding.remarks}


class TestAHeadlineThatSaysSomethingElseThanItsText:
    def test_does_not_decide_and_is_told(self) -> None:
        words = "Marlow Motors will cut 500 jobs at its plant in Tolbury next spring, the company said on Tuesday."
        finding = judged(words, "Marlow Motors to cut 500 jobs")
        assert finding.verdict is Verdict.FIGURE_DIFFERS
        assert remarks(finding)["headline"] == {"a": "500", "b": "300"}

    def test_is_told_where_the_claim_follows_the_text(self) -> None:
        words = "Marlow Motors will cut 300 jobs at its plant in Tolbury next spring, the company said on Tuesday."
        finding = judged(words, "Marlow Motors to cut 500 jobs")
        assert finding.verdict is Verdict.SUPPORTED
        assert remarks(finding)["headline"] == {"a": "500 jobs", "b": "300 jobs"}

    @pytest.mark.parametrize(
        "title", [None, "", "Marlow Motors to cut 300 jobs", "Marlow Motors: 310 jobs to go", "Marlow: 5 plants left"]
    )
    def test_is_none_where_both_say_the_same_or_count_something_else(self, title: str | None) -> None:
        words = "Marlow Motors will cut 300 jobs at its plant in Tolbury next spring, the company said on Tuesday."
        assert "headline" not in remarks(judged(words, title))

    def test_a_figure_that_the_headline_alone_has_is_said_to_stand_there(self) -> None:
        words = "Marlow Motors, which has 4,000 workers, will cut 300 jobs at its plant in Tolbury next spring"
        finding = judged(words, "Marlow Motors, 4,000 strong, to cut jobs")
        assert finding.verdict is Verdict.COMPARE
        assert remarks(finding)["headline_only"] == {"words": "4,000"}


class TestAHeadlineThatAloneHasTheClaim:
    TITLE = "Marlow Motors cuts 500 jobs in Tolbury"

    @pytest.mark.parametrize(
        ("words", "kind"),
        [
            ("Marlow Motors is cutting 500 jobs in Tolbury", Kind.INDIRECT),
            ("cuts 500 jobs in Tolbury", Kind.DIRECT),
        ],
    )
    def test_makes_it_worth_comparing_and_supports_nothing(self, words: str, kind: Kind) -> None:
        text = "The works council met on Tuesday. The talks went on into the night, and nobody wanted to speak of them."
        finding = judged(words, self.TITLE, text, kind)
        assert (finding.verdict, finding.variant) == (Verdict.COMPARE, "headline")
        assert judged(words, None, text, kind).verdict is Verdict.NOT_FOUND

    def test_does_so_where_the_text_could_be_read_in_part_only(self) -> None:
        text = "The works council met on Tuesday."
        finding = judged("Marlow Motors is cutting 500 jobs", self.TITLE, text, complete=False, incomplete_reason="bar")
        assert (finding.verdict, finding.variant) == (Verdict.COMPARE, "headline")

    @pytest.mark.parametrize(
        "words",
        [
            "Marlow Motors is cutting 300 jobs in Tolbury",
            "Brill Motors is cutting 500 jobs in Tolbury",
            "Marlow Motors opened a canteen for 500 apprentices in Tolbury with music, speeches and prizes",
        ],
    )
    def test_must_have_its_figures_its_names_and_most_of_its_words(self, words: str) -> None:
        text = "The works council met on Tuesday. The talks went on into the night, and nobody wanted to speak of them."
        assert judged(words, self.TITLE, text).verdict is Verdict.NOT_FOUND

    def test_must_have_the_very_words_of_a_quotation(self) -> None:
        text = "The works council met on Tuesday. The talks went on into the night, and nobody wanted to speak of them."
        assert judged("cuts 500 fine jobs in Tolbury", self.TITLE, text, Kind.DIRECT).verdict is Verdict.NOT_FOUND

    def test_keeps_another_outlet_from_being_named_as_the_source(self) -> None:
        page = own(title=f"“{WORDS.removesuffix('.')}”: ferries lose their case")
        finding = judge(article_claim(), evidence(own=(page,), elsewhere=(other(),)))
        assert (finding.verdict, finding.facts["reason"]) == (Verdict.OUTLET_DOUBTFUL, "similar")


def test_the_order_of_pages_does_not_decide_which_headline_counts() -> None:
    text = "The works council met on Tuesday. The talks went on into the night, and nobody wanted to speak of them."
    claim: Claim = claim_of("Marlow Motors is cutting 500 jobs", Kind.INDIRECT, outlet=builders.REUTERS)
    made = [builders.page(text, title="Marlow Motors cuts 500 jobs", url=f"x:{name}") for name in "ab"]
    laid = [match(claim, one) for one in made]
    best = [judge(claim, Evidence(own=order)).best for order in ((laid[0], laid[1]), (laid[1], laid[0]))]
    assert best[0] == best[1] == replace(laid[0])
