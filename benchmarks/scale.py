"""What a cluster brings and costs on this machine: `python benchmarks/scale.py [speed|pace|kills|stream][=COUNT]...`.

A scheduler and workers are started as processes on loopback, and all are ended again by their ids.

speed   a matching load, everything held, alone and on two workers: the speed-up, and what scheduling costs of the work
pace    a newsroom's own log with one, two and four workers: the least time between two questions to a host
kills   a worker killed at a random moment of a run, ten times: is the report the same, was anything asked again
stream  1,000,000 articles of 60 words through extraction: words a second and the peak of memory
"""

import argparse
import gc
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Timer

from benchmarks import holding
from tests.newsroom import Answer, Asked, Newsroom
from tests.newsroom.answers import Wire
from tests.pipeline.engines.clusters import Processes, least_gaps

SEED = 20261124
LOAD, FILES, OUTLETS = 120, 60, ("bbc.com", "reuters.com", "nytimes.com", "theguardian.com")
NAMES = ("the BBC", "Reuters", "The New York Times", "The Guardian")
PACE, ASKING, KILLS, WIDTHS = 0.05, 12, 10, (1, 2, 4)
STREAM = 1_000_000


# --- a matching load --------------------------------------------------------------------------------------------------
def supply(folder: Path) -> None:
    """The pages, as the newsroom's own files."""
    for number in range(FILES):
        text = "\n\n".join(f"“{one.replace('.', ',”', 1)} Dana Whitlock said." for one in holding.page(number))
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")


def load(count: int, folder: Path) -> Iterator[object]:
    """Articles of six quotations, each of two pages that the article itself declares."""
    from factcheck.model import Article, DeclaredSource

    for number in range(count):
        chance = random.Random(number)
        lines, sources = [], []
        for at in range(6):
            which, name = chance.randrange(FILES), NAMES[at % 4]
            quoted = chance.choice(holding.page(which)).partition(".")[0]
            lines.append(f"“{quoted},” Dana Whitlock told {name}.")
            files = (folder / f"{file}.txt" for file in (which, chance.randrange(FILES)))
            sources += [DeclaredSource(OUTLETS[at % 4], file=file) for file in files]
        text = "\n\n".join(lines)
        yield Article(f"{number}.txt", text, text, language="en", sources=tuple(sources))


def held_kit(folder: Path, jobs: int = 1) -> object:
    from factcheck import outlets, plugins
    from factcheck.fetch import Web
    from factcheck.pipeline import Kit
    from factcheck.settings import Settings

    names = ("declared",)
    settings = Settings(discoverers=names, offline=True, jobs=jobs, root=folder)
    return Kit(settings, outlets.load(), plugins.discoverers(names), Web(settings))


@dataclass(frozen=True)
class Took:
    """A run over the load: seconds, seconds of CPU of this process, of them those for the report, and what it said."""

    seconds: float
    cpu: float
    telling: float
    verdicts: Counter[str]
    digest: str


def timed(engine: object, articles: Iterator[object], kit: object) -> Took:
    from factcheck.formats import jsonl

    began, used, digest, telling = time.perf_counter(), time.process_time(), sha256(), 0.0
    verdicts: Counter[str] = Counter()
    for item in engine(articles, kit):  # type: ignore[operator]
        told = time.thread_time()
        verdicts.update(finding.verdict.label for finding in item.findings)
        for line in jsonl.lines(item):
            digest.update(re.sub(r'"retrieved": ?"[^"]*"', "", line).encode())
        telling += time.thread_time() - told
    return Took(time.perf_counter() - began, time.process_time() - used, telling, verdicts, digest.hexdigest())


