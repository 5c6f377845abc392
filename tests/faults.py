"""What can go wrong between the program and a page: the newsroom's faults, one row each, for tests/test_faults.py.

Each row says how the newsroom answers, the verdict that the program comes to, how often the page's own host is asked
for anything but robots.txt, and how many time-outs are sat out.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from itertools import repeat

from factcheck.model import Verdict
from tests.builders import NOON
from tests.newsroom import Answer, Wire
from tests.newsroom.answers import CONSENT, DATADOME, GONE, PERIMETERX, Laid
from tests.parse.pdfs import pdf, stream

HOST, PATH = "www.bbc.com", "/news/articles/c0ffee"
URL = f"https://{HOST}{PATH}"
WORDS = "About 2,300 dockers at Harrowmouth will walk out for nine days"
REPORTED = f"{WORDS}, according to the BBC."
QUOTED = "“We have not rejected talks, we have rejected an offer that leaves our members poorer,” Dana Whitlock told "
FIRST = f"{WORDS} from Monday, their union said on Thursday after talks over pay broke down."
REST = (
    "It would be the first strike at the port in 14 years, and retailers said that most goods had already come in.",
    "The union did not accept an offer of 5.5% over two years, and the operator said that it was still on the table.",
)
WIRE_URL = "https://www.reuters.com/world/harrowmouth-strike-2026-05-14/"
COPY = ("www.straitstimes.com", "/world/harrowmouth")
MOST = 200_000
"""Bytes that a page may have in these tests."""


@dataclass(frozen=True, eq=False, slots=True)
class Fault:
    """One fault. `answers` are laid over the page's address where no address is named; `link` is what the article links
    to, "" for nothing; `addresses` are what hosts resolve to."""

    name: str
    answers: Laid | Mapping[tuple[str, str], Laid]
    verdict: Verdict
    asked: int = 1
    waits: int = 0
    text: str = REPORTED
    link: str = URL
    addresses: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def laid(self) -> Mapping[tuple[str, str], Laid]:
        """The answers by host and path."""
        return self.answers if isinstance(self.answers, Mapping) else {(HOST, PATH): self.answers}


def html(*paragraphs: str, head: str = "", title: str = "Dockers to strike") -> Answer:
    """A page of these paragraphs."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    whole = f"<article><h1>{title}</h1>{body}</article>"
    return Answer(body=f"<html lang='en'><head><title>{title}</title>{head}</head><body>{whole}</body></html>".encode())


def moved(to: str) -> Answer:
    return Answer(301, headers={"Location": to})


def robots(answer: Answer) -> Mapping[tuple[str, str], Laid]:
    return {(HOST, "/robots.txt"): answer, (HOST, PATH): PAGE}


def wire(*pieces: bytes, length: int | None = None, **fields: object) -> Wire:
    """A page that begins as it should, and these pieces after its head."""
    told = b"" if length is None else b"Content-Length: %d\r\n" % length
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + told + b"Connection: close\r\n\r\n"
    return Wire(lambda: (head, *pieces), **fields)  # type: ignore[arg-type]


def endless(piece: bytes, *, pause: float = 0.0) -> Wire:
    """A page that never ends."""

    def pieces() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><body><p>"
        yield from repeat(piece)

    return Wire(pieces, pause=pause)


def archived(at: str, body: bytes, page: Laid) -> Mapping[tuple[str, str], Laid]:
    """A page with one copy in the archive."""
    rows = f'[["urlkey","timestamp","original","mimetype"],["k","{at}","{URL}","text/html"]]'
    return {
        (HOST, PATH): page,
        ("web.archive.org", "/cdx/search/cdx"): Answer(body=rows.encode(), type="application/json"),
        ("web.archive.org", f"/web/{at}id_/{URL}"): Answer(body=body),
    }


def gdelt(answer: Answer) -> Mapping[tuple[str, str], Laid]:
    return {("api.gdeltproject.org", "*"): answer, (HOST, PATH): GONE}


