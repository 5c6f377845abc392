"""`factcheck.verify/1`: all that the Markdown shows, as one JSON document, and enough to render any format again.

Only `run` and `retrieved` fields hold times and durations; the rest repeats to the byte.
"""

import msgspec

from factcheck.formats import catalogue
from factcheck.formats.excerpts import Excerpts, within_limits
from factcheck.formats.plainly import Row, article_row, encoded, finding_row
from factcheck.model import Report, Run

VERIFY = "factcheck.verify/1"
"""The schema that the document keeps to."""

_COUNTS = ("attributions", "to_outlets", "checked", "people", "pages_read", "pages_missed")


def render(report: Report) -> str:
    """The document, indented, ending in one newline."""
    return msgspec.json.format(encoded(document(report)), indent=2).decode() + "\n"


def document(report: Report) -> Row:
    """The document as plain data: articles and findings in the order of the run."""
    report = within_limits(report)
    words, excerpts = catalogue.load(report.run.language), Excerpts()
    findings: list[Row] = []
    for article in report.articles:
        excerpts.add(article)
        findings += [finding_row(finding, excerpts, words) for finding in article.findings]
    return {
        "schema": VERIFY,
        "run": run_row(report.run),
        "articles": [article_row(article, words) | {"findings": len(article.findings)} for article in report.articles],
        "findings": findings,
        "coverage": _coverage(report),
        "misses": [msgspec.to_builtins(miss) for miss in report.misses],
    }


def run_row(run: Run) -> Row:
    """What holds for the whole run."""
    cluster = {"cluster": run.cluster} if run.cluster else {}
    hosts = {host: {"times": one.times, "seconds": round(one.seconds, 3)} for host, one in run.hosts.items()}
    return {
        "version": run.version,
        "started": run.started.isoformat(),
        "seconds": round(run.seconds, 3),
        "policy": run.policy,
        "offline": run.offline,
        "language": run.language,
        "since": run.since,
        **cluster,
        **({"hosts": hosts} if hosts else {}),
    }


def _coverage(report: Report) -> Row:
    total = {name: sum(getattr(article.coverage, name) for article in report.articles) for name in _COUNTS}
    uncredited = sum(len(article.coverage.uncredited) for article in report.articles)
    return {"articles": len(report.articles), **total, "uncredited": uncredited, "unread": len(report.misses)}
