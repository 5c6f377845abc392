"""The hooks for pre-commit, installed from the package index and run in a repository made for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.action.test_action import ROOT, git

pytestmark = [
    pytest.mark.index,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="hooks are installed from a repository"),
]
# The checkout may be somebody else's, as in a container: git then clones it only where that is said to be meant.
MEANT = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}

DECLARED = """---
date: 2026-05-15
factcheck:
  sources:
    - outlet: Reuters
      file: sources/harbour.txt
---

The harbour will close for {days} days in June, Reuters reported.
"""
SOURCE = (
    "The harbour will close for nine days in June while the lock is repaired, the port authority said on Thursday.\n"
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom")
    (folder / "sources").mkdir()
    (folder / "sources" / "harbour.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "right.md").write_text(DECLARED.format(days="nine"), encoding="utf-8")
    (folder / "wrong.md").write_text(DECLARED.format(days="19"), encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    return folder


def hook(name: str, repository: Path, *files: str) -> subprocess.CompletedProcess[str]:
    home = repository.parent / "pre-commit"
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), name, "--verbose", "--files", *files]
    environment = os.environ | MEANT | {"PRE_COMMIT_HOME": str(home)}
    return subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_a_falsified_figure_stops_the_commit_at_its_line(repository: Path) -> None:
    done = hook("factcheck", repository, "wrong.md")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "wrong.md, line 9" in done.stdout


def test_what_the_declared_file_has_passes(repository: Path) -> None:
    done = hook("factcheck", repository, "right.md")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_attributions_of_changed_articles_are_listed(repository: Path) -> None:
    done = hook("factcheck-extract", repository, "right.md")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "right.md:9" in done.stdout
    assert "Reuters" in done.stdout
