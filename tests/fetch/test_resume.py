"""A run that is killed at any moment loses nothing that it had fetched: the next one goes on from there."""

import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from benchmarks.resuming import killed as whole_run_killed

PAGES = 40
RUN = """
import sys
from factcheck.fetch import Web
from factcheck.settings import Settings
from tests.fetch.doubles import Loopback
port, folder = int(sys.argv[1]), sys.argv[2]
settings = Settings(store=folder, pace={"*": 0.0})
with Web(settings, network=Loopback(port)) as web:
    for number in range(int(sys.argv[3])):
        found = web.page(f"https://www.example.org/story/{number}")
        print(number, found.body.decode(), flush=True)
"""


@contextmanager
def site() -> Iterator[tuple[int, Counter[str]]]:
    """A site on loopback and how often each of its pages was asked for."""
    asked: Counter[str] = Counter()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def do_GET(self) -> None:
            asked[self.path] += 1
            body = b"" if self.path == "/robots.txt" else f"page {self.path}".encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        server.server_close()


def run(port: int, folder: Path, kill_after: int | None) -> list[str]:
    """Run until the end, or until so many pages were had; what was had, line by line."""
    command = [sys.executable, "-c", RUN, str(port), str(folder), str(PAGES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        had = list[str]()
        for line in child.stdout:
            had.append(line.strip())
            if kill_after is not None and len(had) > kill_after:
                child.send_signal(signal.SIGKILL)
                break
    return had


def killed(kills: int, folder: Path) -> tuple[Counter[str], list[str]]:
    """Kill a run so many times at random moments, then let one finish; what was asked for, and what that one had."""
    chance = random.Random(7)
    with site() as (port, asked):
        for _ in range(kills):
            run(port, folder, chance.randrange(PAGES))
        return asked, run(port, folder, None)


def test_nothing_that_was_had_is_asked_for_again(tmp_path: Path) -> None:
    kills = 4
    asked, had = killed(kills, tmp_path)
    assert had == [f"{number} page /story/{number}" for number in range(PAGES)]
    again = sum(times - 1 for times in asked.values())
    assert again <= kills  # a page that was on its way when the run was killed, no other


def test_a_whole_check_that_was_killed_ends_with_the_report_of_one_that_was_not(tmp_path: Path) -> None:
    """`python benchmarks/resuming.py` does this at 50 moments."""
    outcome = whole_run_killed(3, tmp_path, random.Random(7))
    assert outcome.same
    assert outcome.pages > 20
    assert outcome.again <= outcome.kills * 4  # what was on its way, at most at four hosts at once
