"""Words of which one excludes the other ("may" and "will", "until" and "after", "all" and "all but three")."""

from collections.abc import Sequence

from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Op
from factcheck.match.words import Words
from factcheck.model import Change

_SHORT = 4


def contrast_of(mine: Words, theirs: Words, op: Op, lex: Lexicon) -> Change | None:
    """The class of a difference between words that exclude each other; None where none do.

    Such a word that one side alone has says nothing: what is left out is left out.
    """
    a, b = mine.words[op[0] : op[1]], theirs.words[op[2] : op[3]]
    if len(a) > _SHORT or len(b) > _SHORT:
        return None  # of so many other words no two stand for each other
    common = {word.norm for word in a} & {word.norm for word in b}
    only_a, only_b = ([word.norm for word in side if word.norm not in common] for side in (a, b))
    for one in only_a:
        for other in only_b:
            if lex.contrast(one, other) and not _has_like(only_a, other, lex) and not _has_like(only_b, one, lex):
                return Change.MODALITY if {one, other} <= lex.modals else Change.WORDING
            if lex.opposite(one, other):
                return Change.DIRECTION
    return None


def _has_like(norms: Sequence[str], other: str, lex: Lexicon) -> bool:
    """True where one of the words means what `other` does: then both sides have it."""
    return any(lex.kinds.get(norm) == lex.kinds.get(other) for norm in norms)


def excepts(mine: Words, theirs: Words, lex: Lexicon) -> Op | None:
    """Where the page takes something out of the "all" that the claim has whole ("all but three"); None where not."""
    own, its = _all(mine, lex), _all(theirs, lex)
    if not own or any(excepted for _, excepted in own) or not its or not its[0][1]:
        return None
    at, there = own[0][0], its[0][0]
    return at, at + 1, there, min(there + 4, len(theirs.words))


def _all(words: Words, lex: Lexicon) -> list[tuple[int, bool]]:
    """The words for everything, and whether something is taken out of each."""
    following = [*words.norms[1:], ""]
    return [(at, following[at] in lex.exceptions) for at, norm in enumerate(words.norms) if norm in lex.universals]