def syndicated() -> Mapping[tuple[str, str], Laid]:
    """A wire's page that nobody can read, its text under another outlet's address, and a search that knows of both."""
    listed = f'{{"articles": [{{"url": "https://{COPY[0]}{COPY[1]}", "title": "Dockers to strike"}}]}}'
    return {
        ("www.reuters.com", "/world/harrowmouth-strike-2026-05-14/"): DATADOME,
        ("api.gdeltproject.org", "*"): Answer(body=listed.encode(), type="application/json"),
        COPY: html(f"HARROWMOUTH (Reuters) - {QUOTED}Reuters.", *REST),
    }


PAGE = html(FIRST, *REST)
BODY = PAGE.body
DATED = {"Retry-After": format_datetime(NOON.replace(hour=12, minute=0, second=9), usegmt=True)}
CORRECTED = "(This story corrects the number of dockers to 2,300, not 3,200)"
CHANGED = "<meta property='article:modified_time' content='2026-11-22T09:00:00Z'>"
LIMIT = b"Please limit requests to one every 5 seconds or contact us."
NEW = BODY.replace(b"2,300", b"2,900").replace(b"</head>", CHANGED.encode() + b"</head>")
UNREACHABLE, SUPPORTED, INCOMPLETE = Verdict.UNREACHABLE, Verdict.SUPPORTED, Verdict.INCOMPLETE

