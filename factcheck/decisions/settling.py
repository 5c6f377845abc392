"""Decisions laid on an article's report: where each finding stands, and what is the matter with the entries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.beside import key_of
from factcheck.decisions.book import Shelf
from factcheck.decisions.comments import Comment, comments
from factcheck.decisions.entries import Entry
from factcheck.model import ArticleReport, Decision, Finding, Lapse, Level, Notice, Rule, Ruling, Standing


def settle(
    report: ArticleReport, shelf: Shelf, today: date, *, whole: bool = True, trusted: bool = True
) -> ArticleReport:
    """The report with what was decided about its findings.

    `whole` is False where only some of the article's claims were checked: what fits none of them is then no news.
    `trusted` is False for an article whose own comments shall not count.
    """
    article = report.article
    book = shelf.of(article)
    said, unclear = comments(article) if trusted else ([], [])
    key = key_of(article, book.folder)
    stood = [_stood(finding, book.about(key, finding.claim.id), said, today) for finding in report.findings]
    findings = tuple(finding for finding, _ in stood)
    used = {id(one) for _, those in stood for one in those}
    notices, audit = [*shelf.untold(article), *unclear], _Audit(whole, today)
    notices += [notice for one in said for notice in audit.comment(one, used=id(one) in used)]
    notices += [notice for one in book.of_article(key) for notice in audit.decided(one, findings)]
    return replace(report, findings=findings, notices=tuple(sorted(notices, key=_place)))


def _place(notice: Notice) -> tuple[str, int]:
    return notice.path, notice.line or 0


def _stood(
    finding: Finding, entries: Sequence[Entry], said: Sequence[Comment], today: date
) -> tuple[Finding, list[Comment]]:
    """The finding with its standing, and the comments that are about it.

    What plainly stands at the outlet needs no decision. Of a comment and an editor's decision the one that holds
    counts, the comment where both do.
    """
    if finding.level is Level.NONE and finding.verdict.level is Level.NONE:
        return finding, []
    fitting = [one for one in said if one.fits(finding)]
    found = [Standing(one.decision, _lapse(one.decision, finding, today)) for one in fitting]
    if entries:
        latest, *earlier = (entry.decision for entry in entries)
        found.append(Standing(latest, _lapse(latest, finding, today), tuple(earlier)))
    chosen = next((one for one in found if one.settled), found[-1] if found else None)
    return replace(finding, standing=chosen) if chosen else finding, fitting


def _lapse(decision: Decision, finding: Finding, today: date) -> Lapse | None:
    if decision.ruling is Ruling.FIXED:
        return None if finding.verdict.inconclusive else Lapse.RETURNED
    if not decision.ruling.settles:
        return None
    if not decision.note:
        return Lapse.NO_REASON
    if _over(decision, today):
        return Lapse.EXPIRED
    other = decision.code is not None and decision.code != finding.verdict.code
    return Lapse.OTHER_VERDICT if other and not finding.verdict.inconclusive else None


def _over(decision: Decision, today: date) -> bool:
    return decision.until is not None and decision.until < today


@dataclass(frozen=True, slots=True)
class _Audit:
    """Looks for what is the matter with entries."""

    whole: bool
    today: date

    def comment(self, one: Comment, *, used: bool) -> Iterator[Notice]:
        yield from self._entry(one.decision, {"entry": one.said}, used=used)

    def decided(self, one: Entry, findings: Sequence[Finding]) -> Iterator[Notice]:
        """Only what settles something is asked for: what was fixed is expected to be gone."""
        if one.decision.ruling.settles:
            used = any(finding.claim.id == one.id and finding.standing is not None for finding in findings)
            facts = {"entry": one.decision.ruling.value, "id": one.id}
            yield from (replace(notice, variant="decision") for notice in self._entry(one.decision, facts, used=used))

    def _entry(self, decision: Decision, facts: dict[str, str], *, used: bool) -> Iterator[Notice]:
        rule = self._rule(decision, used=used)
        if rule is not None:
            known = facts | ({"until": decision.until.isoformat()} if decision.until else {})
            yield Notice(rule, decision.path, decision.line, known)

    def _rule(self, decision: Decision, *, used: bool) -> Rule | None:
        if not used:
            return Rule.UNUSED if self.whole else None
        if not decision.note:
            return Rule.NO_REASON
        return Rule.EXPIRED if _over(decision, self.today) else None
