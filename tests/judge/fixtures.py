"""An article that credits Reuters, a Reuters page without the words, and a Bloomberg page that has them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from factcheck.match import match
from factcheck.model import Alignment, Claim, Evidence, Kind, SourcePage
from tests import builders

WORDS = "The ministry's claim that the bridge was never inspected is a convenient invention."
ARTICLE = (
    "Lawyers for the ferry company say the ministry is wrong about the Sandvik bridge in Orlund. "
    f'Speaking to Reuters, the company\'s lawyer said: "{WORDS}" '
    "Transport minister Pavel Lindqvist closed the Sandvik bridge on Monday after Varga Ferries had asked for it."
)
OWN = (
    "Varga Ferries lost its case over the Sandvik bridge in Orlund on Monday. The bridge, which transport minister "
    "Pavel Lindqvist had closed for repairs, was never inspected, a lawyer for the company said. The ministry did not "
    "comment."
)
OTHER = (
    "Varga Ferries lost its case over the Sandvik bridge in Orlund. "
    f'"{WORDS}" Iris Koller, a lawyer for Varga Ferries, said by telephone. '
    "Transport minister Pavel Lindqvist did not answer questions."
)


def article_claim() -> Claim:
    """The quotation, as it stands in the article."""
    article = builders.article(ARTICLE)
    claim = builders.claim_in(article, WORDS, quoted=True, speaker="the company's lawyer")
    assert claim.kind is Kind.DIRECT
    return claim


def page(text: str, **fields: object) -> SourcePage:
    return builders.page(text, **fields)


def own(text: str = OWN, **fields: object) -> Alignment:
    return match(article_claim(), page(text, **{"published": datetime(2026, 11, 3, tzinfo=UTC), **fields}))


def other(text: str = OTHER, **fields: object) -> Alignment:
    given = {"outlet": builders.BLOOMBERG, "published": datetime(2026, 11, 2, tzinfo=UTC), **fields}
    return match(article_claim(), page(text, **given))


def evidence(**fields: object) -> Evidence:
    """Everything that outlet_differs needs; a test breaks one thing."""
    whole = Evidence(own=(own(),), elsewhere=(other(),), not_before=date(2026, 11, 20))
    return replace(whole, **fields)
