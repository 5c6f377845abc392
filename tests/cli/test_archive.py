"""`factcheck archive`, and a check that rests on the newsroom's own archive alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from factcheck.archive import Place, Writer
from factcheck.cli.common import kit_for, settings_from, web_for
from factcheck.cli.trust import Trust
from tests.archive.test_wire import item
from tests.cli.running import factcheck
from tests.house import FREIGHT, PAGE, QUAY, article

SETTINGS = 'discoverers = ["archive"]\narchive = "held"\n'
TEXT = "".join(f"<p>{line}</p>" for line in PAGE.split("\n\n")[1:])
CONTENT = f"<inlineXML><html><body>{TEXT}</body></html></inlineXML>"
HEAD = "---\ntitle: The harbour\ndate: {day}\n---\n\n"
RECORD = {"id": 1, "text": PAGE, "url": "https://www.reuters.com/harbour", "published": "2026-02-28"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(project: Path, name: str, content: str, *options: str) -> Any:
    (project / "in" / name).write_text(content, encoding="utf-8")
    return factcheck("archive", "add", "in", *options)


def written(project: Path, *paragraphs: str, day: str = "2026-03-04") -> Path:
    path = project / "a.md"
    body = article(*paragraphs).split("---\n\n", 1)[1]
    path.write_text(HEAD.format(day=day) + body, encoding="utf-8")
    return path


def findings(path: Path, *options: str) -> list[dict[str, Any]]:
    done = factcheck("verify", path, "--format", "json", *options)
    return json.loads(done.stdout)["findings"]  # type: ignore[no-any-return]


def verdicts(path: Path, *options: str) -> list[str]:
    return [one["verdict"] for one in findings(path, *options)]


class TestACheckThatRestsOnTheArchiveAlone:
    @pytest.fixture(autouse=True)
    def fill(self, project: Path) -> None:
        assert add(project, "a.jsonl", json.dumps(RECORD)).exit_code == 0

    @pytest.mark.parametrize("options", [("--offline",), ("--privacy", "draft"), ("--privacy", "offline")])
    def test_finds_what_is_there_with_its_passage(self, project: Path, options: tuple[str, ...]) -> None:
        one = findings(written(project, FREIGHT), *options)[0]
        assert one["verdict"] == "supported"
        assert "18 million tonnes" in json.dumps(one["evidence"])

    @pytest.mark.parametrize(
        ("words", "verdict"),
        [
            (FREIGHT.replace("18", "81"), "figure_differs"),
            (QUAY, "supported"),
            (QUAY.replace("the new quay", "the old bridge"), "wording_differs"),
        ],
    )
    def test_tells_what_differs(self, project: Path, words: str, verdict: str) -> None:
        assert verdicts(written(project, words), "--offline") == [verdict]

    def test_says_where_it_was_read_and_that_nothing_left(self, project: Path) -> None:
        said = factcheck("verify", written(project, FREIGHT), "--offline").stdout
        assert "from the newsroom's archive; on" in said
        assert "the newsroom's own archive (1 page named)" in said
        assert "From the newsroom's archive: 1." in said
        assert "**Left this machine:** nothing (offline)." in said

    def test_says_so_as_html_and_after_saving_too(self, project: Path) -> None:
        path = written(project, FREIGHT)
        factcheck("verify", path, "--offline", "-o", "json=r.json", "-o", "html=r.html")
        assert "From the newsroom&#39;s archive: 1." in (project / "r.html").read_text(encoding="utf-8")
        assert "From the newsroom's archive: 1." in factcheck("report", "r.json").stdout

    def test_asks_nobody_else_about_what_the_archive_settles(self, project: Path) -> None:
        settings = SETTINGS.replace('"archive"', '"gdelt", "wayback"', 1)
        (project / "factcheck.toml").write_text(settings, encoding="utf-8")
        plan = factcheck("verify", written(project, FREIGHT), "--plan").stdout
        assert "gdeltproject" not in plan
        plan = factcheck("verify", written(project, FREIGHT.replace("18", "81")), "--plan").stdout
        assert "gdeltproject" in plan

    def test_does_not_show_it_to_strangers(self, project: Path) -> None:
        settings = settings_from(project / "factcheck.toml")
        with web_for(settings) as web:
            assert kit_for(settings, web).archive is not None
            assert kit_for(settings, web, Trust(untrusted=True)).archive is None

    def test_a_page_from_after_the_article_is_no_source_of_it(self, project: Path) -> None:
        assert verdicts(written(project, FREIGHT, day="2026-01-01"), "--offline") == ["no_candidate"]


class TestAWire:
    def test_its_item_supports(self, project: Path) -> None:
        add(project, "a.xml", item(CONTENT))
        assert verdicts(written(project, FREIGHT), "--offline") == ["supported"]

    @pytest.mark.parametrize(("status", "more"), [("withheld", ""), ("usable", "<embargoed>2126-01-01</embargoed>")])
    def test_what_may_not_be_used_yet_supports_nothing(self, project: Path, status: str, more: str) -> None:
        add(project, "a.xml", item(CONTENT, status, more))
        report = factcheck("verify", written(project, FREIGHT), "--offline", "--format", "json").stdout
        assert [one["verdict"] for one in json.loads(report)["findings"]] == ["no_candidate"]
        assert "operator" not in report

    @pytest.mark.parametrize("content", [CONTENT, ""])
    def test_what_was_killed_supports_nothing_and_the_kill_is_told(self, project: Path, content: str) -> None:
        add(project, "a.xml", item(CONTENT))
        killed = item(content, "canceled", "<edNote>The source was misheard.</edNote>", 2)
        add(project, "b.xml", killed)
        (one,) = findings(written(project, FREIGHT), "--offline")
        assert one["verdict"] == "source_corrected"
        assert "The source was misheard" in one["summary"]

    def test_a_correction_explains_what_differs(self, project: Path) -> None:
        add(project, "a.xml", item(CONTENT.replace("18", "81")))
        note = "<edNote>Corrects the tonnage of freight: 18 million, not 81 million.</edNote>"
        add(project, "b.xml", item(CONTENT, "usable", f'{note}<signal qcode="sig:correction"/>', 2))
        (one,) = findings(written(project, FREIGHT.replace("18", "81")), "--offline")
        assert one["verdict"] == "source_corrected"
        assert "18 million, not 81 million" in one["summary"]


class TestTheCommands:
    def test_adding_counts_what_is_new_known_and_skipped(self, project: Path) -> None:
        (project / "in" / "a.jpg").write_bytes(b"x")
        first = add(project, "a.jsonl", f"{json.dumps(RECORD)}\n{{}}\n")
        assert first.exit_code == 2
        assert "added    1 page," in first.stdout
        assert "1  a kind of file that is not taken (in/a.jpg)" in first.stdout
        again = json.loads(factcheck("archive", "add", "in", "--format", "json").stdout)
        assert (again["added"], again["known"], sum(again["skipped"].values())) == (0, 1, 2)

    def test_a_folder_is_given_to_an_outlet(self, project: Path) -> None:
        assert add(project, "a.txt", PAGE, "--outlet", "reuters.com").exit_code == 0
        assert verdicts(written(project, FREIGHT), "--offline") == ["supported"]
        assert "no outlet is known as" in add(project, "b.txt", PAGE, "--outlet", "nobody").stderr

    def test_pages_are_searched_shown_counted_and_checked(self, project: Path) -> None:
        add(project, "a.jsonl", json.dumps(RECORD))
        assert "reuters.com" in factcheck("archive", "search", "freight of Northport").stdout
        found = json.loads(
            factcheck("archive", "search", "freight", "--format", "json", "--until", "2026-03-01").stdout
        )
        assert [one["id"] for one in found["found"]] == [1]
        assert factcheck("archive", "search", "freight", "--outlet", "bbc.com").stdout == ""
        assert "reuters.com" in factcheck("archive", "search", "freight", "--outlet", "Reuters").stdout
        unknown = factcheck("archive", "search", "freight", "--outlet", "Reutters")
        assert (unknown.exit_code, unknown.stdout) == (2, "")
        assert 'no outlet is known as "Reutters". Closest is reuters.com;' in unknown.stderr
        assert "18 million tonnes" in factcheck("archive", "show", "1").stdout
        assert json.loads(factcheck("archive", "show", "1", "--format", "json").stdout)["text"] == PAGE
        assert factcheck("archive", "show", "9").exit_code == 2
        told = json.loads(factcheck("archive", "stats", "--format", "json").stdout)
        assert (told["pages"], told["outlets"]["reuters.com"]["last"]) == (1, "2026-02-28")
        assert "reuters.com  2026-02-28" in factcheck("archive", "stats").stdout
        assert factcheck("archive", "check").stdout == "1 page: all as added\n"

    def test_a_title_does_not_pass_for_another_page(self, project: Path) -> None:
        title = "Harbour\n       2  1.00  2026-01-01  apnews.com\tQuay"
        add(project, "a.jsonl", json.dumps(RECORD | {"title": title}))
        (line,) = factcheck("archive", "search", "harbour").stdout.splitlines()
        assert line.endswith("Harbour 2 1.00 2026-01-01 apnews.com Quay")

    def test_as_json_every_character_stays_what_it_is(self, project: Path) -> None:
        text = f"{PAGE}\n\n18\u00a0million\u200b \U000e0001"
        done = add(project, "a\u00a0.jsonl", f"{json.dumps(RECORD | {'text': text})}\n{{}}\n", "--format", "json")
        (reason,) = json.loads(done.stdout)["skipped"]
        assert "it needs a text" in reason
        assert json.loads(factcheck("archive", "show", "1", "--format", "json").stdout)["text"] == text

    def test_pages_are_removed_and_purged(self, project: Path) -> None:
        rows = [RECORD, {**RECORD, "url": "https://apnews.com/a"}, {**RECORD, "url": "https://www.bbc.com/a"}]
        add(project, "a.jsonl", "\n".join(map(json.dumps, rows)))
        assert factcheck("archive", "remove", "--outlet", "bbc.com").stdout == "removed 1 page\n"
        assert json.loads(factcheck("archive", "stats", "--format", "json").stdout)["removed_not_compacted"] == 1
        assert factcheck("archive", "purge", "1").stdout == "purged 1 page\n"
        told = json.loads(factcheck("archive", "stats", "--format", "json").stdout)
        assert (told["pages"], told["removed_not_compacted"], list(told["outlets"])) == (1, 0, ["apnews.com"])
        assert "compacted 1 shard:" in factcheck("archive", "compact").stdout
        assert factcheck("archive", "remove").exit_code == 2

    def test_a_damaged_archive_is_told_by_check_and_by_a_run(self, project: Path) -> None:
        add(project, "a.jsonl", json.dumps(RECORD))
        texts = project / "held/shards/000001/texts"
        texts.write_bytes(texts.read_bytes()[:20])
        done = factcheck("archive", "check")
        assert (done.exit_code, "damaged at byte 8" in done.stderr) == (2, True)
        run = factcheck("verify", written(project, FREIGHT), "--offline")
        assert "damaged" in run.stdout + run.stderr

    def test_doctor_says_what_it_holds_or_what_is_broken(self, project: Path) -> None:
        assert "no archive is here" in factcheck("doctor").stdout
        add(project, "a.jsonl", json.dumps(RECORD))
        assert "1 pages, " in factcheck("doctor").stdout

    def test_without_an_archive_each_says_how_to_have_one(self, project: Path) -> None:
        for name in ("stats", "check", "compact"):
            done = factcheck("archive", name)
            assert (done.exit_code, "archive add PATHS" in done.stderr) == (2, True)
        (project / "factcheck.toml").write_text("", encoding="utf-8")
        assert "--archive DIR" in factcheck("archive", "stats").stderr
        assert "Name files" in factcheck("archive", "add").stderr

    def test_a_second_writer_is_told_who_writes(self, project: Path) -> None:
        with Writer(Place(project / "held")):
            done = add(project, "a.jsonl", json.dumps(RECORD))
        assert done.exit_code == 2
        assert re.search(r"process \d+ on .*, since .*, is writing to this archive", done.stderr)

    def test_a_day_that_is_none_is_one_line(self, project: Path) -> None:
        add(project, "a.jsonl", json.dumps(RECORD))
        assert '"soon" is no day' in factcheck("archive", "search", "x", "--since", "soon").stderr
