"""GitHub: annotations that an article cannot forge, a summary and a comment within what GitHub takes."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.formats import github, markdown
from factcheck.model import Finding, Miss, Reason, Report, Verdict
from tests import builders
from tests.formats import examples
from tests.formats.foreign import filled

COMMAND = re.compile(r"::(error|warning|notice) (?:\w+=[^:,\n]*)(?:,\w+=[^:,\n]*)*::[^\n]*")

FORGED = ["\n::set-env name=X::y", "::stop-commands::x", "%0A::error::", "a,b:c", "\r::error::x"]


def many(number: int, verdict: Verdict = Verdict.FIGURE_DIFFERS) -> Report:
    figure = examples.figure()
    findings = [
        replace(figure, verdict=verdict, claim=replace(figure.claim, id=f"{at:012x}", line=at + 1))
        for at in range(number)
    ]
    return examples.report(examples.bare(*findings))


class TestAnnotations:
    def test_a_problem_stands_at_its_lines(self) -> None:
        assert github.render(examples.example()).startswith(
            "::error file=drafts/ferry.txt,line=7,endLine=9,"
            "title=Credits Reuters; the words were found at Bloomberg (FC301)::The article credits Reuters."
        )

    def test_columns_are_given_inside_one_line(self) -> None:
        line = github.render(examples.report(examples.bare(examples.figure())))
        assert line.startswith("::error file=article.txt,line=1,endLine=1,col=1,endColumn=36,title=")

    def test_what_could_not_be_checked_is_one_notice(self) -> None:
        assert github.render(many(3, Verdict.NO_CANDIDATE)) == (
            "::notice title=factcheck::3 credits to outlets could not be checked; the report says why.\n"
        )

    def test_more_than_github_shows_is_announced(self) -> None:
        assert "GitHub shows 10 annotations of a kind" in github.render(many(11))
        assert "GitHub shows" not in github.render(many(10))

    def test_an_unread_input_is_an_error(self) -> None:
        unread = Miss("broken.txt", "read", Reason.UNREADABLE, "a NUL byte")
        assert github.render(examples.report(misses=(unread,))) == (
            "::error title=broken.txt::could not be read (a NUL byte)\n"
        )

    def test_nothing_to_say_is_nothing(self) -> None:
        assert github.render(examples.report()) == ""

    @settings(max_examples=60, deadline=None)
    @given(
        st.text(max_size=20) | st.sampled_from(["\n::set-env name=X::y", "::stop-commands::x", "%0A::error::", "a,b:c"])
    )
    def test_no_text_makes_a_command_of_its_own(self, text: str) -> None:
        lines = github.render(filled(f"{text}x")).split("\n")[:-1]
        assert len(lines) == len(github.render(filled("x")).split("\n")[:-1])
        assert all(COMMAND.fullmatch(line) for line in lines)


class TestWhatFits:
    def test_a_report_that_fits_is_whole(self) -> None:
        assert github.summary(examples.example()) == markdown.render(examples.example())

    @pytest.mark.parametrize("limit", [3_000, 20_000, 60_000])
    def test_a_comment_keeps_to_its_limit_and_says_so(self, limit: int) -> None:
        cut = github.comment(many(300), limit)
        assert len(cut) <= limit
        assert re.match(r"> \*\*Shortened:\*\* \d+ findings are left out here", cut)
        assert cut.endswith("A person decides.*\n")

    def test_a_summary_counts_bytes(self) -> None:
        report = many(2000)
        words = replace(report, run=replace(report.run, language="de"))
        assert len(github.summary(words).encode("utf-8")) <= github.SUMMARY_BYTES

    def test_problems_go_in_before_the_rest(self) -> None:
        found = [
            examples.finding(builders.claim("Words.", id=f"{at:012x}"), page=builders.page("Words."))
            for at in range(100)
        ]
        problem = replace(examples.figure(), claim=replace(examples.figure().claim, id="f" * 12))
        cut = github.comment(examples.report(examples.bare(*found, problem)), 6_000)
        assert "FC202" in cut
        assert "**Shortened:**" in cut

    def test_the_number_left_out_is_right(self) -> None:
        cut = github.comment(many(300), 20_000)
        (left_out,) = re.findall(r"Shortened:\*\* (\d+)", cut)
        assert int(left_out) + cut.count("<sub>FC202") == 300

    def test_a_cut_report_is_sound(self) -> None:
        cut = github.comment(many(300), 20_000)
        assert cut.count("<details>") == cut.count("</details>")


def test_a_supported_finding_is_not_annotated() -> None:
    claim = builders.claim("Words.")
    fine: Finding = examples.finding(claim, page=builders.page("Words."))
    assert github.render(examples.report(examples.bare(fine))) == ""


def test_a_comment_on_thousands_of_problems_still_shows_the_first() -> None:
    whole = builders.article("\n\n".join(f"Rates rose by {n} percent in a year." for n in range(3000)))
    claims = [builders.claim_in(whole, f"Rates rose by {n} percent", id=f"{n:012x}") for n in range(3000)]
    wrong = [examples.finding(one, Verdict.FIGURE_DIFFERS, builders.page(one.text)) for one in claims]
    said = github.comment(examples.report(examples.bare(*wrong)))
    assert len(said) <= github.COMMENT_CHARACTERS
    assert said.startswith("> **Shortened:**")
    assert "\n## 1. " in said
    assert "\n## 10. " in said
