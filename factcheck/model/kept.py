"""What the newsroom's own archive holds, and how it is asked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """What a page of the archive may be used for.

    `withdrawn` was taken back by its outlet: it shows that, and supports nothing. A `notice` is an outlet's word about
    an item that is not held, and no report itself.
    """

    USABLE = "usable"
    WITHDRAWN = "withdrawn"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A text that the newsroom holds, with what is known of it. Times are aware and UTC.

    `url` is the outlet's own address, else what names the text (a wire item's id, a file's name). `outlet` is the id of
    the outlet whose text it is, "" where nobody says. Of all pages with one `item` (or, where that is "", one `url`)
    only the newest counts: by `version`, then by when it was `retrieved`. Before `embargo` it may not be used.
    `notices` are what its outlet says about it. `complete` is False where only a part could be read, and
    `incomplete_reason` says why. `raw` is the hash of the bytes that it was parsed from, b"" where it came as text.
    `number` is the archive's own, 0 before it is there; `superseded` is True where a newer one is there.
    """

    text: str
    url: str
    retrieved: datetime
    outlet: str = ""
    title: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    site: str = ""
    byline: str = ""
    dateline: str = ""
    item: str = ""
    version: int = 0
    state: State = State.USABLE
    embargo: datetime | None = None
    notices: tuple[str, ...] = ()
    syndicated: bool = False
    complete: bool = True
    incomplete_reason: str = ""
    max_snippet: int | None = None
    hidden: tuple[tuple[int, int], ...] = ()
    reserved: bool = False
    raw: bytes = b""
    number: int = 0
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question to the archive: words of a claim, those of them that stand in quotation marks, and what bounds it.

    `outlets` are ids, none for all; `since` and `until` are days of publication, both included, and a page without a
    date fits any. `now` is the time by which embargoes are measured. `most` is how many answers are wanted.
    """

    text: str
    quoted: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    language: str = ""
    since: date | None = None
    until: date | None = None
    now: datetime | None = None
    most: int = 8


@dataclass(frozen=True, slots=True)
class Held:
    """An answer of the archive: a page's number, how well it fits in [0, 1], and what is known of it."""

    number: int
    score: float
    url: str
    outlet: str
    title: str
    published: datetime | None
    excerpt: str = field(default="", compare=False)
