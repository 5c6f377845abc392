"""What the newsroom's archive costs and finds: `python benchmarks/archive.py [PAGES] [--only add|find|fts5|ready]`.

Makes an archive of any size out of invented words, whose frequencies fall as those of a language do (Zipf). Every known
source has nine look-alikes: reports of the same event, most of whose sentences are the source's with words changed.
Claims are the source's own sentences with 10 to 40 % of their words changed, dropped or added, and indirect ones, which
keep half of the telling words, in another order. Measured are pages a second to add beside tantivy alone, disk against
text, memory, the time of a question with and without filters, how often the source is among the first five, SQLite's
FTS5 on the same pages, and one claim against 10,000 pages held ready beside rapidfuzz's `extractOne`. CPU figures are
of the process, all threads; each measurement runs in a process of its own. Everything but the times repeats.
"""

import argparse
import pickle
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from factcheck.archive import Place, Shelf, Writer
from factcheck.archive.index import IndexWriter, tokens
from factcheck.model import Held, KeptPage, Wanted

SYLLABLES = (
    "ba", "ke", "li", "mo", "nu", "ra", "ste", "tri", "van", "dor", "el", "ish", "qua", "per", "con", "ten", "ing",
    "ly", "o", "ma", "fer", "gru", "ne", "sta", "wel",
)  # fmt: skip
WORDS, PAGE_WORDS, SOURCES, ALIKE = 60_000, 300, 200, 9
OUTLETS = ("reuters.com", "apnews.com", "bbc.com", "nytimes.com", "theguardian.com")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
EDITS, ALIKE_BY = (0.1, 0.2, 0.3, 0.4), 0.2
FTS5_MOST, READY, READY_ASKED, BATCH = 100_000, 10_000, 100, 1_000


@dataclass(frozen=True, slots=True)
class Case:
    """A claim and the number of the page that is its source; `kind` is "edited 10 %" or "indirect"."""

    kind: str
    wanted: Wanted
    source: int


class Language:
    """Invented words and sentences."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        made: dict[str, None] = {}
        while len(made) < WORDS:
            made["".join(self.rng.choices(SYLLABLES, k=self.rng.randint(1, 5)))] = None
        self.words = sorted(made, key=lambda word: (len(word) + 8 * self.rng.random(), word))
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
        self.tape = self.draw(2_000_000)

    def draw(self, count: int) -> list[str]:
        """So many words."""
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self) -> list[str]:
        """A sentence as millions are needed: a piece of the tape."""
        start = self.rng.randrange(len(self.tape) - 30)
        return self.tape[start : start + self.rng.randint(8, 25)]

    def own(self) -> list[str]:
        """A sentence of its own."""
        return self.draw(self.rng.randint(14, 30))

    def edited(self, words: Sequence[str], share: float) -> list[str]:
        """The words with that share of them changed, dropped or followed by another one."""
        out: list[str] = []
        chosen = set(self.rng.sample(range(len(words)), max(1, round(share * len(words)))))
        for at, word in enumerate(words):
            how = self.rng.random() if at in chosen else 2.0
            kept = [word] if how >= 0.9 else []
            out += [*kept, *(self.draw(1) if how < 0.8 or 0.9 <= how < 2 else [])]
        return out

    def indirect(self, words: Sequence[str]) -> list[str]:
        """Half of the telling words in another order, between others."""
        telling = sorted(dict.fromkeys(words), key=lambda word: -self.words.index(word))
        kept = telling[: max(4, len(telling) // 2)]
        self.rng.shuffle(kept)
        return [word for one in kept for word in (one, *self.draw(self.rng.randint(0, 2)))]


def text_of(sentences: Sequence[Sequence[str]]) -> str:
    lines = [" ".join(words).capitalize() + "." for words in sentences]
    return "\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4))


def generated(count: int, seed: int = 1) -> Iterator[tuple[KeptPage, list[Case]]]:
    """The pages in order, each with the claims whose source it is."""
    language = Language(seed)
    rng = language.rng
    apart = max(ALIKE + 1, count // SOURCES)
    waiting: list[list[list[str]]] = []
    for number in range(1, count + 1):
        cases: list[Case] = []
        if number % apart == 1 and number + ALIKE <= count:
            sentences = [language.own() for _ in range(PAGE_WORDS // 22)]
            waiting = [[language.edited(one, ALIKE_BY) for one in sentences] for _ in range(ALIKE)]
            chosen = [rng.randrange(len(sentences)) for _ in range(len(EDITS) + 1)]
            own = list(zip(EDITS, chosen, strict=False))
            claims = [(f"edited {share:.0%}", language.edited(sentences[at], share)) for share, at in own]
            claims.append(("indirect", language.indirect(sentences[chosen[-1]])))
            for kind, words in claims:
                said = " ".join(words)
                cases.append(Case(kind, Wanted(said, (said,) if kind != "indirect" else ()), number))
        elif waiting:
            sentences = waiting.pop()
        else:
            sentences, left = [], PAGE_WORDS
            while left > 0:
                sentences.append(language.sentence())
                left -= len(sentences[-1])
        outlet, day = OUTLETS[number % len(OUTLETS)], FIRST + timedelta(hours=number % 8_760)
        title = " ".join(sentences[0][:9]).capitalize()
        yield (
            KeptPage(
                text_of(sentences), f"https://www.{outlet}/{day:%Y/%m}/{number}", day, outlet, title, day, language="en"
            ),
            cases,
        )


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds, all threads."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def prepare(folder: Path, count: int) -> None:
    """Make the pages and claims once, for all measurements."""
    with (folder / f"{count}.pages").open("wb") as file:
        pages: list[tuple[object, ...]] = []
        cases: list[Case] = []
        for page, told in generated(count):
            pages.append((page.text, page.url, page.published, page.outlet, page.title))
            cases += told
            if len(pages) == BATCH:
                pickle.dump((pages, cases), file)
                pages, cases = [], []
        pickle.dump((pages, cases), file)


def batches(folder: Path, count: int) -> Iterator[tuple[list[KeptPage], list[Case]]]:
    """The pages in batches, read from the disk, so that making them is not measured and a million fit into memory."""
    left = count
    with (folder / f"{count}.pages").open("rb") as file:
        while left:
            rows, cases = pickle.load(file)
            left -= len(rows)
            pages = [
                KeptPage(text, url, day, outlet, title, day, language="en") for text, url, day, outlet, title in rows
            ]
            yield pages, cases


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
        print(f"{given.pages:,} pages of about {PAGE_WORDS} words", flush=True)
        prepare(place, given.pages)
        for name in given.only or MEASURES:
            command = [sys.executable, __file__, str(given.pages), "--only", name, "--folder", str(place)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
