"""Counts for the steps of a workflow: `NAME=NUMBER` lines, as GitHub reads them from `$GITHUB_OUTPUT`."""

from factcheck.model import Level, Report

_NAMES = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.NOTE: "notes"}


def render(report: Report) -> str:
    """How many articles were read, how many findings are of each level, how many credits could not be checked.

    What somebody decided that nothing is left to do about counts as `settled` alone.
    """
    every = [finding for article in report.articles for finding in article.findings]
    findings = [finding for finding in every if not finding.settled]
    counts = {"articles": len(report.articles), "unreadable": len(report.misses)}
    counts |= {name: sum(finding.level is level for finding in findings) for level, name in _NAMES.items()}
    counts["warnings"] += sum(len(article.notices) for article in report.articles)
    counts["unchecked"] = sum(finding.verdict.inconclusive for finding in findings)
    counts["settled"] = len(every) - len(findings)
    return "".join(f"{name}={number}\n" for name, number in counts.items())
