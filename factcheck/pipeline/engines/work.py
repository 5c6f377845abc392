"""What goes to a worker and comes back: batches of articles with answers, reports or questions.

Nothing here tells in its `repr` what an article or a question says: schedulers log what they move about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.errors import DoorError, FactcheckError, ServiceError
from factcheck.model import Article, ArticleReport, Miss, Response
from factcheck.pipeline.engines.packing import packed, unpacked


class Kind(StrEnum):
    """By which of the door's questions something is asked."""

    PAGE = "page"
    FEED = "feed"
    ASK = "ask"
    SUPPLIED = "supplied"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that an article's check has to know; `turn` tells it from the same question asked before, from 0."""

    kind: Kind
    address: str = field(repr=False)
    service: str = ""
    params: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A DoorError as a value: exceptions with words of their own do not travel."""

    message: str
    reason: str
    place: str
    service: bool

    @classmethod
    def of(cls, error: DoorError) -> "Refused":
        """What `error` says."""
        return cls(error.message, error.reason, error.place, isinstance(error, ServiceError))

    def error(self) -> DoorError:
        """The error again."""
        kind = ServiceError if self.service else DoorError
        return kind(self.message, reason=self.reason, place=self.place)


Answer = Response | Refused


@dataclass(frozen=True, slots=True)
class Wants:
    """The check came as far as it could: what it has to know before it can go on."""

    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """An article and all that is known for it. `recorded` is True where a cassette holds answers for it."""

    article: Article
    answers: Mapping[Question, Answer]
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Jobs for one worker, and the recipe of what it needs for them."""

    recipe: bytes
    packed: bytes
    version: str

    @classmethod
    def of(cls, recipe: bytes, jobs: Iterable[Job], version: str) -> "Batch":
        """A batch of those jobs."""
        return cls(recipe, packed(jobs), version)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs, unpacked."""
        return unpacked(self.packed)

    def __repr__(self) -> str:
        return f"Batch of {len(self.packed)} bytes"


@dataclass(frozen=True, slots=True)
class Checked:
    """The report of an article that needed to ask nothing, its door's log in it."""

    report: ArticleReport | Miss


@dataclass(frozen=True, slots=True)
class Told:
    """The report of an article that was answered by others, who have the log."""

    report: ArticleReport | Miss


Outcome = Checked | Told | Wants


@dataclass(frozen=True, slots=True)
class Results:
    """What came of a batch, job by job, and the seconds of work that it was."""

    packed: bytes = field(repr=False)
    seconds: float

    @classmethod
    def of(cls, outcomes: Iterable[Outcome], seconds: float) -> "Results":
        """The results of those outcomes. Raises what pickle raises where a stranger's part of one cannot travel."""
        return cls(packed(outcomes), seconds)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes, unpacked."""
        return unpacked(self.packed)


class WorkerLostError(FactcheckError):
    """A worker died with a batch in its hands."""
