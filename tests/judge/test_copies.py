"""One text counts once, wherever and however often it stands."""

from itertools import permutations

import pytest

from factcheck.judge import judge
from factcheck.judge.copies import overlap, read_in_full, share_text, texts
from factcheck.match import match
from factcheck.model import Alignment, Evidence, Outlet, Verdict
from tests import builders
from tests.judge.fixtures import WORDS, article_claim, evidence, other, own

PARAGRAPHS = [
    "The harbour board of Lisden closed the northern dock on Tuesday after divers found cracks below the water line.",
    "Ships are led to the fishing quay until the wall has been mended, which will take the whole of the winter.",
    "Helen Brandt, who runs the port, said that nobody was hurt and that the ferries keep to their timetable.",
    "The board had put the repairs off three times since the storm of 2019, when a barge tore loose and hit the wall.",
]
TEXT = "\n\n".join(PARAGRAPHS)
CLAIM = builders.claim("The sea is a cruel place for people who do not know its moods")
GUARDIAN = Outlet("theguardian.com", "The Guardian", (), ("theguardian.com",))


def laid(text: str, name: str, **fields: object) -> Alignment:
    return match(CLAIM, builders.page(text, url=f"https://www.reuters.com/{name}", **fields))


def numbers(*alignments: Alignment) -> list[int]:
    return [len(group) for group in texts(alignments)]


class TestCopies:
    def test_of_one_text_at_two_addresses_are_one(self) -> None:
        assert numbers(laid(TEXT, "a"), laid(TEXT, "amp/a")) == [2]

    def test_may_be_cut_at_the_end_or_differ_in_a_few_words(self) -> None:
        mended = TEXT.replace("nobody was hurt", "no one was injured")
        assert numbers(laid(TEXT, "a"), laid("\n\n".join(PARAGRAPHS[:3]), "b"), laid(mended, "c")) == [3]

    def test_have_one_address(self) -> None:
        assert numbers(laid(TEXT, "a"), laid("The page says something else today.", "a")) == [2]

    def test_are_told_by_their_hash_where_they_are_short(self) -> None:
        assert numbers(laid("Cut.", "a", sha256="ab"), laid("Cut.", "b", sha256="ab")) == [2]

    def test_are_not_two_reports_on_one_event(self) -> None:
        again = (
            "Cracks in the northern dock of Lisden have shut it for the winter. Divers found them on Tuesday, and "
            "ships go to the fishing quay. Helen Brandt of the port says that nobody was hurt."
        )
        assert numbers(laid(TEXT, "a"), laid(again, "b")) == [1, 1]

    def test_are_not_two_texts_too_short_to_tell(self) -> None:
        assert overlap("It rained in Lisden.", "It rained in Lisden.") == 0
        assert numbers(laid("It rained in Lisden.", "a"), laid("It rained in Lisden.", "b")) == [1, 1]

    def test_are_put_together_whatever_their_order(self) -> None:
        three = [laid(TEXT, "a"), laid("\n\n".join(PARAGRAPHS[:3]), "b"), laid("Another page.", "c")]
        assert {tuple(sorted(numbers(*order))) for order in permutations(three)} == {(1, 2)}

    def test_share_their_text(self) -> None:
        a, b, c = (builders.page(text, url=f"https://x.example/{text[:3]}") for text in (TEXT, TEXT[4:], "Other."))
        assert share_text(a, b)
        assert not share_text(a, c)


def test_pages_read_in_full_are_counted_once_a_text() -> None:
    part = laid("The northern dock is", "d", complete=False)
    assert read_in_full([laid(TEXT, "a"), laid(TEXT, "amp/a"), laid("Another page.", "c"), part]) == 2


def test_not_found_names_the_number_of_texts() -> None:
    finding = judge(CLAIM, Evidence(own=(laid(TEXT, "a"), laid(TEXT, "amp/a"))))
    assert (finding.verdict, finding.facts["n"]) == (Verdict.NOT_FOUND, "1")


def test_outlet_differs_counts_the_cited_outlet_s_texts_once() -> None:
    pages = (own(), own(url="https://www.reuters.com/amp/story"))
    finding = judge(article_claim(), evidence(own=pages))
    assert (finding.verdict, finding.facts["n"]) == (Verdict.OUTLET_DIFFERS, "1")


class TestAWireCopyAtTwoOtherOutlets:
    @pytest.fixture
    def text(self) -> str:
        return f'{TEXT}\n\n"{WORDS}" Iris Koller, a lawyer for Varga Ferries at Orlund, said by telephone.'

    def test_is_no_page_of_either(self, text: str) -> None:
        copies = (other(text), other(text, outlet=GUARDIAN))
        finding = judge(article_claim(), evidence(elsewhere=copies))
        assert (finding.verdict, finding.facts["reason"]) == (Verdict.OUTLET_DOUBTFUL, "wire_copy")

    def test_is_told_once(self, text: str) -> None:
        finding = judge(article_claim(), evidence(elsewhere=(other(text), other(text, outlet=GUARDIAN))))
        assert "also_at" not in [one.key for one in finding.remarks]

    def test_is_one_other_place_beside_a_text_of_its_own(self, text: str) -> None:
        ap = Outlet("apnews.com", "AP", (), ("apnews.com",))
        copies = (other(text, outlet=ap), other(text, outlet=GUARDIAN))
        finding = judge(article_claim(), evidence(elsewhere=(other(), *copies)))
        said = [dict(one.facts) for one in finding.remarks if one.key == "also_at"]
        assert said in ([{"other": "AP", "date": "2026-11-02"}], [{"other": "Bloomberg", "date": "2026-11-02"}])
        assert finding.facts["reason"] in ("wire_copy", "several_outlets")
