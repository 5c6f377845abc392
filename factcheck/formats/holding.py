"""Reports without the pages: what formats need of a page is kept, its text is let go.

A run of thousands of articles holds its reports until the last one is written. The passages that were located are kept,
and the words by which a link opens on them, which only the whole text can tell.
"""

from dataclasses import dataclass, field, replace

from factcheck.formats.excerpts import Excerpts, merged
from factcheck.formats.links import words_to_open_on
from factcheck.model import Alignment, ArticleReport, Evidence, Finding, PartMatch, Passage, SourcePage


@dataclass(slots=True)
class Holding:
    """Takes reports in their order, which decides what of a page may be shown, and gives back what need be held."""

    _excerpts: Excerpts = field(default_factory=Excerpts)

    def lean(self, report: ArticleReport) -> ArticleReport:
        """The report with its pages' passages in place of their texts. Every format says the same of it."""
        report = self._excerpts.limited(report)
        known: dict[int, Alignment] = {}  # a finding's best alignment is one of its evidence, and has to stay so
        return replace(report, findings=tuple(self._finding(finding, known) for finding in report.findings))

    def _finding(self, finding: Finding, known: dict[int, Alignment]) -> Finding:
        def all_of(alignments: tuple[Alignment, ...]) -> tuple[Alignment, ...]:
            return tuple(self._alignment(one, known) for one in alignments)

        evidence = finding.evidence
        held: Evidence = replace(
            evidence, own=all_of(evidence.own), elsewhere=all_of(evidence.elsewhere), copies=all_of(evidence.copies)
        )
        best = self._alignment(finding.best, known) if finding.best is not None else None
        return replace(finding, evidence=held, best=best)

    def _alignment(self, one: Alignment, known: dict[int, Alignment]) -> Alignment:
        if id(one) not in known:
            parts = tuple(self._part(part, one.page) for part in one.parts)
            known[id(one)] = replace(one, page=_without_text(one), parts=parts)
        return known[id(one)]

    def _part(self, part: PartMatch, page: SourcePage) -> PartMatch:
        passage = self._passage(part.passage, page) if part.passage else None
        return replace(part, passage=passage, passages=tuple(self._passage(one, page) for one in part.passages))

    def _passage(self, passage: Passage, page: SourcePage) -> Passage:
        if passage.opens_on is not None:
            return passage
        return replace(passage, opens_on=words_to_open_on(page, passage, self._excerpts.of_passage(page, passage)))


def _without_text(one: Alignment) -> SourcePage:
    page = one.page
    located = {(at.start, at.end) for part in one.parts for at in (part.passage, *part.passages) if at is not None}
    kept = tuple((start, page.part(start, end)) for start, end in merged(sorted(located)))
    return replace(page, text="", whole=page.length, kept=kept)
