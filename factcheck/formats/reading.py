"""A saved `factcheck.verify/1` document as a Report again, so that any format can tell it, without the network.

What formats never look at is not there: a page's text beyond its excerpts (spaces stand for it, so that offsets hold),
an article's links and declared sources, an outlet's aliases.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from factcheck.errors import InputError
from factcheck.model import (
    Alignment,
    Article,
    ArticleReport,
    Attribution,
    Claim,
    Coverage,
    Decision,
    Difference,
    Evidence,
    Finding,
    Kind,
    Lapse,
    Level,
    Miss,
    Notice,
    Outlet,
    Part,
    PartMatch,
    Passage,
    Remark,
    Report,
    Rule,
    Run,
    Search,
    Sent,
    SourcePage,
    Standing,
    Verdict,
)

Row = Mapping[str, Any]
T = TypeVar("T")
_SCHEMA = "factcheck.verify/"
_MANGLED = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, RuntimeError)
_LONGEST = 100_000_000  # characters: no page is longer
_OF_REPORT = ("stand_in", "privacy", "replayed", "cached", "live", "archived")
_OF_ARTICLE = ("id", "text", "language", "url", "record", "draft", "draft_reason", "markdown", "line_of")
_OF_CLAIM = ("id", "named", "speaker", "chain", "line", "continues", "publication_form")


def load(text: str | bytes) -> Report:
    """Read a document that `formats.json` wrote. Raises InputError for anything else."""
    try:
        row = msgspec.json.decode(text)
        if not isinstance(row, dict) or not str(row.get("schema", "")).startswith(_SCHEMA):
            raise InputError("is no saved report", way_out="Save one by `factcheck verify --format json`")
        return _report(row)
    except (msgspec.MsgspecError, *_MANGLED) as error:
        raise InputError(f"is no saved report that can be read: {_why(error)}", way_out="Save it again") from None


def _why(error: Exception) -> str:
    """What is wrong, in words that are not Python's."""
    if isinstance(error, KeyError):
        return f'"{error.args[0]}" is missing'
    return str(error) if isinstance(error, msgspec.MsgspecError) else "a part of it is not as it was written"


def _report(row: Row) -> Report:
    findings = iter(row["findings"])
    articles = tuple(_article_report(one, findings) for one in row["articles"])
    return Report(_as(row["run"], Run), articles, _all(row["misses"], Miss))


def _as(row: object, kind: type[T]) -> T:
    return msgspec.convert(row, kind)


_hints = cache(get_type_hints)


def _values(row: Row, kind: type, *names: str) -> dict[str, Any]:
    """These values of a row, each of the type that the noun says. Raises msgspec.ValidationError."""
    return {name: msgspec.convert(row[name], _hints(kind)[name]) for name in names}


def _all(rows: Sequence[object], kind: type[T]) -> tuple[T, ...]:
    return tuple(msgspec.convert(row, kind) for row in rows)


def _article_report(row: Row, findings: Iterator[Row]) -> ArticleReport:
    article = _article(row)
    return ArticleReport(
        article=article,
        findings=tuple(_finding(next(findings), article) for _ in range(row["findings"])),
        coverage=_as(row["coverage"], Coverage),
        sent=_all(row["sent"], Sent),
        misses=_all(row["misses"], Miss),
        notices=tuple(_notice(one) for one in row.get("notices", ())),
        **_values({"archived": 0, **row}, ArticleReport, *_OF_REPORT),
    )


def _notice(row: Row) -> Notice:
    rule = next(rule for rule in Rule if rule.code == row["code"])
    return Notice(rule, **_values(row, Notice, "path", "line", "facts", "variant"))


def _standing(row: Row) -> Standing:
    lapse = Lapse(row["lapse"]) if row["lapse"] else None
    return Standing(_as(row["decision"], Decision), lapse, _all(row["earlier"], Decision))


def _article(row: Row) -> Article:
    return Article(
        prose=_as(row.get("prose") or row["text"], str),
        published=_day(row["published"]),
        path=Path(row["path"]) if row["path"] else None,
        headline=_as(row["title"], str),
        **_values(row, Article, *_OF_ARTICLE),
    )


def _finding(row: Row, article: Article) -> Finding:
    laid = [(_alignment(one), one["role"]) for one in row["evidence"]]
    evidence = Evidence(
        own=tuple(one for one, role in laid if role == "own"),
        elsewhere=tuple(one for one, role in laid if role == "elsewhere"),
        copies=tuple(one for one, role in laid if role == "copy"),
        misses=_all(row["misses"], Miss),
        searches=_all(row["searches"], Search),
        not_before=_day(row["not_before"]),
    )
    return Finding(
        claim=_claim(row, article),
        verdict=next(verdict for verdict in Verdict if verdict.code == row["code"]),
        evidence=evidence,
        best=laid[row["best"]][0] if row["best"] is not None else None,
        differences=_all(row["differences"], Difference),
        remarks=_all(row["remarks"], Remark),
        against=_all(row["against"], Remark),
        settle=_all(row["settle"], Remark),
        standing=_standing(row["standing"]) if row.get("standing") else None,
        house_level=Level(row["level"]) if "usual_level" in row else None,
        **_values(row, Finding, "facts", "variant"),
    )


def _claim(row: Row, article: Article) -> Claim:
    claim = row["claim"]
    made = Claim(
        article=article,
        attribution=_as(claim["attribution"], Attribution),
        parts=_all(claim["parts"], Part),
        kind=Kind(claim["kind"]),
        outlet=_outlet(row["outlet"]),
        outlets=_all(claim["outlets"], Outlet),
        jointly=_all(claim.get("jointly", ()), Outlet),
        **_values({**claim, "id": row["id"], "line": row["line"]}, Claim, *_OF_CLAIM),
    )
    if made.stretch[0] < 0 or made.stretch[1] > len(article.prose):
        raise ValueError("a claim of another article")
    return made


def _outlet(row: Row | None) -> Outlet | None:
    return _as(row, Outlet) if row else None


def _alignment(row: Row) -> Alignment:
    parts = tuple(_part(one) for one in row["parts"])
    page = _page(row["page"], [excerpt for one in row["parts"] for excerpt in _excerpts(one)])
    return Alignment(page, parts, **_values(row, Alignment, "score", "said_by", "speaker_fits", "translated"))


def _excerpts(part: Row) -> Iterator[Row]:
    for passage in [part["passage"], *part["passages"]]:
        yield from passage["excerpts"] if passage else ()


def _page(row: Row, excerpts: Sequence[Row]) -> SourcePage:
    """The page, its text blank but for the excerpts."""
    text = [" "] * min(_as(row["length"], int), _LONGEST)
    for excerpt in excerpts:
        text[_as(excerpt["start"], int) : _as(excerpt["end"], int)] = _as(excerpt["text"], str)
    return _as({**row, "text": "".join(text)}, SourcePage)


def _part(row: Row) -> PartMatch:
    features = tuple(row.get("features", {}).items())
    whole = _as({**row, "passage": None, "passages": (), "features": features}, PartMatch)
    values = {name: getattr(whole, name) for name in PartMatch.__dataclass_fields__}
    passage = _passage(row["passage"]) if row["passage"] else None
    return PartMatch(**{**values, "passage": passage, "passages": tuple(_passage(one) for one in row["passages"])})


def _passage(row: Row) -> Passage:
    text = " ".join(excerpt["text"] for excerpt in row["excerpts"])
    return Passage(text=text, **_values(row, Passage, "start", "end", "opens_on"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
