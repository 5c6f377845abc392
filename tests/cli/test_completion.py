"""Shell completion: it sees every command, though a run loads one alone, and leaves file names to the shell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import app
from tests.cli.running import factcheck

SCRIPTS = {"bash": "complete -o default -F", "zsh": "#compdef factcheck", "fish": "complete --command factcheck"}


def completed(line: str) -> list[str]:
    """What bash would be offered behind `line`, a blank at its end beginning a new word."""
    words = line.split(" ")
    done = factcheck(
        COMP_WORDS=line, COMP_CWORD=str(len(words) - 1), _FACTCHECK_COMPLETE="complete_bash",
    )  # fmt: skip
    return done.stdout.split()


def test_offers_every_command() -> None:
    known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert set(completed("factcheck ")) == known
    assert completed("factcheck verif") == ["verify"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("factcheck verify --offl", ["--offline"]),
        ("factcheck verify --format git", ["github", "github-comment", "github-outputs", "github-summary", "gitlab"]),
        ("factcheck report --format sar", ["sarif"]),
        ("factcheck rules FC20", [f"FC20{number}" for number in range(1, 8)]),
        ("factcheck decide --as f", ["fixed", "false-alarm"]),
        ("factcheck cache p", ["prune", "purge"]),
    ],
)
def test_offers_options_and_what_they_take(line: str, offered: list[str]) -> None:
    assert sorted(completed(line)) == sorted(offered)


@pytest.mark.parametrize("line", ["factcheck verify ", "factcheck extract a", "factcheck report "])
def test_leaves_files_to_the_shell(line: str) -> None:
    assert completed(line) == []  # `-o default` in the script then offers files


def test_leaves_files_to_zsh_and_fish_too() -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "factcheck verify a"}
    assert factcheck(_FACTCHECK_COMPLETE="complete_zsh", **asked).stdout.strip() == "_files"
    fish = factcheck(_FACTCHECK_COMPLETE="complete_fish", _TYPER_COMPLETE_FISH_ACTION="is-args", **asked)
    assert fish.exit_code == 1  # nothing of ours, says the script's condition


@pytest.mark.parametrize("shell", SCRIPTS)
def test_shows_and_installs_a_script_for_each_shell(shell: str, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "--install-completion", shell],
        env=os.environ | home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(SCRIPTS[shell].split()[0] in path.read_text(encoding="utf-8") for path in written)


def test_bash_itself_completes_with_the_script_that_is_shown(tmp_path: Path) -> None:
    script = r"""
        eval "$(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION=1 factcheck --show-completion bash)"
        COMP_WORDS=(factcheck exp) COMP_CWORD=1
        _factcheck_completion factcheck
        echo "${COMPREPLY[@]}"
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", script],
        env=os.environ | {"PATH": path},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("explain\n", "")
