"""What parsing costs, and what a first, faster look would save: `python benchmarks/parsing.py [PAGES]`.

Dresses generated stories as pages of news sites (menus, teasers, scripts, some 60 kB) and prints, in CPU time: what
each step takes, from bytes to a claim laid on the page; and in how many of the texts a quotation with one word changed
is located, by our parsing and by all the text that a fast extractor finds (lxml, and resiliparse where installed).

Our parsing takes two passes: trafilatura's fast look, and its slow one where the fast one falls short of what the
article's markup holds. Could a first look at all the text spare even the fast one? The benchmark searches for claims
among 2,000 stories with look-alikes, and counts the candidates that have none of the claim's rare words, names and
figures, and so could be set aside unread. That share, times what trafilatura takes of the whole, is what could be had.
"""

import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from discovery import TOGETHER, Story, claims, named, stories

from factcheck import outlets
from factcheck.discover.queries import rare
from factcheck.extract import extract
from factcheck.fetch import Web
from factcheck.match import match
from factcheck.model import Article, Candidate, Claim, Obtained, Response, SourcePage
from factcheck.parse import parse
from factcheck.settings import Settings
from factcheck.text import fold
from tests.builders import article, claim_in
from tests.builders import page as built
from tests.newsroom import Newsroom

FILLER = (
    "Nothing was decided on the matter before the evening, and those who had waited for news went home without it.",
    "The figures of the year before had been better than most had thought, but few expected them to stay so.",
    "Shops in the old town kept open, and the buses ran as they always do on a day in the middle of the week.",
    "A spokesman for the ministry would not say more than that the papers were being read with great care.",
)
TABLE = outlets.load()


