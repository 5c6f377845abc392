"""What is asked of the newsroom and what it answers, and the answers of hosts that turn programs away."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

NOTE = "X-Factcheck-Stand-In"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in: what left the client. `query` is the raw query string, `body` what was posted."""

    host: str
    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def words(self) -> str:
        """All that a request can carry of an article, in one string."""
        return "\n".join((self.path, self.query, *self.headers.values(), self.body.decode("utf-8", "replace")))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, complete."""

    status: int = 200
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wire:
    """What no whole answer can be: bytes as they come, piece by piece, with a pause after each.

    Then the connection is closed, reset, or left open without another byte ("hang").
    """

    pieces: Callable[[], Iterable[bytes]] = tuple
    pause: float = 0.0
    end: Literal["close", "reset", "hang"] = "close"


Laid = Answer | Wire | tuple[Answer | Wire, ...]
"""What a test lays over an address: one answer, or several in turn, of which the last stays."""


def text(body: str, status: int = 200, **headers: str) -> Answer:
    """A plain-text answer that calls itself text/html, as GDELT's errors do."""
    return Answer(status, body.encode(), "text/html; charset=utf-8", headers)


def _wall(body: str, status: int, server: str, **headers: str) -> Answer:
    return Answer(
        status, body.encode(), headers={"Server": server, **{k.replace("_", "-"): v for k, v in headers.items()}}
    )


# In the shape of what the bot walls send: a script, no text of the page.
DATADOME = _wall(
    "<html lang='en'><head><title>site</title></head><body><p id='cmsg'>Please enable JS and disable any ad blocker</p>"
    "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script></body></html>",
    401, "DataDome", x_datadome="protected", x_dd_b="1",
)  # fmt: skip
PERIMETERX = _wall(
    "<!doctype html><html><head><title>Are you a robot?</title></head><body><div id='px-captcha'></div>"
    "<h2>To continue, please click the box below to let us know you're not a robot.</h2></body></html>",
    403, "Varnish", x_px="1",
)  # fmt: skip
CONSENT = Answer(body=(
    b"<!doctype html><html lang='de'><head><title>Privacy Center</title></head><body><div id='sp_message_container'>"
    b"<h1>Willkommen</h1><p>Weiter mit Werbung lesen: Mit Ihrer Zustimmung zu Cookies und Tracking besuchen Sie uns "
    b"wie gewohnt.</p><button>Akzeptieren und weiter</button></div></body></html>"
))  # fmt: skip
GONE = Answer(404, b"<!doctype html><html><head><title>Page not found</title></head><body><h1>Page not found</h1>"
                   b"<p>Sorry, we can't find the page that you are looking for.</p></body></html>")  # fmt: skip
ROBOTS = Answer(body=b"User-agent: *\nDisallow: /search\nDisallow: /account\n", type="text/plain; charset=utf-8")
NO_SUCH_HOST = Answer(421, b"no such host in this newsroom\n", "text/plain; charset=utf-8")
