"""What matching finds: passages, differences, and how a claim lies on a page."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.claim import Part
from factcheck.model.page import SourcePage


class Change(StrEnum):
    """What class of word differs between claim and page; the verdict follows from it."""

    FIGURE = "figure"
    UNIT = "unit"
    NEGATION = "negation"
    DIRECTION = "direction"
    MODALITY = "modality"
    DATE = "date"
    WEEKDAY = "weekday"
    NAME = "name"
    SPEAKER = "speaker"
    WORDING = "wording"
    SMALL = "small"
    SPLICE = "splice"
    ORDER = "order"
    CUT = "cut"
    ELIDED = "elided"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where on a page a part was located; offsets are into `SourcePage.text`.

    `opens_on` are words of it that stand once on the page ("" when there are none), where a saved report was read back
    and the page's whole text is no longer there to count in; else None.
    """

    start: int
    end: int
    text: str
    opens_on: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where claim and page do not say the same.

    `a` are the article's words, `b` the page's; either may be "".

    `a_at` are offsets into the article, `b_at` into the page's text; None where that side has no words. `serious` is
    False for a difference that changes no level (function words, contractions, spelling, a fair cut). `against` is
    False where the page has nothing to set against the article's words: it quotes less than the article does.
    """

    change: Change
    a: str
    b: str
    a_at: tuple[int, int] | None = None
    b_at: tuple[int, int] | None = None
    serious: bool = True
    against: bool = True


class Fit(StrEnum):
    """How a part lies on its passage, best first."""

    EXACT = "exact"
    NEAR = "near"
    REWORDED = "reworded"
    COMPARE = "compare"
    DIFFERS = "differs"
    ABSENT = "absent"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class PartMatch:
    """One part of a claim laid on one page.

    `carried` are the words of the part that the passage carries, `missing` those that nothing carries (for "carries:
    ...; nothing on: ..."). `features` are what the score of a part in other words was worked out from, by name.
    """

    part: Part
    fit: Fit
    score: float
    passage: Passage | None = None
    passages: tuple[Passage, ...] = ()
    differences: tuple[Difference, ...] = ()
    carried: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    marked_cuts: int = 0
    rest: str = ""
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """A claim laid on one page, part by part. `score` is the calibrated probability that the page supports the claim.

    `said_by` is who says the located words on the page, where the page tells; `speaker_fits` is None where it does not.
    """

    page: SourcePage
    parts: tuple[PartMatch, ...]
    score: float
    said_by: str | None = None
    speaker_fits: bool | None = None
    translated: bool = False
