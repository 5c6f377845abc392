"""Words of which one excludes the other ("may" and "will", "until" and "after", "all" and "all but three")."""

from collections.abc import Sequence

from factcheck.match.lexicon import Lexicon
from factcheck.match.locate import Op
from factcheck.match.word import Word
from factcheck.match.words import Words
from factcheck.model import Change

_SHORT = 4


def contrast_of(mine: Words, theirs: Words, op: Op, lex: Lexicon) -> Change | None:
    """The class of a difference between words that exclude each other; None where none do.

    Such a word that one side alone has says nothing: what is left out is left out. Only an exception counts.
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
    return Change.WORDING if _excepts(theirs.words, op[2], b, lex) and not _excepts(mine.words, op[0], a, lex) else None


def _has_like(norms: Sequence[str], other: str, lex: Lexicon) -> bool:
    """True where one of the words means what `other` does: then both sides have it."""
    return any(lex.kinds.get(norm) == lex.kinds.get(other) for norm in norms)


def _excepts(words: Sequence[Word], first: int, side: Sequence[Word], lex: Lexicon) -> bool:
    """True where the side begins with what takes something out of the "all" before it."""
    before = words[first - 1].norm if first else ""
    return (
        bool(side) and side[0].norm in lex.exceptions and lex.contrast(before, "some" if lex.code == "en" else "einige")
    )
