"""GitHub: annotations at the line, a job summary, and a comment, each within what GitHub takes.

`render` writes workflow commands, which a step prints. Credits that could not be checked are told in one notice, not
each at its line: they are no one's fault and would drown what is.
"""

from factcheck.formats import catalogue, markdown
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import plain
from factcheck.formats.decided import notice_words
from factcheck.formats.excerpts import within_limits
from factcheck.formats.places import place_of
from factcheck.formats.telling import miss_words, sentence, title
from factcheck.model import Finding, Level, Notice, Report

SUMMARY_BYTES = 900_000
"""GitHub refuses a step's summary above 1 MiB."""

COMMENT_CHARACTERS = 60_000
"""GitHub refuses a comment above 65,536 characters."""

_COMMAND = {Level.WARNING: "warning", Level.ERROR: "error"}
_SHOWN_PER_LEVEL = 10
"""GitHub shows so many annotations of a level for a step and drops the rest."""


def render(report: Report) -> str:
    """Workflow commands, a line each; "" when there is nothing to say."""
    report = within_limits(report)
    words = catalogue.load(report.run.language)
    findings = [finding for article in report.articles for finding in article.findings]
    open_ones = [one for one in findings if not one.settled]
    looked_at = sorted((one for one in open_ones if one.level in _COMMAND), key=lambda one: -one.level.rank)
    lines = [_command("error", {"title": plain(miss.what)}, miss_words(miss, words)) for miss in report.misses]
    lines += [_annotation(finding, words) for finding in looked_at]
    lines += [_entry(notice, words) for article in report.articles for notice in article.notices]
    lines += _notices(open_ones, looked_at, words)
    return "".join(f"{line}\n" for line in lines)


def summary(report: Report, limit: int = SUMMARY_BYTES) -> str:
    """The Markdown report for a job's summary, at most `limit` bytes long; what is left out is announced."""
    return markdown.within(report, limit, size=lambda text: len(text.encode("utf-8")))


def comment(report: Report, limit: int = COMMENT_CHARACTERS) -> str:
    """The Markdown report for a comment, at most `limit` characters long; what is left out is announced."""
    return markdown.within(report, limit, size=len)


def _annotation(finding: Finding, words: Catalogue) -> str:
    place = place_of(finding.claim)
    where = {"file": place.path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub takes columns only inside one line
        where |= {"col": place.column, "endColumn": place.end_column}
    known = {name: str(value) for name, value in where.items() if value is not None}
    known["title"] = f"{title(finding, words)} ({finding.verdict.code})"
    return _command(_COMMAND[finding.level], known, sentence(finding, words, timeless=True))


def _entry(notice: Notice, words: Catalogue) -> str:
    known = {"file": notice.path} | ({"line": str(notice.line)} if notice.line else {})
    known["title"] = f"{words.say(f'rule.{notice.rule.label}')} ({notice.rule.code})"
    return _command("warning", known, notice_words(notice, words))


def _notices(findings: list[Finding], looked_at: list[Finding], words: Catalogue) -> list[str]:
    unchecked = sum(finding.verdict.inconclusive for finding in findings)
    most = max((sum(one.level is level for one in looked_at) for level in _COMMAND), default=0)
    told = [words.say("label.unchecked_notice", {"n": str(unchecked)})] if unchecked else []
    told += [words.say("label.annotations_cut", {"n": str(_SHOWN_PER_LEVEL)})] if most > _SHOWN_PER_LEVEL else []
    return [_command("notice", {"title": "factcheck"}, message) for message in told]


def _command(name: str, properties: dict[str, str], message: str) -> str:
    known = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {known}::{_data(message)}"


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
