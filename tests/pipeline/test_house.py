"""What the house makes of a verdict: its level changes everywhere, the verdict and its place in the report stay."""

import json as stdlib_json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.cli.exits import Tally
from factcheck.formats import github, gitlab, html, json, junit, markdown, reading, sarif
from factcheck.model import Article, Evidence, Finding, Level, Report, Verdict
from factcheck.pipeline.house import House, house_of
from factcheck.settings import Override, Settings
from tests import builders
from tests.formats import examples


def settings(root: Path, **fields: object) -> Settings:
    return Settings(root=root, **fields)  # type: ignore[arg-type]


def at(path: Path) -> Article:
    return builders.article(path=path)


def finding(verdict: Verdict = Verdict.FIGURE_DIFFERS) -> Finding:
    return Finding(builders.claim("The bank has 3 doors."), verdict, Evidence(), facts={"a": "3", "b": "4"})


def lowered(level: Level = Level.NOTE) -> Finding:
    return House("strict", {"FC202": level}).weighed(finding())


class TestWhichRulesHold:
    def test_without_settings_every_verdict_has_its_own_level(self, tmp_path: Path) -> None:
        house = house_of(settings(tmp_path), at(tmp_path / "a.md"))
        assert [house.weighed(finding(one)).level for one in Verdict] == [one.level for one in Verdict]
        assert all(house.weighed(finding(one)).remarks == () for one in Verdict)

    def test_levels_by_code_hold_for_every_article(self, tmp_path: Path) -> None:
        house = house_of(settings(tmp_path, levels={"FC202": "note"}), builders.article())
        assert house.weighed(finding()).level is Level.NOTE
        assert house.weighed(finding(Verdict.NAME_DIFFERS)).level is Level.ERROR

    def test_an_override_holds_for_its_paths_alone_and_goes_over_the_general_levels(self, tmp_path: Path) -> None:
        override = Override(("archive/**",), {"FC202": "none"}, "clean")
        chosen = settings(tmp_path, levels={"FC202": "warning", "FC205": "note"}, overrides=(override,))
        old = house_of(chosen, at(tmp_path / "archive" / "2019" / "a.md"))
        new = house_of(chosen, at(tmp_path / "news" / "archive" / "a.md"))
        assert (old.quotes, old.levels) == ("clean", {"FC202": Level.NONE, "FC205": Level.NOTE})
        assert (new.quotes, new.levels) == ("strict", {"FC202": Level.WARNING, "FC205": Level.NOTE})

    def test_the_last_override_that_fits_decides(self, tmp_path: Path) -> None:
        both = (Override(("**",), {"FC202": "note"}, "clean"), Override(("a.md",), {"FC202": "warning"}))
        house = house_of(settings(tmp_path, overrides=both), at(tmp_path / "a.md"))
        assert (house.quotes, house.levels) == ("clean", {"FC202": Level.WARNING})

    @pytest.mark.parametrize("path", [None, Path("/elsewhere/archive/a.md")])
    def test_an_article_that_lies_outside_the_project_has_the_general_rules(
        self, tmp_path: Path, path: Path | None
    ) -> None:
        chosen = settings(tmp_path, overrides=(Override(("**",), {"FC202": "none"}),))
        assert house_of(chosen, builders.article(path=path)).levels == {}


class TestAFindingThatTheHouseWeighsOtherwise:
    def test_keeps_its_verdict_and_its_facts_and_says_so(self) -> None:
        changed = lowered()
        assert (changed.verdict, changed.facts) == (finding().verdict, finding().facts)
        assert [(one.key, dict(one.facts)) for one in changed.remarks] == [
            ("house_level", {"level": "note", "usual": "error"})
        ]

    def test_a_level_that_is_the_verdict_s_own_is_no_change(self) -> None:
        assert lowered(Level.ERROR) == finding()

    def report(self, level: Level) -> Report:
        whole = examples.bare(examples.figure())
        house = House("strict", {whole.findings[0].verdict.code: level})
        return examples.report(replace(whole, findings=tuple(house.weighed(one) for one in whole.findings)))

    @pytest.mark.parametrize("level", [Level.NONE, Level.NOTE, Level.WARNING])
    def test_counts_as_the_house_says_for_the_exit_code(self, level: Level) -> None:
        tally = Tally()
        for one in self.report(level).articles:
            tally.add(one)
        assert tally.code(Settings()) == 0
        assert tally.code(Settings(fail_on="note")) == (0 if level is Level.NONE else 1)

    @pytest.mark.parametrize("level", [Level.NONE, Level.NOTE, Level.WARNING])
    def test_every_format_has_it_at_its_level(self, level: Level) -> None:
        report = self.report(level)
        (result,) = stdlib_json.loads(sarif.render(report))["runs"][0]["results"]
        assert (result["ruleId"], result["level"]) == ("FC202", level.value)
        (issue,) = stdlib_json.loads(gitlab.render(report))
        assert issue["severity"] == ("minor" if level is Level.WARNING else "info")
        assert "<failure" not in junit.render(report)
        assert "FC202" in junit.render(report)
        assert "::error" not in github.render(report)
        for render in (markdown.render, html.render):
            assert "figure_differs" in render(report)
            assert f"“{level.value}”; by itself it has “error”" in render(report)

    def test_one_without_weight_is_not_told_as_found(self) -> None:
        text = markdown.render(self.report(Level.NONE))
        assert "FC202 figure_differs · none" in text
        assert "0 to look at · 1 with a note · 0 found at the outlet named" in text

    def test_the_saved_report_says_both_levels_and_is_read_back(self) -> None:
        report = self.report(Level.WARNING)
        saved = json.render(report)
        (row,) = stdlib_json.loads(saved)["findings"]
        assert (row["level"], row["usual_level"]) == ("warning", "error")
        assert json.render(reading.load(saved)) == saved
        (plain,) = stdlib_json.loads(json.render(examples.report(examples.bare(examples.figure()))))["findings"]
        assert "usual_level" not in plain
