"""What travels with a request through the layers, in its `extensions`."""

from dataclasses import dataclass

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
