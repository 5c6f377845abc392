"""What a decision or a comment makes of a finding, thought as an editor: what is left to do?"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck.decisions import NAME, Entry, Shelf, append, settle
from factcheck.decisions.comments import comments
from factcheck.model import Article, ArticleReport, Decision, Finding, Lapse, Rule, Ruling, Verdict
from factcheck.read import read
from tests import builders
from tests.formats import examples

TODAY = date(2026, 11, 24)
FIRST, SECOND = "The port grew by 18 percent.", "The pier fell by 20 percent."


def article(text: str, name: str = "a.md", folder: Path = Path("/nowhere")) -> Article:
    """The text as it is read from a file of this name."""
    from io import BytesIO

    if name.endswith(".md") and not text.startswith("<html>"):
        text = f"# Ports\n\n{text}"
    (one,) = read(["-"], root=folder, max_bytes=10**6, stdin=BytesIO(text.encode()))
    assert isinstance(one, Article)
    return one


def finding(whole: Article, words: str = FIRST, verdict: Verdict = Verdict.FIGURE_DIFFERS, number: int = 1) -> Finding:
    return examples.finding(builders.claim_in(whole, words, id=f"{number:012x}"), verdict)


def settled(
    read_from: Article, *findings: Finding, folder: Path = Path("/nowhere"), today: date = TODAY, **how: bool
) -> ArticleReport:
    report = ArticleReport(read_from, findings, examples.bare(*findings).coverage)
    return settle(report, Shelf(folder), today, **how)


def rules(report: ArticleReport) -> list[Rule]:
    return [notice.rule for notice in report.notices]


def decide(folder: Path, ruling: Ruling, note: str = "why", **fields: object) -> None:
    decision = Decision(ruling, note, "Ana", datetime(2026, 11, 1, tzinfo=UTC), **fields)  # type: ignore[arg-type]
    append(folder / NAME, [Entry(f"{1:012x}", "-", decision)])


class TestADecision:
    @pytest.mark.parametrize(
        ("ruling", "done"),
        [(Ruling.STANDS, False), (Ruling.FIXED, False), (Ruling.FALSE_ALARM, True), (Ruling.ACCEPTED, True)],
    )
    def test_settles_what_needs_no_more_work(self, tmp_path: Path, ruling: Ruling, done: bool) -> None:
        decide(tmp_path, ruling)
        (one,) = settled(whole := article(FIRST), finding(whole), folder=tmp_path).findings
        assert one.settled is done

    def test_that_it_was_fixed_is_held_against_a_finding_that_is_back(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.FIXED)
        (one,) = settled(whole := article(FIRST), finding(whole), folder=tmp_path).findings
        assert one.standing is not None
        assert one.standing.lapse is Lapse.RETURNED

    def test_holds_on_its_last_day_and_no_longer(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.ACCEPTED, until=TODAY)
        whole = article(FIRST)
        assert settled(whole, finding(whole), folder=tmp_path).findings[0].settled
        after = settled(whole, finding(whole), folder=tmp_path, today=date(2026, 11, 25))
        assert not after.findings[0].settled
        assert rules(after) == [Rule.EXPIRED]

    def test_without_a_reason_does_not_hold(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.ACCEPTED, note="")
        report = settled(whole := article(FIRST), finding(whole), folder=tmp_path)
        assert not report.findings[0].settled
        assert rules(report) == [Rule.NO_REASON]

    def test_is_about_the_verdict_that_it_was_made_on(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.ACCEPTED, code="FC205")
        (one,) = settled(whole := article(FIRST), finding(whole), folder=tmp_path).findings
        assert one.standing is not None
        assert one.standing.lapse is Lapse.OTHER_VERDICT

    def test_outlasts_a_day_on_which_nothing_could_be_concluded(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.ACCEPTED, code="FC205")
        whole = article(FIRST)
        (one,) = settled(whole, finding(whole, verdict=Verdict.UNREACHABLE), folder=tmp_path).findings
        assert one.settled

    def test_that_fits_nothing_any_more_is_told(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.ACCEPTED)
        whole = article(FIRST)
        assert rules(settled(whole, folder=tmp_path)) == [Rule.UNUSED]
        assert rules(settled(whole, finding(whole, verdict=Verdict.SUPPORTED), folder=tmp_path)) == [Rule.UNUSED]

    def test_that_fits_nothing_is_no_news_where_only_some_lines_were_checked(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.ACCEPTED)
        assert rules(settled(article(FIRST), folder=tmp_path, whole=False)) == []

    @pytest.mark.parametrize("ruling", [Ruling.FIXED, Ruling.STANDS])
    def test_whose_finding_is_gone_as_it_should_be_is_no_news(self, tmp_path: Path, ruling: Ruling) -> None:
        decide(tmp_path, ruling)
        assert rules(settled(article(FIRST), folder=tmp_path)) == []

    def test_leaves_the_earlier_ones_to_be_read(self, tmp_path: Path) -> None:
        decide(tmp_path, Ruling.STANDS, note="Ask the writer.")
        decide(tmp_path, Ruling.ACCEPTED, note="Asked.")
        (one,) = settled(whole := article(FIRST), finding(whole), folder=tmp_path).findings
        assert one.standing is not None
        assert [decision.note for decision in (one.standing.decision, *one.standing.earlier)] == [
            "Asked.",
            "Ask the writer.",
        ]


IGNORE = '<!-- factcheck: ignore[FC202] reason="rounded by the desk" -->'


def of_two(text: str, name: str = "a.md", **how: object) -> tuple[list[bool], list[Rule]]:
    """Whether the first and the second sentence's findings are settled, and what is the matter with the comments."""
    whole = article(text, name)
    report = settled(whole, finding(whole), finding(whole, SECOND, number=2), **how)  # type: ignore[arg-type]
    return [one.settled for one in report.findings], rules(report)


