"""`verify -o`: a run's own reports are no articles of the run that follows."""

from pathlib import Path

import pytest

from tests.cli.running import factcheck

ARTICLE = "“Nobody was asked before the bridge was closed,” Dana Whitlock told the BBC."


@pytest.mark.parametrize("name", ["report.md", "report.html", "results.jsonl"])
def test_a_folder_gives_no_report_that_the_run_writes_over(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")
    run = ("verify", ".", "--privacy", "offline", "--format", "json", "-o", name)
    first, second = factcheck(*run), factcheck(*run)
    assert '"a.md"' in first.stdout
    assert first.stdout.count('"a.md"') == second.stdout.count('"a.md"')
    assert name not in second.stdout


@pytest.mark.parametrize("paths", [("a.md",), (".",), ("*.md",), ("sub/../a.md",)])
def test_an_article_is_not_written_over(
    paths: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("a.md").write_text(ARTICLE, encoding="utf-8")
    done = factcheck("verify", *paths, "--privacy", "offline", "-o", "a.md")
    said = (
        "factcheck: a.md: is an article, and the report would be written over it. Give the report another name after -o"
    )
    assert (done.exit_code, done.stdout, done.stderr.strip()) == (2, "", said)
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("name", ["report.md", "report.html", "results.jsonl"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_report_is_written_over_by_the_next(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")
    for _ in range(2):
        assert factcheck("verify", ".", "--privacy", "offline", "--lang", language, "-o", name).exit_code == 0


def test_what_lies_elsewhere_may_be_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("articles/a.md").write_text(ARTICLE, encoding="utf-8")
    Path("notes.md").write_text("To be written over.", encoding="utf-8")
    assert factcheck("verify", "articles", "--privacy", "offline", "-o", "notes.md").exit_code == 0
