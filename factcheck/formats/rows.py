"""The rows of `factcheck extract`: one attribution a line, for programs and for people."""

from typing import Any

import msgspec

from factcheck.formats.clean import cut, one_text, plain
from factcheck.formats.telling import name_of
from factcheck.model import Claim, Outlet, Span

EXTRACT = "factcheck.extract/1"
"""The schema that `extract_row` keeps to."""


def extract_row(claim: Claim) -> dict[str, Any]:
    """One attribution as `factcheck.extract/1` has it; `continues` is there only for a sentence that goes on."""
    relation = claim.attribution
    row = {
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
    return row | ({"continues": claim.continues} if claim.continues else {})


def extract_line(claim: Claim) -> str:
    """`extract_row` as one line of JSON, without its newline."""
    return msgspec.json.encode(extract_row(claim)).decode()


def table_line(claim: Claim, *, explain: bool = False) -> str:
    """One attribution for a reader: line, source, outlet and the first words; with `explain`, the rule behind it."""
    relation = claim.attribution
    if claim.outlet:
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
