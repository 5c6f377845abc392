"""GitLab's Code Quality report: a JSON list, one entry for every finding that is not plainly supported."""

import hashlib
from typing import Any

import msgspec

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import one_text, plain
from factcheck.formats.places import place_of
from factcheck.formats.telling import sentence, title, to_tell
from factcheck.model import Finding, Level, Report

_SEVERITY = {Level.NONE: "info", Level.NOTE: "info", Level.WARNING: "minor", Level.ERROR: "major"}


def render(report: Report) -> str:
    """The list, indented, ending in one newline."""
    words = catalogue.load(report.run.language)
    findings = (finding for article in report.articles for finding in article.findings)
    rows = [_row(finding, words) for finding in findings if to_tell(finding)]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def _row(finding: Finding, words: Catalogue) -> dict[str, Any]:
    place = place_of(finding.claim)
    path = one_text(place.path).removeprefix("./")
    told = f"{plain(title(finding, words))}. {plain(sentence(finding, words, timeless=True))}"
    named = (path, one_text(finding.claim.article.id), finding.verdict.code, finding.claim.id)
    # GitLab wants a fingerprint that is unique in the list; the claim's id alone is the same in two copies of a text.
    fingerprint = hashlib.sha256("\n".join(named).encode()).hexdigest()
    return {
        "description": told,
        "check_name": finding.verdict.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.level],
        "location": {"path": path, "lines": {"begin": place.line or 1}},
    }
