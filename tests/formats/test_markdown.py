"""The report that an editor reads: what to look at first, and enough to settle it."""

import re
from dataclasses import replace

import pytest

from factcheck.formats import markdown
from factcheck.model import (
    Alignment,
    ArticleReport,
    Change,
    Difference,
    Evidence,
    Finding,
    Fit,
    Miss,
    Obtained,
    PartMatch,
    Passage,
    Reason,
    Report,
    Search,
    Sent,
    Verdict,
)
from tests import builders
from tests.formats import examples


def told(*findings: Finding, **fields: object) -> str:
    return markdown.render(examples.report(examples.bare(*findings, **fields)))


@pytest.fixture(scope="module")
def example() -> str:
    return markdown.render(examples.example())


def section(document: str, start: str) -> str:
    """From the heading or summary that holds `start` to the next of its kind."""
    return re.split(r"(?m)^## |<details>|</details>", document[document.index(start) :])[0]


class TestTheHead:
    def test_it_is_titled_and_counts(self, example: str) -> None:
        assert example.startswith("# Attribution check · drafts/ferry.txt\n")
        assert "**1 to look at · 2 found at the outlet named · 0 not checked** (3 credits to outlets)" in example

    def test_a_demonstration_says_so_before_anything_else(self, example: str) -> None:
        assert example.index("**Demonstration.**") < example.index("## 1.")
        assert "stand-ins written by this project, not recordings of any outlet" in example

    def test_without_stand_ins_it_does_not(self) -> None:
        assert "Demonstration" not in told(examples.figure())

    def test_a_draft_says_that_no_word_of_it_was_sent(self) -> None:
        assert "**Draft**. No word of this article was sent anywhere." in told(examples.figure(), privacy="draft")


class TestWhatToLookAt:
    def test_the_headline_is_plain_words_and_no_code(self, example: str) -> None:
        assert "\n## 1. Line 7 · credits Reuters; the words were found at Bloomberg\n" in example

    def test_the_verdict_is_a_sentence(self, example: str) -> None:
        assert "in none of the 3 pages of Reuters read in full; Reuters may carry them where we cannot look." in example

    def test_the_article_and_the_page_stand_side_by_side(self, example: str) -> None:
        one = section(example, "1. Line 7")
        assert "(drafts/ferry.txt, line 7) credits Reuters; the speaker is the ferry company's lawyer:" in one
        assert "**Bloomberg**, 20 March 2026, has, said by Ana Roth, a lawyer for the ferry company:" in one
        assert "[open on the words](https://www.bloomberg.com/stand-in#:~:text=" in one

    def test_every_part_has_its_row(self, example: str) -> None:
        rows = [line for line in section(example, "1. Line 7").splitlines() if line.startswith("| ")]
        assert rows == [
            "| Compared | Result |",
            "| --- | --- |",
            (
                "| Quotation 1 of 2, line 7 | At Bloomberg: no word differs; "
                "in none of the 3 pages of Reuters read in full |"
            ),
            "| Quotation 2 of 2, line 9 | On no page that was read |",
            "| Speaker | Fits “the ferry company's lawyer” |",
        ]

    def test_what_speaks_against_it_and_how_to_settle_it(self, example: str) -> None:
        assert "- **Against this finding:** Reuters may carry the words on its wire" in example
        assert "- **To settle it:** Ask the writer for the link to Reuters' page." in example

    def test_what_was_read_searched_and_missed(self, example: str) -> None:
        assert "- **How it was read:** a stand-in page; on 23 November 2026, 20:41 UTC" in example
        one = section(example, "What was read and searched (3 pages of Reuters in full, 2 not)")
        assert one.count("  - [Ferry ruling, part") == 3
        assert "  - [reuters.com/blocked](https://www.reuters.com/blocked): blocked by the site (401, bot wall)" in one
        assert "gone (404)" in one
        assert "  - GDELT (5 pages named)\n  - the Wayback Machine (failed, timeout)" in one

    def test_the_code_stands_small_at_the_end(self, example: str) -> None:
        assert "<sub>FC301 outlet_differs · error · c4c4c4c4c4c4</sub>" in example

    def test_words_that_differ_are_marked_on_both_sides(self) -> None:
        document = told(examples.figure())
        assert "> “Rates rose to **18** percent in a year.”" in document
        assert "> “Rates rose to **20** \\[the article: 18\\] percent in a year.”" in document
        assert "figure: article “18”, page “20”" in document

    def test_errors_stand_before_warnings_and_earlier_lines_before_later(self) -> None:
        late = examples.finding(builders.claim("x", id="1" * 12, line=9), Verdict.FIGURE_DIFFERS)
        early = examples.finding(builders.claim("x", id="2" * 12, line=5), Verdict.NAME_DIFFERS)
        warning = examples.finding(builders.claim("x", id="3" * 12, line=1), Verdict.NOT_FOUND)
        document = told(warning, early, late)
        assert re.findall(r"(?m)^## \d\. Line (\d)", document) == ["5", "9", "1"]
        assert re.findall(r"(?m)^\d\. Line (\d)", document) == ["5", "9", "1"]

    def test_a_long_claim_is_cut(self) -> None:
        claim = builders.claim(" ".join(f"word{number}" for number in range(200)))
        document = told(examples.finding(claim, Verdict.NOT_FOUND))
        assert "word79…”" in document
        assert "word80" not in document

    def test_the_pieces_of_a_joined_quotation_are_shown_each(self) -> None:
        claim = builders.claim("We won and we left.")
        page = builders.page("We won on Monday, she said, and we left.")
        pieces = (Passage(0, 6, "We won"), Passage(28, 39, "and we left"))
        part = PartMatch(claim.parts[0], Fit.DIFFERS, 0.9, Passage(0, 39, page.text[:39]), pieces)
        document = told(examples.finding(claim, Verdict.JOINED, best=Alignment(page, (part,), 0.4)))
        assert "> “We won” ([open" in document
        assert "> “and we left” ([open" in document

    def test_words_of_the_page_that_the_article_lacks_are_named(self) -> None:
        claim = builders.claim("Rates rose.")
        page = builders.page("Rates never rose.")
        difference = Difference(Change.NEGATION, "", "never", None, (6, 11))
        part = PartMatch(
            claim.parts[0], Fit.DIFFERS, 0.9, Passage(0, 17, page.text), differences=(difference,), missing=("rose",)
        )
        document = told(examples.finding(claim, Verdict.SENSE_DIFFERS, best=Alignment(page, (part,), 0.1)))
        assert "Rates **never** \\[not in the article\\] rose." in document
        assert "a “not”: only on the page: “never”; nothing on: rose |" in document

    def test_what_is_told_as_a_difference_is_not_told_as_missing_too(self) -> None:
        finding = examples.figure()
        assert finding.best is not None
        part = replace(finding.best.parts[0], missing=("18", "percent"))
        document = told(replace(finding, best=replace(finding.best, parts=(part,))))
        assert "figure: article “18”, page “20”; nothing on: percent;" in document

    @pytest.mark.parametrize("speaker", ["Reuters", "the Reuters", "Die Reuters"])
    def test_an_outlet_that_is_its_own_source_is_no_speaker(self, speaker: str) -> None:
        finding = examples.figure()
        document = told(replace(finding, claim=replace(finding.claim, speaker=speaker)))
        assert "the speaker is" not in document
        assert "| Speaker |" not in document

    def test_a_page_of_no_known_outlet_is_called_by_its_host(self) -> None:
        claim = builders.claim("Words.")
        document = told(examples.finding(claim, page=builders.page("Words.", outlet=None)))
        assert "**www.example.org** has:".replace("www.", "www\\.") in document

    def test_a_text_that_the_newsroom_supplied_goes_by_its_file_and_offers_nothing_to_open(self) -> None:
        page = builders.page("Words.", url="reuters-story.txt", obtained=Obtained.SUPPLIED)
        document = told(examples.finding(builders.claim("Words."), page=page))
        assert "“Words.” (reuters-story.txt)" in document
        assert "  - Reuters, reuters-story.txt" in document
        assert "open the page" not in document


