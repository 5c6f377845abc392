"""What the outlet's own pages give: whose text it is, how much of it was read, and which words differ."""

from dataclasses import replace

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Claim, Evidence, Finding, Grade, Kind, SourcePage, Verdict
from factcheck.pairs import claim_of
from tests import builders

SAID = "We expect 40 ships to arrive in June and we will not turn any of them away"
STORY = f'The port of Lisden was busy. "{SAID}," Helen Brandt said. The harbour was closed in 2019.'
UNRELATED = "The weather in Orlund was mild, and the fields were green until late in the autumn of that year."
COPY = {"grade": Grade.SYNDICATED, "site": "The Marrow Post", "url": "https://www.marrowpost.example/a"}


def of(words: str, kind: Kind = Kind.DIRECT) -> Claim:
    return claim_of(words, kind, outlet=builders.REUTERS)


def judged(claim: Claim, *pages: SourcePage) -> Finding:
    return judge(claim, Evidence(own=tuple(match(claim, page) for page in pages)))


def copy(text: str = STORY) -> SourcePage:
    return builders.page(text, **COPY)


WRONG = [
    (SAID.replace("40", "14"), Verdict.FIGURE_DIFFERS),
    (SAID.replace("not ", ""), Verdict.SENSE_DIFFERS),
    (SAID.replace("ships", "boats"), Verdict.WORDING_DIFFERS),
]


class TestACopyAtAnotherSite:
    @pytest.mark.parametrize(("words", "verdict"), WRONG)
    def test_accuses_nobody_where_a_page_of_the_outlet_was_read_in_full(self, words: str, verdict: Verdict) -> None:
        finding = judged(of(words), copy(), builders.page(UNRELATED))
        assert (finding.verdict, finding.variant) == (Verdict.COMPARE, "syndicated")
        assert finding.facts["site"] == "The Marrow Post"
        assert finding.differences

    @pytest.mark.parametrize(("words", "verdict"), WRONG)
    def test_that_is_the_only_text_refutes_and_says_that_it_may_be_edited(self, words: str, verdict: Verdict) -> None:
        finding = judged(of(words), copy())
        assert finding.verdict is verdict
        assert "edited_copy" in {one.key for one in finding.against}

    def test_goes_behind_the_outlets_own_page(self) -> None:
        finding = judged(of(SAID), copy(STORY.replace("40", "14")), builders.page(STORY))
        assert finding.verdict is Verdict.SUPPORTED
        finding = judged(of(SAID.replace("40", "14")), copy(), builders.page(STORY))
        assert finding.verdict is Verdict.FIGURE_DIFFERS
        assert "edited_copy" not in {one.key for one in finding.against}

    def test_that_has_the_words_supports_them_whatever_else_the_outlet_has(self) -> None:
        assert judged(of(SAID), copy(), builders.page(UNRELATED)).verdict is Verdict.SUPPORTED_ELSEWHERE

    def test_beside_a_part_of_a_page_is_still_the_only_text(self) -> None:
        part = builders.page(UNRELATED, complete=False, incomplete_reason="paywall")
        assert judged(of(SAID.replace("40", "14")), copy(), part).verdict is Verdict.FIGURE_DIFFERS


class TestHowMuchWasRead:
    @pytest.mark.parametrize("end", range(40, 102, 3))
    def test_words_beyond_what_was_read_are_incomplete_wherever_it_breaks_off(self, end: int) -> None:
        cut = builders.page(STORY[:end], complete=False, incomplete_reason="paywall")
        assert judged(of(SAID), cut).verdict in (Verdict.INCOMPLETE, Verdict.UNCHECKABLE)

    def test_what_differs_before_it_breaks_off_is_told(self) -> None:
        cut = builders.page(STORY[:85], complete=False, incomplete_reason="paywall")
        assert judged(of(SAID.replace("40", "14")), cut).verdict is Verdict.FIGURE_DIFFERS

    def test_a_quotation_that_goes_on_beyond_the_page_is_not_found_there_and_no_error(self) -> None:
        second = "The sea is a cruel place for those who do not know its moods"
        whole = builders.article(f'"{SAID}," she said. "{second}."')
        claim = builders.claim_in(whole, SAID, second, quoted=True)
        finding = judge(claim, Evidence(own=(match(claim, builders.page(STORY)),)))
        assert (finding.verdict, finding.variant, finding.facts["a"]) == (Verdict.NOT_FOUND, "part", second)
        cut = replace(match(claim, builders.page(STORY)), page=builders.page(STORY, complete=False))
        assert judge(claim, Evidence(own=(cut,))).verdict is Verdict.INCOMPLETE


