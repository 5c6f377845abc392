"""What travels with a request through the layers, in its `extensions`, and what is told of it afterwards."""

from dataclasses import dataclass

from factcheck.model import Obtained, Reason

KEY = "call"


@dataclass(frozen=True, slots=True)
class Call:
    """What a request is for: `purpose` is page, robots.txt or a service, `words` the article's words that go with it.

    `own` is True for a service that the user's settings name, at whatever address it stands.
    `retries` is how often it may be asked again. `reveals` is False where it tells nothing of the article, not even
    what it is about, so that it may be asked for a draft: an outlet's own feed.
    """

    purpose: str
    words: str = ""
    retries: int = 1
    reveals: bool = True
    own: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One exchange, for whoever listens to a run: what was asked where, in which way it was had, and what came of it.

    `answer` is the status, or the reason where there is none. `privacy` is what is wanted for the article (public,
    draft or offline), also in a run without a network. `seconds` includes the wait for a turn.
    """

    url: str
    call: Call
    privacy: str
    obtained: Obtained | None
    answer: int | Reason
    detail: str = ""
    seconds: float = 0.0
