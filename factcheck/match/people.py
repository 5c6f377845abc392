"""Which words are people's names: given names are data, and a page tells the rest by what stands before them."""

from functools import cache
from itertools import pairwise

from factcheck.match.lexicon import Lexicon
from factcheck.match.words import Words, bare
from factcheck.text.given import given_names as in_small_letters


@cache
def given_names() -> frozenset[str]:
    """Given names, folded."""
    return frozenset(map(bare, in_small_letters()))


def names_on(page: Words, lex: Lexicon) -> frozenset[str]:
    """Words of the page that follow a given name or a title, and these given names."""
    known, found = given_names(), set()
    for one, other in pairwise(page.words):
        if one.capital and other.capital and (one.norm in known or one.norm in lex.titles):
            found.add(other.norm)
            if one.norm in known:
                found.add(one.norm)
    return frozenset(found) - lex.titles
