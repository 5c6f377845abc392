"""Counts for the steps of a workflow."""

from factcheck.formats import outputs
from factcheck.model import Miss, Reason
from tests.formats import examples


def test_a_line_for_each_count() -> None:
    shown = outputs.render(examples.example())
    counts = dict(line.split("=") for line in shown.splitlines())
    assert list(counts) == ["articles", "unreadable", "errors", "warnings", "notes", "unchecked", "settled"]
    assert counts["errors"] == "1"


def test_an_unreadable_article_is_counted() -> None:
    report = examples.report(misses=(Miss("a.txt", "read", Reason.UNREADABLE),))
    assert "unreadable=1\n" in outputs.render(report)
