"""What is judged: the closed list of verdicts, the evidence behind one, and the finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from factcheck.model.claim import Claim
from factcheck.model.decision import Standing
from factcheck.model.evidence import Alignment, Difference
from factcheck.model.page import Miss


class Level(StrEnum):
    """How much a verdict weighs."""

    NONE = "none"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for none up to 3 for error."""
        return list(Level).index(self)


class Verdict(Enum):
    """The closed list of verdicts; each is a stable (code, name, level)."""

    SUPPORTED = ("FC000", "supported", Level.NONE)
    SUPPORTED_ELSEWHERE = ("FC101", "supported_elsewhere", Level.NOTE)
    NEAR_VERBATIM = ("FC102", "near_verbatim", Level.NOTE)
    COMPARE = ("FC110", "compare", Level.NOTE)
    WORDING_DIFFERS = ("FC201", "wording_differs", Level.ERROR)
    FIGURE_DIFFERS = ("FC202", "figure_differs", Level.ERROR)
    SENSE_DIFFERS = ("FC203", "sense_differs", Level.ERROR)
    DATE_DIFFERS = ("FC204", "date_differs", Level.ERROR)
    NAME_DIFFERS = ("FC205", "name_differs", Level.ERROR)
    JOINED = ("FC206", "joined", Level.ERROR)
    CUT_SHORT = ("FC207", "cut_short", Level.WARNING)
    OUTLET_DIFFERS = ("FC301", "outlet_differs", Level.ERROR)
    OUTLET_DOUBTFUL = ("FC302", "outlet_doubtful", Level.WARNING)
    NOT_FOUND = ("FC401", "not_found", Level.WARNING)
    SOURCE_CHANGED = ("FC402", "source_changed", Level.WARNING)
    SOURCE_CORRECTED = ("FC403", "source_corrected", Level.WARNING)
    NO_CANDIDATE = ("FC501", "no_candidate", Level.NOTE)
    UNREACHABLE = ("FC502", "unreachable", Level.NOTE)
    INCOMPLETE = ("FC503", "incomplete", Level.NOTE)
    UNRESOLVED = ("FC504", "unresolved", Level.NOTE)
    UNCHECKABLE = ("FC505", "uncheckable", Level.NOTE)
    TRANSLATED = ("FC506", "translated", Level.NOTE)
    NOT_REACHED = ("FC507", "not_reached", Level.NOTE)

    def __init__(self, code: str, label: str, level: Level) -> None:
        self.code, self.label, self.level = code, label, level

    @property
    def inconclusive(self) -> bool:
        """True where no conclusion was possible (FC5xx): neither found nor missing."""
        return self.code.startswith("FC5")


@dataclass(frozen=True, slots=True)
class Search:
    """One question to one discoverer.

    `answer` is found, nothing, failed or silent; `detail` says why it failed or stayed silent.
    """

    service: str
    outlet: str | None
    answer: str
    candidates: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was gathered for one claim.

    `own` are alignments on pages of the outlet named (whatever they show), `elsewhere` on pages of other outlets.
    `copies` are archived copies, near the article's date, of pages in `own` that changed after the article;
    `misses` are pages and services that failed; `searches` all that were asked. `not_before` is the earliest day that
    the article can be from: its own date, else the newest page that supports one of its claims, else None.
    """

    own: tuple[Alignment, ...] = ()
    elsewhere: tuple[Alignment, ...] = ()
    copies: tuple[Alignment, ...] = ()
    misses: tuple[Miss, ...] = ()
    searches: tuple[Search, ...] = ()
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something an editor should know beside the verdict: a key of the catalogue and what fills its blanks."""

    key: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one claim, with all that shows it.

    `best` is the alignment that the verdict rests on. `facts` fill the blanks of the verdict's sentence (keys: outlet,
    date, how, site, diff, a, b, n, other, rest, reason, services, link, name, ...). `against` is what speaks against
    the finding, `settle` how an editor settles it, `remarks` what else is worth knowing. `house_level` is the level
    that the house's settings give it in place of the verdict's own, `standing` what was decided about it.
    """

    claim: Claim
    verdict: Verdict
    evidence: Evidence
    best: Alignment | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    differences: tuple[Difference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    against: tuple[Remark, ...] = ()
    settle: tuple[Remark, ...] = ()
    house_level: Level | None = None
    standing: Standing | None = None

    @property
    def level(self) -> Level:
        """The house's level where it has one, else the verdict's."""
        return self.verdict.level if self.house_level is None else self.house_level

    @property
    def settled(self) -> bool:
        """True where somebody decided that nothing is left to do: it is told, and turns no check red."""
        return self.standing is not None and self.standing.settled