def dressed(story: Story, others: Sequence[Story], chance: random.Random) -> bytes:
    """A story as a site's page."""
    told = [one for one in re.split(r"(?<=[.”]) (?=[A-Z“])", story.page.words) if one]
    lines = [*told, *(f"{FILLER[n % 4]} That was on day {n}." for n in range(24))]
    body = "".join(f"<p class='body-{n}'>{line}</p><div class='ad' id='ad-{n}'></div>" for n, line in enumerate(lines))
    menu = "".join(f"<li><a href='/section/{n}'>Section {n}</a></li>" for n in range(80))
    teasers = "".join(
        f"<div class='card'><a href='{one.page.url}'><h3>{one.page.title}</h3></a></div>" for one in others
    )
    ld = {"@type": "NewsArticle", "headline": story.page.title, "datePublished": f"{story.day}T12:00:00Z"}
    script = "window.__STATE__=" + json.dumps([chance.random() for _ in range(1_800)])
    return (
        f"<!doctype html><html lang='en'><head><title>{story.page.title}</title><script>{script}</script>"
        f"<script type='application/ld+json'>{json.dumps(ld)}</script></head><body><nav><ul>{menu}</ul></nav><main>"
        f"<article><h1>{story.page.title}</h1>{body}</article></main><aside class='related'>{teasers}</aside>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def edited(quote: str, chance: random.Random) -> str:
    """The quotation with one of its longer words changed."""
    words = quote.split()
    at = chance.choice([n for n, word in enumerate(words) if len(word) > 4])
    return " ".join([*words[:at], chance.choice(("question", "window", "garden", "music")), *words[at + 1 :]])


def by_lxml(body: bytes) -> str:
    from lxml import html

    tree = html.document_fromstring(body)
    for one in tree.xpath("//script | //style"):
        one.drop_tree()
    return " ".join(tree.text_content().split())


def by_resiliparse(body: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # type: ignore[import-not-found]

    return str(extract_plain_text(body.decode(), main_content=False))


def by_trafilatura(body: bytes, *, fast: bool = False) -> str:
    from lxml import html
    from trafilatura import bare_extraction

    found = bare_extraction(
        html.document_fromstring(body), favor_precision=True, include_comments=False, include_tables=False, fast=fast
    )
    return found.text if found else ""


def answer(story: Story, body: bytes) -> Response:
    headers = {"content-type": "text/html; charset=utf-8"}
    return Response(story.page.url, story.page.url, 200, headers, body, datetime.now(UTC), Obtained.LIVE)


def parsed(story: Story, body: bytes) -> SourcePage:
    page = parse(answer(story, body), Candidate(story.page.url, "b"), TABLE)
    assert isinstance(page, SourcePage), page
    return page


def quoting(story: Story, words: str) -> Claim:
    return claim_in(article(f"“{words},” {story.person} said.", language="en"), words, quoted=True)


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return 1_000 * best


def costs(world: Sequence[Story], bodies: Sequence[bytes]) -> float:
    """Print what each step takes a page; the share of the whole that is trafilatura's."""
    read = [parsed(story, body) for story, body in zip(world, bodies, strict=True)]
    asked = [quoting(story, story.quoted) for story in world]
    said = [extract(Article(page.url, page.text, page.text, language="en"), TABLE) for page in read]
    fast: dict[str, Callable[[bytes], str]] = {"all text by lxml": by_lxml}
    if available():
        fast["all text by resiliparse"] = by_resiliparse
    steps: dict[str, Callable[[], object]] = {
        **{name: (lambda work=work: [work(body) for body in bodies]) for name, work in fast.items()},
        "main text by trafilatura": lambda: [by_trafilatura(body) for body in bodies],
        "main text by its fast look": lambda: [by_trafilatura(body, fast=True) for body in bodies],
        "our parsing, which has both": lambda: [parsed(*pair) for pair in zip(world, bodies, strict=True)],
        "who says what on the page": lambda: [
            extract(Article(page.url, page.text, page.text, language="en"), TABLE) for page in read
        ],
        "a claim laid on the page": lambda: [match(*three) for three in zip(asked, read, said, strict=True)],
    }
    took = {name: cpu(work) / len(world) for name, work in steps.items()}
    for name, milliseconds in took.items():
        print(f"  {name:28}{milliseconds:8.2f} ms a page{1_000 / milliseconds:9.0f} pages/s")
    whole = sum(list(took.values())[-3:])
    print(f"  {'from bytes to alignment':28}{whole:8.2f} ms a page{1_000 / whole:9.0f} pages/s")
    return took["main text by its fast look"] / whole


def available() -> bool:
    try:
        import resiliparse  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        return False
    return True


def recall(world: Sequence[Story], bodies: Sequence[bytes], chance: random.Random) -> None:
    """Print in how many texts an edited quotation is located."""
    ways: dict[str, Callable[[Story, bytes], str]] = {
        "our parsing": lambda story, body: parsed(story, body).text,
        "all text by lxml": lambda _, body: by_lxml(body),
    }
    if available():
        ways["all text by resiliparse"] = lambda _, body: by_resiliparse(body)
    asked = [quoting(story, edited(story.quoted, chance)) for story in world]
    for name, text in ways.items():
        pages = [built(text(story, body)) for story, body in zip(world, bodies, strict=True)]
        found = sum(match(*pair).parts[0].passage is not None for pair in zip(asked, pages, strict=True))
        print(f"  {name:28}{found / len(world):8.1%}")


def set_aside(chance: random.Random) -> float:
    """The share of candidates that have nothing rare of their claim."""
    world = list(stories(2_000, chance))
    texts = {one.page.url: fold(f"{one.page.title} {one.page.words}") for one in world}
    seen = nothing = 0
    settings = Settings(allow_stand_ins=True)
    with Newsroom(stock=[one.page for one in world]) as newsroom, \
            Web(settings, network=newsroom.transport(), sleeper=lambda _: None) as web:  # fmt: skip
        for claim, _ in claims(chance.sample(world, 120), TABLE):
            found = rare(claim, claim.outlet)
            telling = {fold(word) for word in (*found.topic, *found.names, *found.figures, *found.words)}
            for name in TOGETHER:
                for candidate in named(name, claim, web)[:8]:
                    seen += 1
                    nothing += not any(word in texts.get(candidate.url, "") for word in telling)
    print(f"  {nothing} of {seen} candidates have none of their claim's rare words, names and figures")
    return nothing / seen


def main(pages: int = 120) -> None:
    chance = random.Random(20261123)
    world = list(stories(pages, chance))
    bodies = [dressed(one, chance.sample(world, 30), chance) for one in world]
    print(f"{pages} pages of {sum(map(len, bodies)) / len(bodies) / 1_000:.0f} kB")
    share = costs(world, bodies)
    print("a quotation with one word changed is located in")
    recall(world, bodies, chance)
    print("a first look")
    aside = set_aside(chance)
    print(
        f"  trafilatura takes {share:.0%} of the CPU of a page, so that setting pages aside gains {aside * share:.1%}"
    )


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
