"""THE FLOW; read it first.

location -> *read* -> Article -> *extract* -> Attribution* -> *resolve* -> Claim* -> *discover* -> Candidate* ->
*fetch* -> Response -> *parse* -> SourcePage -> *match* -> Alignment -> *judge* -> Finding. Only this room knows the
order; no stage knows another. `gather.py` holds the middle of it: from a claim to the pages that could carry it.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial

from factcheck.errors import FactcheckError
from factcheck.extract import extract, uncredited
from factcheck.fetch import Web
from factcheck.judge import fairest, judge, together
from factcheck.model import (
    Article,
    ArticleReport,
    Attribution,
    Claim,
    Coverage,
    Evidence,
    Finding,
    Miss,
    Reason,
    Verdict,
)
from factcheck.pipeline.abreast import each
from factcheck.pipeline.gather import Desk
from factcheck.pipeline.headline import is_headline, told, with_headline
from factcheck.pipeline.house import house_of
from factcheck.pipeline.kit import Kit
from factcheck.pipeline.noted import noted
from factcheck.pipeline.pinned import (
    Known,
    at_hand,
    is_settled,
    known_by_pins,
    with_pinned_pages,
    with_text_in_hand,
)
from factcheck.pipeline.scope import in_scope, may_be_touched, with_context
from factcheck.resolve import resolve

__all__ = ["Kit", "check_article", "claims_of", "contained", "examined", "failed", "leading_to_outlets", "verify"]

_Examined = tuple[ArticleReport, Web]
_SUPPORTS = {Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM}


def verify(inputs: Iterable[Article | Miss], kit: Kit) -> Iterator[ArticleReport | Miss]:
    """Check articles as they come and yield their reports in the same order.

    Inputs that could not be read pass through. At most twice `settings.jobs` articles are held at a time, so that a
    collection of any length streams in constant memory. When the consumer stops early, what has not begun is dropped.
    """
    window: deque[Future[_Examined | Miss] | Miss] = deque()
    pool = ThreadPoolExecutor(kit.settings.jobs, thread_name_prefix="article")
    try:
        for item in inputs:
            if isinstance(item, Article) and not may_be_touched(item, kit.changes):
                continue
            window.append(item if isinstance(item, Miss) else pool.submit(_contained, item, kit))
            if len(window) >= 2 * kit.settings.jobs:
                yield _finished(window.popleft(), kit)
        while window:
            yield _finished(window.popleft(), kit)
    except KeyboardInterrupt:
        kit.web.stop()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(item: Future[_Examined | Miss] | Miss, kit: Kit) -> ArticleReport | Miss:
    done = item if isinstance(item, Miss) else item.result()
    return done if isinstance(done, Miss) else noted(done[0], kit, done[1])


def contained(article: Article, kit: Kit) -> ArticleReport | Miss:
    """One article's failure, even a fault of ours, costs the others nothing."""
    done = _contained(article, kit)
    return done if isinstance(done, Miss) else noted(done[0], kit, done[1])


def _contained(article: Article, kit: Kit) -> _Examined | Miss:
    try:
        return examined(article, kit)
    except Exception as error:  # noqa: BLE001 - a stranger's plugin, or our own fault: said, never shown as a traceback
        return failed(article, error)


def failed(article: Article, error: Exception) -> Miss:
    """What is told of an article whose check came to nothing."""
    fault = f"a fault of factcheck itself ({type(error).__name__}: {error}); please report it"
    detail = str(error) if isinstance(error, FactcheckError) else fault
    return Miss(article.id, "check", Reason.UNREADABLE, detail)


def claims_of(article: Article, kit: Kit) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """The relations of an article and their claims, one for one."""
    relations = extract(article, kit.outlets)
    return relations, resolve(article, relations, kit.outlets, country=kit.settings.country)


def check_article(article: Article, kit: Kit) -> ArticleReport:
    """Take one article through the whole flow."""
    report, web = examined(article, kit)
    return noted(report, kit, web)


def examined(article: Article, kit: Kit) -> _Examined:
    """The report of an article, and its door, which has yet to tell in its turn what was sent."""
    relations, claims = claims_of(article, kit)
    leading = with_headline(article, leading_to_outlets(claims))
    known = known_by_pins(article, leading, kit)
    scope = in_scope(leading, kit.changes) - known.quiet
    checked = with_context(leading, scope - known.findings.keys())
    told_of = [claim for claim in leading if claim.id in scope or claim in checked]
    web = kit.web_for(article)
    desk, settled = _looked_into(told_of, checked, Desk(with_pinned_pages(kit, article, leading), web, article), known)
    house = house_of(kit.settings, article)
    judged = told(_judged(told_of, desk, settled))
    findings = tuple(with_text_in_hand(house.weighed(one), kit) for one in judged if one.claim.id in scope)
    covered = _coverage(article, relations, findings, desk)
    misses = () if settled.keys() >= {claim.id for claim in told_of} else desk.misses
    return ArticleReport(article, findings, covered, misses=misses, archived=desk.archived), web


