"""Brackets that a writer puts into a quotation: fair when they stand for words of the page and add nothing."""

from collections.abc import Sequence

from factcheck.match.differences import change_of, is_name, is_negation
from factcheck.match.lexicon import Lexicon
from factcheck.match.page import PageText
from factcheck.match.people import names_on
from factcheck.match.word import Word
from factcheck.match.words import bare, words_of
from factcheck.model import Change

_STANDS_FOR, _NAMED_NEARBY = 6, 60
_NEVER_FAIR = {Change.NEGATION, Change.DIRECTION}
_NOT_ITS_OWN = {Change.FIGURE, Change.UNIT, Change.DATE, Change.WEEKDAY}


def bracket_change(a: Sequence[Word], b: Sequence[Word], page: PageText, at: int, lex: Lexicon) -> Change | None:
    """The class of a difference that the article put into brackets; None where it did not.

    `at` is the page word that the bracket begins at. A bracket that adds a name, a figure or a negation is never fair;
    a name may stand for a pronoun only if the page names it shortly before.
    """
    if not a or not all(word.gloss >= 0 or word.mended for word in a):
        return None
    if _bracketed_there(b, page):
        return change_of(a, b, lex)
    return _turned(a, b, lex) or _added(a, b, page, at, lex) or Change.ELIDED


def spoken(page: PageText, first: int, last: int) -> Sequence[Word]:
    """The page words from `first` to `last` that the speaker said: not what the page put into square brackets.

    None of them where he said them twice over: "if she gets to pick, if she gets to pick her judges".
    """
    if is_stutter(page.words.norms, first, last):
        return ()
    return [word for word in page.words.words[first:last] if not _in_square_brackets(word, page)]


def is_stutter(norms: Sequence[str], first: int, last: int) -> bool:
    """Whether the words from `first` to `last` are said again right after, or were said right before."""
    run = norms[first:last]
    return bool(run) and run in (norms[last : 2 * last - first], norms[max(0, 2 * first - last) : first])


def _in_square_brackets(word: Word, page: PageText) -> bool:
    before = page.text[max(0, word.start - 80) : word.start]
    return before.rfind("[") > before.rfind("]")


def _turned(a: Sequence[Word], b: Sequence[Word], lex: Lexicon) -> Change | None:
    """What the bracket turns round or replaces that is not its to replace."""
    change = change_of(a, b, lex) if b else None
    if change in _NEVER_FAIR or (change in _NOT_ITS_OWN and change_of(a, (), lex) in _NOT_ITS_OWN):
        return change
    return Change.WORDING if len(b) > len(a) + _STANDS_FOR else None


def _added(a: Sequence[Word], b: Sequence[Word], page: PageText, at: int, lex: Lexicon) -> Change | None:
    """What the bracket brings that the page does not have there."""
    there = {word.norm for word in b}
    if any(is_negation(word, lex) for word in a):
        return Change.NEGATION
    if any(word.value is not None and word.norm not in there for word in a):
        return Change.FIGURE
    names = [name for name in _names(a, page, lex) if name not in there]
    return Change.NAME if names and not _stands_for_pronoun(names, b, page, at, lex) else None


def _names(a: Sequence[Word], page: PageText, lex: Lexicon) -> list[str]:
    """The names in a bracket; where all nouns are capitalised, those that the page knows or that have no article."""
    if not lex.nouns_capital:
        return [word.norm for word in a if is_name(word, lex)]
    grammar = lex.small | lex.light | lex.pronouns
    if all(word.capital and word.norm not in grammar for word in a):
        return [word.norm for word in a if word.norm not in lex.titles]
    known = names_on(page.words, lex)
    return [word.norm for word in a if word.capital and word.norm in known]


def _bracketed_there(b: Sequence[Word], page: PageText) -> bool:
    """True where the page has brackets there itself: then they are not the writer's."""
    if not b:
        return False
    before = page.text[max(0, b[0].start - 80) : b[0].start]
    return max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]"))


def _stands_for_pronoun(names: Sequence[str], b: Sequence[Word], page: PageText, at: int, lex: Lexicon) -> bool:
    """True where the bracket may name whom the page means: a name that stands shortly before.

    Who "she" is cannot be told from words alone, so any name nearby will do; but "I" is who speaks, and "them" is
    nobody by himself: for a plural it must be the name that stands nearest, in the same paragraph.
    """
    if not any(word.norm in lex.pronouns for word in b) or not all(word.norm in lex.pronouns | lex.small for word in b):
        return False
    before = page.words.words[max(0, at - _NAMED_NEARBY) : at]
    if any(word.norm in lex.plurals for word in b or before[-1:]):
        return set(_nearest(before, page, at, lex)).issuperset(names)
    if any(word.norm in lex.first_person for word in b):
        return _own_name(names, page, at)
    return {word.norm for word in before}.issuperset(names)


def _own_name(names: Sequence[str], page: PageText, at: int) -> bool:
    """True where "I" may be whom the names name: who speaks, or where that is not known, one of the paragraph."""
    word = page.words.words[min(at, len(page.words.words) - 1)]
    if (speaker := page.speaker_at(word.start, word.end)) is not None:
        return set(bare(speaker).split()).issuperset(names)
    start, end = page.text.rfind("\n", 0, word.start) + 1, page.text.find("\n", word.end)
    return set(words_of(page.text, page.lex, start=start, end=end if end >= 0 else None).norms).issuperset(names)


def _nearest(before: Sequence[Word], page: PageText, at: int, lex: Lexicon) -> list[str]:
    """The words of the name that stands nearest before the page word `at`, none if a paragraph ends in between."""
    near: list[Word] = []
    for word in reversed(before):
        if is_name(word, lex):
            near.append(word)
        elif near:
            break
    here = page.words.words[min(at, len(page.words.words) - 1)].start
    return [word.norm for word in near] if near and "\n" not in page.text[near[-1].start : here] else []
