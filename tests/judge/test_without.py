"""No page has the words: not there where a page was read in full, else no conclusion, and why."""

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Claim, Evidence, Finding, Kind, Miss, Outlet, Reason, Search, SourcePage, Verdict
from factcheck.pairs import claim_of
from tests import builders

SAID = "We expect 40 ships to arrive in June and we will not turn any of them away"
OTHER = "The weather in Orlund was mild, and the fields were green until late in the autumn of that year."
BLOCKED = Miss("https://www.reuters.com/x", "fetch", Reason.BLOCKED, "401", "reuters.com")
LIMIT = Miss("https://www.reuters.com/y", "fetch", Reason.LIMIT, "", "reuters.com")
FAILED = Miss("gdelt", "discover", Reason.SERVER_ERROR, "500")


def of(words: str = SAID) -> Claim:
    return claim_of(words, Kind.DIRECT, outlet=builders.REUTERS)


def judged(*pages: SourcePage, words: str = SAID, **fields: object) -> Finding:
    return judge(of(words), Evidence(own=tuple(match(of(words), page) for page in pages), **fields))


def part(text: str, address: str = "a") -> SourcePage:
    return builders.page(text, url=f"https://www.reuters.com/{address}", complete=False, incomplete_reason="paywall")


class TestPagesThatWereRead:
    def test_in_full_are_counted(self) -> None:
        second = builders.page(
            "Nobody spoke of it in the council, and nobody wrote of it.", url="https://www.reuters.com/2"
        )
        finding = judged(builders.page(OTHER), second)
        assert (finding.verdict, finding.facts["n"]) == (Verdict.NOT_FOUND, "2")

    def test_twice_count_once(self) -> None:
        finding = judged(builders.page(OTHER), builders.page(OTHER, url="https://www.reuters.com/amp"))
        assert finding.facts["n"] in ("1", "2")
        long = f"{OTHER} " * 3 + "A council met in the old hall of the town and spoke about the lights of its streets."
        finding = judged(builders.page(long), builders.page(long, url="https://www.reuters.com/amp"))
        assert finding.facts["n"] == "1"

    def test_in_part_refute_nothing(self) -> None:
        finding = judged(part(OTHER))
        assert (finding.verdict, finding.facts["reason"]) == (Verdict.INCOMPLETE, "paywall")

    def test_one_in_full_is_enough_and_parts_are_not_counted(self) -> None:
        finding = judged(part(OTHER, "b"), builders.page("Nobody spoke of it in the council on that day."))
        assert (finding.verdict, finding.facts["n"]) == (Verdict.NOT_FOUND, "1")

    def test_for_words_too_short_to_locate_tell_nothing(self) -> None:
        assert judged(builders.page(OTHER), words="Well, no").verdict is Verdict.UNCHECKABLE


class TestPagesThatWereNot:
    @pytest.mark.parametrize(
        ("misses", "searches", "verdict", "variant"),
        [
            ((), (), Verdict.NO_CANDIDATE, "unasked"),
            ((), (Search("gdelt", "reuters.com", "nothing"),), Verdict.NO_CANDIDATE, ""),
            ((), (Search("gdelt", "reuters.com", "silent", detail="draft"),), Verdict.NO_CANDIDATE, "unasked"),
            ((BLOCKED,), (), Verdict.UNREACHABLE, ""),
            ((BLOCKED, LIMIT), (), Verdict.NOT_REACHED, ""),
            ((FAILED,), (Search("gdelt", "reuters.com", "failed"),), Verdict.UNREACHABLE, "search"),
            ((FAILED,), (Search("links", "reuters.com", "nothing"),), Verdict.NO_CANDIDATE, ""),
            ((FAILED, BLOCKED), (), Verdict.UNREACHABLE, ""),
        ],
    )
    def test_give_no_conclusion_and_the_reason(
        self, misses: tuple[Miss, ...], searches: tuple[Search, ...], verdict: Verdict, variant: str
    ) -> None:
        finding = judged(misses=misses, searches=searches)
        assert (finding.verdict, finding.variant) == (verdict, variant)
        assert finding.verdict.inconclusive

    def test_of_another_outlet_are_none_of_this_claims_business(self) -> None:
        other = Miss("https://www.bloomberg.com/x", "fetch", Reason.BLOCKED, "401", "bloomberg.com")
        assert judged(misses=(other,)).verdict is Verdict.NO_CANDIDATE

    def test_the_first_address_is_named_whatever_the_order(self) -> None:
        later = Miss("https://www.reuters.com/z", "fetch", Reason.GONE, "410", "reuters.com")
        for misses in ((later, BLOCKED), (BLOCKED, later)):
            assert judged(misses=misses).facts["link"] == BLOCKED.what


class TestAnOutletThatIsNotKnown:
    def test_may_be_two(self) -> None:
        two = (Outlet("thetimes.com", "The Times"), Outlet("nytimes.com", "The New York Times"))
        finding = judge(builders.claim(SAID, outlet=None, outlets=two, named="The New York Times"), Evidence())
        assert (finding.facts["a"], finding.facts["b"]) == ("The New York Times", "The Times")

    def test_two_of_one_name_are_told_apart(self) -> None:
        two = (Outlet("post.example", "The Post"), Outlet("thepost.example", "The Post"))
        finding = judge(builders.claim(SAID, outlet=None, outlets=two, named="The Post"), Evidence())
        assert finding.facts["a"] != finding.facts["b"]
