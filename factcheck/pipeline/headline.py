"""The article's own headline, where it repeats what the article attributes: compared on the same pages, or not told.

A headline shortens, rounds, and calls a government by its capital. It is told only where a figure, a day or a "not" of
it contradicts pages that the article's own text agrees with, and where nothing else in the article may be its ground.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.judge import counted_otherwise
from factcheck.judge.language import words
from factcheck.model import Article, Attribution, Claim, Finding, Kind, Part, Span, Verdict
from factcheck.resolve import claim_id
from factcheck.text import Lines

RULE = "headline"
_TOLD = {Verdict.FIGURE_DIFFERS, Verdict.DATE_DIFFERS, Verdict.SENSE_DIFFERS}
_AGREES = {Verdict.SUPPORTED, Verdict.NEAR_VERBATIM, Verdict.COMPARE}
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTES = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb]")
_STEM, _LEAST, _SHARE = 5, 2, 0.5
_ROUNDED, _MOST_FIGURES = 0.1, 60


def with_headline(article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and behind the one that the headline repeats most of the headline as a claim that goes on from it."""
    title = article.title
    if title is None or not _states(title.text) or any(_overlaps(claim, title) for claim in claims):
        return list(claims)
    said = _content(title.text)
    shared = [(len(said & _content(claim.text)), claim) for claim in claims if claim.outlet is not None]
    most, repeated = max(shared, key=lambda pair: pair[0], default=(0, None))
    if repeated is None or most < _LEAST or most <= _SHARE * len(said):
        return list(claims)
    added = _headline(article, title, repeated)
    return [one for claim in claims for one in ((claim, added) if claim is repeated else (claim,))]


def is_headline(claim: Claim) -> bool:
    """True for a claim that `with_headline` made."""
    return claim.attribution.rule == RULE


def told(findings: Sequence[Finding]) -> list[Finding]:
    """The findings; of a headline only what contradicts pages that the article's own text agrees with."""
    by_id = {one.claim.id: one for one in findings}
    return [one for one in (_seen(one, by_id) for one in findings) if one is not None]


def _seen(one: Finding, by_id: Mapping[str, Finding]) -> Finding | None:
    if not is_headline(one.claim):
        return one
    repeated = by_id[one.claim.continues or ""]
    finding = counted_otherwise(one, repeated)
    # a report tells what goes on from a claim below it, and this stands above
    return replace(finding, claim=replace(one.claim, continues=None)) if _contradicts(finding, repeated) else None


def _states(title: str) -> bool:
    """Questions state nothing, and what a headline quotes somebody may have said elsewhere."""
    return "?" not in title and _QUOTES.search(title) is None


def _overlaps(claim: Claim, title: Span) -> bool:
    start, end = claim.stretch
    return start < title.end and title.start < end


def _content(text: str) -> frozenset[str]:
    """The stems of a text's words that are not those of every text."""
    found = {word.casefold() for word in _WORD.findall(text)} - words().common
    return frozenset(word[:_STEM] for word in found)


def _headline(article: Article, title: Span, repeated: Claim) -> Claim:
    """A claim made of the headline's words; its article reads them as prose, which front matter is not."""
    prose = f"{article.prose[: title.start]}{title.text}{article.prose[title.end :]}"
    line = None if article.line_of is not None or article.record else Lines(article.text).at(title.start)[0]
    relation = Attribution(
        index=repeated.attribution.index,
        source=None,
        cue=None,
        content=(title,),
        kind=Kind.INDIRECT,
        speaker=None,
        via=None,
        chain=(),
        confidence=1.0,
        rule=RULE,
        line=line or repeated.line,
        continues=repeated.attribution.index,
    )
    return replace(
        repeated,
        id=claim_id(repeated.outlet, RULE, title.text),
        article=replace(article, prose=prose),
        attribution=relation,
        parts=(Part(title.start, title.end, " ".join(title.text.split()), quoted=False),),
        kind=Kind.INDIRECT,
        speaker=None,
        chain=(),
        line=relation.line,
        continues=repeated.id,
    )


def _contradicts(headline: Finding, repeated: Finding) -> bool:
    if headline.verdict not in _TOLD or repeated.verdict not in _AGREES:
        return False
    serious = [one for one in headline.differences if one.serious]
    body = _without(headline.claim.article.prose, headline.claim.parts[0])
    return not any(one.a and _stands_in(one.a, body) for one in serious) and (
        headline.verdict is not Verdict.FIGURE_DIFFERS
        or not any(_may_be_worked_out(one.a, one.b, body) for one in serious)
    )


def _without(text: str, part: Part) -> str:
    return f"{text[: part.start]} {text[part.end :]}"


def _stands_in(phrase: str, body: str) -> bool:
    """True where the article has the figure or the words elsewhere: the headline may rest on that."""
    if figures := set(_values(phrase)):
        return figures <= set(_values(body))
    return re.search(rf"\b{re.escape(phrase.strip())}\b", body, re.IGNORECASE) is not None


def _may_be_worked_out(a: str, b: str, body: str) -> bool:
    """True unless both sides have a figure, not nearly the same, that no two figures of the article make together."""
    mine, theirs = list(_values(a)), list(_values(b))
    if not mine or not theirs:
        return True
    if any(abs(x - y) <= _ROUNDED * max(x, y) for x in mine for y in theirs):
        return True
    pairs = combinations(list(_values(body))[:_MOST_FIGURES], 2)
    made = {round(value, 6) for x, y in pairs for value in (x + y, abs(x - y), x * y)}
    return any(round(value, 6) in made for value in mine)


def _values(text: str) -> Iterator[float]:
    for match in _FIGURE.finditer(text):
        figure = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", match.group()).replace(",", ".")
        try:
            yield float(figure)
        except ValueError:  # a day or a version: "3.4.2026"
            continue
