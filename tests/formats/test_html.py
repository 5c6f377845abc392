"""The checker's copy: the article beside what was found, and nothing foreign in its structure."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import html as reader

from factcheck.formats import html, json, reading
from factcheck.formats.clean import plain
from factcheck.model import Article, ArticleReport, Coverage, Kind, Report, Sent, Verdict
from tests import builders
from tests.formats import examples
from tests.formats.foreign import filled
from tests.formats.test_markdown_safety import FOREIGN, HOSTILE


def read(report: Report) -> reader.HtmlElement:
    return reader.document_fromstring(html.render(report))


def words(element: reader.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def page() -> reader.HtmlElement:
    return read(examples.example())


class TestTheArticle:
    def test_every_line_has_its_number(self, page: reader.HtmlElement) -> None:
        (lines,) = page.find_class("text")
        assert [line.get("data-line") for line in lines] == ["1", "3", "5", "7", "9", "11"]

    def test_every_claim_is_marked_and_leads_to_its_finding(self, page: reader.HtmlElement) -> None:
        marked = [
            (link.get("class"), link.get("href"), words(link))
            for link in page.iter("a")
            if link.get("href", "")[:3] == "#f-"
        ]
        assert [one[:2] for one in marked] == [
            ("claim found", "#f-1-2"), ("claim found", "#f-1-3"), ("claim found", "#f-1-3"),
            ("claim problem", "#f-1-1"), ("claim problem", "#f-1-1"),
        ]  # fmt: skip
        assert marked[3][2] == "The ministry's argument that a timetable is a secret is bold.1"
        assert all(page.get_element_by_id(one[1][1:]) is not None for one in marked)

    def test_the_text_is_the_article_s(self, page: reader.HtmlElement) -> None:
        (text,) = page.find_class("text")
        for mark in list(text.iter("sup")):
            mark.drop_tree()
        assert words(text) == " ".join(examples.STORY.split())

    def test_claims_that_overlap_are_marked_one_after_the_other(self) -> None:
        whole = builders.article("One two three four.")
        first = examples.claim_on(whole, "One two three", kind=Kind.INDIRECT, id="1" * 12)
        second = examples.claim_on(whole, "two three four", kind=Kind.INDIRECT, id="2" * 12)
        found = [examples.finding(one, Verdict.NO_CANDIDATE) for one in (first, second)]
        (text,) = read(examples.report(examples.bare(*found))).find_class("text")
        assert [words(link) for link in text.iter("a")] == ["One two three1", "four2"]

    def test_a_claim_over_two_lines_is_one_number(self) -> None:
        whole = builders.article("One two\nthree four.")
        claim = examples.claim_on(whole, "two\nthree", kind=Kind.INDIRECT)
        (text,) = read(examples.report(examples.bare(examples.finding(claim)))).find_class("text")
        assert [words(link) for link in text.iter("a")] == ["two", "three1"]

    def test_a_line_that_is_not_known_has_no_number(self) -> None:
        whole = Article("a.html", "One.\nTwo.", "One.\nTwo.", line_of=((0, 7), (5, None)))
        (text,) = read(examples.report(ArticleReport(whole, (), Coverage()))).find_class("text")
        assert [line.get("data-line") for line in text] == ["7", None]


class TestTheFindings:
    def test_problems_stand_open_and_the_rest_folded(self, page: reader.HtmlElement) -> None:
        found = page.find_class("finding")
        assert [(one.get("data-kind"), one.get("data-verdict"), one.get("data-outlet")) for one in found] == [
            ("problem", "outlet_differs", "Reuters"), ("found", "supported", "Reuters"),
            ("found", "supported", "The New York Times"),
        ]  # fmt: skip
        assert [one[0].tag for one in found] == ["h3", "details", "details"]

    def test_a_problem_says_all_that_the_markdown_says(self, page: reader.HtmlElement) -> None:
        told = words(page.get_element_by_id("f-1-1"))
        for said in (
            "Line 7 · credits Reuters; the words were found at Bloomberg",
            "in none of the 3 pages of Reuters read in full",
            "the speaker is the ferry company's lawyer",
            "Bloomberg, 20 March 2026, has, said by Ana Roth",
            "On no page that was read",
            "To settle it: Ask the writer for the link to Reuters' page.",
            "reuters.com/blocked: blocked by the site (401, bot wall)",
            "FC301 outlet_differs · error · c4c4c4c4c4c4",
        ):
            assert said in told

    def test_what_differs_is_marked_and_named(self) -> None:
        told = read(examples.report(examples.bare(examples.figure())))
        assert [words(one) for one in told.iter("mark")] == ["18", "20"]
        assert "20 [the article: 18]" in words(told)

    def test_a_link_opens_on_the_words(self, page: reader.HtmlElement) -> None:
        (link,) = [one for one in page.get_element_by_id("f-1-1").iter("a") if "open on the words" in words(one)]
        assert link.get("href") == (
            "https://www.bloomberg.com/stand-in#:~:text=The%20ministry%27s%20argument%20that%20a%20timetable%20is%20a"
        )

    def test_filters_offer_what_occurs(self, page: reader.HtmlElement) -> None:
        offered = [option.get("value") for option in page.get_element_by_id("by-verdict")]
        assert offered == ["", "problem", "found", "=supported", "=outlet_differs"]
        assert [option.get("value") for option in page.get_element_by_id("by-outlet")] == [
            "", "Reuters", "The New York Times",
        ]  # fmt: skip

    def test_the_demonstration_and_the_closing_line_are_there(self, page: reader.HtmlElement) -> None:
        assert "Demonstration. The pages below are stand-ins" in words(page)
        assert words(page).split('"use strict"')[0].strip().endswith("A person decides.")

    def test_what_left_the_machine_is_there(self, page: reader.HtmlElement) -> None:
        assert "Left this machine: nothing (replayed)." in words(page)
        sent = (Sent("api.gdeltproject.org", "ferry app", "search"),)
        assert "the words “ferry app”" in words(read(examples.report(examples.bare(examples.figure(), sent=sent))))


class TestNothingForeignInIt:
    @pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
    def test_hostile_text_leaves_the_structure_alone(self, text: str) -> None:
        assert structure(filled(f"{text} word".replace("\n", " ").replace("\r", " "))) == STRUCTURE

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(FOREIGN)
    def test_any_text_leaves_the_structure_alone(self, text: str) -> None:
        text = text.replace("\n", " ").replace("\r", " ")
        assume(plain(text).strip("\u2068\u2069 "))
        assert structure(filled(text)) == STRUCTURE

    def test_the_policy_lets_only_our_own_style_and_script_in(self, page: reader.HtmlElement) -> None:
        (policy,) = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv")]
        assert re.fullmatch(
            r"default-src 'none'; base-uri 'none'; form-action 'none'; "
            r"style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'",
            policy,
        )

    def test_it_loads_nothing(self) -> None:
        document = html.render(examples.example())
        assert not re.search(r"<(img|iframe|link|object|embed|video|audio|source|base)\b|@import|url\(", document)
        assert len(re.findall(r"<script", document)) == 1


def structure(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(one.tag), tuple(sorted(one.attrib))) for one in read(report).iter()]


STRUCTURE = structure(filled("word"))


def test_a_saved_report_gives_the_same_page() -> None:
    report = examples.example()
    assert html.render(reading.load(json.render(report))) == html.render(report)


def test_an_empty_run_is_a_page() -> None:
    assert "No article was read." in words(read(examples.report()))


def test_it_speaks_german() -> None:
    page = read(examples.report(examples.article_report(), language="de"))
    assert page.get("lang") == "de"
    assert "die Worte fanden sich bei Bloomberg" in words(page)


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_article_can_be_shown(text: str) -> None:
    read(examples.report(ArticleReport(builders.article(text), (), Coverage())))
