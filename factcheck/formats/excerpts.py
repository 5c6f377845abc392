"""Which words of a page a report may show: at most 40 of a passage and 100 of a page, whatever the format.

Every format asks the same `Excerpts`, so that formats laid side by side show no more than one of them.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.formats.clean import FACT_WORDS, PAGE_WORDS, PASSAGE_WORDS, count, word_spans
from factcheck.model import Alignment, ArticleReport, Finding, PartMatch, Passage, SourcePage

Range = tuple[int, int]
Text = tuple[str, int]
_QUOTING = ("b", "rest", "notice")
"""Facts that are words of the page."""

_BEFORE = 12
"""Words shown before the first difference, where a passage is too long to be shown whole."""


_REMEMBERED = 20_000
"""Pages whose limit is kept in mind; in a longer stream the page asked for longest ago begins anew."""


@dataclass(slots=True)
class _Account:
    """What of a page was granted: ranges for each text of it (live, archived), words left, sentences paid for."""

    granted: dict[Text, list[Range]] = field(default_factory=dict)
    left: int = PAGE_WORDS
    charged: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Excerpts:
    """The ranges of each page that may be shown. Articles are added in their order; what was granted stays granted.

    Ask about an article before the next one is added.
    """

    _accounts: OrderedDict[str, _Account] = field(default_factory=OrderedDict)
    _windows: dict[tuple[Text, int, int], Range] = field(default_factory=dict)

    def add(self, report: ArticleReport) -> None:
        """Grant the passages of a report's findings, those that weigh most first."""
        self._windows.clear()
        for finding in sorted(report.findings, key=lambda finding: -finding.level.rank):
            if finding.best is not None:
                account = self._account(finding.best.page)
                _charge(account, finding, finding.best)
                for part in finding.best.parts:
                    self._grant(account, finding.best.page, part)

    def of(self, page: SourcePage, start: int, end: int) -> tuple[Range, ...]:
        """The ranges inside `start` and `end` that may be shown, in order."""
        account = self._accounts.get(page.url)
        granted = account.granted.get(_text_of(page), []) if account else []
        return tuple((max(start, a), min(end, b)) for a, b in granted if a < end and start < b)

    def of_passage(self, page: SourcePage, passage: Passage) -> tuple[Range, ...]:
        """The ranges of one passage that may be shown: no more of it than its own limit, whatever others show."""
        nothing = (passage.start, passage.start)
        return self.of(page, *self._windows.get((_text_of(page), passage.start, passage.end), nothing))

    def all_of(self, page: SourcePage) -> tuple[Range, ...]:
        """Every range of the page that may be shown."""
        return self.of(page, 0, page.length)

    def words(self, page: SourcePage, start: int, end: int, most: int) -> str:
        """The first words of a range, `most` at the most, as far as the page and its limit let them be shown.

        They count beside all that was granted: for a text of the page that stands beside another one.
        """
        account = self._account(page)
        last = end if page.max_snippet is None else min(end, start + page.max_snippet)
        spans = [(start + a, start + b) for a, b in word_spans(page.part(start, end))]
        shown = [word for word in spans if word[1] <= last and not _hidden(page, word)][: min(most, account.left)]
        account.left -= len(shown)
        return " … ".join(page.part(*run) for run in _runs(spans, shown))

    def spend(self, page: SourcePage, words: str) -> None:
        """Take off words of the page that a sentence has."""
        account = self._account(page)
        account.left = max(0, account.left - min(count(words), FACT_WORDS))

    def _account(self, page: SourcePage) -> _Account:
        account = self._accounts.setdefault(page.url, _Account())
        self._accounts.move_to_end(page.url)
        if len(self._accounts) > _REMEMBERED:
            self._accounts.popitem(last=False)
        return account

    def _grant(self, account: _Account, page: SourcePage, part: PartMatch) -> None:
        for at in passages_of(part):
            window = _window(page, at.start, at.end, part)
            if window:
                self._windows[_text_of(page), at.start, at.end] = window[0][0], window[-1][1]
            known = self.all_of(page)
            fresh = [word for word in window if not any(a <= word[0] and word[1] <= b for a, b in known)]
            over = set(fresh[account.left :])
            allowed = [word for word in window if word not in over and not _hidden(page, word)]
            account.left = max(0, account.left - len(fresh))
            account.granted[_text_of(page)] = list(merged(sorted([*known, *_runs(window, allowed)])))


def _charge(account: _Account, finding: Finding, best: Alignment) -> None:
    """Take off what the finding's sentence itself quotes of the page beyond its passages, each once."""
    quoted = {finding.facts.get(name, "") for name in _QUOTING} | set(best.page.corrections)
    located = [best.page.part(at.start, at.end) for part in best.parts for at in passages_of(part)]
    for words in sorted(quoted - account.charged):
        if not any(words in text for text in located):
            account.left = max(0, account.left - min(count(words), FACT_WORDS))
    account.charged |= quoted


def _text_of(page: SourcePage) -> Text:
    """What tells one text of a page from another, also when the page is read back without its words."""
    return page.archived_url or page.url, page.length


def passages_of(part: PartMatch) -> tuple[Passage, ...]:
    """The passages that a reader is shown for a part: the one it lies on, or the pieces that a quotation joins."""
    if part.part.quoted and len(part.passages) > 1:
        return part.passages
    return (part.passage,) if part.passage else part.passages[:1]


def _window(page: SourcePage, start: int, end: int, part: PartMatch) -> Sequence[Range]:
    """The words of a passage that may be shown: around what differs, where not all of them may be."""
    words = [(start + a, start + b) for a, b in word_spans(page.part(start, end))]
    whole = page.max_snippet is None or end - start <= page.max_snippet
    if len(words) <= PASSAGE_WORDS and whole:
        return words
    first = min((at.b_at[0] for at in part.differences if at.b_at and start <= at.b_at[0] < end), default=start)
    index = next((number for number, word in enumerate(words) if word[1] > first), 0)
    begin = max(0, min(index - _BEFORE, len(words) - PASSAGE_WORDS))
    window = words[begin : begin + PASSAGE_WORDS]
    last = window[0][0] + page.max_snippet if window and page.max_snippet is not None else end
    return [word for word in window if word[1] <= last]


def _hidden(page: SourcePage, word: Range) -> bool:
    """Whether the page lets nobody show this word."""
    return any(start < word[1] and word[0] < end for start, end in page.hidden)


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


def merged(ranges: Sequence[Range]) -> Iterator[Range]:
    """Sorted ranges, those that touch as one."""
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
