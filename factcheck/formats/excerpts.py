"""Which words of a page a report may show: at most 40 of a passage and 100 of a page, whatever the format.

Every format asks the same `Excerpts`, so that formats laid side by side show no more than one of them. What a sentence
quotes of a page counts as well, and gives way to "…" where nothing is left.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.formats.clean import FACT_WORDS, PAGE_WORDS, PASSAGE_WORDS, count, word_spans
from factcheck.model import (
    Alignment,
    ArticleReport,
    Difference,
    Finding,
    PartMatch,
    Passage,
    Remark,
    Report,
    SourcePage,
)

Range = tuple[int, int]
Text = tuple[str, int]
_QUOTING = frozenset({"b", "rest", "notice"})
"""Facts that are words of the page."""

_LEFT_OUT = "…"
_NOTICES = 2
"""Corrections of a page that are told."""

_SAID_ANYWAY = 5
"""Words that a sentence may quote of any page: without the figure or the word that differs, a finding says nothing."""

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
    shown: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Excerpts:
    """The ranges of each page that may be shown. Articles are added in their order; what was granted stays granted.

    Ask about an article before the next one is added.
    """

    _accounts: OrderedDict[str, _Account] = field(default_factory=OrderedDict)
    _windows: dict[tuple[Text, int, int], Range] = field(default_factory=dict)

    def add(self, report: ArticleReport) -> None:
        """Grant the passages of a report's findings, those that weigh most first."""
        self.limited(report)

    def limited(self, report: ArticleReport) -> ArticleReport:
        """The same, and the report with no more words of its pages than may be shown."""
        self._windows.clear()
        order = sorted(range(len(report.findings)), key=lambda number: -report.findings[number].level.rank)
        done = {number: self._limited(report.findings[number]) for number in order}
        changed = any(done[number] is not finding for number, finding in enumerate(report.findings))
        return replace(report, findings=tuple(done[number] for number in sorted(done))) if changed else report

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

    def _limited(self, finding: Finding) -> Finding:
        best, evidence = finding.best, finding.evidence
        if best is None:
            return finding
        account = self._account(best.page)
        for part in best.parts:
            self._grant(account, best.page, part)
        known: dict[int, Alignment] = {}  # a finding's best alignment is one of its evidence, and has to stay so
        laid = [best, *evidence.own, *evidence.elsewhere, *evidence.copies]
        said = {name: self.quoted(best.page, words) for name, words in finding.facts.items() if name in _QUOTING}
        changed = [self._alignment(one, known) is not one for one in laid]
        differences = tuple(self._difference(best.page, one) for one in finding.differences)
        remarks = [self._remarks(best.page, those) for those in (finding.remarks, finding.against, finding.settle)]
        if not any(changed) and _same(finding, said, differences, remarks):
            return finding
        return replace(
            finding,
            best=known[id(best)],
            evidence=replace(
                evidence,
                own=tuple(known[id(one)] for one in evidence.own),
                elsewhere=tuple(known[id(one)] for one in evidence.elsewhere),
                copies=tuple(known[id(one)] for one in evidence.copies),
            ),
            facts={**finding.facts, **said},
            differences=differences,
            remarks=remarks[0],
            against=remarks[1],
            settle=remarks[2],
        )

    def _alignment(self, one: Alignment, known: dict[int, Alignment]) -> Alignment:
        if id(one) not in known:
            parts = tuple(self._part(part, one.page) for part in one.parts)
            told = one.page.corrections[:_NOTICES]
            notices = tuple(self.quoted(one.page, notice) for notice in told)
            page = one.page if notices == told else replace(one.page, corrections=notices)
            same = page is one.page and all(a is b for a, b in zip(parts, one.parts, strict=True))
            known[id(one)] = one if same else replace(one, parts=parts, page=page)
        return known[id(one)]

    def _part(self, part: PartMatch, page: SourcePage) -> PartMatch:
        differences = tuple(self._difference(page, one) for one in part.differences)
        rest = self.quoted(page, part.rest)
        same = rest == part.rest and all(a is b for a, b in zip(differences, part.differences, strict=True))
        return part if same else replace(part, differences=differences, rest=rest)

    def _difference(self, page: SourcePage, one: Difference) -> Difference:
        words = self.quoted(page, one.b, one.b_at)
        return one if words == one.b else replace(one, b=words)

    def _remarks(self, page: SourcePage, those: Sequence[Remark]) -> tuple[Remark, ...]:
        return tuple(self._remark(page, one) for one in those)

    def _remark(self, page: SourcePage, one: Remark) -> Remark:
        facts = {name: self.quoted(page, text) if name in _QUOTING else text for name, text in one.facts.items()}
        return one if facts == one.facts else Remark(one.key, facts)

    def quoted(self, page: SourcePage, words: str, at: Range | None = None) -> str:
        """Words that a sentence has of the page, or "…": those that the excerpts show already cost nothing."""
        account = self._account(page)
        if not words or _kept_back(page, words):
            return words and _LEFT_OUT
        if words == _LEFT_OUT or words in account.charged:
            return words
        granted = account.granted.get(_text_of(page), [])
        if at is not None and any(a <= at[0] and at[1] <= b for a, b in granted):
            return words
        if any(words in text for text in account.shown):
            return words
        cost = min(count(words), FACT_WORDS)
        if cost > account.left:
            return _LEFT_OUT
        account.left -= cost
        account.charged.add(words)
        return words

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
            runs = list(_runs(window, allowed))
            account.shown.update(page.part(*run) for run in runs)
            account.granted[_text_of(page)] = list(merged(sorted([*known, *runs])))


def _same(
    finding: Finding,
    said: Mapping[str, str],
    differences: Sequence[Difference],
    remarks: Sequence[Sequence[Remark]],
) -> bool:
    """True where nothing of a finding had to give way."""
    return (
        all(finding.facts[name] == words for name, words in said.items())
        and all(a is b for a, b in zip(differences, finding.differences, strict=True))
        and all(a is b for a, b in zip(remarks[0], finding.remarks, strict=True))
        and all(a is b for a, b in zip(remarks[1], finding.against, strict=True))
        and all(a is b for a, b in zip(remarks[2], finding.settle, strict=True))
    )


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


def _kept_back(page: SourcePage, words: str) -> bool:
    """Whether these are too many words of a page that asks for less; a few are said anyway."""
    if count(words) <= _SAID_ANYWAY:
        return False
    over = page.max_snippet is not None and len(words) > page.max_snippet
    return over or any(words in page.part(start, end) for start, end in page.hidden)


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


def within_limits(report: Report) -> Report:
    """The report with no more words of any page than may be shown; a report that keeps to it stays the same."""
    excerpts = Excerpts()
    articles = tuple(excerpts.limited(article) for article in report.articles)
    changed = any(new is not old for new, old in zip(articles, report.articles, strict=True))
    return replace(report, articles=articles) if changed else report
