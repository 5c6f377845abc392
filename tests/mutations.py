"""Falsify sentences of our own pages, one class of word at a time, and count what is caught.

`python -m tests.mutations` prints the share for each class. Every sentence of eight words and more of the stand-in
pages is taken as a quotation: as it stands it must be kept; with one thing changed it must not pass.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from factcheck import outlets
from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Candidate, Evidence, Level, Obtained, Response, SourcePage, Verdict
from factcheck.pairs import claim_of
from factcheck.parse import parse
from factcheck.text import sentences
from tests.builders import NOON
from tests.newsroom.stock import load

Mutation = Callable[[str], str | None]
_LEAST_WORDS = 8
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "June", "July", "August", "October", "November", "December")
_OPPOSITES = {"raised": "lowered", "rose": "fell", "slowed": "quickened", "above": "below", "more": "less",
              "voted for": "voted against", "less than": "more than", "opened": "closed", "increase": "decrease",
              "grow": "shrink", "up": "down", "before": "after", "first": "last"}  # fmt: skip
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|had|have|will|would|could|can|may|must)\b(?! not)")


def figure(sentence: str) -> str | None:
    """Another figure: its first digit moved by one."""
    match_ = re.search(r"\d", sentence)
    return match_ and sentence[: match_.start()] + str((int(match_.group()) + 1) % 9 + 1) + sentence[match_.end() :]


def negation(sentence: str) -> str | None:
    """A "not" more or less."""
    if " not " in sentence:
        return sentence.replace(" not ", " ", 1)
    return _AUXILIARY.sub(r"\1 not", sentence, count=1) if _AUXILIARY.search(sentence) else None


def name(sentence: str) -> str | None:
    """Another name in the middle of the sentence."""
    match_ = re.search(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", sentence)
    if match_ is None or match_.group() in (*_WEEKDAYS, *_MONTHS):
        return None
    return f"{sentence[: match_.start()]}Ravensholm{sentence[match_.end() :]}"


def date(sentence: str) -> str | None:
    """The next weekday or month."""
    for days in (_WEEKDAYS, _MONTHS):
        for day, following in pairwise((*days, days[0])):
            if re.search(rf"\b{day}\b", sentence):
                return re.sub(rf"\b{day}\b", following, sentence, count=1)
    return None


def direction(sentence: str) -> str | None:
    """The opposite of a word that says which way."""
    for word, opposite in _OPPOSITES.items():
        if re.search(rf"\b{word}\b", sentence):
            return re.sub(rf"\b{word}\b", opposite, sentence, count=1)
    return None


MUTATIONS: dict[str, Mutation] = {"figure": figure, "not": negation, "name": name, "date": date, "direction": direction}


def pages() -> list[SourcePage]:
    """The English stand-in pages that can be read in full."""
    table = outlets.load()
    read = []
    for stocked in load():
        if stocked.file is None or stocked.language != "English":
            continue
        headers = {"content-type": "text/html; charset=utf-8"}
        response = Response(stocked.url, stocked.url, 200, headers, stocked.body(), NOON, Obtained.STAND_IN)
        page = parse(response, Candidate(stocked.url, "test"), table)
        if isinstance(page, SourcePage) and page.complete:
            read.append(page)
    return read


def verdict(words: str, page: SourcePage) -> Verdict:
    """What the program says of `words` as a quotation from `page`."""
    claim = claim_of(f"\u201c{words}\u201d", outlet=page.outlet) if page.outlet else claim_of(f"\u201c{words}\u201d")
    return judge(claim, Evidence(own=(match(claim, page),))).verdict


def cases() -> Iterator[tuple[str, str, SourcePage]]:
    """Every case: its class ("faithful" for words as they stand), its words, the page that they are laid on."""
    read = pages()
    for at, page in enumerate(read):
        said = [page.text[a:b] for a, b in sentences(page.text)]
        long = [one for one in said if len(one.split()) >= _LEAST_WORDS and not re.search(r"[\"\u201c\u201d]", one)]
        for sentence in long:
            yield "faithful", sentence, page
            for kind, mutation in MUTATIONS.items():
                if falsified := mutation(sentence):
                    yield kind, falsified, page
        for one, other in zip(long, long[3:], strict=False):
            head, tail = one.split(), other.split()
            yield "splice", " ".join((*head[: len(head) // 2], "...", *tail[len(tail) // 2 :])), page
        for sentence in long[::3]:
            elsewhere = read[(at + 7) % len(read)]
            if sentence not in elsewhere.text:
                yield "outlet", sentence, elsewhere


def run() -> tuple[dict[str, tuple[int, int]], list[tuple[str, str, Verdict]]]:
    """How many of each class were judged rightly, of how many; and those that were not."""
    right, total, wrong = Counter[str](), Counter[str](), []
    for kind, words, page in cases():
        said = verdict(words, page)
        passes = said.level in (Level.NONE, Level.NOTE) and not said.inconclusive
        total[kind] += 1
        if passes == (kind == "faithful"):
            right[kind] += 1
        else:
            wrong.append((kind, words, said))
    return {kind: (right[kind], count) for kind, count in total.items()}, wrong


if __name__ == "__main__":
    shares, failures = run()
    for kind, words, said in failures:
        print(f"{kind:<10} {said.label:<16} {words}")
    for kind, (right, count) in shares.items():
        print(f"{kind:<10} {right:>4} of {count:>4}  {100 * right / count:5.1f} %")
