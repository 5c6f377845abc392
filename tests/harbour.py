"""The newsroom of tests/house.py on the network: one outlet's page, found by GDELT, in a repository made for a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.cli.common import NETWORK
from tests import house
from tests.newsroom import Answer, Newsroom
from tests.newsroom.transport import Unmarked

HOST, PATH = "www.reuters.com", "/world/northport-harbour-2026-02-24/"
URL = f"https://{HOST}{PATH}"
PLACE = (HOST, PATH)
SETTINGS = """store = ".factcheck"
discoverers = ["declared", "links", "gdelt"]
[pace]
"*" = 0.001
"api.gdeltproject.org" = 0.001
"reuters.com" = 0.001
"""
HEAD = "---\ntitle: The harbour\ndate: 2026-03-01\n---\n\n"
FREIGHT_LINE, QUAY_LINE = 6, 8
STORY = f"{HEAD}{house.FREIGHT}\n{house.QUAY}"
FALSIFIED = STORY.replace("18 million", "81 million")
_LISTED = f'{{"articles": [{{"url": "{URL}", "title": "Harbour moves more freight"}}]}}'.encode()


def page(text: str = house.PAGE, head: str = "") -> Answer:
    """The outlet's page with this text, its first paragraph the headline."""
    title, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    dated = '<meta property="article:published_time" content="2026-02-24T09:00:00Z">'
    return Answer(
        body=f"<html lang='en'><head><title>{title}</title>{dated}{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>".encode()
    )


@contextmanager
def serving() -> Iterator[tuple[Newsroom, Unmarked]]:
    """The newsroom, and the network that leads every run of the command line to it."""
    listing = Answer(body=_LISTED, type="application/json")
    with Newsroom(extra={PLACE: page(), ("api.gdeltproject.org", "*"): listing}, stock=()) as newsroom:
        network = newsroom.unmarked()
        before = NETWORK.set(network)
        try:
            yield newsroom, network
        finally:
            NETWORK.reset(before)
            network.end()
