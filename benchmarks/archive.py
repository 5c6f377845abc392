"""What the newsroom's archive costs and finds: `python benchmarks/archive.py [PAGES] [--only add|find|fts5|ready]`.

The pages are those of `benchmarks/invented.py`. Measured are pages a second to add beside tantivy alone, disk against
text, memory, the time of a question with and without filters, how often the source is among the first five, SQLite's
FTS5 on the same pages, and one claim against 10,000 pages held ready beside rapidfuzz's `extractOne`. CPU figures are
of the process, all threads; each measurement runs in a process of its own. Everything but the times repeats.
"""

import argparse
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from invented import FIRST, OUTLETS, PAGE_WORDS, Case, batches, prepare

from factcheck.archive import Place, Shelf, Writer
from factcheck.archive.index import IndexWriter, tokens
from factcheck.model import Held, KeptPage, Wanted

FTS5_MOST, READY, READY_ASKED = 100_000, 10_000, 100


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds, all threads."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def memory() -> float:
    """The most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


# --- measurements ---------------------------------------------------------------------------------------------------
def add_alone(folder: Path, count: int) -> None:
    """Tantivy by itself: the same fields, no text kept, no metadata."""
    writer = IndexWriter(folder / "alone", threads=2, memory=128_000_000)

    def work() -> None:
        number = 0
        for pages, _ in batches(folder, count):
            for page in pages:
                number += 1
                writer.add(number, page, page.published.toordinal() if page.published else 0)
        writer.commit()

    wall, cpu = spent(work)
    writer.close()
    print(f"tantivy alone   {count / wall:>9,.0f} pages/s, {cpu / count * 1e6:>6.0f} us of CPU a page")
    shutil.rmtree(folder / "alone", ignore_errors=True)


def add_whole(folder: Path, count: int) -> None:
    """The archive: dedupe, kept text, hashes, metadata and index."""
    text = 0

    def work() -> None:
        nonlocal text
        with Writer(Place(folder / "archive"), threads=2) as writer:
            for pages, _ in batches(folder, count):
                writer.add_all(pages)
                text += sum(len(page.text) for page in pages)

    wall, cpu = spent(work)
    said = f"{cpu / count * 1e6:>6.0f} us of CPU a page, {memory():,.0f} MB"
    print(f"archive         {count / wall:>9,.0f} pages/s, {said}")
    disk, index = size_of(folder / "archive"), size_of(folder / "archive" / "shards" / "000001" / "index")
    kept = (folder / "archive" / "shards" / "000001" / "texts").stat().st_size
    parts = f"index {index / text:.2f}, kept texts {kept / text:.2f}"
    print(f"disk            {disk / text:.2f} of {text / 1e6:,.0f} MB of text: {parts}")


def sample(cases: Sequence[Case], count: int) -> list[Case]:
    return random.Random(3).sample(list(cases), min(count, len(cases)))


def every_case(folder: Path, count: int) -> list[Case]:
    return [case for _, cases in batches(folder, count) for case in cases]


def found(name: str, cases: Sequence[Case], search: Callable[[Wanted], list[Held]]) -> None:
    """How often the source is first, and among five, by kind, and what a question takes."""
    times, cpu, hits = [], time.process_time(), dict[str, list[int]]()
    for case in cases:
        began = time.perf_counter()
        numbers = [one.number for one in search(case.wanted)]
        times.append(1e3 * (time.perf_counter() - began))
        told = hits.setdefault(case.kind, [0, 0, 0])
        told[0] += numbers[:1] == [case.source]
        told[1] += case.source in numbers[:5]
        told[2] += 1
    cpu = 1e3 * (time.process_time() - cpu) / len(cases)
    times.sort()
    p50, p95 = statistics.median(times), times[int(0.95 * len(times))]
    print(f"{name:<24}{p50:>8.2f} ms p50 {p95:>8.2f} ms p95 {cpu:>8.2f} ms of CPU")
    told = [f"{kind} {first / all_:.3f} / {five / all_:.3f}" for kind, (first, five, all_) in sorted(hits.items())]
    print(f"  recall@1 / @5: {', '.join(told)}")


def find(folder: Path, count: int) -> None:
    """Questions to the whole archive, with and without filters, index alone and with the words laid beside."""
    cases = every_case(folder, count)
    shelf = Shelf(Place(folder / "archive"))
    index = shelf.index_of(1)

    def alone(wanted: Wanted) -> list[Held]:
        hits = index.search(wanted, tokens(wanted.text), 10)
        return [Held(number, score, "", "", "", None) for score, number in hits]

    def of_its_outlet(wanted: Wanted) -> list[Held]:
        return shelf.search(wanted)

    bounded = [
        Case(case.kind, Wanted(
            case.wanted.text, case.wanted.quoted, (OUTLETS[case.source % len(OUTLETS)],),
            since=(FIRST + timedelta(hours=case.source % 8_760) - timedelta(days=90)).date(),
            until=(FIRST + timedelta(hours=case.source % 8_760) + timedelta(days=2)).date(),
        ), case.source)
        for case in cases
    ]  # fmt: skip
    for case in cases[:20]:
        shelf.search(case.wanted)
    found("index alone", cases, alone)
    found("index, outlet and days", bounded, alone)
    found("archive", cases, shelf.search)
    found("archive, outlet and days", bounded, of_its_outlet)
    print(f"memory          {memory():,.0f} MB")


def fts5(folder: Path, count: int) -> None:
    """SQLite's FTS5 on the same pages, asked for the same words."""
    db = sqlite3.connect(folder / "fts5.sqlite")
    db.execute("CREATE VIRTUAL TABLE pages USING fts5(text, content='')")
    cases: list[Case] = []

    def work() -> None:
        number = 0
        for pages, told in batches(folder, count):
            cases.extend(told)
            rows = [(number + at, page.text) for at, page in enumerate(pages, 1)]
            number += len(pages)
            db.executemany("INSERT INTO pages(rowid, text) VALUES (?, ?)", rows)
            if number >= FTS5_MOST:
                break
        db.commit()

    wall, cpu = spent(work)
    count = min(count, FTS5_MOST)
    print(f"SQLite FTS5     {count / wall:>9,.0f} pages/s, {cpu / count * 1e6:>6.0f} us of CPU a page")
    shelf = Shelf(Place(folder / "archive"))
    index = shelf.index_of(1)

    def ask(wanted: Wanted) -> list[Held]:
        words = " OR ".join(f'"{word}"' for word in index._rarest(tokens(wanted.text)))
        rows = db.execute("SELECT rowid FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT 5", (words,))
        return [Held(int(row[0]), 0.0, "", "", "", None) for row in rows]

    found("SQLite FTS5", sample(cases, 100), ask)


