"""The action as a whole, with the step that installs factcheck from its own checkout."""

import sys
from pathlib import Path

import pytest

from tests.action.runner import Job
from tests.action.test_action import ROOT, workspace

__all__ = ["workspace"]

pytestmark = pytest.mark.index


def test_the_action_installs_factcheck_and_finds_the_wrong_outlet(workspace: Path, tmp_path: Path) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    run = Job(workspace, temp, {"paths": "seeds/"}, python=sys.executable)
    outputs = run.run()
    assert (run.failed, outputs["errors"]) == ("Check", "1"), run.log
    assert (temp / "factcheck" / "venv").is_dir()
    assert ROOT not in temp.parents
