"""From claims to the pages that could carry them: the middle of the flow, for one article.

A `Desk` is what an editor has before him: the pages that were found for one article, read once each, laid beside every
claim that they could carry. It lives as long as the check of that article.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from factcheck.discover.wayback import capture
from factcheck.errors import DoorError
from factcheck.extract import extract
from factcheck.fetch import Web
from factcheck.judge import changed_after
from factcheck.match import match
from factcheck.model import (
    Alignment,
    Article,
    Attribution,
    Candidate,
    Claim,
    Evidence,
    Finding,
    Kind,
    Level,
    Miss,
    Outlet,
    Reason,
    Search,
    SourcePage,
    Verdict,
)
from factcheck.parse import parse
from factcheck.pipeline.kit import Kit
from factcheck.protocols import Discoverer

# A page that failed for one of these may still stand in an archive; one that robots.txt closes is left alone.
_ARCHIVE_MAY_HAVE = {
    Reason.BLOCKED,
    Reason.PAYWALL,
    Reason.GONE,
    Reason.NOT_FOUND,
    Reason.TIMEOUT,
    Reason.UNREACHABLE,
    Reason.SERVER_ERROR,
    Reason.EMPTY,
}
_WORTH = ("failed", "found", "nothing", "silent")  # of several searches of one service, the first of these is told
_LOOKED_UP_ELSEWHERE = {Verdict.NOT_FOUND, Verdict.COMPARE, Verdict.INCOMPLETE}
_SETTLED = {Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM}
SERVICES_ELSEWHERE, _CANDIDATES_ELSEWHERE, _WORDS_ELSEWHERE = 2, 5, 8


class Desk:
    """The pages found for one article."""

    def __init__(self, kit: Kit, web: Web, article: Article) -> None:
        self.kit, self.web, self.article = kit, web, article
        self.misses: tuple[Miss, ...] = ()
        self._searches: list[Search] = []
        self._read: dict[str, SourcePage | Miss] = {}
        self._said: dict[str, tuple[Attribution, ...]] = {}

    @property
    def pages(self) -> tuple[SourcePage, ...]:
        """Every page that was read, in the order in which it was asked for."""
        return tuple(page for page in self._read.values() if isinstance(page, SourcePage))

    # --- the outlet that is named -----------------------------------------------------------------------------------
    def collect(self, claims: Iterable[Claim]) -> None:
        """Search for each claim at the outlet that it names and read what is found.

        A sentence that goes on from another is looked up on that one's pages: it asks for nothing of its own.
        """
        for claim in claims:
            if claim.outlet is not None and claim.continues is None:
                for candidate in self._candidates(claim, claim.outlet):
                    self._page(candidate)

    def own(self, claim: Claim) -> Evidence:
        """The claim laid on every page of its outlet that was read."""
        if claim.outlet is None:
            return Evidence()
        outlet = claim.outlet.id
        own = tuple(self._laid(claim, page) for page in self.pages if page.outlet and page.outlet.id == outlet)
        return Evidence(
            own=own,
            misses=tuple(miss for miss in self.misses if miss.outlet == outlet),
            searches=tuple(self._told(outlet)),
        )

    def _candidates(self, claim: Claim, outlet: Outlet) -> list[Candidate]:
        """The claim's candidates: declared and linked pages first, then the searches' in turn, each address once."""
        found = {name: self._ask(name, discoverer, claim, outlet) for name, discoverer in self.kit.discoverers.items()}
        named = list(chain.from_iterable(found.pop(name, []) for name in ("declared", "links")))
        in_turn = [one for row in zip_longest(*found.values()) for one in row if one is not None]
        mine = [one for one in (*named, *in_turn) if self._may_be(one, outlet)]
        unique = {_address(one): one for one in reversed(mine)}
        ordered = [one for key, one in reversed(unique.items()) if key != _own_address(self.article)]
        return ordered[: self.kit.settings.max_candidates]

    def _may_be(self, candidate: Candidate, outlet: Outlet) -> bool:
        """Searches match domains loosely; a supplied text is what the newsroom says it is."""
        if candidate.file is not None:
            return True
        where = self.kit.outlets.of_url(candidate.url)
        return where is not None and where.id == outlet.id

    def _ask(self, name: str, discoverer: Discoverer, claim: Claim, outlet: Outlet | None) -> list[Candidate]:
        asked_before = self._asked()
        place = outlet.id if outlet else None
        try:
            found = list(discoverer(claim, outlet, self.web))
        except DoorError as error:
            self._searches.append(Search(name, place, "failed", detail=error.message))
            self._miss(Miss(name, "discover", Reason(error.reason), error.message, place))
            return []
        silent = not found and self._asked() == asked_before
        answer = "found" if found else "silent" if silent else "nothing"
        self._searches.append(Search(name, place, answer, len(found)))
        return found

    def _told(self, outlet: str | None) -> Iterator[Search]:
        """One line a service, however often it was asked."""
        for name in self.kit.discoverers:
            rows = [row for row in self._searches if row.service == name and row.outlet == outlet]
            if rows:
                best = min(rows, key=lambda row: _WORTH.index(row.answer))
                yield replace(best, candidates=sum(row.candidates for row in rows))

    def copies(self, finding: Finding) -> tuple[Alignment, ...]:
        """Where the finding rests on a page that changed after the article: its copy of the time, if there is one."""
        best = finding.best or max(finding.evidence.own, key=lambda one: one.score, default=None)
        if best is None or finding.verdict in _SETTLED or not changed_after(best, self.article.published):
            return ()
        copy = self._archived(Candidate(best.page.url, best.page.by, best.page.title))
        return (self._laid(finding.claim, copy),) if copy is not None else ()

    # --- any outlet -------------------------------------------------------------------------------------------------
    def elsewhere(self, finding: Finding) -> Evidence:
        """Where the cited outlet was read and does not have the words, look for them at others.

        One phrase query without an outlet, to at most two services, the five best candidates of known outlets; only for
        quoted words that are many enough to tell, and only after a page of the cited outlet was read in full.
        """
        claim, evidence = finding.claim, finding.evidence
        if not self._worth_a_look(finding):
            return evidence
        asked, first = 0, len(self._searches)
        for name, discoverer in self.kit.discoverers.items():
            before = self._asked()
            for candidate in self._foreign(self._ask(name, discoverer, claim, None), claim):
                self._page(candidate)
            asked += self._asked() > before
            if asked == SERVICES_ELSEWHERE:
                break
        cited = claim.outlet.id if claim.outlet else ""
        others = [page for page in self.pages if page.outlet is not None and page.outlet.id != cited]
        laid = (self._laid(claim, page) for page in others)
        found = tuple(one for one in laid if any(part.passage for part in one.parts))
        searches = (*evidence.searches, *self._searches[first:])
        return replace(evidence, elsewhere=found, searches=searches)

    def _worth_a_look(self, finding: Finding) -> bool:
        open_question = finding.verdict in _LOOKED_UP_ELSEWHERE or finding.level is Level.ERROR
        read = any(alignment.page.complete for alignment in finding.evidence.own)
        return open_question and read and quotes_at_length(finding.claim)

    def _foreign(self, found: Sequence[Candidate], claim: Claim) -> list[Candidate]:
        cited = claim.outlet.id if claim.outlet else ""
        own = _own_address(self.article)
        others = [one for one in found if one.file is None and _address(one) != own]
        known = ((one, self.kit.outlets.of_url(one.url)) for one in others)
        return [one for one, outlet in known if outlet is not None and outlet.id != cited][:_CANDIDATES_ELSEWHERE]

    def _asked(self) -> int:
        return sum(self.web.counts.values())

    # --- reading ----------------------------------------------------------------------------------------------------
    def _page(self, candidate: Candidate) -> None:
        """Read a candidate once, or its archived copy where the page itself cannot be had."""
        key = _address(candidate)
        if key in self._read:
            return
        page = self._fetched(candidate)
        if isinstance(page, Miss) and page.reason in _ARCHIVE_MAY_HAVE:
            page = self._archived(candidate) or page
        self._read[key] = page
        if isinstance(page, Miss):
            self._miss(page)

    def _fetched(self, candidate: Candidate) -> SourcePage | Miss:
        where = self.kit.outlets.of_url(candidate.url)
        outlet = candidate.outlet or (where.id if where else None)
        try:
            if candidate.file is not None:
                response = self.web.supplied(candidate.file)
            else:
                response = self.web.page(candidate.archived or candidate.url)
        except DoorError as error:
            return Miss(candidate.url, "fetch", Reason(error.reason), error.message, outlet)
        page = parse(response, candidate, self.kit.outlets)
        return replace(page, outlet=page.outlet or outlet) if isinstance(page, Miss) else page

    def _archived(self, candidate: Candidate) -> SourcePage | None:
        if candidate.archived is not None or candidate.file is not None or "wayback" not in self.kit.discoverers:
            return None
        try:
            copy = capture(candidate.url, self.article.published, self.web)
        except DoorError as error:
            self._miss(Miss("wayback", "discover", Reason(error.reason), error.message))
            return None
        page = self._fetched(replace(copy, by=candidate.by, title=candidate.title)) if copy else None
        return page if isinstance(page, SourcePage) else None

    def _laid(self, claim: Claim, page: SourcePage) -> Alignment:
        return match(claim, page, self._relations(page))

    def _relations(self, page: SourcePage) -> tuple[Attribution, ...]:
        """Who says what on the page, by the same finder that reads the article."""
        if page.url not in self._said:
            text = Article(page.url, page.text, page.text, language=page.language)
            self._said[page.url] = extract(text, self.kit.outlets)
        return self._said[page.url]

    def _miss(self, miss: Miss) -> None:
        if miss not in self.misses:
            self.misses = (*self.misses, miss)


def quotes_at_length(claim: Claim) -> bool:
    """Whether a claim quotes so many words that they can be looked for at any outlet."""
    words = max((len(part.text.split()) for part in claim.parts if part.quoted), default=0)
    return claim.kind is not Kind.INDIRECT and words >= _WORDS_ELSEWHERE


def _address(candidate: Candidate) -> str:
    if candidate.file is not None:
        return f"file:{candidate.file}"
    return _canonical()(candidate.url)


def _own_address(article: Article) -> str | None:
    return _canonical()(article.url) if article.url else None


def _canonical() -> Callable[[str], str]:
    """One spelling for one page: without tracking parameters, fragments and a trailing slash."""
    from courlan import normalize_url  # noqa: PLC0415 - 50 ms that only a run with pages needs

    return lambda url: str(normalize_url(url, strict=False, trailing_slash=False)).replace("://www.", "://")
