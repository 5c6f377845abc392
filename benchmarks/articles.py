"""What a thousand articles cost: `python benchmarks/articles.py [ARTICLES]`.

Generated articles, each of which credits one generated page of an outlet, are checked in a process of their own against
a newsroom on loopback in this one. Prints articles and pages a second, CPU a page, peak memory, and for each host the
smallest time between two requests as the server saw it, beside the pace that was set.
"""

import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from benchmarks.discovery import Story, stories
from tests.newsroom import Answer, Asked, Newsroom
from tests.newsroom.stock import Stocked

ROOT = Path(__file__).parent.parent
PACE = {"*": 0.02, "api.gdeltproject.org": 0.02, "web.archive.org": 0.02, "web.archive.org/cdx": 0.02}
SEED = 20261124
CHILD = (
    "import sys; from benchmarks.articles import check; check(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3].split())"
)
FILLER = "Officials gave no further details, and several people who were asked for comment did not answer. "


@dataclass(frozen=True, eq=False)
class Page(Stocked):
    """A page whose body is made of its own words."""

    def body(self, captured: str | None = None) -> bytes:  # noqa: ARG002 - none of them was archived
        """The page, with an article's length."""
        paragraphs = "".join(f"<p>{escape(one)}.</p>" for one in [*self.words.split(". "), *[FILLER * 3] * 6])
        head = f'<title>{escape(self.title)}</title><meta property="article:published_time" content="{self.day}">'
        return f"<html><head>{head}</head><body><article><h1>{escape(self.title)}</h1>{paragraphs}</article>".encode()

    @property
    def day(self) -> str:
        """When it was published."""
        stamp = self.seen or ""
        return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T12:00:00Z"


class Timed(Newsroom):
    """A newsroom that notes when each host was asked."""

    def __init__(self, stock: list[Stocked]) -> None:
        super().__init__(stock=stock)
        self.times: dict[str, list[float]] = defaultdict(list)

    def answer(self, asked: Asked) -> Answer:
        """Note the time, and answer."""
        self.times[asked.host].append(time.monotonic())
        return super().answer(asked)


def world(count: int) -> list[Story]:
    """As many stories as articles."""
    return list(stories(count, random.Random(SEED)))


def articles(count: int) -> Iterator[object]:
    """One article a story; every other one quotes it."""
    from factcheck import outlets
    from factcheck.model import Article

    table = outlets.load()
    for number, one in enumerate(world(count)):
        outlet = table.of_url(one.page.url)
        name = outlet.name if outlet else ""
        quoted = f"“{one.quoted},” {one.person} told {name}."
        text = quoted if number % 2 else f"It was a long day. On that day {one.retold}, {name} reported."
        yield Article(f"{number}.txt", text, text, language="en", published=one.day)


def check(count: int, port: int, hosts: list[str]) -> None:
    """Check all articles against the newsroom at `port`, and print what came of it."""
    from factcheck import outlets, plugins
    from factcheck.fetch import Web
    from factcheck.model import ArticleReport
    from factcheck.pipeline import Kit, verify
    from factcheck.settings import Settings
    from tests.newsroom import LoopbackTransport

    names = ("links", "gdelt")
    settings = Settings(allow_stand_ins=True, discoverers=names, pace=PACE, jobs=8, max_candidates=2)
    verdicts: Counter[str] = Counter()
    pages = 0
    with Web(settings, network=LoopbackTransport(port, set(hosts))) as web:
        for item in verify(articles(count), Kit(settings, outlets.load(), plugins.discoverers(names), web)):
            assert isinstance(item, ArticleReport), item
            verdicts.update(finding.verdict.label for finding in item.findings)
            pages += item.coverage.pages_read
    told = ", ".join(f"{label} {times}" for label, times in verdicts.most_common())
    print(f"{pages} {told}")


def main(count: int = 1_000) -> None:
    stock = [Page(one.page.url, seen=one.page.seen, title=one.page.title, words=one.page.words) for one in world(count)]
    with Timed(stock) as newsroom:
        command = [sys.executable, "-c", CHILD, str(count), str(newsroom.port), " ".join(sorted(newsroom.hosts))]
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        seconds = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    read, _, told = done.stdout.strip().partition(" ")
    pages, cpu = max(1, int(read)), used.ru_utime + used.ru_stime
    print(f"{count} articles, {pages} pages read, {sum(map(len, newsroom.times.values()))} requests, 8 jobs:")
    print(f"  {count / seconds:.1f} articles/s, {pages / seconds:.1f} pages/s, {1000 * cpu / pages:.1f} ms CPU a page")
    print(f"  peak memory {used.ru_maxrss / 1024:.0f} MB; {told}")
    for host, times in sorted(newsroom.times.items()):
        if len(times) > 1:
            least = min(later - earlier for earlier, later in pairwise(times))
            print(f"  {host:24} {len(times):5} requests, at least {least:.3f} s apart (set: {PACE['*']:.3f} s)")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
