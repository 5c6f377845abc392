"""A saved `factcheck.verify/1` document as a Report again, so that any format can tell it, without the network.

What formats never look at is not there: a page's text beyond its excerpts (spaces stand for it, so that offsets hold),
an article's links and declared sources, an outlet's aliases.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

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


def load(text: str | bytes) -> Report:
    """Read a document that `formats.json` wrote. Raises InputError for anything else."""
    try:
        row = msgspec.json.decode(text)
        if not isinstance(row, dict) or not str(row.get("schema", "")).startswith(_SCHEMA):
            raise InputError("is no saved report", way_out="Save one by `factcheck verify --format json`")
        return _report(row)
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError(f"is no saved report that can be read: {error}", way_out="Save it again") from None


def _report(row: Row) -> Report:
    findings = iter(row["findings"])
    articles = tuple(_article_report(one, findings) for one in row["articles"])
    return Report(_as(row["run"], Run), articles, _all(row["misses"], Miss))


def _as(row: object, kind: type[T]) -> T:
    return msgspec.convert(row, kind)


def _all(rows: Sequence[object], kind: type[T]) -> tuple[T, ...]:
    return tuple(msgspec.convert(row, kind) for row in rows)


def _article_report(row: Row, findings: Iterator[Row]) -> ArticleReport:
    article = _article(row)
    return ArticleReport(
        article=article,
        findings=tuple(_finding(next(findings), article) for _ in range(row["findings"])),
        coverage=_as(row["coverage"], Coverage),
        sent=_all(row["sent"], Sent),
        stand_in=row["stand_in"],
        privacy=row["privacy"],
        replayed=row["replayed"],
        cached=row["cached"],
        live=row["live"],
        archived=row.get("archived", 0),
        misses=_all(row["misses"], Miss),
        notices=tuple(_notice(one) for one in row.get("notices", ())),
    )


def _notice(row: Row) -> Notice:
    rule = next(rule for rule in Rule if rule.code == row["code"])
    return Notice(rule, row["path"], row["line"], row["facts"], row["variant"])


def _standing(row: Row) -> Standing:
    lapse = Lapse(row["lapse"]) if row["lapse"] else None
    return Standing(_as(row["decision"], Decision), lapse, _all(row["earlier"], Decision))


def _article(row: Row) -> Article:
    lines = row["line_of"]
    return Article(
        id=row["id"],
        text=row["text"],
        prose=row.get("prose") or row["text"],
        language=row["language"],
        published=_day(row["published"]),
        url=row["url"],
        path=Path(row["path"]) if row["path"] else None,
        record=row["record"],
        draft=row["draft"],
        draft_reason=row["draft_reason"],
        markdown=row["markdown"],
        line_of=tuple((start, line) for start, line in lines) if lines is not None else None,
        headline=row["title"],
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
        facts=row["facts"],
        variant=row["variant"],
        differences=_all(row["differences"], Difference),
        remarks=_all(row["remarks"], Remark),
        against=_all(row["against"], Remark),
        settle=_all(row["settle"], Remark),
        standing=_standing(row["standing"]) if row.get("standing") else None,
        house_level=Level(row["level"]) if "usual_level" in row else None,
    )


def _claim(row: Row, article: Article) -> Claim:
    claim = row["claim"]
    return Claim(
        id=row["id"],
        article=article,
        attribution=_as(claim["attribution"], Attribution),
        parts=_all(claim["parts"], Part),
        kind=Kind(claim["kind"]),
        outlet=_outlet(row["outlet"]),
        outlets=_all(claim["outlets"], Outlet),
        named=claim["named"],
        speaker=claim["speaker"],
        chain=tuple(claim["chain"]),
        line=row["line"],
        continues=claim["continues"],
        publication_form=claim["publication_form"],
    )


def _outlet(row: Row | None) -> Outlet | None:
    return _as(row, Outlet) if row else None


def _alignment(row: Row) -> Alignment:
    parts = tuple(_part(one) for one in row["parts"])
    page = _page(row["page"], [excerpt for one in row["parts"] for excerpt in _excerpts(one)])
    return Alignment(page, parts, row["score"], row["said_by"], row["speaker_fits"], row["translated"])


def _excerpts(part: Row) -> Iterator[Row]:
    for passage in [part["passage"], *part["passages"]]:
        yield from passage["excerpts"] if passage else ()


def _page(row: Row, excerpts: Sequence[Row]) -> SourcePage:
    """The page, its text blank but for the excerpts."""
    text = [" "] * row["length"]
    for excerpt in excerpts:
        text[excerpt["start"] : excerpt["end"]] = excerpt["text"]
    return _as({**row, "text": "".join(text)}, SourcePage)


def _part(row: Row) -> PartMatch:
    features = tuple(row.get("features", {}).items())
    whole = _as({**row, "passage": None, "passages": (), "features": features}, PartMatch)
    values = {name: getattr(whole, name) for name in PartMatch.__dataclass_fields__}
    passage = _passage(row["passage"]) if row["passage"] else None
    return PartMatch(**{**values, "passage": passage, "passages": tuple(_passage(one) for one in row["passages"])})


def _passage(row: Row) -> Passage:
    text = " ".join(excerpt["text"] for excerpt in row["excerpts"])
    return Passage(row["start"], row["end"], text, row["opens_on"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
