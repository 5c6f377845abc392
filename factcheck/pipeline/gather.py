"""From claims to the pages that could carry them: the middle of the flow, for one article.

A `Desk` is what an editor has before him: the pages that were found for one article, read once each, laid beside every
claim that they could carry. It lives as long as the check of that article.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from factcheck.fetch import Web
from factcheck.judge import changed_after, judge
from factcheck.match import match
from factcheck.model import (
    Alignment,
    Article,
    Candidate,
    Claim,
    Evidence,
    Finding,
    Grade,
    Kind,
    Level,
    Miss,
    Obtained,
    Outlet,
    SourcePage,
    Verdict,
)
from factcheck.pipeline.held import supplied
from factcheck.pipeline.house import house_of
from factcheck.pipeline.kit import Kit
from factcheck.pipeline.pages import Pages, address, own_address
from factcheck.pipeline.searching import Asked, Searches

_LOOKED_UP_ELSEWHERE = {Verdict.NOT_FOUND, Verdict.COMPARE, Verdict.INCOMPLETE}
_COPIED_ELSEWHERE = {Verdict.UNREACHABLE, Verdict.NO_CANDIDATE, Verdict.INCOMPLETE}
_SETTLED = {Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM}
_ARCHIVE = "archive"
_SYNDICATES = {"wire", "agency"}
SERVICES_ELSEWHERE, _CANDIDATES_ELSEWHERE, _WORDS_ELSEWHERE = 2, 5, 8


class Desk:
    """The pages found for one article."""

    def __init__(self, kit: Kit, web: Web, article: Article) -> None:
        self.kit, self.web, self.article = kit, web, article
        self._searches, self._pages = Searches(kit, web), Pages(kit, web, article)

    @property
    def pages(self) -> tuple[SourcePage, ...]:
        """Every page that was read, in the order in which it was asked for."""
        return self._pages.read

    @property
    def misses(self) -> tuple[Miss, ...]:
        """What could not be searched or read."""
        return self._pages.misses

    # --- the outlet that is named -----------------------------------------------------------------------------------
    def collect(self, claims: Iterable[Claim]) -> None:
        """Search for each claim at the outlet that it names and read what is found.

        A sentence that goes on from another is looked up on that one's pages: it asks for nothing of its own. Where the
        run is bounded, claims are taken one by one, quotations and named persons first, so that what the bound leaves
        out is what weighs least, and what was begun is done.
        """
        asking = [one for claim in claims if claim.continues is None for one in claim.readings if one.outlet]
        others = [name for name in self.kit.discoverers if name != _ARCHIVE]
        for batch in [[claim] for claim in sorted(asking, key=_rank)] if self.kit.bounded else [asking]:
            self._search(self._not_held(batch), others)

    def _not_held(self, claims: list[Claim]) -> list[Claim]:
        """The claims that the newsroom's own archive does not settle: nobody else is asked about those that it does."""
        if self.kit.archive is None:
            return claims
        self._search(claims, [_ARCHIVE])
        quotes = house_of(self.kit.settings, self.article).quotes
        return [one for one in claims if judge(one, self.own(one), quotes=quotes).verdict not in _SETTLED]

    def _search(self, claims: Sequence[Claim], names: Sequence[str]) -> None:
        found = self._searches.at_outlets(claims, names)
        self._note(asked for answers in found for asked in answers.values())
        ordered = (self._candidates(claim, answers) for claim, answers in zip(claims, found, strict=True))
        self._pages.take(chain.from_iterable(ordered))

    @property
    def archived(self) -> int:
        """How many of the pages that were read are the newsroom's own archive's."""
        return sum(page.obtained is Obtained.ARCHIVE for page in self.pages)

    def own(self, claim: Claim) -> Evidence:
        """The claim laid on every page of its outlet that was read."""
        if claim.outlet is None:
            return Evidence()
        outlet = claim.outlet.id
        own = tuple(self._laid(claim, page) for page in self.pages if page.outlet and page.outlet.id == outlet)
        return Evidence(
            own=own,
            misses=tuple(miss for miss in self.misses if miss.outlet == outlet),
            searches=tuple(self._searches.told(outlet)),
        )

    def _note(self, answers: Iterable[Asked]) -> None:
        for asked in answers:
            if asked.miss is not None:
                self._pages.miss(asked.miss)

    def _candidates(self, claim: Claim, answers: Mapping[str, Asked]) -> list[Candidate]:
        """The claim's candidates: declared and linked pages first, then the searches' in turn, each address once."""
        found = {name: asked.found for name, asked in answers.items()}
        named = list(chain.from_iterable(found.pop(name, ()) for name in ("declared", "links")))
        in_turn = [one for row in zip_longest(*found.values()) for one in row if one is not None]
        mine = [one for one in (*named, *in_turn) if self._may_be(one, claim.outlet)]
        unique = {address(one): one for one in reversed(mine)}
        ordered = [one for key, one in reversed(unique.items()) if key != own_address(self.article)]
        return ordered[: self.kit.settings.max_candidates]

    def _may_be(self, candidate: Candidate, outlet: Outlet | None) -> bool:
        """Searches match domains loosely; what the newsroom has itself is what it says it is."""
        if supplied(candidate):
            return True
        where = self.kit.outlets.of_url(candidate.url)
        return where is not None and outlet is not None and where.id == outlet.id

    def copies(self, finding: Finding) -> tuple[Alignment, ...]:
        """Where the finding rests on a page that changed after the article: its copy of the time, if there is one."""
        best = finding.best or max(finding.evidence.own, key=lambda one: one.score, default=None)
        if best is None or finding.verdict in _SETTLED or not changed_after(best, self.article.published):
            return ()
        copy = self._pages.archived(Candidate(best.page.url, best.page.by, best.page.title))
        return (self._laid(finding.claim, copy),) if copy is not None else ()

    # --- any outlet -------------------------------------------------------------------------------------------------
    def elsewhere(self, finding: Finding) -> Evidence:
        """Where the cited outlet's pages do not settle a quotation, look for its words at other outlets.

        One phrase query without an outlet, to at most two services, the five best candidates of known outlets; only for
        quoted words that are many enough to tell. Where a page of the cited outlet was read in full, all that is found
        counts. Where none could be read, only copies of a wire's own text do: they can confirm, and nothing else.
        """
        claim, evidence = finding.claim, finding.evidence
        copies_alone = self._worth_a_copy(finding)
        if not (copies_alone or self._worth_a_look(finding)):
            return evidence
        first = self._searches.count
        answers = list(self._searches.anywhere(claim, SERVICES_ELSEWHERE))
        self._note(answers)
        self._pages.take(chain.from_iterable(self._foreign(asked.found, claim) for asked in answers))
        cited = _cited(claim)
        there = [page for page in self.pages if page.outlet and (page.outlet.id in cited) == copies_alone]
        known = {one.page.url for one in evidence.own}
        copies = [page for page in there if page.grade is Grade.SYNDICATED and page.url not in known]
        laid = (self._laid(claim, page) for page in (copies if copies_alone else there))
        found = tuple(one for one in laid if any(part.passage for part in one.parts))
        return replace(evidence, elsewhere=found, searches=(*evidence.searches, *self._searches.since(first)))

    def _worth_a_look(self, finding: Finding) -> bool:
        open_question = finding.verdict in _LOOKED_UP_ELSEWHERE or finding.level is Level.ERROR
        return open_question and _read(finding) and quotes_at_length(finding.claim)

    def _worth_a_copy(self, finding: Finding) -> bool:
        """Whether other outlets may carry the cited one's own text, and that one's pages could not be read."""
        outlet = finding.claim.outlet
        wire = outlet is not None and outlet.kind in _SYNDICATES
        unread = finding.verdict in _COPIED_ELSEWHERE and not _read(finding)
        return wire and unread and quotes_at_length(finding.claim)

    def _foreign(self, found: Sequence[Candidate], claim: Claim) -> list[Candidate]:
        cited = _cited(claim)
        own = own_address(self.article)
        others = [one for one in found if one.file is None and address(one) != own]
        known = ((one, self._outlet_of(one)) for one in others)
        return [one for one, outlet in known if outlet is not None and outlet.id not in cited][:_CANDIDATES_ELSEWHERE]

    def _outlet_of(self, candidate: Candidate) -> Outlet | None:
        if candidate.kept is not None and candidate.outlet:
            return self.kit.outlets.get(candidate.outlet)
        return self.kit.outlets.of_url(candidate.url)

    def _laid(self, claim: Claim, page: SourcePage) -> Alignment:
        return match(claim, page, self._pages.relations(page))


def _cited(claim: Claim) -> set[str]:
    return {one.outlet.id for one in claim.readings if one.outlet is not None}


def _read(finding: Finding) -> bool:
    """Whether a page of the cited outlet was read in full."""
    return any(alignment.page.complete for alignment in finding.evidence.own)


def _rank(claim: Claim) -> int:
    """Quotations before other words, and what a named person says before what the outlet itself does."""
    quoted = any(part.quoted for part in claim.parts)
    words = (claim.speaker or "").split()
    person = sum(word[:1].isupper() for word in words) > 1 and claim.outlet_name not in (claim.speaker or "")
    return 2 * (not quoted) + (not person)


def quotes_at_length(claim: Claim) -> bool:
    """Whether a claim quotes so many words that they can be looked for at any outlet."""
    words = max((len(part.text.split()) for part in claim.parts if part.quoted), default=0)
    return claim.kind is not Kind.INDIRECT and words >= _WORDS_ELSEWHERE
