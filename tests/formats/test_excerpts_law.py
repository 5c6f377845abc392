"""The law of excerpts, over all formats, the ledger and a recheck together, whatever the findings are.

Every word of a page here stands on it once, so that what is shown can be counted.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.formats import github, gitlab, html, json, jsonl, junit, markdown, recheck, sarif
from factcheck.formats.excerpts import within_limits
from factcheck.formats.holding import Holding
from factcheck.formats.json import document
from factcheck.model import (
    Alignment,
    Change,
    Difference,
    Finding,
    Fit,
    Outcome,
    Part,
    PartMatch,
    Passage,
    Recheck,
    Rechecked,
    RecheckReport,
    Remark,
    Report,
    SourcePage,
    Verdict,
)
from factcheck.pins import pin_line, pin_of
from tests import builders
from tests.formats import examples
from tests.pins.pinning import pin

COUNT = 300
WORDS = [f"w{number}w" for number in range(COUNT)]
STARTS = [sum(len(word) + 1 for word in WORDS[:number]) for number in range(COUNT + 1)]
TEXT = " ".join(WORDS)
SEEDS = st.integers(0, 10**6)
FORMATS = (github, gitlab, html, json, jsonl, junit, markdown, sarif)
VERDICTS = [verdict for verdict in Verdict if not verdict.inconclusive]


def at(first: int, last: int) -> tuple[int, int]:
    """The offsets of a stretch of words."""
    return STARTS[first], STARTS[last] + len(WORDS[last])


def words(first: int, last: int) -> str:
    """The words of a stretch."""
    return " ".join(WORDS[first : last + 1])


class Draw(Random):
    """Draws what the tests are about; a number tells one from another, as shrinking words says nothing here."""

    def place(self, most: int = 90) -> tuple[int, int]:
        """A stretch of words."""
        first = self.randrange(COUNT - 1)
        return first, min(first + self.randint(0, most), COUNT - 1)

    def page(self) -> SourcePage:
        """A page that asks for more or less care."""
        notices = tuple(words(*self.place()) for _ in range(self.randint(0, 3)))
        hidden = tuple(at(*self.place()) for _ in range(self.randint(0, 2)))
        snippet = self.choice([None, None, 0, 20, 160])
        made = builders.page(TEXT, corrections=notices, hidden=hidden, max_snippet=snippet, sha256="c" * 64)
        return replace(made, bytes_sha256="b" * 64)

    def laid(self, page: SourcePage, part: Part) -> Alignment:
        """A part of a claim laid on the page in one or more pieces, with differences in and beside them."""
        pieces = sorted(self.place() for _ in range(self.randint(1, 3)))
        passages = tuple(Passage(*at(*piece), words(*piece)) for piece in pieces)
        there = [self.place(30) for _ in range(self.randint(0, 4))]
        differences = tuple(
            Difference(self.choice(list(Change)), "claim", words(*one), (4, 9), at(*one)) for one in there
        )
        rest = words(*self.place()) if self.random() < 0.3 else ""
        match = PartMatch(part, Fit.DIFFERS, 0.9, passages[0], passages, differences, rest=rest)
        return Alignment(page, (match,), 0.9)

    def finding(self, page: SourcePage, number: int) -> Finding:
        """A finding that rests on the page, its sentences quoting whatever they quote."""
        part = Part(0, 10, "The claim.", self.random() < 0.5)
        claim = builders.claim("The claim.", id=f"{number:012x}", parts=(part,))
        best = self.laid(page, part)
        facts = {name: words(*self.place(30)) for name in ("b", "rest", "notice") if self.random() < 0.4}
        remarks = (Remark("elided_condition", {"b": words(*self.place(30))}),) if self.random() < 0.3 else ()
        differences = best.parts[0].differences if self.random() < 0.5 else ()
        return examples.finding(
            claim, self.choice(VERDICTS), best=best, facts=facts, differences=differences, remarks=remarks
        )

    def run(self, page: SourcePage) -> Report:
        """A run over one to three articles, all of which rest on one page."""
        numbers = [range(10 * number, 10 * number + self.randint(1, 5)) for number in range(self.randint(1, 3))]
        return examples.report(*(examples.bare(*(self.finding(page, n) for n in those)) for those in numbers))

    def rechecked(self, page: SourcePage) -> RecheckReport:
        """Pins whose page has other words now, in as many versions as there are pins."""
        made = []
        for number in range(self.randint(1, 6)):
            finding = self.finding(page, number)
            then = self.laid(page, finding.claim.parts[0]) if self.random() < 0.5 else None
            outcome = self.choice([Outcome.DRIFTED, Outcome.MATTERS])
            made.append(Recheck(pin(number), outcome, finding.claim, then, finding.best, finding))
        return RecheckReport(examples.example().run, (Rechecked("a.md", tuple(made)),))


def shown(texts: Iterable[str]) -> set[str]:
    """The page's words in these texts."""
    return set(re.findall(r"w\d+w", "".join(texts)))


def ledger(report: Report) -> Iterable[str]:
    """The lines that the ledger would have."""
    made = (pin_of(one, "strict", Path("/x")) for article in report.articles for one in article.findings)
    return [pin_line(one).decode() for one in made if one is not None]


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_no_run_shows_more_than_a_hundred_words_of_a_page(seed: int) -> None:
    draw = Draw(seed)
    report = draw.run(draw.page())
    assert shown(ledger(report)) == set()
    assert len(shown([*(one.render(report) for one in FORMATS), *ledger(report)])) <= 100


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_no_passage_shows_more_than_forty_nor_more_than_its_page_lets(seed: int) -> None:
    draw = Draw(seed)
    page = draw.page()
    for finding in document(draw.run(page))["findings"]:
        for part in finding["evidence"][0]["parts"]:
            for passage in filter(None, (part["passage"], *part["passages"])):
                excerpts = passage["excerpts"]
                assert len(shown(one["text"] for one in excerpts)) <= 40
                if page.max_snippet is not None:
                    assert sum(len(one["text"]) for one in excerpts) <= page.max_snippet
                assert not [one for one in excerpts for a, b in page.hidden if a < one["end"] and one["start"] < b]


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_reports_that_keep_to_the_limits_and_let_their_pages_go_are_the_same(seed: int) -> None:
    draw = Draw(seed)
    report = draw.run(draw.page())
    holding, limited = Holding(), within_limits(report)
    lean = replace(report, articles=tuple(holding.lean(one) for one in report.articles))
    assert within_limits(limited) is limited
    assert json.render(lean) == json.render(limited) == json.render(report)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_no_recheck_shows_more_either(seed: int) -> None:
    draw = Draw(seed)
    page = draw.page()
    report = draw.rechecked(page)
    assert len(shown([recheck.markdown(report), recheck.json(report)])) <= 100
    for one in recheck.document(report)["pins"]:
        for both in one["passages"]:
            texts = [segment["text"] for side in both.values() for segment in side]
            assert len(shown(texts)) <= 40
            if page.max_snippet == 0:
                assert shown(texts) == set()