class TestAComment:
    @pytest.mark.parametrize("name", ["a.md", "a.txt"])
    def test_above_a_line_is_for_what_begins_there(self, name: str) -> None:
        assert of_two(f"{IGNORE}\n{FIRST}\n\n{SECOND}\n", name) == ([True, False], [])
        assert of_two(f"{IGNORE}\n\n{FIRST}\n\n{SECOND}\n", name) == ([True, False], [])

    @pytest.mark.parametrize("name", ["a.md", "a.txt"])
    def test_on_a_line_is_for_that_line(self, name: str) -> None:
        assert of_two(f"{FIRST}\n\n{SECOND} {IGNORE}\n", name) == ([False, True], [])
        assert of_two(f"{IGNORE} {FIRST}\n\n{SECOND}\n", name) == ([True, False], [])

    def test_in_a_page_is_for_its_paragraph_or_the_next(self) -> None:
        page = "<html><body><article><h1>Ports</h1>{}<p>{}{}</p><p>{}</p></article></body></html>"
        assert of_two(page.format(IGNORE, FIRST, "", SECOND)) == ([True, False], [])
        assert of_two(page.format("", FIRST, IGNORE, SECOND)) == ([True, False], [])
        assert of_two(page.format("", FIRST, "", IGNORE + SECOND)) == ([False, True], [])

    def test_may_be_one_of_several(self) -> None:
        other = IGNORE.replace("FC202", "FC205")
        assert of_two(f"{other}\n{IGNORE}\n{FIRST}\n\n{SECOND}\n") == ([True, False], [Rule.UNUSED])

    def test_without_codes_is_for_all(self) -> None:
        assert of_two(f"{IGNORE.replace('[FC202]', '')}\n{FIRST}\n\n{SECOND}\n") == ([True, False], [])

    def test_with_other_codes_is_for_none(self) -> None:
        assert of_two(f"{IGNORE.replace('FC202', 'FC201, FC205')}\n{FIRST}\n\n{SECOND}") == (
            [False, False], [Rule.UNUSED],
        )  # fmt: skip

    def test_holds_until_its_last_day(self) -> None:
        text = f"{IGNORE.replace(' -->', ' until=2026-11-24 -->')}\n{FIRST}\n\n{SECOND}\n"
        assert of_two(text) == ([True, False], [])
        assert of_two(text, today=date(2026, 11, 25)) == ([False, False], [Rule.EXPIRED])

    @pytest.mark.parametrize("reason", ["", 'reason=""', "reason='  '"])
    def test_without_a_reason_does_not_hold(self, reason: str) -> None:
        text = f"<!-- factcheck: ignore[FC202] {reason} -->\n{FIRST}\n\n{SECOND}\n"
        assert of_two(text) == ([False, False], [Rule.NO_REASON])

    def test_may_open_a_stretch_that_another_closes(self) -> None:
        off = IGNORE.replace("ignore", "off")
        assert of_two(f"{off}\n\n{FIRST}\n\n<!-- factcheck: on -->\n\n{SECOND}\n") == ([True, False], [])
        assert of_two(f"{off}\n\n{FIRST}\n\n{SECOND}\n") == ([True, True], [])

    @pytest.mark.parametrize(
        "words",
        [
            "ignor[FC202]", "ignore[FC999]", "ignore[]", "ignore[FC202] because=x", "ignore until=soon", "on", "",
            'ignore reason="open',
        ],
    )  # fmt: skip
    def test_that_cannot_be_understood_is_told_and_counts_for_nothing(self, words: str) -> None:
        assert of_two(f"<!-- factcheck: {words} -->\n{FIRST}\n\n{SECOND}\n") == ([False, False], [Rule.UNCLEAR])

    def test_counts_for_nothing_in_what_a_stranger_wrote(self) -> None:
        assert of_two(f"{IGNORE}\n{FIRST}\n\n{SECOND}\n", trusted=False) == ([False, False], [])

    def test_that_only_shows_how_it_is_written_is_none(self) -> None:
        text = f"```html\n{IGNORE}\n```\n\nWrite `{IGNORE}` above it.\n\n{FIRST}\n\n{SECOND}\n"
        assert of_two(text) == ([False, False], [])

    def test_is_no_prose(self) -> None:
        for text in (f"{FIRST}\n{IGNORE}\n{SECOND}\n", f"# Ports\n\n{FIRST} {IGNORE}\n\n{SECOND}\n"):
            assert "rounded" not in article(text, "a.txt").prose

    def test_does_not_part_the_paragraphs_of_a_plain_text(self) -> None:
        from factcheck.text import paragraphs

        plain = f"{FIRST}\n{SECOND}\n{FIRST}\n"
        with_comment = article(plain.replace(SECOND, f"{IGNORE}\n{SECOND}"), "a.txt")
        assert len(paragraphs(with_comment.prose)) == len(paragraphs(plain)) == 3

    def test_says_where_it_stands(self) -> None:
        whole = article(f"{FIRST}\n\n<!-- factcheck: ignore[FC9] -->\n{SECOND}", "a.txt")
        (notice,) = comments(whole)[1]
        assert notice.line == 3

    def test_in_a_page_says_its_line_in_the_file(self) -> None:
        whole = article(f"<html><body>\n<p>{FIRST}</p>\n<!-- factcheck: ignore[FC9] -->\n<p>{SECOND}</p></body></html>")
        (notice,) = comments(whole)[1]
        assert notice.line == 3
