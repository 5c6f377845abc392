"""What a newsroom keeps of the pages that its claims were found on, and what becomes of those pages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from factcheck.model.claim import Claim
from factcheck.model.evidence import Alignment, Fit
from factcheck.model.finding import Finding, Level, Verdict
from factcheck.model.page import Grade, Miss, Obtained
from factcheck.model.report import Run, Sent


@dataclass(frozen=True, slots=True)
class PinnedSpan:
    """Where a passage stood in the page's text. `words` tells its words from others, and holds none of them."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class PinnedPart:
    """How a part of the claim lay on the page, and where."""

    fit: Fit
    spans: tuple[PinnedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class PinnedPage:
    """The page as it was read, without a word of it: its address, its hashes (hex sha256) and the text's length.

    `url` is the outlet's own address and `asked` the one that was asked for, where that is another; `file` is a text
    that the newsroom supplied, as a path from the ledger's folder. `site` is the id of the outlet whose page it is.
    """

    url: str
    retrieved: datetime
    obtained: Obtained
    bytes_sha256: str
    text_sha256: str
    length: int
    asked: str = ""
    archived_url: str | None = None
    archived_at: datetime | None = None
    file: str = ""
    site: str = ""
    published: date | None = None
    grade: Grade = Grade.FULL
    complete: bool = True

    @property
    def address(self) -> str:
        """The address that leads to what was read."""
        return self.archived_url or self.asked or self.url

    @property
    def in_earnest(self) -> bool:
        """False for what stood in for a page, or was replayed: such a pin counts only where stand-ins do."""
        return self.obtained not in {Obtained.STAND_IN, Obtained.REPLAYED}


@dataclass(frozen=True, slots=True)
class Pin:
    """A claim that was found at its outlet, and the page that shows it: a line of the source ledger.

    `article` is what the ledger's folder calls the article, `said` tells the claim's own words and credit from others.
    `headline` does the same for the article's headline, where it repeats this claim and was compared with the page.
    """

    article: str
    id: str
    said: str
    outlet: str
    verdict: Verdict
    page: PinnedPage
    parts: tuple[PinnedPart, ...]
    how: str = ""
    score: float = 1.0
    speaker_fits: bool | None = None
    headline: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a ledger has one pin for: a claim of an article."""
        return self.article, self.id


class Outcome(StrEnum):
    """What became of a pinned page, what weighs least first."""

    UNCHANGED = "unchanged"
    SAME_PASSAGE = "same_passage"
    DRIFTED = "drifted"
    GONE = "gone"
    UNREAD = "unread"
    NOT_ASKED = "not_asked"
    MATTERS = "matters"


@dataclass(frozen=True, slots=True)
class Recheck:
    """What became of one pin.

    `then` and `now` are the claim laid on the page as it was, where its text is still at hand, and as it is; `finding`
    is the claim judged anew, where the page's text is another. `miss` says why the page could not be read, `why` (a key
    of the catalogue) why it was not asked for.
    """

    pin: Pin
    outcome: Outcome
    claim: Claim | None = None
    then: Alignment | None = None
    now: Alignment | None = None
    finding: Finding | None = None
    miss: Miss | None = None
    why: str = ""

    @property
    def level(self) -> Level:
        """What it weighs: what matters to a claim as much as its verdict, a page that is another or gone a note."""
        if self.outcome is Outcome.MATTERS and self.finding is not None:
            return self.finding.level
        return Level.NOTE if self.outcome in {Outcome.DRIFTED, Outcome.GONE, Outcome.UNREAD} else Level.NONE


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What became of the pins of one article; `name` is what the report calls it.

    `sent` is what left the machine for it. `unheard` is True where an offline run lacked what it was to replay, or the
    article's recordings could not be read.
    """

    name: str
    rechecks: tuple[Recheck, ...]
    sent: tuple[Sent, ...] = ()
    unheard: bool = False


@dataclass(frozen=True, slots=True)
class RecheckReport:
    """A whole run: the articles in order, and the inputs that could not be read."""

    run: Run
    articles: tuple[Rechecked, ...]
    misses: tuple[Miss, ...] = ()
