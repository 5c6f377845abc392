"""Builders for the nouns: each takes what a test is about and fills in the rest."""

from datetime import UTC, datetime

from factcheck.model import (
    Article,
    Attribution,
    Claim,
    Kind,
    Obtained,
    Outlet,
    Part,
    SourcePage,
    Span,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
REUTERS = Outlet("reuters.com", "Reuters", ("Thomson Reuters",), ("reuters.com",), "GB", ("en",), "wire")
BLOOMBERG = Outlet("bloomberg.com", "Bloomberg", ("Bloomberg News",), ("bloomberg.com",), "US", ("en",), "wire")


def article(text: str = "Rates were held, according to Reuters.", **fields: object) -> Article:
    """An article whose prose is its text."""
    return Article(**{"id": "article.txt", "text": text, "prose": text, **fields})  # type: ignore[arg-type]


def claim(
    text: str,
    *,
    kind: Kind = Kind.DIRECT,
    outlet: Outlet | None = REUTERS,
    speaker: str | None = None,
    parts: tuple[Part, ...] | None = None,
    **fields: object,
) -> Claim:
    """A claim whose article is the claim's own text; `kind` says whether it stands in quotation marks."""
    whole = article(text)
    spans = (Span(0, len(text), text),)
    relation = Attribution(0, None, None, spans, kind, speaker, None, (), 1.0, "test", 1)
    made = parts or (Part(0, len(text), text, kind is Kind.DIRECT),)
    made_of = {"article": whole, "attribution": relation, "parts": made, "kind": kind, "outlet": outlet}
    return Claim(**{"id": "0" * 12, **made_of, "speaker": speaker, "line": 1, **fields})  # type: ignore[arg-type]


def claim_in(whole: Article, *words: str, quoted: bool = False, **fields: object) -> Claim:
    """A claim made of words that stand in `whole`, each its own part at its own place."""
    starts = [whole.text.index(one) for one in words]
    parts = tuple(Part(at, at + len(one), one, quoted) for at, one in zip(starts, words, strict=True))
    kind = Kind.DIRECT if quoted else Kind.INDIRECT
    content = tuple(Span(part.start, part.end, part.text) for part in parts)
    relation = Attribution(0, None, None, content, kind, None, None, (), 1.0, "test", 1)
    return claim(" ".join(words), kind=kind, parts=parts, **{"article": whole, "attribution": relation, **fields})


def page(text: str, *, outlet: Outlet | None = REUTERS, **fields: object) -> SourcePage:
    """A page of `outlet`, read in full."""
    address = f"https://www.{outlet.domains[0] if outlet else 'example.org'}/story"
    return SourcePage(
        **{"url": address, "text": text, "retrieved": NOON, "obtained": Obtained.LIVE, "outlet": outlet, **fields}
    )  # type: ignore[arg-type]
