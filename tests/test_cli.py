"""The command line: what it prints where, and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*args: str, cwd: Path = ROOT, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "factcheck", *args]
    return subprocess.run(
        command, cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False, env=os.environ | environment
    )


def lines(output: bytes) -> list[str]:
    return output.decode().splitlines()


class TestTheMainJob:
    def test_exits_1_because_one_attribution_names_the_wrong_outlet(self) -> None:
        done = run("verify", "--offline", "seeds/")
        assert done.returncode == 1
        assert done.stderr == b""

    def test_repeats_to_the_byte_but_for_times(self) -> None:
        first, second = (json.loads(run("verify", "--format", "json", "seeds/").stdout) for _ in range(2))
        first.pop("run"), second.pop("run")
        assert first == second

    def test_writes_every_format_asked_for(self, tmp_path: Path) -> None:
        done = run(
            "verify",
            "seeds/",
            "-o",
            str(tmp_path / "a.md"),
            "-o",
            f"json={tmp_path / 'b'}",
            "-o",
            str(tmp_path / "c.jsonl"),
        )
        assert (done.returncode, done.stdout) == (1, b"")
        assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Attribution check")
        assert json.loads((tmp_path / "b").read_text(encoding="utf-8"))["schema"] == "factcheck.verify/1"
        assert [json.loads(line)["schema"] for line in (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()]

    @pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("never", 0)])
    def test_fails_from_the_level_on_that_is_asked_for(self, level: str, code: int) -> None:
        assert run("verify", "seeds/", "--fail-on", level).returncode == code


class TestOutput:
    FULL = Path("/dev/full")

    @pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
    def test_a_file_that_cannot_be_written_costs_the_others_nothing(self, tmp_path: Path) -> None:
        done = run("verify", "seeds/", "-o", f"json={self.FULL}", "-o", str(tmp_path / "new" / "a.md"))
        assert (done.returncode, done.stdout) == (2, b"")
        assert lines(done.stderr) == ["factcheck: /dev/full: cannot be written: No space left on device"]
        assert (tmp_path / "new" / "a.md").read_text(encoding="utf-8").startswith("# Attribution check")

    @pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
    def test_a_report_that_no_file_can_take_goes_to_stdout(self) -> None:
        done = run("verify", "seeds/", "-o", f"json={self.FULL}")
        assert done.returncode == 2
        assert json.loads(done.stdout)["schema"] == "factcheck.verify/1"

    @pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("command", ["--help", "verify seeds/", "extract seeds/", "outlets show Reuters"])
    def test_a_full_disk_behind_stdout_is_one_line(self, command: str) -> None:
        with self.FULL.open("wb") as full:
            called = [sys.executable, "-m", "factcheck", *command.split()]
            done = subprocess.run(called, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
        assert done.returncode == 2
        assert lines(done.stderr) == ["factcheck: standard output: cannot be written: No space left on device"]

    def test_a_reader_that_stops_early_changes_neither_the_files_nor_the_exit_code(self, tmp_path: Path) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        called = [
            sys.executable,
            "-m",
            "factcheck",
            "verify",
            "seeds/",
            "--format",
            "html",
            "-o",
            str(tmp_path / "a.md"),
        ]
        done = subprocess.run(called, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, timeout=120, check=False)
        os.close(writer)
        assert (done.returncode, done.stderr) == (1, b"")
        assert (tmp_path / "a.md").exists()

    @pytest.mark.parametrize("closed", [1, 2])
    def test_a_closed_stream_is_no_fault(self, closed: int) -> None:
        script = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
        called = [sys.executable, "-c", script, "-m", "factcheck", "verify", "seeds/"]
        done = subprocess.run(called, cwd=ROOT, capture_output=True, timeout=120, check=False)
        assert (done.returncode, done.stderr) == (1, b"")

    @pytest.mark.parametrize(
        ("output", "says"),
        [("jsn=a.md", 'no format is called "jsn"'), ("json=.", "json=.: is a folder. Name the file")],
    )
    def test_what_cannot_be_written_is_said_before_anything_is_read(self, output: str, says: str) -> None:
        done = run("verify", "missing.txt", "-o", output)
        assert done.returncode == 2
        assert says in done.stderr.decode()
        assert "missing.txt" not in done.stderr.decode()


class TestBadInput:
    def write(self, folder: Path, name: str, content: bytes) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("nul.txt", b"one\x00two"),
            ("binary.txt", bytes(range(256)) * 40),
            ("broken.md", b"---\ntitle: [\n---\nText.\n"),
            ("broken.jsonl", b'{"id": "a"\n'),
            ("surrogate.jsonl", b'{"id": "a", "text": "\\ud800"}\n'),
        ],
    )
    def test_is_one_line_that_names_the_file_and_the_rest_is_checked(
        self, tmp_path: Path, name: str, content: bytes
    ) -> None:
        self.write(tmp_path, name, content)
        self.write(tmp_path, "good.txt", b"It rained.\n")
        done = run("verify", "--offline", str(tmp_path), cwd=tmp_path)
        assert done.returncode == 2
        assert len(lines(done.stderr)) == 1
        assert name in lines(done.stderr)[0]
        assert b"good.txt" in done.stdout

    @pytest.mark.parametrize("path", ["missing.txt", "*.nothing", "http://", "https://[::1"])
    def test_a_place_with_no_articles_is_named(self, tmp_path: Path, path: str) -> None:
        (tmp_path / "empty").mkdir()
        done = run("verify", path, cwd=tmp_path)
        assert done.returncode == 2
        assert len(lines(done.stderr)) == 1
        assert path.rstrip("/") in lines(done.stderr)[0]

    def test_broken_settings_are_named_with_the_way_out(self, tmp_path: Path) -> None:
        self.write(tmp_path, "factcheck.toml", b'fial-on = "error"\n')
        done = run("verify", ".", cwd=tmp_path)
        assert done.returncode == 2
        assert 'Did you mean "fail-on"?' in done.stderr.decode()

    def test_a_broken_cassette_is_named(self, tmp_path: Path) -> None:
        self.write(tmp_path, "factcheck.toml", b'cassettes = "cassettes"\n')
        self.write(tmp_path, "a.txt", b"Rates were held, according to Reuters.\n")
        (tmp_path / "cassettes").mkdir()
        self.write(tmp_path / "cassettes", "a.yaml", b"interactions: [\n")
        done = run("verify", "--offline", "a.txt", cwd=tmp_path)
        assert done.returncode == 2
        assert "a.yaml" in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()

    def test_a_file_of_zero_bytes_has_nothing_to_check(self, tmp_path: Path) -> None:
        self.write(tmp_path, "empty.txt", b"")
        assert run("verify", "--offline", "empty.txt", cwd=tmp_path).returncode == 0
        assert run("verify", "--offline", "--fail-if-empty", "empty.txt", cwd=tmp_path).returncode == 3

    def test_what_is_missing_in_replay_is_exit_2_with_the_report_of_the_rest(self, tmp_path: Path) -> None:
        self.write(tmp_path, "a.txt", b"Rates were held, according to Reuters.\n")
        done = run("verify", "--offline", "a.txt", cwd=tmp_path)
        assert done.returncode == 2
        assert b"Attribution check" in done.stdout


class TestStdin:
    def test_an_article_may_come_from_a_pipe(self) -> None:
        done = run("extract", "--format", "jsonl", "-", stdin=b"Rates were held, according to Reuters.\n")
        (row,) = [json.loads(line) for line in lines(done.stdout)]
        assert (row["article"], row["outlet"]["id"]) == ("-", "reuters.com")


class TestExtract:
    def test_lists_what_leads_to_one_outlet(self) -> None:
        done = run("extract", "--outlet", "Reuters", "--format", "jsonl", "seeds/")
        assert [json.loads(line)["line"] for line in lines(done.stdout)] == [4, 13]

    def test_prints_a_table_to_read(self) -> None:
        done = run("extract", "--explain", "seeds/")
        assert done.returncode == 0
        assert "000_25ed0569da2f77f7.txt:13" in done.stdout.decode()


class TestCheck:
    def test_answers_one_line_for_each_pair(self) -> None:
        rows = [
            {"id": "a", "claim": "The plan is dead", "source_text": '"The plan is dead," she said.', "kind": "direct"},
            {
                "id": "b",
                "claim": "The plan is not dead",
                "source_text": '"The plan is dead," she said.',
                "kind": "direct",
            },
        ]
        stdin = "\n".join(json.dumps(row) for row in rows).encode()
        done = run("check", "--format", "jsonl", "--pairs", "-", stdin=stdin)
        assert [(row["id"], row["level"]) for row in map(json.loads, lines(done.stdout))] == [
            ("a", "none"),
            ("b", "error"),
        ]

    def test_a_broken_line_is_named_and_the_rest_answered(self, tmp_path: Path) -> None:
        pairs = tmp_path / "pairs.jsonl"
        pairs.write_text(
            '{"id": 1\n{"id": "b", "claim": "It is over", "source_text": "It is over."}\n', encoding="utf-8"
        )
        done = run("check", "--pairs", str(pairs))
        assert done.returncode == 2
        assert len(lines(done.stdout)) == 1
        assert f"{pairs}:1" in done.stderr.decode()

    def test_days_are_seen_from_the_days_that_a_row_gives(self) -> None:
        frame = "The council of Brennfeld closed the northern harbour to all freight {} after a storm"
        row = {"claim": frame.format("last Tuesday"), "source_text": f"{frame.format('on April 3')}."}
        days = {"published": "2018-04-10", "source_published": "2018-04-03"}
        rows = [{"id": "dated", **row, **days}, {"id": "later", **row, **days, "published": "2018-04-17"}]
        rows += [{"id": "undated", **row}, {"id": "wrong", **row, "published": "last week"}]
        done = run("check", "--pairs", "-", stdin="\n".join(map(json.dumps, rows)).encode())
        verdicts = {row["id"]: row["verdict"] for row in map(json.loads, lines(done.stdout))}
        assert verdicts == {"dated": "supported", "later": "date_differs", "undated": "compare"}
        assert lines(done.stderr) == ["factcheck: -:4: has no day as 2026-11-23 in published. Mend or drop that line"]

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            (b"\xff", "not UTF-8"),
            (b"[" * 100_000, "nested too deep"),
            (b'{"id": "c", "claim": "It is over", "source_text": "It is over.", "speaker": 3}', "has no text speaker"),
        ],
    )
    def test_no_line_ends_the_answers_to_the_others(self, line: bytes, says: str) -> None:
        good = b'{"id": "b", "claim": "It is over", "source_text": "It is over."}'
        done = run("check", "--pairs", "-", stdin=b"\xef\xbb\xbf" + good + b"\n" + line + b"\n" + good)
        assert done.returncode == 2
        assert len(lines(done.stdout)) == 2
        assert lines(done.stderr) == [f"factcheck: -:2: {says}. Mend or drop that line"]


class TestACheckRightNow:
    def write(self, folder: Path) -> str:
        path = folder / "page.txt"
        path.write_text('The bank kept rates at 4.25%. "The plan is not dead," said Priya Nair.\n', encoding="utf-8")
        return str(path)

    def test_sees_days_from_the_days_that_it_is_given(self, tmp_path: Path) -> None:
        frame = "The council of Brennfeld closed the northern harbour to all freight {} after a storm"
        path = tmp_path / "page.txt"
        path.write_text(f"{frame.format('on April 3')}. Nobody was hurt.\n", encoding="utf-8")
        days = ("--source", str(path), "--published", "2018-04-10", "--source-published", "2018-04-03")
        assert run("check", frame.format("last Tuesday"), *days).returncode == 0
        assert run("check", frame.format("last Friday"), *days).returncode == 1

    def test_keeps_words_that_stand_there(self, tmp_path: Path) -> None:
        done = run("check", '"The plan is not dead"', "--source", self.write(tmp_path), "--outlet", "Reuters")
        assert done.returncode == 0

    def test_asks_who_says_them(self, tmp_path: Path) -> None:
        words = ("check", '"The plan is not dead"', "--source", self.write(tmp_path), "--speaker")
        assert run(*words, "Priya Nair").returncode == 0
        done = run(*words, "Peter Miller")
        assert done.returncode == 1
        assert "FC205" in done.stdout.decode()

    def test_says_which_words_differ_and_fails(self, tmp_path: Path) -> None:
        done = run("check", '"The plan is dead"', "--source", self.write(tmp_path), "--outlet", "Reuters")
        assert done.returncode == 1
        assert "FC203 sense_differs" in done.stdout.decode()

    def test_looks_at_who_says_it(self, tmp_path: Path) -> None:
        words = ("check", '"The plan is not dead"', "--source", self.write(tmp_path))
        assert "FC205" not in run(*words, "--speaker", "Priya Nair").stdout.decode()

    @pytest.mark.parametrize(
        ("source", "says"),
        [("none.txt", "no such file"), (".", "is a folder"), ("http://[::1", "is no address")],
    )
    def test_a_source_that_is_none_is_one_line(self, tmp_path: Path, source: str, says: str) -> None:
        done = run("check", '"The plan is not dead"', "--source", source, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert lines(done.stderr) == [f"factcheck: {source}: {says}. Name a file or an address after --source"]

    def test_a_name_that_may_mean_several_outlets_is_told_all_of_them(self, tmp_path: Path) -> None:
        done = run("check", "It rained.", "--source", self.write(tmp_path), "--outlet", "The Times")
        assert done.returncode == 2
        assert all(one in done.stderr.decode() for one in ("nytimes.com, ", "thetimes.com, ", " or "))

    def test_its_finding_has_an_id_and_can_be_explained(self, tmp_path: Path) -> None:
        results = tmp_path / "results.json"
        words = ("check", '"The plan is dead"', "--source", self.write(tmp_path), "--format", "json")
        results.write_bytes(run(*words).stdout)
        (finding,) = json.loads(results.read_bytes())["findings"]
        assert re.fullmatch("[0-9a-f]{12}", finding["id"])
        assert "FC203" in run("explain", str(results), finding["id"][:4]).stdout.decode()

    def test_asks_what_against_what(self) -> None:
        assert "--source" in run("check", "A claim").stderr.decode()


class TestASavedRun:
    def test_is_rendered_again_and_explained_without_the_network(self, tmp_path: Path) -> None:
        results, first = tmp_path / "results.json", tmp_path / "first.md"
        run("verify", "--offline", "seeds/", "-o", str(results), "-o", str(first))
        assert run("report", str(results)).stdout == first.read_bytes()
        explained = run("explain", str(results), "67e3").stdout.decode()
        assert "FC301 outlet_differs" in explained
        assert "bloomberg.com" in explained
        assert "to settle it: Ask the writer for the link" in explained
        assert "feature: figures that stand nowhere" in run("explain", str(results), "9922").stdout.decode()

    def test_shows_a_markdown_article_without_its_markup_both_times(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("The **bank** held [rates](https://a.example), according to *Reuters*.\n")
        run("verify", "--offline", "a.md", "-o", "results.json", "-o", "first.md", cwd=tmp_path)
        first = (tmp_path / "first.md").read_bytes()
        assert "“The bank held rates”".encode() in first
        assert run("report", "results.json", cwd=tmp_path).stdout == first

    def test_an_unknown_finding_is_told_the_known_ones(self, tmp_path: Path) -> None:
        results = tmp_path / "results.json"
        run("verify", "--offline", "seeds/", "-o", str(results))
        done = run("explain", str(results), "nothing")
        assert (done.returncode, "67e3" in done.stderr.decode()) == (2, True)

    @pytest.mark.parametrize("text", ["", "{}", '{"schema": "other/1"}', "not JSON"])
    def test_what_is_no_saved_run_is_one_line(self, tmp_path: Path, text: str) -> None:
        results = tmp_path / "results.json"
        results.write_text(text, encoding="utf-8")
        done = run("report", str(results))
        assert (done.returncode, len(lines(done.stderr))) == (2, 1)
        assert "results.json" in done.stderr.decode()


class TestOutlets:
    def test_shows_one_by_any_of_its_names(self) -> None:
        assert "reuters.com" in run("outlets", "show", "Thomson Reuters").stdout.decode()
        assert "reuters.com" in run("outlets", "show", "https://www.reuters.com/world/").stdout.decode()

    def test_says_when_a_name_is_shared(self) -> None:
        assert '"the Times" may mean' in run("outlets", "show", "the Times").stdout.decode()

    def test_an_unknown_name_ends_with_2_and_the_way_out(self) -> None:
        done = run("outlets", "show", "The Nowhere Herald")
        assert done.returncode == 2
        assert "factcheck.toml" in done.stderr.decode()
