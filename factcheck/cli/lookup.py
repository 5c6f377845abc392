"""Which finding an editor means: by its id, in a saved run or in the articles themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.cli.common import inputs, outlet_table
from factcheck.cli.report import saved
from factcheck.errors import UsageError
from factcheck.model import Article, Finding, Level, Miss, Verdict
from factcheck.settings import Settings

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that somebody decides about; `code` is None where nothing tells its verdict."""

    article: Article
    id: str
    code: str | None = None


def look_up(finding: str, article: Path | None, results: Path | None, code: str | None, settings: Settings) -> Found:
    """The finding whose id begins with `finding`: in the run that was saved in `results`, else in the articles.

    Raises UsageError where there is none, or where `article` has to tell which of several is meant.
    """
    if len(finding) < _SHORTEST:
        raise UsageError(f'"{finding}" is too short', way_out=f"Give {_SHORTEST} characters of the id, or all of it")
    if code is not None and code not in {verdict.code for verdict in Verdict}:
        raise UsageError("is no code", place=f"--code {code}", way_out="factcheck rules lists them")
    every = _in_run(results) if results is not None else _in_articles(article, code, settings)
    found = [one for one in every if one.id.startswith(finding) and (article is None or _is(one.article, article))]
    if not found:
        where = str(article or results or "the articles here")
        raise UsageError(f'no finding is called "{finding}"', place=where, way_out="The report has the id of each")
    return _only(finding, found)


def _only(finding: str, found: list[Found]) -> Found:
    names = sorted({one.article.id for one in found})
    if len(names) > 1:
        raise UsageError(f'"{finding}" is in {" and in ".join(names)}', way_out="Say which, with --article")
    ids = list(dict.fromkeys(one.id for one in found))
    if len(ids) > 1:
        raise UsageError(f'"{finding}" may be {" or ".join(ids)}', way_out="Give more of it")
    return found[0]


def known(results: Path, settings: Settings) -> list[Found]:
    """What a saved run has to look at, by the settings: to be accepted as known."""
    least = min(Level.WARNING.rank, Level(settings.fail_on).rank if settings.fail_on != "never" else len(Level))
    open_too = settings.fail_on_unverifiable or settings.max_unverified is not None

    def counts(one: Finding) -> bool:
        return one.level.rank >= least or (open_too and one.verdict.inconclusive)

    return [
        Found(report.article, one.claim.id, one.verdict.code)
        for report in saved(results).articles
        for one in report.findings
        if counts(one) and not one.settled
    ]


def _in_run(results: Path) -> Iterator[Found]:
    for report in saved(results).articles:
        for one in report.findings:
            yield Found(report.article, one.claim.id, one.verdict.code)


def _in_articles(article: Path | None, code: str | None, settings: Settings) -> Iterator[Found]:
    from factcheck.extract import extract
    from factcheck.resolve import resolve

    table = outlet_table(settings)
    for item in inputs([str(article or ".")], settings):
        if isinstance(item, Miss):
            continue
        for claim in resolve(item, extract(item, table), table, country=settings.country):
            yield Found(item, claim.id, code)


def _is(article: Article, path: Path) -> bool:
    return article.id == str(path) or (article.path is not None and article.path.resolve() == path.resolve())