class TestAPageThatQuotesLess:
    """One story quotes a whole statement, the next one a part of it: that part speaks against nothing beyond it."""

    TOLD = 'Helen Brandt said the port was ready and "will not turn any of them away" in June.'
    MORE = "We have built a second quay for them"

    def test_is_not_found_whatever_the_page_tells_around_it(self) -> None:
        finding = judged(of(SAID), builders.page(self.TOLD))
        assert (finding.verdict, finding.variant) == (Verdict.NOT_FOUND, "part")
        assert finding.facts["a"] == "We expect 40 ships to arrive in June"
        assert finding.best is not None

    def test_that_has_the_rest_otherwise_differs(self) -> None:
        page = builders.page('Helen Brandt said that "in June we will not turn any of them away from this harbour."')
        assert judged(of(SAID.replace("any of them", "any of the boats")), page).verdict is Verdict.WORDING_DIFFERS

    def test_a_further_sentence_is_not_found_where_its_quotation_is_over(self) -> None:
        assert judged(of(f"{SAID}. {self.MORE}"), builders.page(STORY)).verdict is Verdict.NOT_FOUND
        assert judged(of(f"{self.MORE}. {SAID}"), builders.page(STORY)).verdict is Verdict.NOT_FOUND

    def test_that_goes_on_with_other_words_differs(self) -> None:
        on = builders.page(STORY.replace("away,", "away. The quay is long enough for all of them,"))
        assert judged(of(f"{SAID}. {self.MORE}"), on).verdict is Verdict.WORDING_DIFFERS

    def test_read_in_part_is_incomplete(self) -> None:
        part = builders.page(self.TOLD, complete=False, incomplete_reason="paywall")
        assert judged(of(SAID), part).verdict is Verdict.INCOMPLETE

    def test_makes_no_other_outlet_the_source(self) -> None:
        other = match(of(SAID), builders.page(STORY, url="https://www.marrowpost.example/b", outlet=builders.BLOOMBERG))
        evidence = Evidence(own=(match(of(SAID), builders.page(self.TOLD)),), elsewhere=(other,))
        assert judge(of(SAID), evidence).verdict is Verdict.OUTLET_DOUBTFUL

    def test_of_which_less_than_two_thirds_fit_accuses_nobody(self) -> None:
        said = "There is a special place in the harbour for captains who never learned to read a chart"
        page = builders.page('"There is a special place in the harbour for my dog, and she likes it," Brandt said.')
        assert judged(of(said), page).verdict is Verdict.NOT_FOUND


class TestAPageThatHasLittle:
    """What everybody says somewhere is no version of what somebody said."""

    LONG = "Eventually the port will open for all ships again, whether it takes two weeks from now or two months"

    @pytest.mark.parametrize("there", ["Nobody doubts that it is not going to happen.", "It is going to be fine."])
    def test_of_a_quotation_speaks_against_none_of_it(self, there: str) -> None:
        whole = builders.article(f'"{self.LONG}," she said. "That is sure. It is going to happen."')
        claim = builders.claim_in(whole, self.LONG, "That is sure. It is going to happen.", quoted=True)
        assert judged(claim, builders.page(f"Ships are late. {there} The crews wait.")).verdict is Verdict.NOT_FOUND

    def test_but_words_of_grammar_speaks_against_nothing(self) -> None:
        page = builders.page("A lot of what was is still with you, and you with it, the captain wrote in her book.")
        assert judged(of("They're still with you"), page).verdict is Verdict.NOT_FOUND


class TestWordsThatAreNotQuoted:
    @pytest.mark.parametrize(
        "words",
        [
            "Helen Brandt said the port expected 40 ships in June",
            "The port of Lisden was busy",
            "The harbour was closed in 2019",
        ],
    )
    def test_are_free_to_be_other_words(self, words: str) -> None:
        assert judged(of(words, Kind.INDIRECT), builders.page(STORY)).verdict in (Verdict.SUPPORTED, Verdict.COMPARE)
