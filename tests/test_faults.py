"""Every fault that the newsroom plays, through the whole program, over HTTP and the program's own guarded network.

For each: the verdict, the line in the report, the requests, the time. `python -m tests.test_faults` writes the table to
docs/faults.md; the tests hold it to what happens.
"""

import re
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from factcheck import outlets, plugins
from factcheck.cli.exits import Tally
from factcheck.fetch import Web
from factcheck.formats import catalogue, markdown
from factcheck.formats.telling import sentence
from factcheck.model import ArticleReport, Finding, Report, Run, Verdict
from factcheck.pipeline import Kit, verify
from factcheck.read import read
from factcheck.settings import Settings
from tests.builders import NOON
from tests.faults import FAULTS, HOST, MOST, Fault
from tests.newsroom import Newsroom

DOC = Path(__file__).parent.parent / "docs" / "faults.md"
TIMEOUT, PATIENCE = 0.4, 10.0
"""Seconds for the faults that sit a time-out out, and for all others, which a busy machine must not make time out."""
_RULES = ("/robots.txt", "/.well-known/tdmrep.json")
_MISSED = re.compile(r"(?m)^  - (?:\[[^\]]*\]\([^)]*\)|[^:\n]+): (.+)$")
_FAILED = re.compile(r"^  - (.+ \(failed, .+\))$", re.MULTILINE)


@dataclass(frozen=True)
class Seen:
    """What came of one fault."""

    finding: Finding
    report: str
    hosts: tuple[str, ...]
    of_the_page: int
    in_all: int
    code: int
    slept: tuple[float, ...]
    seconds: float

    @property
    def line(self) -> str:
        """The verdict's sentence, and what the report says of the pages and services that failed."""
        block = self.report.partition("**Could not be read:**")[2].partition("\n- ")[0]
        missed = [*_MISSED.findall(block), *_FAILED.findall(self.report)]
        told = [sentence(self.finding, catalogue.load("en"), timeless=True), *missed]
        return " · ".join(one.replace("\\", "") for one in told)


@cache
def seen(fault: Fault) -> Seen:
    """Verify one article while the newsroom plays this fault."""
    slept: list[float] = []
    seconds = TIMEOUT if fault.waits else PATIENCE
    began = time.monotonic()
    with TemporaryDirectory() as folder, Newsroom(extra=fault.laid, stock=()) as newsroom:
        root = Path(folder)
        words = fault.text.replace("according", f"[according]({fault.link})") if fault.link else fault.text
        words = words if fault.link in words else words.replace("told", f"[told]({fault.link})")
        (root / "article.md").write_text(f"---\ndate: 2026-05-15\n---\n\n{words}\n")
        settings = Settings(timeout=seconds, max_bytes=MOST, allow_stand_ins=True, root=root)
        network = newsroom.guarded(seconds, fault.addresses)
        with Web(settings, network=network, sleeper=slept.append, clock=lambda: NOON) as web:
            kit = Kit(settings, outlets.load(), plugins.discoverers(settings.discoverers), web)
            [item] = verify(read([str(root)], root=root, max_bytes=settings.max_article_bytes), kit)
        asked, in_all = [one for one in newsroom.log if one.path not in _RULES], len(newsroom.log)
        hosts = tuple(sorted({one.host for one in newsroom.log}))
    assert isinstance(item, ArticleReport)
    [finding] = item.findings
    tally = Tally()
    tally.add(item)
    text = markdown.render(Report(Run("0", NOON, 0.0, "strict-quotes"), (item,)))
    page = sum(one.host == (fault.link or f"https://{HOST}").split("/")[2] for one in asked)
    return Seen(finding, text, hosts, page, in_all, tally.code(settings), tuple(slept), time.monotonic() - began)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
class TestAFault:
    def test_has_its_verdict_and_accuses_nobody(self, fault: Fault) -> None:
        assert seen(fault).finding.verdict is fault.verdict
        assert seen(fault).code == 0

    def test_is_told_in_the_report(self, fault: Fault) -> None:
        said = sentence(seen(fault).finding, catalogue.load("en"), timeless=True)
        assert said.replace("\\", "") in seen(fault).report.replace("\\", "")
        assert row(fault) in DOC.read_text(encoding="utf-8").splitlines()

    def test_costs_so_many_requests_and_no_more(self, fault: Fault) -> None:
        assert seen(fault).of_the_page == fault.asked

    def test_costs_no_more_time_than_its_time_outs(self, fault: Fault) -> None:
        assert TIMEOUT * fault.waits / 2 <= seen(fault).seconds < TIMEOUT * fault.waits + 6  # one step is half of it

    def test_reaches_only_who_was_named(self, fault: Fault) -> None:
        named = {host for host, _ in fault.laid} | {"api.gdeltproject.org", "web.archive.org"}
        assert set(seen(fault).hosts) <= named


@pytest.mark.parametrize("name", ["429 with seconds, then the page", "429 with a date, then the page"])
def test_a_host_that_names_its_time_is_given_it(name: str) -> None:
    [fault] = [one for one in FAULTS if one.name == name]
    assert any(8 <= seconds <= 10 for seconds in seen(fault).slept)


def test_the_table_has_no_other_rows() -> None:
    rows = [line for line in DOC.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert len(rows) == len(FAULTS) + 1


def test_no_fault_lets_the_text_of_a_wall_become_evidence() -> None:
    walls = [one for one in FAULTS if one.verdict is Verdict.UNREACHABLE]
    assert len(walls) > 25
    assert all(seen(fault).finding.evidence.own == () for fault in walls)


def row(fault: Fault) -> str:
    """The fault's line of the table."""
    once = seen(fault)
    said, asked = once.line.replace("|", "\\|"), f"{fault.asked} of {once.in_all}"
    cells = (fault.name, once.finding.verdict.label, said, asked, fault.waits or "–")
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


HEAD = """# What can go wrong with a page

Each row is a test of the whole program against the stand-in newsroom (`tests/faults.py`, `tests/test_faults.py`): an
article reports what a page is said to have, and this is what stands between the two. *Requests* are those for the page,
of all that reach the newsroom (robots.txt, searches and archives too); *time-outs* are how often the program sits out
its time limit. The table is written by `python -m tests.test_faults`; the tests hold it to what happens.

No fault ever becomes a verdict of level error, and none moves the exit code from 0 unless `--fail-on-unverifiable` is
given.

| fault | verdict | what the report says | requests | time-outs |
|---|---|---|---|---|
"""


def main() -> None:
    """Write docs/faults.md."""
    DOC.write_text(HEAD + "".join(f"{row(fault)}\n" for fault in FAULTS), encoding="utf-8")
    print(f"{len(FAULTS)} faults written to {DOC}")


if __name__ == "__main__":
    main()
