"""Which words of a page a report may show: at most 40 of a passage and 100 of a page, whatever the format.

Every format asks the same `Excerpts`, so that formats laid side by side show no more than one of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.formats.clean import FACT_WORDS, PAGE_WORDS, PASSAGE_WORDS, count, word_spans
from factcheck.model import Alignment, ArticleReport, Finding, PartMatch, Passage, SourcePage

Range = tuple[int, int]
_QUOTING = ("b", "rest", "notice")
"""Facts that are words of the page."""

_BEFORE = 12
"""Words shown before the first difference, where a passage is too long to be shown whole."""


@dataclass(slots=True)
class Excerpts:
    """The ranges of each page that may be shown. Articles are added in their order; what was granted stays granted."""

    _granted: dict[str, list[Range]] = field(default_factory=dict)
    _windows: dict[tuple[str, int, int], Range] = field(default_factory=dict)
    _left: dict[str, int] = field(default_factory=dict)
    _charged: dict[str, set[str]] = field(default_factory=dict)

    def add(self, report: ArticleReport) -> None:
        """Grant the passages of a report's findings, those that weigh most first."""
        for finding in sorted(report.findings, key=lambda finding: -finding.level.rank):
            for alignment in shown(finding):
                self._charge(alignment.page, finding)
                for part in alignment.parts:
                    self._grant(alignment.page, part)

    def of(self, page: SourcePage, start: int, end: int) -> tuple[Range, ...]:
        """The ranges inside `start` and `end` that may be shown, in order."""
        granted = self._granted.get(_key(page), [])
        return tuple((max(start, a), min(end, b)) for a, b in granted if a < end and start < b)

    def of_passage(self, page: SourcePage, passage: Passage) -> tuple[Range, ...]:
        """The ranges of one passage that may be shown: no more of it than its own limit, whatever others show."""
        start, end = self._windows.get((_key(page), passage.start, passage.end), (passage.start, passage.start))
        return self.of(page, start, end)

    def all_of(self, page: SourcePage) -> tuple[Range, ...]:
        """Every range of the page that may be shown."""
        return self.of(page, 0, len(page.text))

    def _charge(self, page: SourcePage, finding: Finding) -> None:
        """Take off what the finding's sentence itself quotes of the page beyond its passages, each once."""
        quoted = {finding.facts.get(name, "") for name in _QUOTING} | set(page.corrections)
        located = [page.text[at.start : at.end] for at in _located(finding)]
        charged = self._charged.setdefault(_key(page), set())
        for words in sorted(quoted - charged):
            if not any(words in text for text in located):
                left = self._left.setdefault(_key(page), PAGE_WORDS)
                self._left[_key(page)] = max(0, left - min(count(words), FACT_WORDS))
        charged |= quoted

    def _grant(self, page: SourcePage, part: PartMatch) -> None:
        for at in passages_of(part):
            window = _window(page, at.start, at.end, part)
            if window:
                self._windows[_key(page), at.start, at.end] = window[0][0], window[-1][1]
            known = self.of(page, 0, len(page.text))
            fresh = [word for word in window if not any(a <= word[0] and word[1] <= b for a, b in known)]
            left = self._left.setdefault(_key(page), PAGE_WORDS)
            allowed = [word for word in window if word not in fresh[left:]]
            self._left[_key(page)] = max(0, left - len(fresh))
            self._granted[_key(page)] = list(_merged(sorted([*known, *_runs(window, allowed)])))


def shown(finding: Finding) -> tuple[Alignment, ...]:
    """The alignments whose words a finding shows: the one that the verdict rests on."""
    return (finding.best,) if finding.best is not None else ()


def _key(page: SourcePage) -> str:
    return page.url


def passages_of(part: PartMatch) -> tuple[Passage, ...]:
    """The passages that a reader is shown for a part: the one it lies on, or the pieces that a quotation joins."""
    if part.part.quoted and len(part.passages) > 1:
        return part.passages
    return (part.passage,) if part.passage else part.passages[:1]


def _located(finding: Finding) -> Iterator[Passage]:
    for part in finding.best.parts if finding.best else ():
        yield from passages_of(part)


def _window(page: SourcePage, start: int, end: int, part: PartMatch) -> Sequence[Range]:
    """The words of a passage that may be shown: around what differs, where not all of them may be."""
    words = [(start + a, start + b) for a, b in word_spans(page.text[start:end])]
    whole = page.max_snippet is None or end - start <= page.max_snippet
    if len(words) <= PASSAGE_WORDS and whole:
        return words
    first = min((at.b_at[0] for at in part.differences if at.b_at and start <= at.b_at[0] < end), default=start)
    index = next((number for number, word in enumerate(words) if word[1] > first), 0)
    begin = max(0, min(index - _BEFORE, len(words) - PASSAGE_WORDS))
    window = words[begin : begin + PASSAGE_WORDS]
    last = window[0][0] + page.max_snippet if window and page.max_snippet is not None else end
    return [word for word in window if word[1] <= last]


def _runs(window: Sequence[Range], allowed: Sequence[Range]) -> Iterator[Range]:
    """The allowed words joined to runs: neighbours in the window are one run, with what stands between them."""
    keep = set(allowed)
    run: Range | None = None
    for word in window:
        if word in keep:
            run = (run[0] if run else word[0], word[1])
        elif run:
            yield run
            run = None
    if run:
        yield run


def _merged(ranges: Sequence[Range]) -> Iterator[Range]:
    current: Range | None = None
    for start, end in ranges:
        if current and start <= current[1]:
            current = current[0], max(current[1], end)
        else:
            if current:
                yield current
            current = start, end
    if current:
        yield current
