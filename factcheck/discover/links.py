"""Candidates from the article's own links: those to the outlet that the claim names, nearest first."""

from collections.abc import Iterator

from factcheck.discover.addresses import belongs, unwrap
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, Link, Outlet
from factcheck.text import paragraphs, sentences

_WINDOW = 5_000  # characters about the claim in which its sentence and paragraph end


def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Iterator[Candidate]:
    """Yield the outlet's pages that the article links to: from the claim's sentence, its paragraph, then elsewhere.

    A draft's links are part of the draft, so nothing is yielded for one.
    """
    if outlet is None or web.privacy == "draft":
        return
    mine = [link for link in claim.article.links if belongs(link.url, outlet)]
    near = _around(claim) if mine else []
    for link in sorted(mine, key=lambda link: _distance(claim, link, near)):
        url, archived = unwrap(link.url)
        yield Candidate(url, "links", archived=archived, outlet=outlet.id)


def _around(claim: Claim) -> list[tuple[int, int]]:
    """The sentences that the claim stands in as one range, and its paragraphs as another."""
    spans = _spans(claim)
    if not spans:
        return []
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    low, high = max(0, start - _WINDOW), end + _WINDOW
    prose = claim.article.prose[low:high]
    pieces = (list(sentences(prose)), paragraphs(prose))
    held = [[(low + a, low + b) for a, b in each if low + a < end and start < low + b] for each in pieces]
    return [(min(a for a, _ in each), max(b for _, b in each)) for each in held if each]


def _spans(claim: Claim) -> list[tuple[int, int]]:
    spans = [(span.start, span.end) for span in (*claim.attribution.content, claim.attribution.source) if span]
    return spans + [(part.start, part.end) for part in claim.parts]


def _distance(claim: Claim, link: Link, near: list[tuple[int, int]]) -> tuple[int, int]:
    """0 in a sentence of the claim, 1 in a paragraph of it, 2 elsewhere; then the characters between."""
    between = min((max(start - link.end, link.start - end, 0) for start, end in _spans(claim)), default=0)
    inside = (at for at, (start, end) in enumerate(near) if start <= link.start < end)
    return next(inside, len(near)), between
