"""What a finding says of days: which ones relative words mean, and which could not be told."""

from collections.abc import Iterator
from datetime import date

from factcheck.judge.best import differences_of
from factcheck.model import Alignment, Change, Claim, Difference, Finding, Fit, Remark
from factcheck.text.when import LANGUAGES, When, expressions

_BEFORE = 24  # characters: the words that say that a figure is a year


def meant(text: str, at: tuple[int, int] | None, seen_from: date | None) -> str | None:
    """The day, or the year, that relative words at these offsets mean; None for others, and where it is open."""
    if at is None or seen_from is None:
        return None
    for code in LANGUAGES:
        for one in expressions(text, code, seen_from, max(0, at[0] - _BEFORE), at[1]):
            if one.end > at[0] and one.relative and one.named != "calendar" and one.days is not None:
                return _written(*one.days)
    return None


def _written(first: date, last: date) -> str | None:
    if first == last:
        return first.isoformat()
    return str(first.year) if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)) else None


def shown(claim: Claim, best: Alignment, one: Difference) -> dict[str, str | None]:
    """The days that both sides of a difference mean, seen each from its own date.

    Inside quotation marks nothing is resolved: who spoke may have spoken on another day.
    """
    if one not in {difference for part in best.parts if not part.part.quoted for difference in part.differences}:
        return {}
    published = best.page.published.date() if best.page.published else None
    return {
        "a": one.a if one.a and one.b else None,
        "b": one.b if one.a and one.b else None,
        "a_day": meant(claim.article.prose, one.a_at, claim.article.published),
        "b_day": meant(best.page.text, one.b_at, published),
    }


def untold(finding: Finding) -> Iterator[Remark]:
    """What only an unknown date could tell: the article's, or the page's where words of the claim are missing."""
    claim, best = finding.claim, finding.best
    if best is None:
        return
    if claim.article.published is None:
        if words := _relative(" | ".join([claim.text, *_around(claim)])):
            yield Remark("open_date", {"words": ", ".join(words)})
    elif best.page.published is None:
        missing = {word for part in best.parts if part.fit is Fit.COMPARE for word in part.missing}
        missing |= {one.a for one in differences_of(best) if one.change in (Change.DATE, Change.WEEKDAY)}
        gone = {word.casefold() for words in missing for word in words.split()}
        if words := [one for one in _relative(claim.text) if gone.intersection(one.casefold().split())]:
            yield Remark("open_page_date", {"outlet": claim.outlet_name, "words": ", ".join(words)})


def _around(claim: Claim) -> list[str]:
    relation = claim.attribution
    return [span.text for span in (relation.source, relation.cue) if span]


def _relative(text: str) -> list[str]:
    found: list[When] = next(filter(None, ([*filter(_is_open, expressions(text, code))] for code in LANGUAGES)), [])
    return list(dict.fromkeys(one.text for one in found))


def _is_open(one: When) -> bool:
    return one.relative
