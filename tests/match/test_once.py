"""What of a page does not depend on the claim is read once, however many claims are laid on it; and a page has a bound.

Counted, not timed: the same on every machine.
"""

import sys
from collections.abc import Callable
from datetime import date

import pytest

from factcheck.match import match
from factcheck.match.days import days_on
from factcheck.match.refuting import figures_on
from factcheck.match.sentences import sentences_of
from factcheck.model import Claim, Kind, SourcePage
from factcheck.pairs import claim_of, noon
from tests import builders

DAY = date(2018, 7, 1)
PAGE = (
    "The harbour of Brennfeld was closed on 3 April 2018 after a survey of 43 piles. The ferry to Orlund was late. "
    "Mayor Elena Roth told the council of Brennfeld that 1,860 dock workers are to move to the northern terminal by 12 "
    "June 2018. Nobody was hurt when the roof of the old market hall came down."
)
CLAIMS = [
    "The harbour of Brennfeld was closed on 5 May 2018 after a survey of 43 piles.",
    "The harbour of Brennfeld was closed on 9 May 2018 after a survey of 43 piles.",
    "The harbour of Brennfeld was closed on 3 April 2018 after a survey of 62 piles.",
    "The harbour of Brennfeld was closed on 3 April 2018 after a survey of 1,860 piles.",
]
CLOSE = "The bank of Brennfeld cut 15 rates on 4 April 2018."
SMALL = "the the of the the of the end of the the"
HOSTILE = [
    ("the bank of Brennfeld cut 14 rates on 3 April 2018 and ", CLOSE, Kind.INDIRECT),
    ("The bank of Brennfeld cut 14 rates on 3 April 2018. ", CLOSE, Kind.INDIRECT),
    ("Brennfeld 14\n", CLOSE, Kind.INDIRECT),
    ("brennfeld", CLOSE, Kind.DIRECT),
    ('"The bank," he said. ', CLOSE, Kind.DIRECT),
    ("the of the ", SMALL, Kind.DIRECT),
]
MOST_STEPS = 1_500_000  # of which each is the call of a function, and takes less than half a microsecond


def page_of(text: str) -> SourcePage:
    return builders.page(text, published=noon(DAY))


def claim(text: str, kind: Kind = Kind.INDIRECT) -> Claim:
    return claim_of(text, kind, published=DAY)


@pytest.mark.parametrize("read", [sentences_of, days_on, figures_on], ids=lambda one: str(one.__name__))
def test_many_claims_on_one_page_read_it_once(read: Callable[..., object]) -> None:
    seen = []
    read.cache_clear()  # type: ignore[attr-defined]
    for one in CLAIMS:
        match(claim(one), page_of(PAGE))
        seen.append(read.cache_info().misses)  # type: ignore[attr-defined]
    assert 0 < max(seen) == seen[-2] == 1


def steps(one: Claim, text: str) -> int:
    """How many functions are called to lay the claim on the text."""
    count = 0

    def called(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sentences_of.cache_clear()
    page = page_of(text)
    sys.setprofile(called)
    try:
        match(one, page)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("text", "words", "kind"), HOSTILE, ids=[text[:16] for text, _, _ in HOSTILE])
def test_a_page_of_five_megabytes_has_a_bound(text: str, words: str, kind: Kind) -> None:
    assert steps(claim(words, kind), text * (5_000_000 // len(text))) < MOST_STEPS
