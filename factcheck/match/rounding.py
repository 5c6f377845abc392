"""Rounding that a claim announces: "around 14,000" for 13,912, "more than 3 million" for 3.4 million."""

from collections.abc import Sequence

from factcheck.match.lexicon import Lexicon
from factcheck.match.word import Word

_NEAR, _FAR = 0.1, 0.5


def is_rounded(words: Sequence[Word], first: int, last: int, there: Sequence[Word], lex: Lexicon) -> bool:
    """True where the claim's words `first` to `last` give the page's figures rounded, and say so in or before them."""
    mine = [word.value for word in words[first:last] if word.value is not None]
    theirs = [word.value for word in there if word.value is not None]
    if not mine or len(mine) != len(theirs):
        return False
    said = {word.norm for word in words[max(0, first - 2) : last]}
    return all(_fits(one, other, said, lex) for one, other in zip(mine, theirs, strict=True))


def _fits(claimed: float, found: float, said: set[str], lex: Lexicon) -> bool:
    if claimed == found:
        return True
    if said & lex.around:
        return abs(claimed - found) <= _NEAR * abs(found)
    if said & lex.at_least:
        return claimed <= found <= claimed * (1 + _FAR)
    return bool(said & lex.at_most) and claimed * (1 - _FAR) <= found <= claimed
