"""Golden pairs: an article that we wrote, and what the whole program must say about it.

Each `tests/corpus/NAME.md` (or .txt) has its `NAME.json`. The program runs as it is, over real HTTP, against the
stand-in newsroom on loopback. `python -m tests.test_corpus NAME...` writes a golden anew; read it before you commit it.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck import outlets, plugins
from factcheck.fetch import Web
from factcheck.model import Article, ArticleReport, Finding, Miss
from factcheck.pipeline import Kit, check_article
from factcheck.read import read
from factcheck.settings import Settings
from tests.newsroom import Newsroom

CORPUS = Path(__file__).parent / "corpus"
SEEDS = CORPUS.parent.parent / "seeds"
ARTICLES = {path.stem: path for path in sorted(CORPUS.iterdir()) if path.suffix in (".md", ".txt")}
ARTICLES["the-users-article"] = SEEDS / "000_25ed0569da2f77f7.txt"


def checked(path: Path, newsroom: Newsroom) -> ArticleReport | Miss:
    settings = Settings(allow_stand_ins=True, root=path.parent)
    (item,) = read([str(path)], root=path.parent, max_bytes=settings.max_article_bytes)
    if not isinstance(item, Article):
        return item
    with Web(settings, network=newsroom.transport(), sleeper=lambda seconds: None) as web:
        kit = Kit(settings, outlets.load(), plugins.discoverers(settings.discoverers), web)
        return check_article(item, kit)


def told(report: ArticleReport | Miss) -> dict[str, Any]:
    """What a golden holds: every verdict with what shows it, and what left the machine."""
    if isinstance(report, Miss):
        return {"miss": report.reason.value}
    coverage = report.coverage
    return {
        "findings": [finding_told(finding) for finding in report.findings],
        "coverage": {
            "attributions": coverage.attributions,
            "to_outlets": coverage.to_outlets,
            "checked": coverage.checked,
            "uncredited": [one.span.text for one in coverage.uncredited],
        },
        "asked": sorted({sent.host for sent in report.sent}),
    }


def finding_told(finding: Finding) -> dict[str, Any]:
    claim = finding.claim
    row = {
        "line": claim.line,
        "verdict": finding.verdict.label,
        "outlet": claim.outlet.id if claim.outlet else [outlet.id for outlet in claim.outlets],
        "speaker": claim.speaker,
        "kind": claim.kind.value,
        "claim": claim.text,
        "chain": list(claim.chain),
        "continues": claim.continues is not None,
        "page": finding.best.page.url if finding.best else None,
        "differences": [[one.change.value, one.a, one.b] for one in finding.differences if one.serious],
        "remarks": sorted({remark.key for remark in finding.remarks}),
        "missed": sorted({miss.reason.value for miss in finding.evidence.misses}),
    }
    return {key: value for key, value in row.items() if value not in ([], None, False)}


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as serving:
        yield serving


@pytest.mark.parametrize("name", ARTICLES)
def test_the_program_says_what_the_golden_holds(name: str, newsroom: Newsroom) -> None:
    golden = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    assert told(checked(ARTICLES[name], newsroom)) == golden


def test_no_word_of_a_draft_leaves_the_machine() -> None:
    with Newsroom() as newsroom:
        report = checked(ARTICLES["draft"], newsroom)
        assert isinstance(report, ArticleReport)
        assert report.privacy == "draft"
        assert report.sent == ()
        assert newsroom.log == []


def test_what_left_the_machine_is_what_the_newsroom_saw() -> None:
    with Newsroom() as newsroom:
        report = checked(ARTICLES["faithful-quotation"], newsroom)
        assert isinstance(report, ArticleReport)
        assert {sent.host for sent in report.sent} == {asked.host for asked in newsroom.log}


def test_queries_hold_no_date_of_today() -> None:
    today = datetime.now(UTC).date()
    with Newsroom() as newsroom:
        for name in ("undated", "faithful-quotation"):
            checked(ARTICLES[name], newsroom)
        for asked in newsroom.log:
            assert f"{today:%Y%m%d}" not in asked.query
            assert f"{today:%Y-%m-%d}" not in asked.query


if __name__ == "__main__":
    with Newsroom() as serving:
        for chosen in sys.argv[1:] or ARTICLES:
            text = json.dumps(told(checked(ARTICLES[chosen], serving)), indent=1, ensure_ascii=False)
            (CORPUS / f"{chosen}.json").write_text(text + "\n", encoding="utf-8")
            print(chosen, text)
