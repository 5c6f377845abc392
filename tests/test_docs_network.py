"""docs/network.md shows a plan that is the real one, and names commands and options that there are."""

import re
from pathlib import Path

import pytest

from tests.cli.running import factcheck

DOC = (Path(__file__).parent.parent / "docs" / "network.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`factcheck ((?:[a-z]+ ?)+)", DOC)))


def test_its_plan_is_the_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [shown] = re.findall(r"```console\n(.*?)```", DOC, re.DOTALL)
    _, article, printed = re.split(r"^\$ .*\n", shown, flags=re.MULTILINE)
    (tmp_path / "post.md").write_text(article, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert factcheck("verify", "--plan", "post.md").stdout == printed


@pytest.mark.parametrize("command", NAMED)
def test_every_command_that_it_names_is_there(command: str) -> None:
    words = [word for word in command.split() if word != "info"]
    assert factcheck(*words, "--help").exit_code == 0


def test_every_option_that_it_names_is_there() -> None:
    helps = "".join(
        factcheck(*command.split(), "--help").stdout for command in ("verify", "record", "doctor", "cache purge")
    )
    options = set(re.findall(r"(?<![\w-])--[a-z]+", DOC))
    assert {"--plan", "--untrusted", "--rights", "--online"} <= options
    assert {option for option in options if option not in helps} == set()
