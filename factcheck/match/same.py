"""Whether a passage has the quotation in another version, or only some of its words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.match.fragments import Quotation, weight
from factcheck.match.locate import Laid
from factcheck.match.page import PageText
from factcheck.model import Change, Difference

LOCATED = 0.6
_SHORT_RUN, _FIRM = 4, 2


def is_the_same(
    quote: Quotation,
    page: PageText,
    laid: Mapping[tuple[int, int], Laid],
    differences: Sequence[Difference],
    share: float,
) -> bool:
    """Whether enough is equal for the rest to be another version of it: else no difference speaks against the words.

    Words of grammar that stand together stand so on every page. What lies beyond the page's own quotation counts for
    nothing; words that were moved are the same words.
    """
    weights = [weight(word, page.lex) for word in quote.words.words]
    equal = _equal(laid)
    few = max(one.run for one in laid.values()) < _SHORT_RUN and 4 * len(equal) < 3 * len(weights)
    if few and sum(weights[at] == 1.0 for at in equal) < _FIRM:
        return False
    if any(one.change in (Change.SPLICE, Change.ORDER) for one in differences):
        return True
    end = len(page.text.rstrip())
    over = [one for one in differences if not one.against or (one.b_at and one.b_at[1] >= end)]
    beyond = [one.a_at for one in over if one.a_at]
    starts = [word.start for word in quote.words.words]
    reached = sum(
        each for at, each in zip(starts, weights, strict=True) if not any(first <= at < last for first, last in beyond)
    )
    return share * sum(weights) >= LOCATED * reached


def _equal(laid: Mapping[tuple[int, int], Laid]) -> list[int]:
    """Which words of the quotation stand there as they are."""
    return [
        at
        for (first, last), one in laid.items()
        for at in range(first, last)
        if not any(a0 <= at - first < a1 for a0, a1, _, _ in one.ops)
    ]


def without_other_side(differences: Sequence[Difference]) -> list[Difference]:
    """The differences; where the page speaks against nothing, the article's words alone: it has none for them."""
    alone = [one for one in differences if one.serious and one.a and not one.against]
    return [
        replace(one, change=Change.WORDING, b="", b_at=None) if one in alone else one
        for one in differences
        if one.against or not one.serious or one in alone or not alone
    ]
