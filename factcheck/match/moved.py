"""Words of a quotation that stand elsewhere on the page: across an attribution, or where they do not belong."""

from collections.abc import Sequence

from factcheck.match.fragments import Quotation, weight
from factcheck.match.locate import exact_places
from factcheck.match.page import PageText, interposed
from factcheck.model import Change, Difference


def beyond_a_tag(run: Sequence[str], page: PageText, op: tuple[int, int, int, int], *, at_start: bool) -> bool:
    """True where the first or last words of a quotation stand on the other side of an attribution put into it."""
    for place in exact_places(page.words, run):
        one, other = (place + len(run), op[3]) if at_start else (op[2], place)
        if 0 < one < other and interposed(page.text[page.words.words[one - 1].end : page.words.words[other].start]):
            return True
    return False


def moved_to(quote: Quotation, page: PageText, a0: int, a1: int, at: int) -> Difference | None:
    """Words of the quotation that stand elsewhere on the page were joined to it, or put in another order."""
    run = quote.words.words[a0:a1]
    if sum(weight(word, page.lex) == 1.0 for word in run) < 2 or len(run) < 4:
        return None
    for first, last in ((a0, a1), (a0 + 1, a1), (a0, a1 - 1)):
        if last - first >= 4 and (places := exact_places(page.words, quote.words.norms[first:last])):
            change = Change.ORDER if places[0] < at else Change.SPLICE
            end = places[0] + last - first
            shown, span = page.words.shown(places[0], end), page.words.span(places[0], end)
            return Difference(change, quote.words.shown(first, last), shown, quote.words.span(first, last), span)
    return None
