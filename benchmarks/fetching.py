"""What replay costs: `python benchmarks/fetching.py [PAGES]`.

Replays the same pages through our cassette and through vcrpy, loading included, each in a process of its own, and
prints the CPU that each took and their ratio. vcrpy is measured on its own file and on ours.
"""

import random
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

SIZE = 30_000


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


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["theirs"]):
        {"ours": ours, "theirs": theirs}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 300)
