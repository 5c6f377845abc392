"""Candidates from the article's own links: those to the outlet that the claim names, nearest first."""

from collections.abc import Iterator

from factcheck.discover.addresses import belongs, unwrap
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Link, Outlet
from factcheck.text import paragraphs, sentences


def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Iterator[Candidate]:
    """Yield the outlet's pages that the article links to: from the claim's sentence, its paragraph, then elsewhere.

    A draft's links are part of the draft, so nothing is yielded for one.
    """
    if outlet is None or web.privacy == "draft":
        return
    mine = [link for link in claim.article.links if belongs(link.url, outlet)]
    for link in sorted(mine, key=lambda link: _distance(claim, link)):
        url, archived = unwrap(link.url)
        yield Candidate(url, "links", archived=archived, outlet=outlet.id)


def _distance(claim: Claim, link: Link) -> tuple[int, int]:
    """0 in a sentence of the claim, 1 in a paragraph of it, 2 elsewhere; then the characters between."""
    spans = [(span.start, span.end) for span in (*claim.attribution.content, claim.attribution.source) if span]
    spans += [(part.start, part.end) for part in claim.parts]
    between = min((max(start - link.end, link.start - end, 0) for start, end in spans), default=0)
    for nearness, pieces in enumerate((_sentences(claim), paragraphs(claim.article.prose))):
        around = [(start, end) for start, end in pieces if any(start < last and first < end for first, last in spans)]
        if any(start <= link.start < end for start, end in around):
            return nearness, between
    return 2, between


def _sentences(claim: Claim) -> list[tuple[int, int]]:
    return list(sentences(claim.article.prose))
