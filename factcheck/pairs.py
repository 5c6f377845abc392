"""Claims against given texts, without any network: what `factcheck check --pairs` runs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.errors import InputError
from factcheck.judge import verdict_on
from factcheck.match import match
from factcheck.model import (
    Alignment,
    Article,
    Attribution,
    Claim,
    Difference,
    Evidence,
    Finding,
    Kind,
    Obtained,
    Outlet,
    Part,
    SourcePage,
    Span,
)
from factcheck.text import sentences

if TYPE_CHECKING:
    from factcheck.outlets import OutletTable

SCHEMA = "factcheck.check/1"
_OPEN, _CLOSE = '"\u201c\u201e\u00ab', '"\u201d\u201c\u00bb'
_RUN, _SHORT_SENTENCE = 4, 4
GIVEN = Outlet("given", "the given text")
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def check(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Lay each claim on its own text and yield one answer a row, in order, as they come.

    A row is `{"id", "claim", "source_text", "kind"?, "speaker"?, "published"?, "source_published"?}`. The speaker is
    who is said to say it; the last two are the days of the claim's article and of the text, as `2026-11-23`, from which
    "last week" is seen. Without a kind it is direct when the whole claim stands in quotation marks, mixed when it holds
    quoted runs of four words and more, else indirect. Raises InputError, naming the row, for one that lacks a field or
    has a field of another type.
    """
    for number, row in enumerate(rows, 1):
        claim, text = _claim(row, number), _text(row, "source_text", number)
        seen = _day(row, "source_published", number)
        page = SourcePage("given:", text, _NO_TIME, Obtained.SUPPLIED, outlet=GIVEN, published=noon(seen))
        alignment = match(claim, page, () if claim.kind is Kind.INDIRECT else _said(text))
        yield _answer(row["id"], alignment, verdict_on(claim, Evidence(own=(alignment,))))


@lru_cache(maxsize=4)  # many claims on one text stand together
def _said(text: str) -> tuple[Attribution, ...]:
    """Who says what in the text, where the paragraph names who: whom a "she" means further on is a guess.

    Only words in quotation marks are compared with it; it is dear for the others.
    """
    from factcheck.extract import extract  # noqa: PLC0415 - most claims are in other words

    return tuple(one for one in extract(Article("given:", text, text), _outlets()) if _is_named_there(one, text))


def _is_named_there(relation: Attribution, text: str) -> bool:
    if not relation.speaker or not relation.content:
        return False
    first, last = relation.content[0].start, relation.content[-1].end
    end = text.find("\n", last)
    return relation.speaker.split()[-1] in text[text.rfind("\n", 0, first) + 1 : end if end >= 0 else len(text)]


@cache
def _outlets() -> "OutletTable":
    from factcheck.outlets import load  # noqa: PLC0415 - as above

    return load()


def _text(row: Mapping[str, Any], name: str, number: int) -> str:
    value = row.get(name) if isinstance(row, Mapping) else None
    if not isinstance(value, str):
        raise InputError(f'row {number} has no text "{name}"', way_out='Each row needs "id", "claim" and "source_text"')
    return value


def _claim(row: Mapping[str, Any], number: int) -> Claim:
    text = _text(row, "claim", number)
    if "id" not in row:
        raise InputError(f'row {number} has no "id"', way_out='Each row needs "id", "claim" and "source_text"')
    given = row.get("kind")
    if given is not None and given not in list(Kind):
        raise InputError(f'row {number} has the unknown kind "{given}"', way_out=f"Kinds are {', '.join(Kind)}")
    speaker = row.get("speaker")
    if speaker is not None and not isinstance(speaker, str):
        raise InputError(f'row {number} has a "speaker" that is no text', way_out="Write the name, or leave it out")
    kind, published = Kind(given) if given is not None else None, _day(row, "published", number)
    return claim_of(text, kind, speaker=speaker or None, published=published)


def _day(row: Mapping[str, Any], name: str, number: int) -> date | None:
    value = row.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InputError(f'row {number} has a "{name}" that is no day', way_out="Write it as 2026-11-23") from None


def noon(day: date | None) -> datetime | None:
    """The day as a time, for a page of which no more is known."""
    return datetime.combine(day, time(12), UTC) if day else None


def claim_of(
    text: str,
    kind: Kind | None = None,
    *,
    outlet: Outlet = GIVEN,
    speaker: str | None = None,
    name: str = "given",
    published: date | None = None,
) -> Claim:
    """A claim by itself, as if an article called `name` consisted of it; without a kind, its quotation marks tell."""
    runs = quoted_runs(text)
    kind = kind or _kind(text, runs)
    article = Article(name, text, text, published=published)
    relation = Attribution(0, None, None, (Span(0, len(text), text),), kind, speaker, None, (), 1.0, "given", 1)
    return Claim(name, article, relation, parts_of(text, kind, runs), kind, outlet, speaker=speaker, line=1)


def _kind(text: str, runs: list[tuple[int, int]]) -> Kind:
    whole = [(start, end) for start, end in runs if not any(char.isalnum() for char in text[:start] + text[end:])]
    if whole:
        return Kind.DIRECT
    return Kind.MIXED if any(len(text[start:end].split()) >= _RUN for start, end in runs) else Kind.INDIRECT


def quoted_runs(text: str) -> list[tuple[int, int]]:
    """The offsets of what stands between double quotation marks, without the marks."""
    runs: list[tuple[int, int]] = []
    opened = -1
    for at, char in enumerate(text):
        if opened >= 0 and char in _CLOSE:
            runs.append((opened, at))
            opened = -1
        elif opened < 0 and char in _OPEN:
            opened = at + 1
    return runs


def parts_of(text: str, kind: Kind, runs: list[tuple[int, int]]) -> tuple[Part, ...]:
    """What is compared by itself: a quotation's sentences; of a mixed claim its quoted runs, and the whole of it."""
    if kind is Kind.INDIRECT:
        return (Part(0, len(text), text, quoted=False),)
    if kind is Kind.DIRECT:
        return tuple(Part(a, b, text[a:b], quoted=True) for a, b in _sentences(text))
    long = [(a, b) for a, b in runs if len(text[a:b].split()) >= _RUN]
    return (Part(0, len(text), text, quoted=False), *(Part(a, b, text[a:b], quoted=True) for a, b in long))


def _sentences(text: str) -> list[tuple[int, int]]:
    """Sentences, with those too short to be located by themselves put to their neighbours."""
    joined: list[tuple[int, int]] = []
    for start, end in sentences(text):
        short = len(text[start:end].split()) < _SHORT_SENTENCE
        if joined and (short or len(text[slice(*joined[-1])].split()) < _SHORT_SENTENCE):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined or [(0, len(text))]


def _answer(row_id: object, alignment: Alignment, finding: Finding) -> dict[str, Any]:
    passages = [passage for part in alignment.parts for passage in part.passages]
    return {
        "schema": SCHEMA,
        "id": row_id,
        "verdict": finding.verdict.label,
        "code": finding.verdict.code,
        "level": finding.level.value,
        "score": round(alignment.score, 4),
        "evidence": [{"start": one.start, "end": one.end, "text": one.text} for one in dict.fromkeys(passages)],
        "differences": [_difference(one) for one in finding.differences],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {"class": one.change.value, "a": one.a, "b": one.b}