def ready(folder: Path, _: int) -> None:
    """One claim against 10,000 pages held ready, beside rapidfuzz's `extractOne` over all of them."""
    from rapidfuzz.fuzz import partial_ratio
    from rapidfuzz.process import extractOne

    pages: list[KeptPage] = []
    cases: list[Case] = []
    prepare(folder, READY)
    for some, told in batches(folder, READY):
        pages += some
        cases += told
    with Writer(Place(folder / "ready"), threads=2) as writer:
        writer.add_all(pages)
    shelf = Shelf(Place(folder / "ready"))
    for case in cases:
        shelf.search(case.wanted)
    found("archive, 10,000 ready", cases, shelf.search)
    texts = [page.text.lower() for page in pages]
    asked = sample(cases, READY_ASKED)

    def slow(wanted: Wanted) -> list[Held]:
        best = extractOne(wanted.text, texts, scorer=partial_ratio)
        return [Held(best[2] + 1, best[1], "", "", "", None)]

    found("rapidfuzz extractOne", asked, slow)
    found("archive, same claims", asked, shelf.search)


MEASURES = {"alone": add_alone, "add": add_whole, "find": find, "fts5": fts5, "ready": ready}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("pages", nargs="?", type=int, default=100_000)
    options.add_argument("--only", action="append", choices=MEASURES)
    options.add_argument("--folder", type=Path)
    given = options.parse_args()
    if given.folder is not None and given.only and len(given.only) == 1:
        MEASURES[given.only[0]](given.folder, given.pages)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = given.folder or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        print(f"{given.pages:,} pages of about {PAGE_WORDS} words", flush=True)
        prepare(place, given.pages)
        for name in given.only or MEASURES:
            command = [sys.executable, __file__, str(given.pages), "--only", name, "--folder", str(place)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
