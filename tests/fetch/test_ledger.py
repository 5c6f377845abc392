"""Turns that hold across the processes of one machine."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.fetch.ledger import Ledger, Memory, SharedFile, for_this_machine
from factcheck.fetch.pace import Pace

NOW = 1_700_000_000.0


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return Memory() if request.param == "memory" else SharedFile(tmp_path / "pace.sqlite")


def test_turns_lie_a_period_apart(ledger: Ledger) -> None:
    assert [ledger.take("a", NOW, 2.0) - NOW for _ in range(3)] == [0.0, 2.0, 4.0]
    assert ledger.take("b", NOW, 2.0) == NOW
    assert ledger.take("a", NOW + 60, 2.0) == NOW + 60


def test_a_lane_that_is_held_has_no_turn_before(ledger: Ledger) -> None:
    ledger.hold("a", NOW + 30)
    ledger.hold("a", NOW + 10)
    assert ledger.take("a", NOW, 2.0) == NOW + 30


def test_a_clock_that_was_set_back_makes_nobody_wait_for_hours(ledger: Ledger) -> None:
    ledger.take("a", NOW + 7200, 2.0)
    assert ledger.take("a", NOW, 2.0) == NOW


def test_two_ledgers_of_one_file_take_turns(tmp_path: Path) -> None:
    one, other = SharedFile(tmp_path / "pace.sqlite"), SharedFile(tmp_path / "pace.sqlite")
    assert [each.take("a", NOW, 2.0) - NOW for each in (one, other, one, other)] == [0.0, 2.0, 4.0, 6.0]
    other.hold("a", NOW + 60)
    assert one.take("a", NOW, 2.0) == NOW + 60


def test_a_pace_opens_its_ledger_for_the_first_turn_and_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "pace.sqlite"
    pace = Pace({}, now=lambda: NOW, sleep=lambda seconds: None, ledger=lambda: SharedFile(path))
    pace.close()
    assert not path.exists()
    with pace.slot("https://www.example.org/"):
        assert path.exists()
    pace.close()
    with pace.slot("https://www.example.org/"):
        """A closed ledger leaves the process its own pace."""


def test_processes_of_one_machine_keep_one_pace(tmp_path: Path) -> None:
    code = (
        "import sys, time, pathlib\n"
        "from factcheck.fetch.pace import Pace; from factcheck.fetch.ledger import SharedFile\n"
        "ledger = lambda: SharedFile(pathlib.Path(sys.argv[1]))\n"
        "pace = Pace({'*': 0.05}, now=time.time, sleep=time.sleep, ledger=ledger)\n"
        "for _ in range(4):\n"
        "    with pace.slot('https://www.example.org/'): print(time.time(), flush=True)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "pace.sqlite")]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    times = sorted(float(line) for child in children for line in child.communicate()[0].splitlines())
    assert len(times) == 12
    assert times[-1] - times[0] >= 11 * 0.05 - 0.02


def test_a_file_that_fails_in_use_leaves_the_process_its_own_pace(tmp_path: Path) -> None:
    ledger = SharedFile(tmp_path / "pace.sqlite")
    ledger.take("a", NOW, 2.0)
    ledger.close()
    assert ledger.take("a", NOW, 2.0) == NOW + 2.0


def test_the_machine_s_ledger_is_the_user_s_own(tmp_path: Path) -> None:
    assert for_this_machine(tmp_path).take("a", NOW, 2.0) == NOW
    assert for_this_machine(tmp_path).take("a", NOW, 2.0) == NOW + 2.0
    (folder,) = tmp_path.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users are told apart by number on POSIX alone")
@pytest.mark.parametrize(
    "prepare",
    [
        lambda folder: (folder.mkdir(), folder.chmod(0o777)),
        lambda folder: folder.write_text(""),
        lambda folder: folder.symlink_to(folder.parent),
    ],
    ids=["open to all", "a file", "a link"],
)
def test_a_place_that_somebody_else_prepared_is_not_used(tmp_path: Path, prepare: Callable[[Path], object]) -> None:
    folder = tmp_path / f"factcheck-{os.getuid()}"
    prepare(folder)
    assert isinstance(for_this_machine(tmp_path), Memory)
    assert not (folder.parent / "pace.sqlite").exists()
