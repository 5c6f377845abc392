"""A claim in other words that says "not" where its passage says nothing of the kind: the same words, turned round."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.match.fragments import weight
from factcheck.match.laying import Laying
from factcheck.match.page import has_clause_break
from factcheck.match.word import Word
from factcheck.match.words import words_of

_GOVERNS = 4


def turned_round(laying: Laying) -> bool:
    """Whether the claim denies a word that the passage has and does not deny, or has one that the passage denies.

    Only sentences of the passage that have the word are asked. Anything in them that denies or limits anything
    answers for the "not" of the claim: who turned down, was barred or came only later was not there either.
    """
    mine, there = words_of(laying.prose, laying.lex).words, _sentences(laying)
    return _denies_alone(mine, there, laying) or _is_denied(mine, there, laying)


def _denies_alone(mine: Sequence[Word], there: Sequence[Sequence[Word]], laying: Laying) -> bool:
    for denied in _governed(mine, laying.prose, laying.lex.nots, laying):
        stem = laying.stem(denied.norm)
        about = [_without_asides(one, stem, laying) for one in there if _has(one, stem, laying)]
        if about and not any(_answers(word, laying) for one in about for word in one):
            return True
    return False


def _is_denied(mine: Sequence[Word], there: Sequence[Sequence[Word]], laying: Laying) -> bool:
    """Whether the passage has a word of the claim only behind a "not" or a "denies", and the claim has no such word."""
    if any(_answers(word, laying) for word in mine):
        return False
    said = {laying.stem(word.norm) for word in mine if weight(word, laying.lex) == 1.0}
    every = Counter(laying.stem(word.norm) for one in there for word in one)
    denials = laying.lex.nots | laying.lex.denials
    denied = (laying.stem(word.norm) for word in _governed(there[0], laying.page, denials, laying)) if there else ()
    return any(stem in said and every[stem] == 1 for stem in denied)


def _has(words: Sequence[Word], stem: str, laying: Laying) -> bool:
    return any(laying.stem(word.norm) == stem for word in words)


def _without_asides(words: Sequence[Word], stem: str, laying: Laying) -> Sequence[Word]:
    """The words, less clauses set between two commas that are not about it: "Norvik, which denies all, said ..."."""
    commas = [at for at in range(1, len(words)) if "," in laying.page[words[at - 1].end : words[at].start]]
    kept = list(words)
    for first, last in pairwise(commas):
        aside = words[first:last]
        if aside[0].norm in laying.lex.clause_openers and not _has(aside, stem, laying):
            kept = [word for word in kept if word not in aside]
    return kept


def _governed(words: Sequence[Word], text: str, denials: frozenset[str], laying: Laying) -> Iterator[Word]:
    """The word that each "not" governs: the next one that says something, in the same clause."""
    for at, word in enumerate(words):
        if word.norm not in denials:
            continue
        following = (one for one in words[at + 1 : at + 1 + _GOVERNS] if weight(one, laying.lex) == 1.0)
        if (governed := next(following, None)) is not None and not has_clause_break(text[word.end : governed.start]):
            yield governed


def _sentences(laying: Laying) -> list[tuple[Word, ...]]:
    spans = [laying.sentences.span(at) for at in laying.found.chosen]
    return [words_of(laying.page, laying.lex, start=start, end=end).words for start, end in spans]


def _answers(word: Word, laying: Laying) -> bool:
    lex = laying.lex
    return word.norm in lex.negations or word.norm in lex.denials or word.norm in lex.limits
