"""The plan of a run: the flow as it is, over a network that notes what would be asked and sends nothing."""

from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.errors import DoorError
from factcheck.fetch import Web
from factcheck.fetch.rehearsal import Rehearsal
from factcheck.model import Article, Candidate, Claim, Outlet, Sent
from factcheck.pipeline import claims_of, leading_to_outlets
from factcheck.pipeline.gather import SERVICES_ELSEWHERE, Desk, quotes_at_length
from factcheck.pipeline.kit import Kit
from factcheck.pipeline.pinned import known_by_pins, with_pinned_pages
from factcheck.pipeline.scope import in_scope, with_context
from factcheck.protocols import Discoverer


class When(StrEnum):
    """In which case something would be sent."""

    ALWAYS = "always"
    NOTHING_FOUND = "nothing_found"
    UNREAD = "page_not_readable"
    ELSEWHERE = "words_not_at_the_outlet"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that would leave this machine, and in which case."""

    sent: Sent
    when: When


@dataclass(frozen=True, slots=True)
class Plan:
    """What the check of one article would send.

    `outlets` are those whose pages would be read as the services name them, which nobody can know before; none where
    nothing may be asked.
    """

    article: Article
    privacy: str
    questions: tuple[Question, ...]
    outlets: tuple[Outlet, ...]


def plan(article: Article, kit: Kit, network: Rehearsal) -> Plan:
    """What `check_article` would send for this article. `kit.web` must have `network` for its network.

    What recordings and the store hold is not asked for, and not in the plan. Raises CassetteError.
    """
    leading = leading_to_outlets(claims_of(article, kit)[1])
    kit = with_pinned_pages(kit, article, leading)
    claims = with_context(
        leading, in_scope(leading, kit.changes) - known_by_pins(article, leading, kit).findings.keys()
    )
    web = kit.web_for(article)
    before = len(network.noted())
    turned = {name: _in_turns(one, network) for name, one in kit.discoverers.items()}
    Desk(replace(kit, discoverers=turned, abreast=1), web, article).collect(claims)
    for claim in filter(quotes_at_length, claims):
        _elsewhere(claim, kit, web, network)
    questions = tuple(Question(sent, _when(sent, label)) for sent, label in network.noted()[before:])
    cited = dict.fromkeys(one.outlet for claim in claims for one in claim.readings if one.outlet)
    return Plan(article, web.privacy, _once(questions), tuple(cited) if web.privacy == "public" else ())


def _in_turns(discoverer: Discoverer, network: Rehearsal) -> Discoverer:
    def discover(claim: Claim, outlet: Outlet | None, web: Web) -> list[Candidate]:
        with network.turn(When.ALWAYS, When.NOTHING_FOUND):
            return list(discoverer(claim, outlet, web))

    return discover


def _elsewhere(claim: Claim, kit: Kit, web: Web, network: Rehearsal) -> None:
    asked = 0
    for discoverer in kit.discoverers.values():
        before = sum(web.counts.values())
        try:
            with network.turn(When.ELSEWHERE, When.ELSEWHERE):
                list(discoverer(claim, None, web))
        except DoorError:
            pass  # a service of others that does not know our "nothing found"; its question was noted
        asked += sum(web.counts.values()) > before
        if asked == SERVICES_ELSEWHERE:
            return


def _when(sent: Sent, label: str) -> When:
    """Outside of a search pages are read, and an archive is asked for a copy of those that cannot be."""
    if label:
        return When(label)
    return When.ALWAYS if sent.purpose in {"page", "robots.txt", "tdmrep.json"} else When.UNREAD


def _once(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Each question once, in the most certain of its cases, in order."""
    best: dict[Sent, When] = {}
    order = list(When)
    for one in questions:
        best[one.sent] = min(best.get(one.sent, one.when), one.when, key=order.index)
    return tuple(Question(sent, when) for sent, when in best.items())