def speed(count: int = LOAD) -> None:
    from factcheck.cli.engines import SELDOM
    from factcheck.pipeline import verify
    from factcheck.pipeline.engines.cluster import Cluster
    from factcheck.pipeline.engines.processes import Processes as Local
    from factcheck.pipeline.engines.spread import Spread

    with tempfile.TemporaryDirectory() as name, Processes(2) as started:
        folder, scheduler = Path(name), started.scheduler.pid
        supply(folder)
        started.wait()
        articles = list(load(count, folder))
        warm = articles[: max(8, count // 4)]
        timed(verify, iter(warm), held_kit(folder))
        timed(Spread(Cluster(started.address, 0)), iter(warm), held_kit(folder))
        idle = _cpu_of_idling(scheduler, 5.0)
        alone = timed(verify, iter(articles), held_kit(folder))
        gc.set_threshold(SELDOM)  # as the command has it
        before, workers = _cpu(scheduler), [_cpu(one.pid) for one in started.workers]
        spread = timed(Spread(Cluster(started.address, 0)), iter(articles), held_kit(folder))
        scheduling = _cpu(scheduler) - before
        used = [_cpu(one.pid) - at for one, at in zip(started.workers, workers, strict=True)]
        local = timed(Spread(Local(2)), iter(articles), held_kit(folder))
    print(f"{count} articles of six quotations, twelve pages each, all held; {dict(alone.verdicts)}")
    print(f"  alone          {alone.seconds:6.1f} s, {1000 * alone.cpu / count:.1f} ms of CPU an article")
    for name, other in (("two of Dask", spread), ("two processes", local)):
        same, times = "yes" if other.digest == alone.digest else "NO", alone.seconds / other.seconds
        print(f"  {name:13} {other.seconds:6.1f} s, {times:.2f} times as fast; same report: {same}")
    busy, handing = max(0.0, scheduling - idle * spread.seconds), spread.cpu - spread.telling
    share = 100 * (busy + handing) / alone.cpu
    print(
        f"  beside the work, in CPU: scheduler {busy:.2f} s, handing out and taking back {handing:.2f} s: {share:.1f} %"
    )
    longest = max(*used, (sum(used) + spread.cpu + scheduling) / 2)
    print(f"  by CPU alone, two cores with nothing else to do come to {alone.cpu / longest:.2f} times as fast")
    print(f"  and {100 * idle:.1f} % of a core for a scheduler that is there and does nothing")


def _cpu_of_idling(pid: int, seconds: float) -> float:
    """Seconds of CPU a second that a process uses for nothing."""
    before = _cpu(pid)
    time.sleep(seconds)
    return (_cpu(pid) - before) / seconds


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# --- a newsroom that notes who asks when ------------------------------------------------------------------------------
class Timed(Newsroom):
    """A newsroom that notes when each host was asked; what has a pace of its own counts by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.times: dict[str, list[float]] = defaultdict(list)

    def answer(self, asked: Asked) -> Answer | Wire:
        """Note the time, and answer."""
        lane = f"{asked.host}/cdx" if asked.path.startswith("/cdx") else asked.host
        self.times[lane].append(time.monotonic())
        return super().answer(asked)


def asking() -> list[object]:
    """Articles that need pages of many outlets."""
    from benchmarks.resuming import ARTICLES
    from factcheck.model import Article

    texts = [ARTICLES[number % len(ARTICLES)] for number in range(ASKING)]
    return [Article(f"{number}.txt", text, text, language="en") for number, text in enumerate(texts)]


def checked(newsroom: Newsroom, engine: object) -> list[str]:
    """What four formats say of a run against the newsroom, but for times."""
    from factcheck import outlets, plugins
    from factcheck.fetch import Web
    from factcheck.formats import html, json, jsonl, markdown
    from factcheck.model import ArticleReport, Report, Run
    from factcheck.pipeline import Kit
    from factcheck.settings import Settings

    names = ("links", "gdelt", "wayback")
    pace = dict.fromkeys(("*", "api.gdeltproject.org", "web.archive.org", "web.archive.org/cdx"), PACE)
    settings = Settings(allow_stand_ins=True, discoverers=names, pace=pace, jobs=1)
    with Web(settings, network=newsroom.transport()) as web:
        items = list(engine(asking(), Kit(settings, outlets.load(), plugins.discoverers(names), web)))  # type: ignore[operator]
    assert all(isinstance(item, ArticleReport) for item in items), items
    report = Report(Run("0", datetime(2026, 11, 24, tzinfo=UTC), 0.0, "strict-quotes"), tuple(items))
    said = [one.render(report) for one in (json, jsonl, markdown, html)]
    return [re.sub(r"\d\d:\d\d(:\d\d(\.\d+)?)?", "", one) for one in said]


def pace() -> None:
    from factcheck.pipeline import verify
    from factcheck.pipeline.engines.cluster import Cluster
    from factcheck.pipeline.engines.spread import Spread

    with Timed() as newsroom:
        alone, requests = checked(newsroom, verify), len(newsroom.log)
    print(f"{ASKING} articles, {requests} requests alone; the pace is {PACE:.3f} s for every host:")
    for width in WIDTHS:
        with Timed() as newsroom, Processes(width) as started:
            started.wait()
            began = time.monotonic()
            same = checked(newsroom, Spread(Cluster(started.address, 0))) == alone
            seconds = time.monotonic() - began
            gaps = least_gaps(dict(newsroom.times))
        host = min(gaps, key=lambda one: gaps[one])
        print(f"  {width} workers: {len(newsroom.log)} requests in {seconds:.1f} s, {len(gaps)} hosts, at least"
              f" {gaps[host]:.4f} s apart ({host}); same report: {'yes' if same else 'NO'}")  # fmt: skip


def kills(count: int = KILLS) -> None:
    from factcheck.pipeline import verify
    from factcheck.pipeline.engines.cluster import Cluster
    from factcheck.pipeline.engines.spread import Spread

    chance = random.Random(SEED)
    with Newsroom() as newsroom:
        alone, wanted = checked(newsroom, verify), _asked(newsroom)
    same = again = 0
    with Processes(2) as started:
        started.wait()
        began = time.monotonic()
        with Newsroom() as newsroom:
            checked(newsroom, Spread(Cluster(started.address, 0)))
        seconds = time.monotonic() - began
        for _ in range(count):
            with Newsroom() as newsroom:
                killing = Timer(chance.uniform(0.0, seconds), lambda: started.kill_worker(chance.randrange(2)))
                killing.start()
                same += checked(newsroom, Spread(Cluster(started.address, 0))) == alone
                killing.join()
                again += sum((_asked(newsroom) - wanted).values())
            started.add_worker()
            started.wait()
    print(f"{count} runs of {seconds:.1f} s, in each of them one of two workers killed at a random moment:")
    print(f"  the report was the same to the byte {same} times; questions asked more often than alone: {again}")


def _asked(newsroom: Newsroom) -> Counter[tuple[str, str, str]]:
    return Counter((one.host, one.path, one.query) for one in newsroom.log)


# --- a long stream ----------------------------------------------------------------------------------------------------
def stream(count: int = STREAM) -> None:
    """Extraction as `factcheck extract --format jsonl` does it, over a stream that is read as it is needed."""
    from factcheck import outlets
    from factcheck.extract import extract
    from factcheck.resolve import resolve

    table, found, words = outlets.load(), 0, 0
    began, used = time.perf_counter(), time.process_time()
    for number, article in enumerate(short(count)):
        relations = extract(article, table)
        found += len(resolve(article, relations, table))
        words += len(article.text.split())
        if number % max(1, count // 10) == 0:
            print(f"  {number:9,} articles, {_peak():.0f} MB at most", file=sys.stderr)
    seconds = time.perf_counter() - began
    print(f"{count:,} articles, {words:,} words, {found:,} credits: {words / seconds:,.0f} words/s, {seconds:,.0f} s")
    print(f"  peak of memory {_peak():.0f} MB; {time.process_time() - used:.0f} s of CPU")


def short(count: int) -> Iterator[object]:
    """Articles of sixty words, some more, some less, with two credits each."""
    from factcheck.model import Article

    chance = random.Random(SEED)
    for number in range(count):
        one, two, three, four = (
            f"The {' '.join(chance.choices(holding.WORDS, k=11))} of {number % 97}" for _ in "four"
        )
        text = f"“{one},” Dana Whitlock told {NAMES[number % 4]}. {two}. {three}.\n\n{four}, Reuters reported."
        yield Article(f"{number}.txt", text, text, language="en")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


WORK: dict[str, Callable[..., None]] = {"speed": speed, "pace": pace, "kills": kills, "stream": stream}


def piece(text: str) -> Callable[[], None]:
    """One of `WORK`, with a count where it takes one. Raises ArgumentTypeError for anything else."""
    name, _, count = text.partition("=")
    work = WORK.get(name)
    if work is None:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(WORK)}")
    if not count:
        return work
    if work is pace or not count.isdecimal() or not int(count):
        raise argparse.ArgumentTypeError(f"{text}: a number goes with speed, kills and stream: speed=480")
    return partial(work, int(count))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", nargs="*", type=piece, default=list(WORK.values()), metavar="NAME[=COUNT]",
                        help="what to do and how often; everything, where nothing is named")  # fmt: skip
    for work in parser.parse_args(arguments).work:
        work()


if __name__ == "__main__":
    main()
