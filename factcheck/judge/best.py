"""Which alignment a verdict rests on. The choice does not depend on the order in which pages came."""

from collections.abc import Sequence

from factcheck.model import Alignment, Change, Difference, Fit, Grade, PartMatch, SourcePage

_FITS = list(Fit)
_GRADES = list(Grade)
FOUND = {Fit.EXACT, Fit.NEAR, Fit.REWORDED}
LOCATED = {*FOUND, Fit.COMPARE, Fit.DIFFERS}


def best_of(alignments: Sequence[Alignment]) -> Alignment | None:
    """The alignment that shows most; None of none.

    A passage with nearly the same words that differs goes before one that only has the same names and figures, unless
    that one carries what differs: then the article may rest on it.
    """
    best = min(alignments, key=_rank, default=None)
    if best is None or not all(part.fit in (Fit.COMPARE, Fit.ABSENT) for part in best.parts):
        return best
    differing = [one for one in alignments if any(difference.serious for difference in differences_of(one))]
    return min((one for one in differing if not _carries(best, one)), key=_rank, default=best)


def _carries(compared: Alignment, differing: Alignment) -> bool:
    missing = {word.casefold() for part in compared.parts for word in part.missing}
    serious = [one for one in differences_of(differing) if one.serious]
    return not all(set(one.a.casefold().split()) & missing for one in serious)


def _rank(one: Alignment) -> tuple[object, ...]:
    counted = [part for part in one.parts if part.fit is not Fit.SHORT]
    found = sum(part.fit in FOUND for part in counted)
    located = sum(part.fit in LOCATED for part in counted)
    worst = max((_FITS.index(part.fit) for part in counted), default=len(_FITS))
    cuts = sum(difference.change is Change.CUT and difference.serious for difference in differences_of(one))
    return (
        -found,
        worst,
        cuts,
        one.speaker_fits is False,  # the same words by another person elsewhere accuse nobody
        -located,
        _GRADES.index(one.page.grade),
        not one.page.complete,
        -round(one.score, 6),
        one.page.url,
    )


def differences_of(one: Alignment) -> tuple[Difference, ...]:
    """All differences of all parts, in the article's order."""
    return tuple(difference for part in one.parts for difference in part.differences)


def quoted(parts: Sequence[PartMatch]) -> list[PartMatch]:
    """The parts that stand in quotation marks."""
    return [part for part in parts if part.part.quoted]


def has_words(one: Alignment) -> bool:
    """True where a quoted part (or, without any, a part) stands on the page as the article has it."""
    parts = quoted(one.parts) or list(one.parts)
    return any(part.fit in FOUND for part in parts)


def located(one: Alignment) -> bool:
    """True where any part was located on the page, as it is or changed."""
    return any(part.fit in LOCATED for part in one.parts)


def day(page: SourcePage) -> str:
    """The page's day, "" where it has none."""
    return page.published.date().isoformat() if page.published else ""


def link(page: SourcePage) -> str:
    """The address where a reader can see what was read."""
    return page.archived_url or page.url


def name(page: SourcePage) -> str:
    """Whose page it is, for people."""
    return page.outlet.name if page.outlet else page.site or page.url


def known(**facts: str | None) -> dict[str, str]:
    """The facts that are known."""
    return {name: value for name, value in facts.items() if value}
