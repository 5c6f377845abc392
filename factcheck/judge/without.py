"""The verdict where the words stand on no page that was read: not there, or no conclusion."""

from factcheck.judge.best import day, known, link
from factcheck.judge.copies import read_in_full
from factcheck.model import Alignment, Claim, Evidence, Finding, Fit, Miss, Reason, Verdict
from factcheck.text import fold


def without_words(claim: Claim, evidence: Evidence) -> Finding:
    """What it means that no page has the words; completeness decides whether anything can be said."""
    if claim.outlet is None:
        return _unresolved(claim, evidence)
    if evidence.own and all(_short(one) for one in evidence.own):
        return Finding(claim, Verdict.UNCHECKABLE, evidence, None, {"outlet": claim.outlet.name})
    foreign = min((one for one in evidence.own if one.translated), key=_rank, default=None)
    full = read_in_full([one for one in evidence.own if not one.translated])
    if foreign is not None and not full:
        return _translated(claim, evidence, foreign)
    if full:
        return Finding(claim, Verdict.NOT_FOUND, evidence, None, {"outlet": claim.outlet.name, "n": str(full)})
    if evidence.own:
        return _incomplete(claim, evidence)
    return _nothing_read(claim, evidence)


def _short(one: Alignment) -> bool:
    return all(part.fit is Fit.SHORT for part in one.parts)


def _translated(claim: Claim, evidence: Evidence, best: Alignment) -> Finding:
    """Nobody can tell that a page in another language does not have it."""
    facts = known(
        outlet=claim.outlet_name,
        date=day(best.page),
        link=link(best.page),
        x=claim.article.language,
        y=best.page.language,
    )
    return Finding(claim, Verdict.TRANSLATED, evidence, best, facts)


def _rank(one: Alignment) -> tuple[object, ...]:
    return (not one.page.complete, -round(one.score, 6), one.page.url)


def _unresolved(claim: Claim, evidence: Evidence) -> Finding:
    name = claim.named or claim.speaker or ""
    if len(claim.outlets) > 1:
        first, second = sorted(claim.outlets, key=lambda outlet: fold(outlet.name) != fold(name))[:2]
        a, b = first.name, second.name
        a, b = (a, b) if a != b else (f"{a} ({first.id})", f"{b} ({second.id})")
        return Finding(claim, Verdict.UNRESOLVED, evidence, None, known(name=name, a=a, b=b))
    return Finding(claim, Verdict.UNRESOLVED, evidence, None, known(name=name), "unknown")


def _incomplete(claim: Claim, evidence: Evidence) -> Finding:
    page = min(evidence.own, key=lambda one: (-round(one.score, 6), one.page.url)).page
    facts = known(
        outlet=claim.outlet_name,
        reason=page.incomplete_reason,
        link=link(page),
        date=day(page),
    )
    return Finding(claim, Verdict.INCOMPLETE, evidence, None, facts)


def _nothing_read(claim: Claim, evidence: Evidence) -> Finding:
    outlet = claim.outlet_name
    if any(miss.reason is Reason.LIMIT and _of_outlet(miss, claim) for miss in evidence.misses):
        return Finding(claim, Verdict.NOT_REACHED, evidence, None, known(outlet=outlet))
    missed = [miss for miss in evidence.misses if miss.stage in ("fetch", "parse") and _of_outlet(miss, claim)]
    if missed:
        first = min(missed, key=lambda miss: (miss.what, miss.reason.value))
        facts = known(outlet=outlet, link=first.what, reason=first.reason.value)
        return Finding(claim, Verdict.UNREACHABLE, evidence, None, facts)
    return _nothing_found(claim, evidence, outlet)


def _nothing_found(claim: Claim, evidence: Evidence, outlet: str) -> Finding:
    """No page: because the services that answered have none, because none answered, or because none was asked."""
    answered = sorted({search.service for search in evidence.searches if search.answer in ("found", "nothing")})
    failed = sorted(
        miss.reason.value for miss in evidence.misses if miss.stage == "discover" and _of_outlet(miss, claim)
    )
    if not answered and failed:
        return Finding(claim, Verdict.UNREACHABLE, evidence, None, known(outlet=outlet, reason=failed[0]), "search")
    facts = known(outlet=outlet, services=", ".join(answered))
    return Finding(claim, Verdict.NO_CANDIDATE, evidence, None, facts, "" if answered else "unasked")


def _of_outlet(miss: Miss, claim: Claim) -> bool:
    return miss.outlet is None or (claim.outlet is not None and miss.outlet == claim.outlet.id)
