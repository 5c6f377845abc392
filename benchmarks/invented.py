"""Pages of invented words for `benchmarks/archive.py`: a newsroom's archive of any size, with known sources for claims.

Words have the frequencies of a language (Zipf). Every known source has nine look-alikes: reports of the same event,
most of whose sentences are the source's with words changed. Claims are the source's own sentences with 10 to 40 % of
their words changed, dropped or added, and indirect ones, which keep half of the telling words, in another order.
"""

import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from factcheck.model import KeptPage, Wanted

SYLLABLES = (
    "ba", "ke", "li", "mo", "nu", "ra", "ste", "tri", "van", "dor", "el", "ish", "qua", "per", "con", "ten", "ing",
    "ly", "o", "ma", "fer", "gru", "ne", "sta", "wel",
)  # fmt: skip
WORDS, PAGE_WORDS, SOURCES, ALIKE = 60_000, 300, 200, 9
OUTLETS = ("reuters.com", "apnews.com", "bbc.com", "nytimes.com", "theguardian.com")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
EDITS, ALIKE_BY = (0.1, 0.2, 0.3, 0.4), 0.2
BATCH = 1_000


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
