"""What the rules hand on: a cue with what the grammar sees around it, and an attribution in the making."""

from dataclasses import dataclass, field

from factcheck.extract.grammar import Tokens
from factcheck.extract.seen import Seen
from factcheck.extract.units import Unit

Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """An attribution in the making; offsets are the text's."""

    unit: Unit
    cue: Range | None
    source: Range | None
    content: list[Range]
    rule: str
    lemma: str = ""
    confidence: float = 1.0
    at: int = 0
    via: Range | None = None
    chain: list[Range] = field(default_factory=list)
    continues: "Found | None" = None
    speaker: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A cue with what the grammar sees around it; token positions."""

    at: int
    first: int
    rest: int
    lemma: str
    source: Tokens | None
    told: Tokens | None
    inverted: Tokens | None
    seen: Seen
