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
