"""What is reported: what left the machine, what was covered, and the whole run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from factcheck.model.article import Article, Span
from factcheck.model.decision import Notice
from factcheck.model.finding import Finding
from factcheck.model.page import Miss


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that left the machine: the host, the words of the article that went with it, and what for."""

    host: str
    words: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Uncredited:
    """A statement with a figure or a quotation for which the article credits nobody."""

    span: Span
    line: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of an article was checked, in counts.

    `attributions` counts all credits, `people` those that lead to no outlet.
    """

    attributions: int = 0
    to_outlets: int = 0
    checked: int = 0
    people: int = 0
    uncredited: tuple[Uncredited, ...] = ()
    pages_read: int = 0
    pages_missed: int = 0


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything that was found about one article, in article order. `stand_in` is the label of the cassette, or "".

    `notices` are about the entries that decide its findings. `archived` counts pages from the newsroom's archive.
    """

    article: Article
    findings: tuple[Finding, ...]
    coverage: Coverage
    sent: tuple[Sent, ...] = ()
    stand_in: str = ""
    privacy: str = "public"
    replayed: int = 0
    cached: int = 0
    live: int = 0
    archived: int = 0
    misses: tuple[Miss, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a host was asked, and the seconds that all of that took, waits for a turn included."""

    times: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """What holds for the whole run: the only part, with `retrieved` fields, that holds times and durations.

    `language` is the one that the report is written in, as a two-letter code that the sentence catalogue has. `since`
    is the revision of git that a run is about changes since, "" for a run about everything. `cluster` is the address of
    the scheduler that articles and pages went to, "" where they stayed in this machine; `hosts` are those asked.
    """

    version: str
    started: datetime
    seconds: float
    policy: str
    offline: bool = False
    language: str = "en"
    since: str = ""
    cluster: str = ""
    hosts: Mapping[str, Asked] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run: the articles in order, inputs that could not be read, and the run's own facts."""

    run: Run
    articles: tuple[ArticleReport, ...]
    misses: tuple[Miss, ...] = ()