class TestTheRest:
    def test_what_was_found_is_folded(self, example: str) -> None:
        assert re.search(r"<summary>Line 3 · Reuters published this, in other words · .*Reuters itself cites", example)

    def test_a_sentence_that_goes_on_is_told_with_the_one_before(self, example: str) -> None:
        assert example.count("<summary>Line 5") == 1
        assert "2 of 2 sentences</summary>" in example
        assert "The ministry had asked for it a day earlier" in section(example, "<summary>Line 5")

    def test_a_find_that_a_problem_goes_on_from_is_told_with_it(self) -> None:
        first = examples.finding(builders.claim("First.", id="1" * 12), page=builders.page("First."))
        later = examples.finding(builders.claim("Later.", id="2" * 12, continues="1" * 12), Verdict.NOT_FOUND)
        document = told(first, later)
        assert "**1 to look at · 0 found" in document
        assert "Reuters published this" in section(document, "1. Line")

    @pytest.mark.parametrize("verdict", [Verdict.COMPARE, Verdict.NEAR_VERBATIM, Verdict.SUPPORTED_ELSEWHERE])
    def test_a_note_is_not_counted_as_found(self, verdict: Verdict) -> None:
        document = told(examples.finding(builders.claim("Words."), verdict))
        assert "**0 to look at · 1 with a note · 0 found at the outlet named · 0 not checked**" in document
        assert "## With a note (1)" in document

    @pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict.inconclusive])
    def test_what_was_not_checked_is_counted_with_its_reason(self, verdict: Verdict) -> None:
        document = told(examples.finding(builders.claim("Words."), verdict, facts={"reason": "timeout"}))
        assert "0 to look at · 0 found at the outlet named · 1 not checked" in document
        assert "## Not checked (1)" in document

    def test_coverage_counts_everything(self, example: str) -> None:
        assert "attributions found: 7; leading to an outlet: 3, of which checked: 3; to people" in example
        assert "- Line 11 (a figure): “The court told the company to pay about $14,000.”" in example

    def test_it_ends_with_what_it_is_not(self, example: str) -> None:
        assert example.endswith(
            "*This compares words with pages. It does not say whether a statement is true or why a difference is "
            "there. A person decides.*\n"
        )

    def test_nothing_is_called_verified(self, example: str) -> None:
        assert not re.search(r"(?i)\bverified\b|fact-checked", example)


