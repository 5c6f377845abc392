"""Small pages for the parser's tests, in the markup that outlets use."""

import json
from collections.abc import Mapping

from factcheck import outlets
from factcheck.model import Candidate, Miss, Obtained, Response, SourcePage
from factcheck.parse import parse
from tests.builders import NOON

TABLE = outlets.load()
URL = "https://www.reuters.com/world/osthaven-2026-03-12/"
STORY = (
    "The central bank of Velmora left its key interest rate unchanged on Thursday and raised its forecast for growth.",
    "Seven of the nine members of the committee voted for the decision, while two of them wanted to lower the rate.",
    "“We are not yet where we need to be,” the governor told a news conference, and would say nothing of the summer.",
)


def html(
    *paragraphs: str, head: str = "", after: str = "", ld: Mapping[str, object] | None = None, title: str = "Rate held"
) -> str:
    """A page with an article of these paragraphs (STORY without any), navigation and footer."""
    told = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    body = "".join(f"<p>{one}</p>" for one in paragraphs or STORY)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | Outlet</title>{head}{told}</head><body><nav><ul>"
        f"<li>World</li></ul></nav><main><article><h1>{title}</h1>{body}{after}</article></main>"
        "<footer>All rights</footer></body></html>"
    )


def answer(body: str | bytes, url: str = URL, *, kind: str = "text/html; charset=utf-8", **fields: object) -> Response:
    """An answer that holds this body."""
    raw = body.encode() if isinstance(body, str) else body
    given = {"url": url, "final_url": url, "status": 200, "headers": {"content-type": kind}, "obtained": Obtained.LIVE}
    return Response(**{"body": raw, "retrieved": NOON, **given, **fields})  # type: ignore[arg-type]


def parsed(body: str | bytes, url: str = URL, **fields: object) -> SourcePage | Miss:
    """What the parser makes of this body."""
    response = answer(body, url, **fields)  # type: ignore[arg-type]
    return parse(response, Candidate(response.url, "test"), TABLE)


def page(body: str | bytes, url: str = URL, **fields: object) -> SourcePage:
    """The page that this body is."""
    found = parsed(body, url, **fields)
    assert isinstance(found, SourcePage), found
    return found


def miss(body: str | bytes, url: str = URL, **fields: object) -> Miss:
    """The miss that this body is."""
    found = parsed(body, url, **fields)
    assert isinstance(found, Miss), found
    return found
