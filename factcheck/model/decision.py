"""What a newsroom has decided about findings, and what is the matter with an entry that decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum


class Ruling(StrEnum):
    """How a finding was decided. The first four are an editor's, the last a comment's in the article itself."""

    STANDS = "stands"
    FIXED = "fixed"
    FALSE_ALARM = "false-alarm"
    ACCEPTED = "accepted"
    IGNORED = "ignored"

    @property
    def settles(self) -> bool:
        """True where nobody has anything left to do: such a finding turns no check red."""
        return self in {Ruling.FALSE_ALARM, Ruling.ACCEPTED, Ruling.IGNORED}


class Lapse(StrEnum):
    """Why a decision that would settle a finding does not."""

    EXPIRED = "expired"
    RETURNED = "returned"
    OTHER_VERDICT = "other_verdict"
    NO_REASON = "no_reason"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry: how, why, by whom, when, until when (that day included), and on which verdict's code, if it says so.

    `path` and `line` are where the entry itself stands.
    """

    ruling: Ruling
    note: str = ""
    by: str = ""
    when: datetime | None = None
    until: date | None = None
    code: str | None = None
    path: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a finding stands: the decision that counts, why it does not hold where it does not, and those before it."""

    decision: Decision
    lapse: Lapse | None = None
    earlier: tuple[Decision, ...] = ()

    @property
    def settled(self) -> bool:
        """True where the decision settles the finding and holds."""
        return self.decision.ruling.settles and self.lapse is None


class Rule(Enum):
    """The closed list of what can be the matter with an entry; each is a stable (code, name)."""

    NO_REASON = ("FC601", "entry_without_reason")
    EXPIRED = ("FC602", "entry_expired")
    UNUSED = ("FC603", "entry_unused")
    UNCLEAR = ("FC604", "entry_unclear")

    def __init__(self, code: str, label: str) -> None:
        self.code, self.label = code, label


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the matter with an entry, a warning: no verdict, since it says nothing of the article's claims.

    `path` and `line` are the entry's; `facts` fill the rule's sentence (entry, id, until, why). `variant` is
    "decision" for a line of the file of decisions, "" for a comment in an article.
    """

    rule: Rule
    path: str
    line: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
