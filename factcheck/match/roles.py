"""Who did what to whom: the two sides of one verb that a claim has the other way round.

No grammar is parsed. The verb is any word that both sentences have and that is no noun by its article; its sides are
the words up to the next clause. Where both sides have changed places and no passive explains it, a reader has to
compare.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factcheck.match.lexicon import Lexicon
from factcheck.match.page import has_clause_break
from factcheck.match.swapped import Swap
from factcheck.match.word import Word
from factcheck.match.words import Words

_WITHIN, _BEFORE, _RIGHT_AFTER = 6, 4, 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and how its words are told to be the same."""

    words: Words
    stem: Callable[[str], str]
    lex: Lexicon

    def verbs(self) -> Iterator[int]:
        """The words that may be verbs with somebody on each side."""
        for at, word in enumerate(self.words.words):
            if not (word.capital or word.value is not None) and (
                word.norm in self.lex.pivots or word.norm in self.lex.addressed or self._may_act(at, word)
            ):
                yield at

    def _may_act(self, at: int, word: Word) -> bool:
        lex = self.lex
        if word.norm in lex.small or word.norm in lex.light or word.norm in lex.pronouns or word.norm in lex.mutual:
            return False
        if word.norm in lex.cues or word.norm in lex.units or word.norm in lex.titles:
            return False
        before = self.words.norms[at - 1] if at else ""
        after = self.words.norms[at + 1] if at + 1 < len(self.words.norms) else ""
        noun = before in lex.articles or before in lex.definite or before == "'s" or after in lex.genitives
        return not noun

    def side(self, at: int, step: int) -> dict[str, int]:
        """The words with content on that side of the verb, nearest first, up to the end of the clause."""
        found: dict[str, int] = {}
        words = self.words.words
        for place in range(at + step, at + step * (_WITHIN + 1), step):
            if not 0 <= place < len(words):
                break
            first, last = sorted((place, place - step))
            ends = has_clause_break(self.words.text[words[first].end : words[last].start])
            norm = words[place].norm
            if ends or (norm in self.lex.clause_openers and norm not in self.lex.small):
                break
            if _is_somebody(words[place], self.lex):
                found.setdefault(self.stem(norm), place)
        return found

    def passive(self, at: int) -> bool:
        """True where the verb may be a passive."""
        lex, norms = self.lex, self.words.norms
        if lex.pivots:  # the verb may stand at the very end
            return bool(lex.passives.intersection(norms) and lex.agents.intersection(norms))
        before, after = norms[max(0, at - _BEFORE) : at], norms[at + 1 : at + 1 + _RIGHT_AFTER]
        return bool(lex.passives.intersection(before) or lex.agents.intersection(after))

    def mutual(self, at: int) -> bool:
        """True where the sides are alike: "met with", "and"."""
        return any(norm in self.lex.mutual for norm in self.words.norms[at + 1 : at + 2])


def _is_somebody(word: Word, lex: Lexicon) -> bool:
    if word.value is not None or word.norm in lex.weekdays or word.norm in lex.months or word.norm in lex.adverbs:
        return False
    return not (word.norm in lex.small or word.norm in lex.light or word.norm in lex.titles)


def reversed_roles(mine: Sentence, theirs: Sentence) -> Swap | None:
    """The two sides of a verb that have changed places; None where none have, or another such verb says otherwise."""
    there: dict[str, list[int]] = {}
    for place in theirs.verbs():
        there.setdefault(theirs.stem(theirs.words.norms[place]), []).append(place)
    for at in mine.verbs():
        flips = [_flipped(mine, at, theirs, place) for place in there.get(mine.stem(mine.words.norms[at]), ())]
        if flips and None not in flips:
            return flips[0]
    return None


def _flipped(mine: Sentence, at: int, theirs: Sentence, place: int) -> Swap | None:
    if mine.passive(at) != theirs.passive(place) or mine.mutual(at) or theirs.mutual(place):
        return None
    first, first_there = mine.side(at, -1), theirs.side(place, -1)
    x, y = next(iter(first), None), next(iter(first_there), None)  # the nearest: who it is that acts
    if x is None or y is None or x not in (then_there := theirs.side(place, 1)) or y not in (then := mine.side(at, 1)):
        return None
    both = x in then or y in first or x in first_there or y in then_there
    return None if both else Swap((first[x], then[y]), (then_there[x], first_there[y]))
