"""Which claims a run is about, where it is not about all: those on lines that changed."""

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from factcheck.model import Article, Claim
from factcheck.text import Lines
from factcheck.vcs import Changes

Stretch = tuple[float, float] | tuple[None, None]


def in_scope(claims: Sequence[Claim], changes: Changes | None) -> frozenset[str]:
    """The ids of the claims that are reported: all of them, or those that a change touches.

    A sentence that goes on from another is touched with it: whom that one credits decides what this one says.
    """
    if changes is None:
        return frozenset(claim.id for claim in claims)
    touched: set[str] = set()
    for claim in claims:  # in article order, so that a sentence comes behind the one that it goes on from
        if claim.continues in touched or _touched(claim, changes):
            touched.add(claim.id)
    return frozenset(touched)


def with_context(claims: Sequence[Claim], scope: frozenset[str]) -> list[Claim]:
    """The claims in scope and those that they go on from, whose pages are theirs."""
    needed = set(scope)
    for claim in reversed(claims):
        if claim.id in needed and claim.continues:
            needed.add(claim.continues)
    return [claim for claim in claims if claim.id in needed]


def may_be_touched(article: Article, changes: Changes | None) -> bool:
    """False for an article in which nothing changed, so that it need not be looked through."""
    if changes is None or article.path is None:
        return True
    return changes.touches(article.path, article.record, article.record)


def _touched(claim: Claim, changes: Changes) -> bool:
    path = claim.article.path
    return path is None or changes.touches(path, *_lines(claim))


def _lines(claim: Claim) -> Stretch:
    """The first and the last line of the file that the claim, its source or its cue stands on."""
    article = claim.article
    if article.record is not None:
        return article.record, article.record
    first, last = claim.stretch
    if article.line_of is None:
        lines = Lines(article.text)
        return lines.at(first)[0], lines.at(max(first, last - 1))[0]
    return _in_elements(article.line_of, first, last)


def _in_elements(line_of: Sequence[tuple[int, int | None]], first: int, last: int) -> Stretch:
    """From the line of the first paragraph's element up to the next paragraph, since an element may run over lines."""
    starts = [start for start, _ in line_of]
    line = line_of[max(0, bisect_right(starts, first) - 1)][1]
    if line is None:
        return None, None
    below = [at for _, at in line_of[bisect_right(starts, last - 1) :] if at is not None and at > line]
    return line, min(below) - 1 if below else inf
