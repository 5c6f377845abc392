"""What a run holds in memory: `python benchmarks/holding.py [ARTICLES]`.

Checks so many articles, each with two quotations from pages of some 800 words, and writes the report in several
formats, each in a process of its own. Prints the peak of memory, kilobytes and CPU an article (its two pages included),
and the peak once the report is written. JSON lines are printed as they come and hold nothing; the others hold findings,
and should hold no pages.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx

PAGES = 300
FORMATS = ("jsonl", "json", "markdown")
TEXT = """
harbour council strike ferry talks union bridge budget school winter offer members vote figures report town minister
lawyer court letter fire storm price week month evening
"""
WORDS = TEXT.split()


def sentence(chance: random.Random) -> str:
    return f"The {' '.join(chance.choices(WORDS, k=chance.randint(9, 18)))} of {chance.randint(2, 99)}."


def page(number: int) -> list[str]:
    chance = random.Random(number)
    return [" ".join(sentence(chance) for _ in range(4)) for _ in range(14)]


def quoted(number: int) -> str:
    return page(number)[number % 14].partition(".")[0]


class Outlets(httpx.BaseTransport):
    """Pages by their number, and nothing else."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The page, or 404."""
        name = request.url.path.rpartition("/")[2]
        if not name.isdecimal():
            return httpx.Response(404)
        text = page(int(name))
        body = "".join(f"<p>{'“' + one.replace('.', ',”', 1) + ' Dana Whitlock said.'}</p>" for one in text)
        html = f"<html lang='en'><head><title>{name}</title></head><body><article>{body}</article></body></html>"
        return httpx.Response(200, headers={"content-type": "text/html; charset=utf-8"}, content=html.encode())


def articles(count: int) -> Iterator[object]:
    from factcheck.model import Article, Link

    for number in range(count):
        one, two = number % PAGES, (number * 7 + 1) % PAGES
        first = f"“{quoted(one)},” Dana Whitlock told the BBC."
        text = f"{first}\n\n“{quoted(two)},” Dana Whitlock told the BBC."
        ends = (len(first) - 8, len(text) - 8)
        links = tuple(Link(at, at + 7, f"https://www.bbc.com/news/{n}") for at, n in zip(ends, (one, two), strict=True))
        yield Article(f"{number}.txt", text, text, links=links)


def run(count: int, shape: str) -> None:
    from datetime import UTC, datetime

    from factcheck import outlets
    from factcheck.cli.output import sink, targets
    from factcheck.discover import links
    from factcheck.fetch import Web
    from factcheck.model import Run
    from factcheck.pipeline import Kit, verify
    from factcheck.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=folder, jobs=2)
        to = sink(targets(shape, []), "en")
        with Web(settings, network=Outlets(), sleeper=lambda _: None) as web:
            kit = Kit(settings, outlets.load(), {"links": links.discover}, web)
            for item in verify(articles(count), kit):
                to.take(item)
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            to.close(Run("0", datetime.now(UTC), 0.0, "strict-quotes"))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(held, usage.ru_maxrss, int(1e6 * (usage.ru_utime + usage.ru_stime)), file=sys.stderr)


def peak(count: int, shape: str) -> tuple[int, ...]:
    """Kilobytes before and after the report is written, and microseconds of CPU."""
    done = subprocess.run(
        [sys.executable, __file__, str(count), shape], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )  # fmt: skip
    return tuple(int(number) for number in done.stderr.split()[-3:])


def main() -> None:
    if len(sys.argv) > 2:
        run(int(sys.argv[1]), sys.argv[2])
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    print(f"{count} articles with two pages each; megabytes while checking, and kilobytes an article of it")
    for shape in FORMATS:
        few, many = peak(50, shape), peak(count, shape)
        kilobytes, milliseconds = ((many[at] - few[at]) / (count - 50) / unit for at, unit in ((0, 1), (2, 1_000)))
        print(
            f"{shape:10}{many[0] / 1024:8.0f} MB{kilobytes:8.1f} kB and {milliseconds:.1f} ms of CPU an article"
            f"   with the report written{many[1] / 1024:8.0f} MB"
        )


if __name__ == "__main__":
    main()
