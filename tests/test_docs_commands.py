"""Every command in the documents: run where it can be, understood where it cannot."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.settings import load
from tests.cli.running import factcheck
from tests.consoles import Command, commands, documents, fits, in_a_copy

ROOT = Path(__file__).parent.parent
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in documents(ROOT)}
RUN = {
    name: text for name, text in PAGES.items() if name.startswith("docs/") and any(one.runs for one in commands(text))
}
SITE = [name for name in PAGES if name.startswith("docs/")]
ASKED = {name: [one for one in commands(text) if one.words[:1] == ["factcheck"]] for name, text in PAGES.items()}
NEEDS_NO_NETWORK = ("--offline", "--privacy offline", "--plan", "--show-settings", "--locked")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, with nothing of the machine's own around it."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "factcheck").write_text(f'#!/bin/sh\nexec {sys.executable} -m factcheck "$@"\n', encoding="utf-8")
    (bin_folder / "python").symlink_to(sys.executable)
    (bin_folder / "factcheck").chmod(0o755)
    made = tmp_path / "newsroom"
    made.mkdir()
    monkeypatch.chdir(made)
    monkeypatch.setenv("PATH", str(bin_folder), prepend=":")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("GITHUB_ACTIONS", "CI", "FORCE_COLOR", "FACTCHECK_STORE"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.mark.parametrize("name", RUN)
def test_a_page_s_commands_do_what_it_shows(name: str, folder: Path) -> None:
    if in_a_copy(RUN[name]):
        for each in ("seeds", "cassettes"):
            shutil.copytree(ROOT / each, folder / each)
        shutil.copy(ROOT / "factcheck.toml", folder)
    run = [one for one in commands(RUN[name]) if one.runs]
    code = 0
    for at, one in enumerate(run):
        if one.line == "echo $?":
            assert one.shown == str(code), f"{run[at - 1].line} ended in {code}"
            continue
        said, code = _done(one)
        said = said.replace(f"{folder}/", "")  # a reader's folder has another name
        if one.shown:
            assert fits(one.shown, said), f"$ {one.line}\n{said}"
        told = at + 1 < len(run) and run[at + 1].line == "echo $?"
        assert told or code == 0, f"$ {one.line}\nended in {code}, which the page does not show\n{said}"


def _done(one: Command) -> tuple[str, int]:
    """What a command said, in the order in which it came, and its exit code."""
    if one.words[0] == "cat" and len(one.words) == 2 and not Path(one.words[1]).exists():
        path = Path(one.words[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{one.shown}\n", encoding="utf-8")
        return one.shown, 0
    if one.ours:
        result = factcheck(*one.words[1:], COLUMNS="200")
        return result.output, result.exit_code
    done = subprocess.run(
        ["bash", "-c", one.line], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.stdout, done.returncode


@pytest.mark.parametrize("name", [name for name, asked in ASKED.items() if asked])
def test_the_options_of_every_command_are_understood(name: str) -> None:
    for one in ASKED[name]:
        line = one.line.split(" | ")[0]
        done = factcheck(*Command(line, "", runs=False).words[1:], "--help")
        assert done.exit_code == 0, f"$ {one.line}\n{done.output}"


@pytest.mark.parametrize("name", RUN)
def test_no_command_that_is_run_asks_the_network(name: str) -> None:
    asking = [one for one in ASKED[name] if one.runs and one.words[1] in {"verify", "record", "recheck"}]
    assert [one.line for one in asking if not any(word in one.line for word in NEEDS_NO_NETWORK)] == []


@pytest.mark.parametrize("name", [name for name in SITE if "how-to/" in name])
def test_the_settings_that_a_page_shows_load(name: str, tmp_path: Path) -> None:
    for number, block in enumerate(re.findall(r"(?ms)^( *)```toml\n(.*?)^\1```$", PAGES[name])):
        path = tmp_path / f"{number}" / "factcheck.toml"
        path.parent.mkdir()
        path.write_text(block[1], encoding="utf-8")
        if "[project." not in block[1]:
            load(path)


def test_a_page_that_shows_something_else_fails() -> None:
    assert fits("a\n...\nd", "a\nb\nc\nd\n")
    assert not fits("a\n...\nd", "a\nb\nc\n")
    assert not fits("a\nb", "a\nb\nc\n")