def _looked_into(
    told_of: Sequence[Claim], checked: Sequence[Claim], desk: Desk, known: Known
) -> tuple[Desk, Mapping[str, Finding]]:
    """The desk with the pages of the claims to check, and the findings that are settled without it.

    Offline with a source ledger the pages that it names are looked at first: where they settle a claim nothing is
    missing, and nobody is asked in vain.
    """
    settled = known.findings
    if desk.kit.pins is not None and desk.web.privacy == "offline":
        near = Desk(at_hand(desk.kit), desk.web, desk.article)
        near.collect(checked)
        found = [one for one in _judged(told_of, near, settled) if is_settled(one)]
        settled = {one.claim.id: one for one in found}
        checked = with_context(checked, frozenset(claim.id for claim in checked) - settled.keys())
        if not checked:
            return near, settled
    desk.collect(checked)
    return desk, settled


def leading_to_outlets(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are checked: those that name an outlet, or several, or have a publication's form, each once."""
    return _once([claim for claim in claims if claim.outlet or claim.outlets or claim.publication_form])


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Each statement once: "..., Nair said, according to Reuters" is Nair's, through Reuters, and not Reuters' too."""
    spoken = [claim for claim in claims if claim.attribution.via is not None]
    return [claim for claim in claims if not any(_tells(claim, other) for other in spoken)]


def _tells(whole: Claim, part: Claim) -> bool:
    """True where `whole` is the outlet's reading of a sentence whose words `part` gives to a speaker."""
    if whole is part or whole.outlet != part.outlet or whole.attribution.via is not None:
        return False
    spans = whole.attribution.content
    return all(any(a.start <= b.start and b.end <= a.end for a in spans) for b in part.attribution.content)


def _judged(claims: Sequence[Claim], desk: Desk, settled: Mapping[str, Finding]) -> list[Finding]:
    """Judge twice: what the cited outlets carry dates an undated article; only then is another page older than it.

    What is settled stays as it is, and dates the article too.
    """
    quotes = house_of(desk.kit.settings, desk.article).quotes
    first = [settled.get(claim.id) or fairest(_at_each(claim.readings, desk, quotes)) for claim in claims]
    not_before = desk.article.published or _newest_support(first)
    whole = each([partial(_looked_up, one, desk, not_before, settled) for one in first])
    final = [_final(one, evidence, quotes) for one, evidence in zip(first, whole, strict=True)]
    return [one if one.claim.id in settled else _together(one, desk, quotes) for one in final]


def _at_each(readings: Iterable[Claim], desk: Desk, quotes: str) -> list[Finding]:
    return [judge(one, desk.own(one), quotes=quotes) for one in readings]


def _together(finding: Finding, desk: Desk, quotes: str) -> Finding:
    """What is found at the other outlets that the article credits in the same breath, where there are any."""
    others = [one for one in finding.claim.readings if one.outlet != finding.claim.outlet]
    if not finding.claim.jointly:
        return finding
    findings = [finding, *_at_each(others, desk, quotes)]
    best = fairest(findings)
    return together(best, [one for one in findings if one is not best])


def _looked_up(finding: Finding, desk: Desk, not_before: date | None, settled: Mapping[str, Finding]) -> Evidence:
    """What is found beyond the outlet's own pages; for a headline nothing is asked, it rides on the text's pages."""
    if finding.claim.id in settled:
        return finding.evidence
    if is_headline(finding.claim):
        return replace(finding.evidence, not_before=not_before)
    return replace(desk.elsewhere(finding), copies=desk.copies(finding), not_before=not_before)


def _final(first: Finding, evidence: Evidence, quotes: str) -> Finding:
    return first if evidence == first.evidence else judge(first.claim, evidence, quotes=quotes)


def _newest_support(findings: Iterable[Finding]) -> date | None:
    pages = (finding.best.page for finding in findings if finding.best and finding.verdict in _SUPPORTS)
    return max((page.published.date() for page in pages if page.published), default=None)


def _coverage(article: Article, relations: Sequence[Attribution], findings: Sequence[Finding], desk: Desk) -> Coverage:
    credited = [one for one in findings if one.claim.continues is None and not is_headline(one.claim)]
    checked = [finding for finding in credited if not finding.verdict.inconclusive]
    credits_in_all = sum(relation.continues is None for relation in relations)
    return Coverage(
        attributions=credits_in_all,
        to_outlets=len(credited),
        checked=len(checked),
        people=credits_in_all - len(credited),
        uncredited=uncredited(article, relations),
        pages_read=len(desk.pages),
        pages_missed=len([miss for miss in desk.misses if miss.stage in ("fetch", "parse")]),
    )
