"""Which words are people's names: given names are data, and a page tells the rest by what stands before them."""

from functools import cache
from importlib.resources import files
from itertools import pairwise

from factcheck.match.lexicon import Lexicon
from factcheck.match.words import Words, bare


@cache
def given_names() -> frozenset[str]:
    """Given names, folded."""
    text = files("factcheck.data").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(bare(word) for line in text.split("\n") if not line.startswith("#") for word in line.split())


def names_on(page: Words, lex: Lexicon) -> frozenset[str]:
    """Words of the page that follow a given name or a title, and these given names."""
    known, found = given_names(), set()
    for one, other in pairwise(page.words):
        if one.capital and other.capital and (one.norm in known or one.norm in lex.titles):
            found.add(other.norm)
            if one.norm in known:
                found.add(one.norm)
    return frozenset(found) - lex.titles
