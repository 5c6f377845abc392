"""What travels with a request through the layers, in its `extensions`."""

from dataclasses import dataclass

KEY = "call"


@dataclass(frozen=True, slots=True)
class Call:
    """What a request is for: `purpose` is page, robots.txt or a service, `words` the article's words that go with it.

    `retries` is how often it may be asked again.
    """

    purpose: str
    words: str = ""
    retries: int = 1
