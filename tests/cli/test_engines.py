"""`verify --engine`: the same report wherever articles are checked, and one clear line where they cannot be."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import distributed
import pytest

from tests.cli.running import factcheck

ROOT = Path(__file__).parents[2]
SEEDS = ("verify", "--offline", "seeds/", "--format", "jsonl")


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """So many articles that processes are worth their start."""
    texts = [f"“We have rejected offer {number}, and another one,” Dana Whitlock told the BBC." for number in range(60)]
    path = tmp_path / "all.jsonl"
    rows = ({"id": str(number), "text": text} for number, text in enumerate(texts))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_processes_tell_what_threads_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    threads, processes = (factcheck(*SEEDS, "--engine", one) for one in ("threads", "processes"))
    assert threads.stdout.count("\n") > 3
    assert (processes.stdout, processes.exit_code) == (threads.stdout, threads.exit_code)


def test_by_itself_a_large_run_that_asks_nothing_is_spread_and_tells_the_same(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(collection.parent)
    alone, spread = (
        factcheck("verify", "--offline", "all.jsonl", "--format", "jsonl", "--jobs", jobs) for jobs in "12"
    )
    assert alone.stdout.count("\n") == 60
    assert (spread.stdout, spread.exit_code) == (alone.stdout, alone.exit_code)


def test_without_dask_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = factcheck(*SEEDS, "--engine", "dask")
    assert result.exit_code == 2
    assert result.stderr == 'factcheck: Dask is not installed. pip install "factcheck[scale]"\n'


class Unreachable:
    """A cluster's client whose scheduler has just died."""

    status = "closed"

    def __init__(self, address: str, **_: object) -> None:
        self.address = address

    def close(self, timeout: float) -> None:
        """Nothing is left to be closed."""


def test_where_drafts_go_is_said_before_they_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=Unreachable, comm=distributed.comm))
    result = factcheck(*SEEDS, "--engine", "dask", "--scheduler", "tls://desk.example:8786")
    first, second = result.stderr.splitlines()
    assert first == "factcheck: articles, drafts too, and pages go to the workers of tls://desk.example:8786"
    assert second.startswith("factcheck: the scheduler is gone")


def test_a_cluster_of_this_machine_that_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[float] = []

    def silent(*_: object, **__: object) -> None:
        raise TimeoutError("nobody answered")

    def close(timeout: float) -> None:
        ended.append(timeout)

    double = SimpleNamespace(LocalCluster=lambda **_: SimpleNamespace(close=close), Client=silent)
    monkeypatch.chdir(ROOT)
    monkeypatch.setitem(sys.modules, "distributed", double)
    result = factcheck(*SEEDS, "--engine", "dask")
    assert (result.exit_code, len(ended)) == (2, 1)
    assert "no scheduler can be reached: nobody answered" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--scheduler", "tcp://127.0.0.1:1"), "--scheduler is for --engine dask"),
        (("--engine", "processes", "--locked"), "stays in one process"),
    ],
)
def test_what_makes_no_sense_together_is_said(
    options: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = factcheck(*SEEDS, *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_run_with_a_folder_goes_on_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    first, again, without = (factcheck(*SEEDS, *more) for more in [("--resume", str(tmp_path / "run"))] * 2 + [()])
    assert (again.stdout, again.exit_code) == (first.stdout, first.exit_code) == (without.stdout, without.exit_code)
    other = factcheck("verify", "seeds/", "--privacy", "draft", "--resume", str(tmp_path / "run"))
    assert other.exit_code == 2
    assert "holds a run with other settings" in other.stderr
