"""One recorded exchange."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.model import Reason

STAND_IN_HEADER = "x-factcheck-stand-in"


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that came to nothing: a time-out, a reset, an answer that was too large."""

    reason: Reason
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A request and its answer, or its failure. `url` holds no secret; `body` is decoded; `recorded` is aware, UTC."""

    method: str
    url: str
    recorded: datetime
    sent: bytes = b""
    asked: Sequence[tuple[str, str]] = ()
    status: int = 0
    phrase: str = ""
    headers: Sequence[tuple[str, str]] = ()
    body: bytes = b""
    failure: Failure | None = None

    @property
    def stand_in(self) -> bool:
        """True where the answer says of itself that it was written to stand for a page."""
        return any(name == STAND_IN_HEADER for name, _ in self.headers)
