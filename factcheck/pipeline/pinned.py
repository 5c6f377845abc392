"""What the source ledger settles before anything is asked: claims that are what they were when they were pinned.

A cassette goes before a pin, a pin before the store, the store before the network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.model import Article, Claim, Finding, Grade, Level, Pin, Remark, Verdict
from factcheck.pins import finding_of
from factcheck.pipeline.headline import is_headline
from factcheck.pipeline.house import house_of
from factcheck.pipeline.kit import Kit

_AT_HAND = ("pinned", "declared", "archive")
"""Discoverers that ask nobody."""

_OPEN = {Verdict.COMPARE, Verdict.NOT_FOUND}


@dataclass(frozen=True, slots=True)
class Known:
    """Findings by the ids of their claims, and the ids of headlines that were compared before and said nothing new."""

    findings: Mapping[str, Finding] = field(default_factory=dict)
    quiet: frozenset[str] = frozenset()


def known_by_pins(article: Article, claims: Sequence[Claim], kit: Kit) -> Known:
    """What the article's pins settle; nothing where the run does not go by them."""
    pins = kit.pins
    if pins is None or not pins.settling:
        return Known()
    quotes = house_of(kit.settings, article).quotes
    pinned = [(one, pin) for one in claims if not is_headline(one) and (pin := pins.on(one, quotes)) is not None]
    settling = {one.id: (one, pin) for one, pin in pinned if not _recorded(pin, one, kit)}
    findings = {name: finding_of(pin, one, kit.outlets) for name, (one, pin) in settling.items()}
    repeating = [(one, settling[one.continues][1]) for one in claims if is_headline(one) and one.continues in settling]
    quiet = frozenset(one.id for one, pin in repeating if pins.knows_headline(pin, article))
    return Known(findings, quiet)


def _recorded(pin: Pin, claim: Claim, kit: Kit) -> bool:
    """Whether the article's cassette holds the pinned page, so that nothing has to be taken on trust."""
    cassette = kit.cassette(claim.article)
    entry = cassette.find("GET", pin.page.address) if cassette is not None and not pin.page.file else None
    if cassette is None or entry is None:
        return False
    return kit.settings.allow_stand_ins or not (cassette.stand_in or entry.stand_in)


def with_pinned_pages(kit: Kit, article: Article, claims: Sequence[Claim]) -> Kit:
    """The kit with the article's pinned pages among the places to look, before all others."""
    if kit.pins is None:
        return kit
    pages = kit.pins.pages_for(article, [claim.id for claim in claims])
    return replace(kit, discoverers={"pinned": pages, **kit.discoverers})


def at_hand(kit: Kit) -> Kit:
    """The kit with those places to look alone that ask nobody."""
    return replace(kit, discoverers={name: one for name, one in kit.discoverers.items() if name in _AT_HAND})


def with_text_in_hand(finding: Finding, kit: Kit) -> Finding:
    """The finding; where the run goes by pins, an error on a page that was not read in full as a warning that says so.

    Such a run stands in the way of somebody's change, who has touched nothing but his own lines: he is stopped by what
    he can look at, and by nothing else.
    """
    best = finding.best
    in_full = best is not None and best.page.complete and best.page.grade is Grade.FULL
    if in_full or finding.level is not Level.ERROR or kit.pins is None or not kit.pins.settling:
        return finding
    return replace(finding, house_level=Level.WARNING, remarks=(*finding.remarks, Remark("not_in_full")))


def is_settled(finding: Finding) -> bool:
    """Whether what is at hand settles a claim, so that offline nothing is missing for it."""
    if is_headline(finding.claim):
        return bool(finding.evidence.own)
    return finding.best is not None and not finding.verdict.inconclusive and finding.verdict not in _OPEN
