"""What a terminal gets, and who has a say in its colours."""

import re
from pathlib import Path

import pytest

from tests.cli.running import factcheck

PAGE = "“The plan is not dead,” said Priya Nair on Friday."


@pytest.fixture
def question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return ["check", "“The plan is dead”", "--source", "page.txt"]


def test_a_file_or_a_pipe_gets_markdown(question: list[str]) -> None:
    said = factcheck(*question).stdout
    assert said.startswith("# ")
    assert "\x1b" not in said


def test_force_color_has_a_pipe_look_like_a_terminal(question: list[str]) -> None:
    said = factcheck(*question, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[" in said
    assert not said.startswith("# ")


def test_the_words_that_differ_are_bold_wherever_they_stand(question: list[str]) -> None:
    said = factcheck(
        "check", "“The plan is dead.” “It never was alive.”", *question[2:], FORCE_COLOR="1", TERM="xterm-256color"
    ).stdout
    assert re.search(r"\x1b\[1;\d+mIt never was alive\.", said)


def test_markdown_that_is_asked_for_by_name_stays_markdown(question: list[str]) -> None:
    assert factcheck(*question, "--format", "markdown", FORCE_COLOR="1").stdout == factcheck(*question).stdout


@pytest.mark.parametrize("value", ["", "0"])
def test_an_empty_wish_is_none(question: list[str], value: str) -> None:
    assert factcheck(*question, FORCE_COLOR=value).stdout.startswith("# ")


def test_no_color_goes_over_it(question: list[str]) -> None:
    said = factcheck(*question, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[" in said  # bold and underlined, as a terminal has it
    assert not re.search(r"\x1b\[(\d+;)*(3[0-8]|4[0-8]|9\d)[;m]", said)
