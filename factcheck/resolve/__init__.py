"""Work out which outlet each attribution leads to, and what of it is compared: Attribution -> Claim."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import Article, Attribution, Claim, Outlet
from factcheck.outlets import OutletTable
from factcheck.resolve.names import Credited, Names
from factcheck.resolve.parts import parts_of
from factcheck.text import fold
from factcheck.text.quotes import Quote, quotes

__all__ = ["claim_id", "resolve"]


def resolve(
    article: Article, attributions: Sequence[Attribution], outlets: OutletTable, *, country: str | None = None
) -> tuple[Claim, ...]:
    """One claim for each attribution, in order; claims to people and institutions have no outlet.

    `country` is a two-letter code: which of several outlets of one name is meant, where the article does not tell.
    """
    names = Names(article, outlets, country)
    runs = quotes(article.prose)
    seen: Counter[str] = Counter()
    claims: list[Claim] = []
    for one in attributions:
        before = claims[one.continues] if one.continues is not None and one.continues < len(claims) else None
        claim = _claim(article, one, names, runs, before)
        seen[claim.id] += 1
        count = seen[claim.id]
        claims.append(claim if count == 1 else replace(claim, id=f"{claim.id}-{count}"))
    return tuple(claims)


def claim_id(outlet: Outlet | None, source: str, words: str) -> str:
    """12 hex digits that tell a claim from others; neither path nor place is in them, so they outlast an edit."""
    key = "\n".join((outlet.id if outlet else "", fold(source), fold(words)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _claim(article: Article, one: Attribution, names: Names, runs: Sequence[Quote], before: Claim | None) -> Claim:
    if before is None:
        credited = names.of(one)
    else:
        known = (before.outlet,) if before.outlet else before.outlets
        credited = Credited(before.named, known, publication_form=before.publication_form, jointly=before.jointly)
    outlet = credited.outlets[0] if len(credited.outlets) == 1 else None
    parts = tuple(parts_of(article.prose, one.content, runs))
    source = one.speaker or (one.source.text if one.source else "")
    return Claim(
        id=claim_id(outlet, source, " ".join(part.text for part in parts)),
        article=article,
        attribution=one,
        parts=parts,
        kind=one.kind,
        outlet=outlet,
        outlets=() if outlet else credited.outlets,
        named=credited.named,
        speaker=one.speaker,
        chain=tuple(span.text for span in one.chain),
        line=one.line,
        continues=before.id if before else None,
        publication_form=credited.publication_form,
        jointly=credited.jointly,
    )
