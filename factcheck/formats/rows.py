"""The rows of `factcheck extract`: one attribution a line, for programs and for people."""

from typing import Any

import msgspec

from factcheck.formats.clean import cut, one_text, plain
from factcheck.model import Claim, Outlet, Span
from factcheck.text.direction import escaped_in_json
from factcheck.text.language import language_in
from factcheck.text.when import When, expressions

EXTRACT = "factcheck.extract/1"
"""The schema that `extract_row` keeps to."""


def extract_row(claim: Claim) -> dict[str, Any]:
    """One attribution as `factcheck.extract/1` has it.

    `jointly` is there only where several outlets are credited in one breath, `continues` only for a sentence that goes
    on, `dates` only where the content says when.
    """
    relation = claim.attribution
    row: dict[str, Any] = {
        "schema": EXTRACT,
        "article": one_text(claim.article.id),
        "id": claim.id,
        "source": span_row(relation.source),
        "cue": span_row(relation.cue),
        "content": [span_row(span) for span in relation.content],
        "kind": relation.kind.value,
        "speaker": _text(claim.speaker),
        "outlet": outlet_row(claim.outlet),
        "outlets": [outlet_row(outlet) for outlet in claim.outlets],
        "chain": [one_text(name) for name in claim.chain],
        "via": span_row(relation.via),
        "confidence": round(relation.confidence, 3),
        "rule": relation.rule,
        "line": claim.line,
    }
    if claim.jointly:
        row["jointly"] = [outlet_row(outlet) for outlet in claim.jointly]
    if claim.continues:
        row["continues"] = claim.continues
    if dates := date_rows(claim):
        row["dates"] = dates
    return row


def date_rows(claim: Claim) -> list[dict[str, Any]]:
    """When the content says that something was: the words, and the first and the last day that they mean.

    The days are seen from the article's date; null where that is not known, or where the words leave them open.
    """
    article = claim.article
    language = article.language or language_in(article.prose)
    return [
        {"start": one.start, "end": one.end, "text": one_text(one.text)} | _days(one)
        for span in claim.attribution.content
        for one in expressions(article.prose, language, article.published, span.start, span.end)
    ]


def _days(one: When) -> dict[str, str | None]:
    first, last = one.days or (None, None)
    return {"first": first.isoformat() if first else None, "last": last.isoformat() if last else None}


def extract_line(claim: Claim) -> str:
    """`extract_row` as one line of JSON, without its newline."""
    return escaped_in_json(msgspec.json.encode(extract_row(claim)).decode())


def table_line(claim: Claim, *, explain: bool = False) -> str:
    """One attribution for a reader: line, source, outlet and the first words; with `explain`, the rule behind it."""
    from factcheck.formats.telling import name_of  # noqa: PLC0415 - rows for programs begin sooner without

    relation = claim.attribution
    if claim.jointly:
        leads = f" -> {plain(', '.join(outlet.name for outlet in claim.jointly))}"
    elif claim.outlet:
        leads = f" -> {plain(claim.outlet.name)}"
    elif claim.outlets:
        leads = f" -> {plain(' or '.join(outlet.name for outlet in claim.outlets))}?"
    else:
        leads = ""
    source = claim.speaker or (relation.source.text if relation.source else "") or claim.named or "(goes on)"
    place = f"{plain(name_of(claim.article))}:{claim.line or '?'}"
    why = f"  [{relation.rule}, {relation.confidence:.2f}]" if explain else ""
    return f"{place}  {relation.kind.value:8}  {plain(source)}{leads}: {cut(plain(claim.text), 14)}{why}"


def span_row(span: Span | None) -> dict[str, Any] | None:
    """A span as rows have it. Offsets are code points into the article's text."""
    return {"start": span.start, "end": span.end, "text": one_text(span.text)} if span else None


def outlet_row(outlet: Outlet | None) -> dict[str, str] | None:
    """An outlet as rows have it."""
    return {"id": outlet.id, "name": outlet.name} if outlet else None


def _text(text: str | None) -> str | None:
    return one_text(text) if text else None
