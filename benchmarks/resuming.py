"""Kill a run at random moments, again and again: `python benchmarks/resuming.py [KILLS]`.

A whole check over the stand-in newsroom, with a store on disk, is killed with SIGKILL at so many random moments of its
life (50 unless told otherwise), then left to end. Prints whether its report is that of a run that nobody disturbed, and
how often the newsroom was asked for something that had been answered before. Everything runs on loopback.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.newsroom import Newsroom

ROOT = Path(__file__).parent.parent
CHILD = """
import json, sys
from pathlib import Path
from benchmarks.resuming import checked
print(json.dumps(checked(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split())))
"""
# So slow that most of the moments fall into the fetching.
PACE = dict.fromkeys(("*", "api.gdeltproject.org", "web.archive.org", "web.archive.org/cdx"), 0.1)
ARTICLES = (
    "“We have not rejected talks, we have rejected an offer that leaves us poorer,” Dana Whitlock told the BBC.",
    "It took 18 minutes for the Moscow court to ban Telegram, The New York Times reported.",
    "Russia's regulator asked Apple to drop Telegram from its store, Reuters reported.",
    "A Moscow court fined Telegram over its keys, Reuters reported. The Guardian said that it rained in Velmora.",
    "In Velmora, Ilse Maren kept the rate at 4.25 percent, according to Reuters.",
)


def checked(port: int, folder: Path, hosts: list[str]) -> list[object]:
    """The findings of a whole run against the newsroom at `port`, without what tells when and how a page was had."""
    import httpx

    from factcheck import outlets, plugins
    from factcheck.fetch import Web
    from factcheck.model import Article, ArticleReport
    from factcheck.pipeline import Kit, verify
    from factcheck.settings import Settings
    from tests.newsroom import LoopbackTransport

    class Unmarked(LoopbackTransport):
        """Without the newsroom's mark that its pages stand in for others, since those are kept in no store."""

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            response = super().handle_request(request)
            del response.headers["x-factcheck-stand-in"]
            return response

    names = ("links", "gdelt", "wayback", "feeds")
    settings = Settings(store=str(folder), root=folder, discoverers=names, pace=PACE)
    articles = [Article(f"{number}.txt", text, text, language="en") for number, text in enumerate(ARTICLES)]
    with Web(settings, network=Unmarked(port, set(hosts))) as web:
        reports = list(verify(articles, Kit(settings, outlets.load(), plugins.discoverers(names), web)))
    return [_told(report) for report in reports if isinstance(report, ArticleReport)]


def _told(report: object) -> list[object]:
    return [
        [one.claim.id, one.verdict.label, sorted(at.page.url for at in one.evidence.own), one.evidence.searches and
         [[row.service, row.answer, row.candidates] for row in one.evidence.searches]]
        for one in report.findings
    ]  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """How a run ended that was killed `kills` times, `amid` of them after it had asked for something.

    `same` is whether its report is that of a run that nobody disturbed; `again` are pages asked for more than once.
    """

    kills: int
    amid: int
    same: bool
    pages: int
    again: int
    findings: int


def run(newsroom: Newsroom, folder: Path, seconds: float | None = None) -> tuple[str, float]:
    """What a run in a process of its own prints, and how long it took; killed after so many seconds."""
    command = [sys.executable, "-c", CHILD, str(newsroom.port), str(folder), " ".join(sorted(newsroom.hosts))]
    began = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        try:
            said, _ = child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            said, _ = child.communicate()
    return said, time.monotonic() - began


def killed(kills: int, folder: Path, chance: random.Random) -> Outcome:
    """Kill so many runs at random moments, let one end, and lay it beside one that was never disturbed."""
    with Newsroom() as newsroom:
        undisturbed, seconds = run(newsroom, folder / "other")
    with Newsroom() as newsroom:
        amid = 0
        for _ in range(kills):
            before = len(newsroom.log)
            run(newsroom, folder / "store", chance.uniform(0.0, seconds))
            amid += len(newsroom.log) > before
        report, _ = run(newsroom, folder / "store")
        pages = [one for one in newsroom.log if "/cdx/" not in one.path and "/api/" not in one.path]
    times = Counter((one.host, one.path, one.query) for one in pages)
    again = sum(count - 1 for count in times.values())
    return Outcome(kills, amid, report == undisturbed != "", len(times), again, len(json.loads(undisturbed)))


def main(kills: int = 50) -> None:
    with tempfile.TemporaryDirectory() as name:
        outcome = killed(kills, Path(name), random.Random(20261124))
    print(f"{outcome.kills} runs of {outcome.findings} articles killed at random moments, then one left to end:")
    print(f"  {outcome.amid} of them while they were asking, the others before")
    print(f"  its report is that of a run that nobody disturbed: {'yes' if outcome.same else 'NO'}")
    print(f"  pages and listings asked for: {outcome.pages}; asked for again: {outcome.again}")
    print("  (again: what was on its way when a run was killed, and what asks not to be kept)")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
