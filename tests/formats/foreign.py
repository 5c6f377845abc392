"""A report with the same foreign text in every place that an article, a page, a service or a user can fill."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.model import (
    Alignment,
    ArticleReport,
    Attribution,
    Change,
    Coverage,
    Difference,
    Evidence,
    Finding,
    Fit,
    Kind,
    Miss,
    Outlet,
    Part,
    PartMatch,
    Passage,
    Reason,
    Remark,
    Report,
    Search,
    Sent,
    Span,
    Uncredited,
    Verdict,
)
from tests import builders
from tests.formats import examples


def filled(text: str) -> Report:
    """Two articles, `text` in all places; a finding of each kind of section, a group of two, an unread input."""
    first = _article_report(text, "one")
    miss = Miss(f"in {text}", "read", Reason.UNREADABLE, f"why {text}")
    return examples.report(first, _article_report(text, "two"), misses=(miss,))


def _article_report(text: str, name: str) -> ArticleReport:
    body = f"{text} 18 {text} and more."
    whole = builders.article(body, id=f"{name}{text}", path=Path("x"), draft_reason=f"r {text}")
    credit = Uncredited(Span(0, len(body), body), 1, "figure")
    verdicts = (Verdict.FIGURE_DIFFERS, Verdict.SUPPORTED, Verdict.NO_CANDIDATE, Verdict.UNRESOLVED)
    findings = [_finding(whole, text, verdict, number) for number, verdict in enumerate(verdicts)]
    later = replace(findings[1], claim=replace(findings[1].claim, id="f" * 12, continues=findings[1].claim.id))
    return ArticleReport(
        whole, (*findings, later), Coverage(5, 4, 3, 2, (credit,), 1, 1),
        sent=(Sent(f"h {text}", f"w {text}", f"p {text}"),), stand_in=text, privacy="draft",
    )  # fmt: skip


def _finding(whole: object, text: str, verdict: Verdict, number: int) -> Finding:
    body = whole.text  # type: ignore[attr-defined]
    at = body.index(" 18 ") + 1
    part = Part(0, len(body), body, quoted=True)
    relation = Attribution(0, None, None, (Span(0, len(body), body),), Kind.DIRECT, None, None, (), 1.0, "test", 1)
    outlet = Outlet("example.org", f"O {text}", domains=("example.org",))
    claim = builders.claim(body, outlet=outlet, speaker=f"S {text}", chain=(f"C {text}",), named=f"N {text}")
    claim = replace(claim, article=whole, parts=(part,), attribution=relation, id=f"{number}" * 12)
    differences = (
        Difference(Change.FIGURE, "18", "20", (at, at + 2), (at, at + 2)),
        Difference(Change.WORDING, f"a {text}", f"b {text}", (0, at - 1), (0, at - 1)),
    )
    page = builders.page(
        body.replace(" 18 ", " 20 "), outlet=outlet, title=f"T {text}", url=f"https://example.org/{text}",
        published=examples.READ, incomplete_reason=f"i {text}", archived_url=None,
    )  # fmt: skip
    there = Passage(0, len(page.text), page.text)
    match = PartMatch(part, Fit.DIFFERS, 0.9, there, differences=differences, missing=(f"m {text}",))
    best = Alignment(page, (match,), 0.5, said_by=f"B {text}", speaker_fits=False)
    partly = Alignment(replace(page, complete=False, url=f"{page.url}2"), (match,), 0.5)
    facts = {name: f"{name} {text}" for name in ("a", "b", "services", "reason", "link", "how")}
    remark = (Remark("third_hand", {"cited": f"c {text}"}), Remark("no such key", {"x": f"x {text}"}))
    evidence = Evidence(
        own=(best, partly), misses=(Miss(f"https://example.org/{text}", "fetch", Reason.BLOCKED, f"d {text}"),),
        searches=(Search(f"s {text}", None, "failed", detail=f"e {text}"),), not_before=date(2026, 1, 1),
    )  # fmt: skip
    return Finding(claim, verdict, evidence, best, facts, "", differences, remark, remark, remark)
