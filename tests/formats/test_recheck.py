"""What became of pinned pages, told: nothing of a page or an article breaks out, and a long list is cut and says so."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from factcheck.formats import recheck
from factcheck.model import Miss, Outcome, Pin, Reason, Recheck, Rechecked, RecheckReport, Verdict
from tests import builders
from tests.formats import examples
from tests.pins.pinning import page, pin

HOSTILE = [
    "# h\n- x",
    "<script>alert(1)</script>",
    "[a](javascript:b)",
    "`x` | y",
    "@all #12",
    "\u202eevil\x1b[2J",
    "**",
]


def report(*rechecks: Recheck, name: str = "a.md") -> RecheckReport:
    return RecheckReport(examples.example().run, (Rechecked(name, rechecks),))


def matters(number: int, words: str = "The rate was held at 18 percent") -> Recheck:
    """A pin whose page has another figure now."""
    finding = examples.figure(words)
    facts = {"outlet": "Reuters", "date": "2026-11-23", "a": "18", "b": "20"}
    changed = replace(finding, verdict=Verdict.SOURCE_CHANGED, facts=facts)
    claim = replace(finding.claim, id=f"{number:012x}")
    return Recheck(pin(number), Outcome.MATTERS, claim, None, finding.best, replace(changed, claim=claim))


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_nothing_breaks_out(text: str) -> None:
    hostile: Pin = pin(1, page=page(url=f"https://www.reuters.com/{text}"))
    one = replace(matters(1, f"{text} at 18 percent {text}"), pin=hostile)
    miss = Miss(text, "fetch", Reason.BLOCKED, text)
    unread = Recheck(hostile, Outcome.UNREAD, builders.claim(text or "x"), miss=miss)
    rendered = recheck.markdown(replace(report(one, unread, name=text), misses=(miss,)))
    tokens = MarkdownIt("commonmark").parse(rendered)
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h2", "h2"]
    assert not [token for token in tokens if token.type in {"html_block", "code_block", "fence"}]
    html = MarkdownIt("commonmark").render(rendered)
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "\u202e" not in rendered + recheck.json(report(one, name=text))
    assert "\x1b" not in rendered + recheck.json(report(one, name=text))


def test_a_long_list_is_cut_and_the_json_has_all_of_it() -> None:
    many = report(*(matters(number) for number in range(70)))
    assert recheck.markdown(many).count("\n## ") == 50
    assert "and 20 more" in recheck.markdown(many)
    assert len(recheck.document(many)["pins"]) == 70


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_sentence(outcome: Outcome, language: str) -> None:
    one = replace(matters(1), outcome=outcome, why="draft" if outcome is Outcome.NOT_ASKED else "")
    run = replace(examples.example().run, language=language)
    (row,) = recheck.document(replace(report(one), run=run))["pins"]
    assert row["summary"].endswith((".", "?"))
    assert "{" not in row["summary"]
