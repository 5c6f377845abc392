"""Files beside articles are written whole or not at all."""

import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.beside import is_there, path_of, put_whole


def test_a_write_that_breaks_off_leaves_the_file_as_it_was_and_nothing_beside_it(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"half of it\n"
        raise KeyboardInterrupt

    path = tmp_path / "sources.lock"
    path.write_bytes(b"before\n")
    with pytest.raises(KeyboardInterrupt):
        put_whole(path, breaking())
    assert path.read_bytes() == b"before\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_mode_and_a_new_one_is_for_all_to_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a"
    put_whole(path, [b"1"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o600)
    put_whole(path, [b"2"])
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"2", 0o600)


def test_behind_a_link_the_file_itself_is_written(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "file")
    put_whole(link, [b"1"])
    assert link.is_symlink()
    assert (tmp_path / "file").read_bytes() == b"1"


def test_a_run_that_is_killed_within_a_write_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "sources.lock"
    path.write_bytes(b"before\n")
    script = (
        "import os, sys, signal; from pathlib import Path; from factcheck.beside import put_whole\n"
        "def lines():\n    yield b'half'\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        "put_whole(Path(sys.argv[1]), lines())"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == -signal.SIGKILL
    assert path.read_bytes() == b"before\n"


def test_an_article_is_found_by_its_name_and_a_record_by_its_collection(tmp_path: Path) -> None:
    for name in ("a.md", "no#1.md", "all.jsonl"):
        (tmp_path / name).touch()
    found = {key: path_of(key, tmp_path) for key in ("a.md", "no#1.md", "all.jsonl#7", "b.md", "-", "https://a.org/#b")}
    assert [path.name if path else None for path in found.values()] == [
        "a.md",
        "no#1.md",
        "all.jsonl",
        None,
        None,
        None,
    ]
    assert [is_there(key, tmp_path) for key in found] == [True, True, True, False, True, True]
