"""Pages that changed after the article: what they say now accuses nobody who quoted what they said then."""

from datetime import date

from factcheck.judge.best import FOUND, best_of, known, link
from factcheck.model import Alignment, Change, Evidence, Finding, Fit, Level, Verdict

_OPEN = {Verdict.NOT_FOUND, Verdict.COMPARE}


def unless_changed(finding: Finding, evidence: Evidence) -> Finding:
    """The finding, or source_changed where it rests on a page that changed after the article.

    An archived copy near the article's date must differ too, else the page has changed. Without a copy nobody can tell
    (variant `unread`); where the copy has the words and the page of today has them nowhere, variant `gone`.
    """
    best = finding.best or best_of(evidence.own)
    if best is None or (finding.level is not Level.ERROR and finding.verdict not in _OPEN):
        return finding
    if not changed_after(best, finding.claim.article.published):
        return finding
    copy = next((one for one in evidence.copies if one.page.url == best.page.url), None)
    if copy is not None and _has_all(copy):
        return _changed(finding, evidence, copy)
    if copy is None and finding.level is Level.ERROR:
        facts = known(outlet=finding.claim.outlet_name, date=_modified(best), link=link(best.page))
        return Finding(finding.claim, Verdict.SOURCE_CHANGED, evidence, best, facts, "unread", finding.differences)
    return finding


def changed_after(one: Alignment, article: date | None) -> bool:
    """True for a page of today that says it was changed on a later day than the article's."""
    page = one.page
    return article is not None and page.archived_at is None and bool(page.modified and page.modified.date() > article)


def _changed(finding: Finding, evidence: Evidence, copy: Alignment) -> Finding:
    day = copy.page.archived_at.date().isoformat() if copy.page.archived_at else None
    a, b = finding.facts.get("a") or _figure(finding)[0], finding.facts.get("b") or _figure(finding)[1]
    facts = known(outlet=finding.claim.outlet_name, date=day, link=link(copy.page), a=a, b=b)
    variant = "" if a and b else "gone"
    return Finding(finding.claim, Verdict.SOURCE_CHANGED, evidence, copy, facts, variant, finding.differences)


def _figure(finding: Finding) -> tuple[str, str]:
    """The figure that the page has another for, where too little stands there now for a verdict of its own."""
    return next(((one.a, one.b) for one in finding.differences if one.change is Change.FIGURE and one.a), ("", ""))


def _has_all(one: Alignment) -> bool:
    counted = [part for part in one.parts if part.fit is not Fit.SHORT]
    return bool(counted) and all(part.fit in FOUND for part in counted)


def _modified(one: Alignment) -> str | None:
    return one.page.modified.date().isoformat() if one.page.modified else None