FAULTS = (
    Fault("nothing at all", PAGE, SUPPORTED),
    # --- what the outlet answers
    Fault("401 with a DataDome body", DATADOME, UNREACHABLE),
    Fault("403", Answer(403), UNREACHABLE),
    Fault("403 with a PerimeterX body", PERIMETERX, UNREACHABLE),
    Fault("404", GONE, UNREACHABLE),
    Fault("410", Answer(410), UNREACHABLE),
    Fault("429 with seconds, then the page", (Answer(429, headers={"Retry-After": "9"}), PAGE), SUPPORTED, 2),
    Fault("429 with a date, then the page", (Answer(429, headers=DATED), PAGE), SUPPORTED, 2),
    Fault("429 with seconds, for good", Answer(429, headers={"Retry-After": "9"}), UNREACHABLE, 2),
    Fault("429 that asks for a day", Answer(429, headers={"Retry-After": "86400"}), UNREACHABLE),
    Fault("451", Answer(451), UNREACHABLE),
    Fault("500", Answer(500), UNREACHABLE),
    Fault("503", Answer(503), UNREACHABLE, 2),
    Fault("503, then the page", (Answer(503), PAGE), SUPPORTED, 2),
    # --- what the connection does
    Fault("reset", Wire(end="reset"), UNREACHABLE, 2),
    Fault("time-out before the answer", Wire(end="hang"), UNREACHABLE, 2, 2),
    Fault("time-out amid the body", wire(BODY[:200], length=len(BODY), end="hang"), UNREACHABLE, 2, 2),
    Fault("a drip of a byte at a time", endless(b"x", pause=0.05), UNREACHABLE, 2, 2),
    Fault("an endless body", endless(b"x " * 2_000), UNREACHABLE),
    Fault("a gzip bomb", Answer(body=gzip.compress(bytes(60_000_000), 9), headers={"Content-Encoding": "gzip"}),
          UNREACHABLE),
    Fault("stacked gzip", Answer(body=gzip.compress(gzip.compress(BODY)), headers={"Content-Encoding": "gzip, gzip"}),
          UNREACHABLE),
    Fault("a Content-Length that is too long", wire(BODY, length=len(BODY) + 9), UNREACHABLE, 2),
    Fault("a Content-Length that is too short", wire(html(*REST, FIRST).body, length=len(BODY) - 150), INCOMPLETE),
    Fault("a 60 MB page", wire(*[b"<p>" + b"word " * 20_000] * 600, length=60_001_800), UNREACHABLE),
    # --- where it leads
    Fault("a moved page", {(HOST, PATH): moved("/b"), (HOST, "/b"): PAGE}, SUPPORTED, 2),
    Fault("a redirect loop", moved(URL), UNREACHABLE, 6),
    Fault("a redirect to a loopback address", moved("https://127.0.0.1/"), UNREACHABLE),
    Fault("a redirect from https to http", moved(f"http://{HOST}/x"), UNREACHABLE),
    Fault("a redirect to the front page", {(HOST, PATH): moved("/"), (HOST, "/"): PAGE}, UNREACHABLE, 2),
    Fault("a name with a public and a private address", PAGE, UNREACHABLE, 0,
          addresses={HOST: ("93.184.215.14", "10.0.0.7")}),
    Fault("a name that leads home", PAGE, UNREACHABLE, 0, addresses={HOST: ("127.0.0.1",)}),
    Fault("a robots.txt that denies", robots(Answer(body=b"User-agent: *\nDisallow: /")), UNREACHABLE, 0),
    Fault("a robots.txt that fails", robots(Answer(500)), UNREACHABLE, 0),
    Fault("no robots.txt", robots(Answer(404)), SUPPORTED),
    # --- what stands on the page
    Fault("a wrong charset", Answer(body=html(FIRST, "A café – so to speak, and it is “Übach”.").body.decode()
                                    .encode("cp1252")), SUPPORTED),
    Fault("a paywalled page", html(*REST, "Subscribe now to continue reading this report about the dockers."),
          INCOMPLETE),
    Fault("a paywalled page that has the words", html(FIRST, "Subscribe now to continue reading this report on it."),
          SUPPORTED),
    Fault("a truncated page", html(*REST, "The port said that it had no plans to use staff from an"), INCOMPLETE),
    Fault("a page of several", html(*REST, "Page 1 of 3"), INCOMPLETE),
    Fault("a page without the words", html(*REST, *REST), Verdict.NOT_FOUND),
    Fault("a soft 404", Answer(body=GONE.body), UNREACHABLE),
    Fault("a consent wall", CONSENT, UNREACHABLE),
    Fault("an empty page", Answer(), UNREACHABLE),
    Fault("a shell that needs its scripts", Answer(body=b"<html><title>x</title><div id='root'></div></html>"),
          UNREACHABLE),
    Fault("a page of one line", html(" ".join((FIRST, *REST))), SUPPORTED),
    Fault("a picture that calls itself a page", Answer(body=b"\x89PNG\r\n\x1a\n" + bytes(900)), UNREACHABLE),
    Fault("a scanned PDF", Answer(body=pdf(streams=[stream(b"q Q")]), type="application/pdf"), UNREACHABLE),
    Fault("a PDF that has the words", Answer(body=pdf((FIRST, "", *REST)), type="application/pdf"), SUPPORTED),
    Fault("a line and no more", html("Dockers to strike."), UNREACHABLE),
    Fault("another outlet's text", html(f"HARROWMOUTH (Reuters) - {FIRST}", *REST), Verdict.NO_CANDIDATE),
    Fault("a corrected page", html(CORRECTED, FIRST, *REST), Verdict.SOURCE_CORRECTED),
    # --- copies
    Fault("a syndicated copy", syndicated(), Verdict.SUPPORTED_ELSEWHERE, text=f"{QUOTED}Reuters.", link=WIRE_URL),
    Fault("a page that changed after the article", archived("20260515080000", BODY, Answer(body=NEW)),
          Verdict.SOURCE_CHANGED),
    Fault("a copy of a page that cannot be read", archived("20260515080000", BODY, DATADOME), SUPPORTED),
    Fault("an archived block page", archived("20260515080000", DATADOME.body, Answer(401)), UNREACHABLE),
    Fault("an empty CDX", {(HOST, PATH): Answer(401), ("web.archive.org", "*"): Answer(body=b"")}, UNREACHABLE),
    Fault("a throttled CDX", {(HOST, PATH): Answer(401), ("web.archive.org", "*"): Answer(429)}, UNREACHABLE),
    # --- searches that fail
    Fault("GDELT: throttled, as text at status 200", gdelt(Answer(body=LIMIT)),
          Verdict.NO_CANDIDATE, 0, link=""),
    Fault("GDELT: refused, as text at status 200", gdelt(Answer(body=b"The specified phrase is too short.")),
          Verdict.NO_CANDIDATE, 0, link=""),
    Fault("GDELT: nothing found", gdelt(Answer(body=b"{}", type="application/json")), Verdict.NO_CANDIDATE, 0, link=""),
)  # fmt: skip
