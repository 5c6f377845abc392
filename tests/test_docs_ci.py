"""docs/ci.md: its inputs, hooks, options and settings are those of the project."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.settings import load
from tests import house
from tests.action.runner import Job

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def block(start: str) -> str:
    """The fenced block whose first line holds `start`."""
    blocks = re.findall(r"^```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return next(one for one in blocks if start in one.split("\n")[0])


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(block("workflows/factcheck.yml"))["jobs"]["factcheck"]["steps"]
    return found


def test_the_host_is_the_one_placeholder_that_the_page_explains() -> None:
    assert set(re.findall(r"[\w/:.-]*?(\w+/factcheck)(?=@|$)", PAGE, re.MULTILINE)) == {"OWNER/factcheck"}
    assert "`OWNER` is whoever hosts factcheck for you" in PAGE


def test_the_workflow_gives_the_action_inputs_that_it_has() -> None:
    assert set(steps()[1]["with"]) <= set(ACTION["inputs"])


def test_every_input_is_in_the_table_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \|([^|]*)\|", PAGE, re.MULTILINE))
    assert list(rows) == list(ACTION["inputs"])
    plain = {name: text.strip().strip("`") for name, text in rows.items() if name != "token"}
    assert plain == {name: ACTION["inputs"][name]["default"] for name in plain}


def test_every_output_is_named() -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith("Outputs:"))
    assert set(re.findall("`(.+?)`", line)) == set(ACTION["outputs"])


def test_the_hooks_are_those_of_the_project() -> None:
    (repo,) = yaml.safe_load(block(".pre-commit-config"))["repos"]
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in ours]


def test_the_settings_load(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(block("factcheck.toml"), encoding="utf-8")
    assert load(path).cassettes == "cassettes"


@pytest.mark.parametrize("start", [".gitlab-ci.yml", "factcheck verify"])
def test_the_commands_run(start: str, tmp_path: Path) -> None:
    (command,) = (line for line in block(start).splitlines() if "factcheck verify" in line)
    words = command.strip().removeprefix("- ").split()[1:]
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("It rained.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *(word for word in words if word not in ("--diff-base", "auto"))],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.glob("report.*"))


class TestTheScheduledRecheck:
    @pytest.fixture
    def job(self, tmp_path: Path) -> Job:
        """A folder whose claims are pinned to a text that the newsroom supplied, and a `gh` that notes its calls."""
        workspace = house.furnish(tmp_path / "news", story=house.article())
        bin_folder = tmp_path / "bin"
        bin_folder.mkdir()
        (bin_folder / "gh").write_text(
            f'#!/bin/sh\necho "$GH_TOKEN $GH_REPO $*" >>{tmp_path}/calls\n'
            f'[ "$2" != list ] || cat {tmp_path}/open 2>/dev/null || true\n'
        )
        (bin_folder / "gh").chmod(0o755)
        path = os.pathsep.join([str(bin_folder), str(Path(sys.executable).parent), os.environ["PATH"]])
        made = Job(workspace, tmp_path, environment={"PATH": path}, skip=frozenset({"Install factcheck"}))
        command = [
            sys.executable,
            "-m",
            "factcheck",
            "verify",
            "story.md",
            "--lock",
            "--offline",
            "--quiet",
            "-o",
            "a.md",
        ]
        subprocess.run(command, cwd=workspace, check=True, capture_output=True)
        (tmp_path / "recheck.yml").write_text(block("workflows/recheck.yml"), encoding="utf-8")
        return made

    def calls(self, job: Job) -> list[str]:
        path = job.temp / "calls"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def test_is_quiet_while_the_pages_are_as_they_were(self, job: Job) -> None:
        job.run_workflow(job.temp / "recheck.yml", "recheck")
        assert (job.failed, self.calls(job)) == ("", [])
        assert "2 as they were" in job.summary

    def test_opens_an_issue_where_one_changed_and_then_writes_to_it(self, job: Job) -> None:
        page = job.workspace / "sources" / "reuters.txt"
        page.write_text(house.PAGE.replace("18 million", "17 million"), encoding="utf-8")
        job.run_workflow(job.temp / "recheck.yml", "recheck")
        assert job.failed == ""
        assert (
            "issue create --title Pages that articles rest on have changed --body-file issue.md" in self.calls(job)[-1]
        )
        (job.temp / "open").write_text("7\n", encoding="utf-8")
        job.run_workflow(job.temp / "recheck.yml", "recheck")
        assert self.calls(job)[-1] == "the-token example/newsroom issue comment 7 --body-file issue.md"

    def test_fails_where_the_job_could_not_be_done(self, job: Job) -> None:
        with (job.workspace / "sources.lock").open("a", encoding="utf-8") as ledger:
            ledger.write("<<<<<<< HEAD\n")
        job.run_workflow(job.temp / "recheck.yml", "recheck")
        assert (job.failed, self.calls(job)) == ("Fail where not all of the job could be done", [])
