"""What is discovered, fetched and parsed: candidates, responses, pages, and what could not be had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from factcheck.model.claim import Outlet


class Reason(StrEnum):
    """Why something could not be done. Values are stable: reports and cassettes hold them."""

    BLOCKED = "blocked"
    PAYWALL = "paywall"
    GONE = "gone"
    NOT_FOUND = "not_found"
    ROBOTS = "robots"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    OFFLINE = "offline"
    FORBIDDEN_ADDRESS = "forbidden_address"
    REDIRECTS = "redirects"
    TOO_LARGE = "too_large"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    NOT_TEXT = "not_text"
    EMPTY = "empty"
    NO_ARTICLES = "no_articles"
    BAD_QUERY = "bad_query"
    BAD_ANSWER = "bad_answer"
    STAND_IN = "stand_in"
    PRIVATE = "private"
    UNREADABLE = "unreadable"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Miss:
    """What was tried and could not be done: a value, never an exception.

    `what` is an address, a file or a service; `stage` one of read, discover, fetch, parse; `detail` a short phrase for
    people ("401, bot wall DataDome"), without words of the article. `outlet` is the id of the outlet that it concerns.
    """

    what: str
    stage: str
    reason: Reason
    detail: str = ""
    outlet: str | None = None


class Grade(StrEnum):
    """What a page's text is worth, best first."""

    FULL = "full"
    SYNDICATED = "syndicated"
    ABSTRACT = "abstract"
    TITLE = "title"


class Obtained(StrEnum):
    """How the bytes came here."""

    LIVE = "live"
    CACHED = "cached"
    REPLAYED = "replayed"
    STAND_IN = "stand-in"
    SUPPLIED = "supplied"
    ARCHIVE = "archive"
    PINNED = "pinned"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the words could stand. `by` is the discoverer that named it.

    `archived` is the address of an archived copy of `url`, to be read in its place; `file` a text that the newsroom
    supplied, `kept` the number of a page in the newsroom's own archive. `published`, `title` and `snippet` are what the
    discoverer says, not what the page says.
    """

    url: str
    by: str
    title: str | None = None
    published: datetime | None = None
    archived: str | None = None
    file: Path | None = None
    outlet: str | None = None
    snippet: str = ""
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """An answer of the one HTTP door, read to its end and bounded. `headers` have lower-case names.

    `url` is the address asked for, `final_url` the one that answered after redirects.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retrieved: datetime
    obtained: Obtained


@dataclass(frozen=True, slots=True)
class SourcePage:
    """An outlet's page (or a text that stands for it) with its main text.

    `url` is the outlet's own address even when an archived copy was read; that copy's address is then `archived_url`
    and its capture time `archived_at`. `complete` is False where only a part could be read (`incomplete_reason` says
    why): such a page can confirm but never refute. `outlet` is the outlet whose text it is, as the address tells.
    `chain` holds names of outlets that the page itself cites or credits. `sha256` is of the text, `bytes_sha256` of
    what was answered; `asked` is the address that was asked for it.
    `max_snippet` is how many characters of a passage the page lets others show (0 for `nosnippet`), None for no limit;
    `hidden` are ranges of the text that it lets nobody show (`data-nosnippet`). `reserved` is True where its publisher
    reserves text and data mining, as the page says, and the policy is to read it and note that.

    Once all is judged the text may be let go: `text` is then "", `whole` the number of characters that it had, and
    `kept` holds pieces of it with their offsets. `part` and `length` answer in either case.
    """

    url: str
    text: str
    retrieved: datetime
    obtained: Obtained
    title: str | None = None
    site: str | None = None
    outlet: Outlet | None = None
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    grade: Grade = Grade.FULL
    complete: bool = True
    incomplete_reason: str = ""
    archived_url: str | None = None
    archived_at: datetime | None = None
    by: str = ""
    chain: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    sha256: str = ""
    max_snippet: int | None = None
    hidden: tuple[tuple[int, int], ...] = ()
    reserved: bool = False
    whole: int | None = None
    kept: tuple[tuple[int, str], ...] = ()
    bytes_sha256: str = ""
    asked: str = ""

    @property
    def length(self) -> int:
        """How many characters the text has."""
        return len(self.text) if self.whole is None else self.whole

    def part(self, start: int, end: int) -> str:
        """The text from `start` to `end`; "" where it was let go and no piece of it that was kept holds all of that."""
        if self.whole is None:
            return self.text[start:end]
        pieces = (text[start - at : end - at] for at, text in self.kept if at <= start and end <= at + len(text))
        return next(pieces, "")
