"""Where one speaker ends and another begins: only what is certain, for a joined quotation is a grave thing to say."""

import re
from collections.abc import Iterator, Sequence

from factcheck.match.page import PageText, quotes_in
from factcheck.match.people import given_names, names_on
from factcheck.match.speakers import fits
from factcheck.match.word import Word
from factcheck.match.words import words_of

_DOUBLE = re.compile(r"[\"\u201c\u201d\u00bb\u00ab]")
_TAG_END = re.compile(r"[.!?]\s+(?=[^\W\d_a-z])")
_INTRODUCES = re.compile(r"[:,]\s*\W$")
_QUOTED_TO_THE_END = re.compile(r"[\"\u201c\u201e\u00ab]([^\"\u201c\u201d\u201e\u00ab\u00bb\n]+)$")
_MARKS, _LONG_ENOUGH = 2, 4  # one mark closes, one opens


def same_speaker(page: PageText, before: int, after: int) -> bool | None:
    """Whether who says the words that end at `before` says those that begin at `after`; None where it cannot be told.

    `before` and `after` are offsets of the page's text. False is certain: two persons that share no name. True is so
    too: a description that stands beside a name ("the union") does not make the two one.
    """
    one, other = page.speaker_at(before - 1, before), page.speaker_at(after, after + 1)
    if one is None or other is None:
        return None
    if one == other:
        return True
    fit = fits(one, other, page)
    return None if fit and not _shared(one, other, page) else fit


def _shared(one: str, other: str, page: PageText) -> bool:
    mine, theirs = (set(words_of(speaker, page.lex).norms) - page.lex.small for speaker in (one, other))
    return bool(mine & theirs)


def another_speaks(page: PageText, first: int, last: int) -> bool:
    """True where it is certain that page word `last` is another's than the word before `first`."""
    words = page.words.words
    if not first or last >= len(words):
        return False
    before, after = words[first - 1].end, words[last].start
    between = page.text[before:after]
    if "\n" not in between and len(quotes_in(between)) < _MARKS:
        return False
    if (same := same_speaker(page, before, after)) is not None:
        return not same
    return introduces_another(page, before, after) or (first == last and _quotation_is_over(page, before, between))


def handed_over(page: PageText, first: int, last: int) -> Iterator[int]:
    """The page words after `first` and before `last` that are said by another than the word before them."""
    for at in range(first + 1, last):
        if page.words.words[at].start - page.words.words[at - 1].end > 1 and another_speaks(page, at, at):
            yield at


def introduces_another(page: PageText, before: int, after: int) -> bool:
    """True for `," Sarr said. Novak replied: "`: the words that introduce what follows name somebody else.

    Where nothing says who spoke before (`." Asked about it, Olsen replied: "`), who is named must be new to the page.
    """
    between = page.text[before:after]
    if len(quotes_in(between)) != _MARKS or not _INTRODUCES.search(between):
        return False
    end = next((match.end() for match in _TAG_END.finditer(between)), None)
    own = words_of(between if end is None else between[end:], page.lex).words
    speaks = _subject(page, own)
    if _is_closed(between):
        replies = any(word.norm in page.lex.replies for word in own)
        return replies and bool(speaks) and not speaks & set(words_of(page.text, page.lex, end=before).norms)
    spoke = {word.norm for word in _names(page, words_of(between[:end], page.lex).words)} if end is not None else set()
    return bool(spoke and speaks) and not spoke & speaks


def _is_closed(between: str) -> bool:
    """True where a sentence ended within the marks, so that what follows does not say who spoke."""
    return between[:1] in (".", "!", "?")


def _subject(page: PageText, words: Sequence[Word]) -> set[str]:
    """The name that stands right before the verb of speech: not who is spoken to."""
    names = _names(page, words)
    verbs = page.lex.cues | page.lex.replies
    last = next((at for at, word in enumerate(words) if at and word.norm in verbs and words[at - 1] in names), 0)
    first = last
    while first and words[first - 1] in names:
        first -= 1
    return {word.norm for word in words[first:last]}


def _names(page: PageText, words: Sequence[Word]) -> list[Word]:
    """The words that are names: where nouns are capitalised too, only two together, or a name that the page knows."""
    lex, known = page.lex, names_on(page.words, page.lex) | given_names()
    grammar = lex.small | lex.light | lex.titles | lex.cues | lex.replies | lex.weekdays.keys() | lex.months.keys()
    capital = [word.capital and word.norm not in grammar for word in words]
    beside = [True] * len(words)
    for at in range(len(words)):
        if at == 0 or lex.nouns_capital:
            beside[at] = any(capital[max(0, at - 1) : at] + capital[at + 1 : at + 2]) or words[at].norm in known
    if not lex.nouns_capital and words[1:] and words[1].norm in lex.cues | lex.replies:
        beside[0] = True  # "Olsen replied"
    return [word for word, one, two in zip(words, capital, beside, strict=True) if one and two]


def _line(text: str, at: int) -> str:
    return text[at : at + 2000].partition("\n")[0]


def _quotation_is_over(page: PageText, before: int, between: str) -> bool:
    """True where a quotation of a sentence closes with its paragraph, and the next paragraph is no quotation."""
    head, _, tail = between.partition("\n")
    if len(_DOUBLE.findall(head)) != 1 or quotes_in(tail) or _DOUBLE.search(_line(page.text, before + len(between))):
        return False
    quoted = _QUOTED_TO_THE_END.search(page.text, max(0, before - 1000), before)
    return quoted is not None and len(quoted[1].split()) >= _LONG_ENOUGH and quoted[1][0].isupper()
