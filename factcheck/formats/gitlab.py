"""GitLab's Code Quality report: a JSON list, one entry for every finding that is not plainly supported."""

import hashlib
from typing import Any

import msgspec

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import one_text, plain
from factcheck.formats.decided import notice_words, standing_words
from factcheck.formats.excerpts import within_limits
from factcheck.formats.places import place_of
from factcheck.formats.telling import sentence, title, to_tell
from factcheck.model import Finding, Level, Notice, Report
from factcheck.text.direction import escaped_in_json

_SEVERITY = {Level.NONE: "info", Level.NOTE: "info", Level.WARNING: "minor", Level.ERROR: "major"}


def render(report: Report) -> str:
    """The list, indented, ending in one newline."""
    report = within_limits(report)
    words = catalogue.load(report.run.language)
    findings = (finding for article in report.articles for finding in article.findings)
    rows = [_row(finding, words) for finding in findings if to_tell(finding)]
    rows += [_entry(notice, words) for article in report.articles for notice in article.notices]
    return escaped_in_json(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode()) + "\n"


def _row(finding: Finding, words: Catalogue) -> dict[str, Any]:
    place = place_of(finding.claim)
    path = one_text(place.path).removeprefix("./")
    told = [f"{title(finding, words)}.", sentence(finding, words, timeless=True), standing_words(finding, words)]
    named = (path, one_text(finding.claim.article.id), finding.verdict.code, finding.claim.id)
    return {
        "description": plain(" ".join(told)),
        "check_name": finding.verdict.code,
        "fingerprint": _fingerprint(*named),
        "severity": "info" if finding.settled else _SEVERITY[finding.level],
        "location": {"path": path, "lines": {"begin": place.line or 1}},
    }


def _entry(notice: Notice, words: Catalogue) -> dict[str, Any]:
    path = one_text(notice.path).removeprefix("./")
    told = plain(notice_words(notice, words))
    return {
        "description": told,
        "check_name": notice.rule.code,
        "fingerprint": _fingerprint(path, notice.rule.code, str(notice.line), told),
        "severity": _SEVERITY[Level.WARNING],
        "location": {"path": path, "lines": {"begin": notice.line or 1}},
    }


def _fingerprint(*named: str) -> str:
    """GitLab wants one that is unique in the list; a claim's id alone is the same in two copies of a text."""
    return hashlib.sha256("\n".join(named).encode("utf-8", "replace")).hexdigest()
