"""SARIF 2.1.0, for code-scanning views: a result for every finding that is not plainly supported.

The rules are the verdicts. A result's fingerprint is its claim's id, which holds no path and no line. Nothing in the
document is a time, so it repeats to the byte.
"""

from typing import Any

import msgspec

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import plain
from factcheck.formats.decided import notice_words, standing_words
from factcheck.formats.excerpts import Excerpts, passages_of, within_limits
from factcheck.formats.links import open_on
from factcheck.formats.places import Place, place_of
from factcheck.formats.plainly import encoded
from factcheck.formats.telling import miss_words, remark_words, sentence, site_name, title, to_tell
from factcheck.model import ArticleReport, Finding, Level, Miss, Notice, Report, Rule, Ruling, Verdict

Row = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RULES = [rule.code for rule in (*Verdict, *Rule)]


def render(report: Report) -> str:
    """The log of one run, indented, ending in one newline."""
    report = within_limits(report)
    words, excerpts = catalogue.load(report.run.language), Excerpts()
    results: list[Row] = []
    for article in report.articles:
        excerpts.add(article)
        told = (finding for finding in article.findings if to_tell(finding))
        results += [_result(finding, article, excerpts, words) for finding in told]
        results += [_entry(notice, words) for notice in article.notices]
    driver = {
        "name": "factcheck",
        "version": report.run.version,
        "rules": [
            *(_rule(one, one.level, words) for one in Verdict),
            *(_rule(one, Level.WARNING, words) for one in Rule),
        ],
    }
    run = {
        "tool": {"driver": driver},
        "language": report.run.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, words)],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(encoded(log), indent=2).decode() + "\n"


def _rule(rule: Verdict | Rule, level: Level, words: Catalogue) -> Row:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.label.split("_")),
        "shortDescription": {"text": words.say(f"rule.{rule.label}")},
        "help": {"text": words.say("label.closing")},
        "defaultConfiguration": {"level": level.value},
        "properties": {"verdict": rule.label},
    }


def _invocation(report: Report, words: Catalogue) -> Row:
    notes = [_notification(miss, words) for miss in report.misses]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _notification(miss: Miss, words: Catalogue) -> Row:
    location = {"physicalLocation": {"artifactLocation": {"uri": Place(miss.what).uri}}}
    text = f"{plain(miss.what)}: {plain(miss_words(miss, words))}"
    return {"level": "error", "message": {"text": _unlinked(text)}, "locations": [location]}


def _result(finding: Finding, article: ArticleReport, excerpts: Excerpts, words: Catalogue) -> Row:
    return {
        "ruleId": finding.verdict.code,
        "ruleIndex": _RULES.index(finding.verdict.code),
        "level": finding.level.value,
        "message": {"text": _message(finding, words)},
        "locations": [_location(place_of(finding.claim))],
        "relatedLocations": _related(finding, excerpts, words),
        "partialFingerprints": {"factcheckClaim/v1": finding.claim.id},
        "suppressions": _suppressions(finding, words),
        "properties": {
            "verdict": finding.verdict.label,
            "outlet": finding.claim.outlet.id if finding.claim.outlet else None,
            "standIn": bool(article.stand_in),
        },
    }


def _suppressions(finding: Finding, words: Catalogue) -> list[Row]:
    """Decided and ignored results are marked, not dropped; the list is there in every result, or it means nothing."""
    if finding.standing is None or not finding.settled:
        return []
    kind = "inSource" if finding.standing.decision.ruling is Ruling.IGNORED else "external"
    return [{"kind": kind, "status": "accepted", "justification": _unlinked(plain(standing_words(finding, words)))}]


def _entry(notice: Notice, words: Catalogue) -> Row:
    return {
        "ruleId": notice.rule.code,
        "ruleIndex": _RULES.index(notice.rule.code),
        "level": Level.WARNING.value,
        "message": {"text": _unlinked(plain(notice_words(notice, words)))},
        "locations": [_location(Place(notice.path, notice.line))],
        "suppressions": [],
    }


def _message(finding: Finding, words: Catalogue) -> str:
    settle = [remark_words("settle", one, finding, words, plain, timeless=True) for one in finding.settle]
    told = [f"{title(finding, words, plain)}.", sentence(finding, words, plain, timeless=True), *settle]
    return _unlinked(" ".join(told))


def _unlinked(text: str) -> str:
    """`text` without the pattern that SARIF reads as a link: an article must not place one."""
    return text.replace("](", "] (")


def _location(place: Place) -> Row:
    region = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line,
              "endColumn": place.end_column}  # fmt: skip
    physical: Row = {"artifactLocation": {"uri": place.uri}}
    if place.line is not None:
        physical["region"] = {name: value for name, value in region.items() if value is not None}
    return {"physicalLocation": physical}


def _related(finding: Finding, excerpts: Excerpts, words: Catalogue) -> list[Row]:
    """The passages that the finding rests on: page, words and an address that opens on them."""
    if finding.best is None:
        return []
    page = finding.best.page
    rows: list[Row] = []
    for at in (at for part in finding.best.parts for at in passages_of(part)):
        ranges = excerpts.of_passage(page, at)
        address, _ = open_on(page, at, ranges)
        shown = plain(" … ".join(page.part(start, end) for start, end in ranges))
        if address and shown:
            day = words.day(page.published)
            said = f"{plain(site_name(page))}{f', {day}' if day else ''}: {words.quoted(shown)}"
            physical = {"artifactLocation": {"uri": address}}
            rows.append({"id": len(rows) + 1, "physicalLocation": physical, "message": {"text": _unlinked(said)}})
    return rows
