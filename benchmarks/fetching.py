"""What replay and fetching cost: `python benchmarks/fetching.py [PAGES]`.

Replays the same pages through our cassette and through vcrpy, loading included, each in a process of its own, and
prints the CPU that each took and their ratio. vcrpy is measured on its own file and on ours. Then fetches as many pages
over loopback, with many threads from many hosts, and prints pages a second, CPU a page, and the smallest time between
two requests to one host as the server saw it, beside the pace that was set.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread

SIZE = 30_000
PACE = 0.05
PAGE = b"<p>" + b"Rates were held. " * 1800 + b"</p>"


def address(number: int) -> str:
    return f"https://www.example.org/story/{number}"


def body(number: int) -> bytes:
    """A page as pages are: long lines, blanks at line ends, markup, letters outside ASCII."""
    chance = random.Random(number)
    words = ["the", "rate", "held", "naïve", "– she", "“said”", "minister", "<b>bank</b>", "1,200", "Übersee", "  "]
    lines, size = ["<!doctype html><html><head><title>Story</title></head><body>  "], 0
    while size < SIZE:
        line = "<p>" + " ".join(chance.choices(words, k=chance.randint(5, 120))) + "</p>" + " " * chance.randint(0, 2)
        lines.append(line)
        size += len(line)
    return "\n".join([*lines, "</body></html>", ""]).encode()


def write(folder: Path, pages: int) -> None:
    import vcr

    from factcheck.cassette import Cassette, Entry

    tape = Cassette(folder / "ours.yaml", label="A benchmark's own pages")
    headers = (("content-type", "text/html; charset=utf-8"),)
    for number in range(pages):
        tape.put(
            Entry("GET", address(number), datetime(2026, 1, 1, tzinfo=UTC), b"", (), 200, "OK", headers, body(number))
        )
    tape.save()
    with vcr.use_cassette(str(folder / "theirs.yaml")) as held:
        for number in range(pages):
            request = vcr.request.Request("GET", address(number), None, {})
            answer = {
                "status": {"code": 200, "message": "OK"},
                "headers": {"content-type": ["text/html; charset=utf-8"]},
                "body": {"string": body(number)},
            }
            held.append(request, answer)


def ours(path: Path, pages: int) -> None:
    from factcheck.cassette import Cassette
    from factcheck.fetch import Web
    from factcheck.settings import Settings

    with Web(Settings()) as web:
        view = web.view(Cassette.load(path), privacy="offline")
        for number in range(pages):
            assert len(view.page(address(number)).body) > SIZE


def theirs(path: Path, pages: int) -> None:
    import httpx
    import vcr

    with vcr.use_cassette(str(path), record_mode="none"), httpx.Client(trust_env=False) as client:
        for number in range(pages):
            assert len(client.get(address(number)).content) > SIZE


def cpu(what: str, path: Path, pages: int) -> float:
    """The CPU seconds of a process that loads the cassette and replays so many pages of it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, __file__, what, str(path), str(pages)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Site:
    """A server on loopback that notes when each host was asked."""

    def __init__(self) -> None:
        times = self.times = defaultdict(list)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def do_GET(self) -> None:
                times[self.headers["Host"]].append(time.monotonic())
                sent = b"" if self.path == "/robots.txt" else PAGE
                self.send_response(200)
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        Thread(target=self.server.serve_forever, daemon=True).start()

    def network(self):
        """What a door needs as its network to speak to this site."""
        import httpx

        port = self.server.server_address[1]

        class Loopback(httpx.HTTPTransport):
            def handle_request(self, request: httpx.Request) -> httpx.Response:
                there = request.url.copy_with(scheme="http", host="127.0.0.1", port=port)
                return super().handle_request(
                    httpx.Request("GET", there, headers=request.headers, extensions=request.extensions)
                )

        return Loopback(trust_env=False)


def fetch(pages: int) -> None:
    from factcheck.fetch import Web
    from factcheck.settings import Settings

    hosts = 50
    site = Site()
    urls = [f"https://www.host{number % hosts}.example/story/{number}" for number in range(pages)]
    settings = Settings(pace={"*": PACE})
    with Web(settings, network=site.network()) as web, ThreadPoolExecutor(16) as pool:
        start, cpu_start = time.monotonic(), time.process_time()
        assert all(len(found.body) > SIZE for found in pool.map(web.page, urls))
        seconds, spent = time.monotonic() - start, time.process_time() - cpu_start
    gaps = [later - earlier for seen in site.times.values() for earlier, later in pairwise(seen)]
    print(f"{pages} pages of {SIZE // 1000} kB from {hosts} hosts over loopback, 16 threads:")
    print(f"  {pages / seconds:.0f} pages/s, {1000 * spent / pages:.2f} ms CPU a page, the server's included")
    print(f"  pace set: {PACE:.3f} s between requests to a host; smallest time seen at the server: {min(gaps):.3f} s")


def main(pages: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, pages)
        own = cpu("ours", folder / "ours.yaml", pages)
        print(f"{pages} pages of {SIZE // 1000} kB, CPU seconds with start-up and loading:")
        print(f"  factcheck                {own:6.2f}")
        for label, file in (("vcrpy, its own file", "theirs.yaml"), ("vcrpy, our file", "ours.yaml")):
            spent = cpu("theirs", folder / file, pages)
            print(f"  {label:<24} {spent:6.2f}   ratio {spent / own:.1f}")
    fetch(pages)


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["theirs"]):
        {"ours": ours, "theirs": theirs}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 300)
