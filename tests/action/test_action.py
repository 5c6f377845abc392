"""action.yml: its steps are taken out and run with a runner's environment files, in a repository made for it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.action.runner import ACTION, Job, evaluate

ROOT = ACTION.parent
INSTALLED = frozenset({"Install factcheck"})  # which asks a package index; `make action` runs this step too


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository with the project's own article, its recordings and its settings, in one commit."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    for name in ("seeds", "cassettes"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "factcheck.toml", folder)
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        git(folder, *command)
    return folder


def git(folder: Path, *command: str) -> str:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *name, *command], cwd=folder, capture_output=True, text=True, check=True).stdout


def job(workspace: Path, event: dict[str, Any] | None = None, **inputs: str) -> Job:
    temp = workspace.parent / "temp"
    temp.mkdir(exist_ok=True)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    given = {"paths": "seeds/"} | {name.replace("_", "-"): value for name, value in inputs.items()}
    return Job(workspace, temp, given, event or {}, {"PATH": path}, INSTALLED)


def pull_request(base: str, *, fork: bool = False) -> dict[str, Any]:
    ours = "example/newsroom"
    head = {"fork": True, "full_name": "somebody/newsroom" if fork else ours}
    return {"pull_request": {"number": 7, "base": {"sha": base, "repo": {"full_name": ours}}, "head": {"repo": head}}}


class TestOnAPush:
    def test_the_article_with_the_wrong_outlet_fails_the_step_at_its_line(self, workspace: Path) -> None:
        run = job(workspace)
        outputs = run.run()
        assert run.failed == "Check"
        assert "::error file=seeds/000_25ed0569da2f77f7.txt,line=13," in run.log
        assert (outputs["exit-code"], outputs["errors"], outputs["warnings"]) == ("1", "1", "0")

    def test_the_report_stands_in_the_summary_and_in_files(self, workspace: Path) -> None:
        run = job(workspace, fail="false")
        outputs = run.run()
        assert run.failed == ""
        assert run.summary.startswith("# Attribution check")
        assert Path(outputs["report"]).read_text(encoding="utf-8").startswith("# Attribution check")
        assert json.loads(Path(outputs["results"]).read_text(encoding="utf-8"))["schema"] == "factcheck.verify/1"
        assert Path(outputs["html"]).stat().st_size > 10_000
        assert run.used.keys() == {"actions/setup-python", "actions/cache"}

    def test_the_findings_go_to_code_scanning_where_asked(self, workspace: Path) -> None:
        run = job(workspace, sarif="true")
        outputs = run.run()
        assert run.used["github/codeql-action/upload-sarif"]["sarif_file"] == outputs["sarif"]
        assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"

    def test_no_summary_where_none_is_wanted(self, workspace: Path) -> None:
        run = job(workspace, job_summary="false")
        run.run()
        assert run.summary == ""

    def test_options_and_paths_are_split_as_in_a_shell_and_never_run(self, workspace: Path) -> None:
        odd = workspace / "two words"
        (workspace / "seeds").rename(odd)
        shutil.copytree(workspace / "cassettes" / "seeds", workspace / "cassettes" / "two words")
        run = job(workspace, paths="two*/", args='--lang de -o "own report.md" --fail-on "never"')
        run.run()
        assert run.failed == ""
        assert (workspace / "own report.md").read_text(encoding="utf-8").startswith("# Prüfung")
        run = job(workspace, paths="two*/ $(touch bad)", args="$(touch bad) `touch bad` ; touch bad")
        run.run()
        assert run.failed == "Check"
        assert not (workspace / "bad").exists()

    def test_a_usage_error_is_told_and_fails(self, workspace: Path) -> None:
        run = job(workspace, args="--no-such-option")
        outputs = run.run()
        assert run.failed == "Check"
        assert outputs["exit-code"] == "2"
        assert "--no-such-option" in run.log


class TestOnAPullRequest:
    def test_only_lines_that_it_changes_count(self, workspace: Path) -> None:
        base = git(workspace, "rev-parse", "HEAD").strip()
        article = next((workspace / "seeds").iterdir())
        article.write_text(article.read_text(encoding="utf-8") + "\nNothing more was known.\n", encoding="utf-8")
        git(workspace, "commit", "-aqm", "Say that no more is known")
        run = job(workspace, pull_request(base))
        outputs = run.run()
        assert (run.failed, outputs["errors"]) == ("", "0")
        run = job(workspace, pull_request(base), diff_base="none")
        assert run.run()["errors"] == "1"

    def test_a_fork_gets_recordings_alone_and_keeps_nothing(self, workspace: Path) -> None:
        base = git(workspace, "rev-parse", "HEAD").strip()
        run = job(workspace, pull_request(base, fork=True), comment="true", diff_base="none")
        assert run.run()["errors"] == "1"
        assert "actions/cache" not in run.used
        assert run.failed == "Check"

    def test_what_a_fork_could_not_have_checked_does_not_fail_it(self, workspace: Path) -> None:
        (workspace / "seeds" / "new.txt").write_text(
            "The mayor resigned on Friday after nine years in office, Reuters reported.\n", encoding="utf-8"
        )
        base = git(workspace, "rev-parse", "HEAD").strip()
        git(workspace, "add", "."), git(workspace, "commit", "-qm", "Add an article")
        run = job(workspace, pull_request(base, fork=True))
        outputs = run.run()
        assert (run.failed, outputs["exit-code"], outputs["errors"]) == ("", "2", "0")
        assert "::notice title=factcheck::Not everything could be checked" in run.log

    def test_one_comment_is_kept_and_written_over(self, workspace: Path) -> None:
        calls = workspace.parent / "calls"
        folder = workspace.parent / "bin"
        folder.mkdir()
        gh = folder / "gh"
        gh.write_text(f'#!/bin/sh\necho "$GH_TOKEN $*" >>{calls}\ncase "$*" in *--jq*) cat {calls}.known;; esac\n')
        gh.chmod(0o755)
        base = git(workspace, "rev-parse", "HEAD").strip()
        for known, last in (
            ("", "--method POST repos/example/newsroom/issues/7/comments"),
            ("41\n", "--method PATCH repos/example/newsroom/issues/comments/41"),
        ):
            Path(f"{calls}.known").write_text(known)
            run = job(workspace, pull_request(base), comment="true", diff_base="none")
            run.environment = {"PATH": os.pathsep.join([str(folder), run.environment["PATH"]])}
            run.run()
            assert last in calls.read_text().splitlines()[-1]
            assert calls.read_text().startswith("the-token ")
        body = (run.temp / "factcheck" / "out" / "comment.md.marked").read_text(encoding="utf-8")
        assert body.startswith("<!-- factcheck -->\n# Attribution check")


class TestTheFile:
    def test_nothing_from_outside_stands_in_a_script(self) -> None:
        steps = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
        assert not [step["name"] for step in steps if "${{" in step.get("run", "")]

    def test_every_option_that_it_uses_exists(self) -> None:
        usage = subprocess.run(
            [sys.executable, "-m", "factcheck", "verify", "--help"],
            capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": "200"},
        ).stdout  # fmt: skip
        for option in ("--diff-base", "--untrusted", "--offline", "--format", "--output"):
            assert option in usage

    @pytest.mark.parametrize(
        ("expression", "value"),
        [
            ("inputs.a == 'x'", True),
            ("always() && (inputs.a != 'x' || github.event.b == true)", False),
            ("github.event.none.deeper == null", True),
        ],
    )
    def test_the_runner_reads_expressions(self, expression: str, value: object) -> None:
        assert evaluate(expression, {"inputs": {"a": "x"}, "github": {"event": {}}}) is value