class TestWhatLeft:
    def test_nothing_when_it_was_replayed(self, example: str) -> None:
        assert "**Left this machine:** nothing (replayed)." in example

    def test_each_host_and_the_words_that_went(self) -> None:
        sent = (Sent("api.gdeltproject.org", "ferry app", "search"), Sent("www.reuters.com", "", "page"))
        document = told(examples.figure(), sent=sent)
        assert "- api.gdeltproject.org: the words “ferry app” (search)" in document
        assert "no word of the article (page)" in document

    def test_a_long_list_says_how_many_more(self) -> None:
        sent = tuple(Sent(f"host{number}.example", "", "page") for number in range(25))
        assert "- and 5 more" in told(examples.figure(), sent=sent)

    def test_nothing_when_the_run_was_offline(self) -> None:
        report = examples.report(examples.bare(examples.figure()))
        document = markdown.render(replace(report, run=replace(report.run, offline=True)))
        assert "**Left this machine:** nothing (offline)." in document


class TestWithoutFindings:
    def test_an_article_without_credits_says_so(self) -> None:
        empty = ArticleReport(builders.article("No credit."), (), examples.bare().coverage)
        assert "No credit to an outlet found in this article" in markdown.render(examples.report(empty))

    def test_an_article_without_problems_says_so(self) -> None:
        claim = builders.claim("Rates were held.")
        document = told(examples.finding(claim, page=builders.page("Rates were held.")))
        assert "Nothing to look at: no serious difference was found in what was compared." in document

    def test_a_run_without_articles_says_so(self) -> None:
        missed = Miss("missing.txt", "read", Reason.NOT_FOUND, "no such file")
        document = markdown.render(examples.report(misses=(missed,)))
        assert "No article was read." in document
        assert "- missing.txt: not there (no such file)" in document


class TestSeveralArticles:
    @pytest.fixture
    def several(self) -> Report:
        second = replace(examples.article_report(name="second.txt"), findings=())
        return examples.report(examples.article_report(), second)

    def test_an_index_with_counts_stands_on_top(self, several: Report) -> None:
        document = markdown.render(several)
        assert document.startswith("# Attribution check · 2 articles\n\n**1 to look at · 2 found")
        assert "| drafts/ferry.txt | 1 | 0 | 2 | 0 |\n| second.txt | 0 | 0 | 0 | 0 |" in document

    def test_articles_keep_their_order(self, several: Report) -> None:
        document = markdown.render(several)
        assert document.index("# Attribution check · drafts/ferry.txt") < document.index("check · second.txt")


def test_a_terminal_gets_headings_for_what_it_cannot_fold() -> None:
    document = markdown.terminal(examples.example())
    assert "<details>" not in document
    assert "### Line 3 · Reuters published this" in document


def test_it_speaks_german() -> None:
    report = examples.example()
    document = markdown.render(replace(report, run=replace(report.run, language="de")))
    assert document.startswith("# Prüfung der Quellenangaben")
    assert "nennt Reuters; die Worte fanden sich bei Bloomberg" in document


@pytest.mark.parametrize("verdict", Verdict)
def test_a_finding_with_nothing_but_its_claim_is_told(verdict: Verdict) -> None:
    bare = Finding(builders.claim("Words.", line=None, outlet=None), verdict, Evidence())
    assert "Line unknown" in told(bare)


def test_a_page_without_a_date_takes_no_comma_and_a_quotation_keeps_its_closing_mark() -> None:
    text = '"The pier will open in March," she told Reuters.'
    claim = builders.claim_in(builders.article(text), "The pier will open in March", quoted=True)
    said = markdown.render(examples.report(examples.bare(examples.finding(claim, page=builders.page(claim.text)))))
    assert "**Reuters** has:" in said
    assert '> "The pier will open in March,"' in said


def test_a_service_that_failed_is_told_once_and_as_no_page() -> None:
    finding = examples.figure()
    why = "gdelt: not asked: the network is off"
    evidence = replace(
        finding.evidence,
        misses=(Miss("gdelt", "discover", Reason.OFFLINE, why), Miss("https://a.example/x", "fetch", Reason.GONE, "")),
        searches=(Search("gdelt", "reuters.com", "failed", detail=why),),
    )
    document = told(replace(finding, evidence=evidence))
    assert "(1 page of Reuters in full, 1 not)" in document
    assert document.count("GDELT") == 1
    assert "  - GDELT (failed, not asked: the network is off)\n" in document
