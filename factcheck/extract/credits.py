"""Phrases that name a source without a verb: "according to X", "nach Angaben von X", "X zufolge", ", so X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.cues import Cues
from factcheck.extract.grammar import DASHES, Grammar, Tokens
from factcheck.extract.units import Unit

_REACH = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit phrase from token `start` to `end`; a `tag` has its content before it only."""

    start: int
    end: int
    cue: Tokens
    source: Tokens
    tag: bool = False


def credits_of(unit: Unit, cues: Cues, grammar: Grammar) -> Iterator[Credit]:
    """The credit phrases of a unit, in order."""
    heads = cues.credit_heads
    if heads.isdisjoint(unit.words):
        return
    for at, word in [(at, word) for at, word in enumerate(unit.words) if word in heads]:
        found: Credit | None = None
        if word in cues.credit["lead"]:
            found = _lead(unit, at, cues, grammar)
        elif word in cues.credit["after"]:
            source = grammar.name_left(unit, at)
            found = Credit(source[0], at + 1, (at, at + 1), source) if source else None
        elif word in cues.credit["tag"]:
            found = _tag(unit, at, grammar)
        else:
            found = _phrase(unit, at, cues, grammar)
        if found:
            yield found


def _phrase(unit: Unit, at: int, cues: Cues, grammar: Grammar) -> Credit | None:
    for phrase in cues.credit_phrases:
        first = at + len(phrase)
        if tuple(unit.words[at:first]) == phrase:
            end = grammar.name_right(unit, first)
            return Credit(at, end, (at, first), (first, end)) if end > first else None
    return None


def _lead(unit: Unit, at: int, cues: Cues, grammar: Grammar) -> Credit | None:
    nouns = cues.credit["nouns"]
    noun = next((k for k in range(at + 1, min(at + 1 + _REACH, len(unit))) if unit.words[k] in nouns), None)
    if noun is None:
        return None
    end = grammar.name_right(unit, noun)
    return Credit(at, end, (at, at + 1), (at + 1, end)) if end > noun else None


def _tag(unit: Unit, at: int, grammar: Grammar) -> Credit | None:
    words = unit.words
    if not at or at + 1 >= len(unit) or not (words[at - 1] == "," or words[at - 1] in DASHES or unit.is_quote(at - 1)):
        return None
    if unit.shapes[at + 1] not in {"name", "determiners", "possessives"}:
        return None
    end = grammar.name_right(unit, at + 1)
    ends = end >= len(words) or not words[end][0].isalpha()
    return Credit(at, grammar.apposition(unit, end), (at, at + 1), (at + 1, end), tag=True) if ends else None
