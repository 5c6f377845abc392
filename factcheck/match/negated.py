"""A claim in other words that says "not" where its passage says nothing of the kind: the same words, turned round."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.match.fragments import weight
from factcheck.match.laying import Laying
from factcheck.match.page import has_clause_break
from factcheck.match.word import Word
from factcheck.match.words import words_of

_GOVERNS = 4


def turned_round(laying: Laying) -> bool:
    """Whether the claim denies a word that the passage has and does not deny.

    Only sentences of the passage that have the word are asked. Anything in them that denies or limits anything
    answers for the "not" of the claim: who turned down, was barred or came only later was not there either.
    """
    words = None
    for _, denied in _denied(laying):
        words = _sentences(laying) if words is None else words
        stem = laying.stem(denied.norm)
        about = [_without_asides(one, stem, laying) for one in words if _has(one, stem, laying)]
        if about and not any(_answers(word, laying) for one in about for word in one):
            return True
    return False


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


def _denied(laying: Laying) -> Iterator[tuple[Word, Word]]:
    """Each "not" of the claim and the word that it governs: the next one that says something, in the same clause."""
    mine = words_of(laying.prose, laying.lex).words
    for at, word in enumerate(mine):
        if word.norm not in laying.lex.nots:
            continue
        following = (one for one in mine[at + 1 : at + 1 + _GOVERNS] if weight(one, laying.lex) == 1.0)
        if (governed := next(following, None)) is None:
            continue
        if not has_clause_break(laying.prose[word.end : governed.start]):
            yield word, governed


def _sentences(laying: Laying) -> list[tuple[Word, ...]]:
    spans = [laying.sentences.span(at) for at in laying.found.chosen]
    return [words_of(laying.page, laying.lex, start=start, end=end).words for start, end in spans]


def _answers(word: Word, laying: Laying) -> bool:
    lex = laying.lex
    return word.norm in lex.negations or word.norm in lex.denials or word.norm in lex.limits
