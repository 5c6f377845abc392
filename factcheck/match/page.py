"""A page made ready for matching, once however many claims are laid on it; and what stands around a passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.words import Words, words_of
from factcheck.model import Attribution, SourcePage
from factcheck.text import sentences
from factcheck.text.language import language_in

_DOUBLE = re.compile(r"''|``|[\"\u201c\u201d\u201e\u00ab\u00bb]")
_QUOTES = re.compile(r"''|``|[\"\u201c\u201d\u201e\u00ab\u00bb]|(?<!\w)['\u2018\u2019]|['\u2019](?!\w)")
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019\u00bb)\]]*(?=\s|$)|\n")
_SENTENCE_START = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\s+|\n")
_CLAUSE = re.compile(r"[,;:\u2013\u2014]|--|[.!?](?:\s|$)")
_AT_ONCE = 300_000
_BLOCK, _BLOCKS = 6_000, 24
_TWO, _SHORT_TAG, _LONG_TAG, _LONG_TITLE, _WORD_SET_OFF = 2, 160, 400, 6, 2


@dataclass(frozen=True)
class PageText:
    """The page's text as words, its language, and who says what on it."""

    words: Words
    lex: Lexicon
    language: str
    said: tuple[Attribution, ...] = ()

    @property
    def text(self) -> str:
        """The page's text."""
        return self.words.text

    def speaker_at(self, start: int, end: int) -> str | None:
        """Who says the words at these offsets, where the page's own relations tell; the innermost one."""
        return next(iter(self.speakers_at(start, end)), None)

    def speakers_at(self, start: int, end: int) -> tuple[str, ...]:
        """Who says the words at these offsets, the innermost first: in a quotation within a quotation there are two.

        Where no relation holds half of them, those that hold a part.
        """
        mine = [
            (min(span.end, end) - max(span.start, start), span.end - span.start, relation.index, relation.speaker)
            for relation in self.said
            for span in relation.content
            if relation.speaker and span.start < end and start < span.end
        ]
        most = [one for one in mine if 2 * one[0] >= end - start]
        return tuple(dict.fromkeys(who for _, _, _, who in sorted(most or mine, key=lambda one: one[1:])))


def page_text(page: SourcePage, claim_words: Sequence[str], said: Sequence[Attribution]) -> PageText:
    """The page's words. Of a page too long to take whole, the blocks that hold most of the claim's words."""
    if len(page.text) <= _AT_ONCE:
        words, lex, language = _whole(page.text, page.language or "")
    else:
        words, lex, language = _in_blocks(page.text, page.language or "", claim_words)
    return PageText(words, lex, language, tuple(said))


@lru_cache(maxsize=16)
def _whole(text: str, language: str) -> tuple[Words, Lexicon, str]:
    language = language_in(text, language)
    lex = lexicon(language)
    return words_of(text, lex), lex, language


def _in_blocks(text: str, declared: str, claim_words: Sequence[str]) -> tuple[Words, Lexicon, str]:
    language = language_in(text, declared)
    lex = lexicon(language)
    wanted = sorted({word for word in claim_words if len(word) > 2}, key=lambda word: (-len(word), word))[:40]
    ranked = []
    for start in range(0, len(text), _BLOCK):
        piece = text[start : start + _BLOCK + 1500].casefold()
        ranked.append((-sum(word in piece for word in wanted), start))
    spans: list[tuple[int, int]] = []
    for start in sorted(start for _, start in sorted(ranked)[:_BLOCKS]):
        first, last = _word_edge(text, start), _word_edge(text, min(len(text), start + _BLOCK + 1500))
        spans.append((max(first, spans[-1][1]) if spans else first, last))
    pieces = [words_of(text, lex, start=a, end=b) for a, b in spans if a < b]
    words = tuple(word for piece in pieces for word in piece.words)
    return Words(text, words, [word.norm for word in words]), lex, language


def _word_edge(text: str, at: int) -> int:
    """The nearest place from `at` on that is not inside a word, at most 100 characters away."""
    edge = re.compile(r"\S{0,100}").match(text, at)
    return edge.end() if edge and at else at


def rest_of_sentence(text: str, end: int) -> str:
    """What the sentence goes on to say after `end`, without its end mark; at most 400 characters."""
    stop = _SENTENCE_END.search(text, end, end + 400)
    return text[end : stop.start() if stop else min(len(text), end + 400)].strip()


def start_of_sentence(text: str, start: int) -> int:
    """Where the sentence begins that `start` stands in; at most 400 characters before."""
    low = max(0, start - 400)
    last = low
    for match in _SENTENCE_START.finditer(text, low, start):
        last = match.end()
    return last


def within_sentence(page: PageText, op: tuple[int, int, int, int], *, at_start: bool, at_end: bool) -> tuple[int, int]:
    """The page words of a difference, without those of the sentence before or after where it stands at an end."""
    first, last = op[2], op[3]
    words, text = page.words.words, page.text
    if at_start and first < last < len(words):
        while first < last and _SENTENCE_START.search(text, words[first].start, words[last].start):
            first += 1
    if at_end and 0 < first < last:
        while first < last and _SENTENCE_END.search(text, words[first - 1].end, words[last - 1].start + 1):
            last -= 1
    return first, last


def quotes_in(text: str) -> list[str]:
    """The quotation marks in `text`, apostrophes left out."""
    return _QUOTES.findall(text)


def has_clause_break(text: str) -> bool:
    """True where punctuation parts clauses in `text`."""
    return _CLAUSE.search(text) is not None


def interposed(between: str) -> bool:
    """True for nothing but an attribution put into a quotation: `," she said, "`, `," said Brandt, who runs it. "`.

    A short one may be of two sentences ("... she said. She added: ..."). A longer one is one sentence, of which nothing
    is quoted but a title; after it the quotation may go on in a new paragraph.
    """
    quotes = list(_QUOTES.finditer(between))
    if len(between) <= _SHORT_TAG and "\n\n" not in between and len(quotes) == _TWO:
        return not _says(between[: quotes[0].start()] + between[quotes[1].end() :])
    marks = [mark.span() for mark in _DOUBLE.finditer(between)]
    if len(marks) < _TWO or len(marks) % _TWO:
        return False
    titles = zip(marks[1::2], marks[2::2], strict=False)
    if not all(_is_title(between[one[1] : other[0]]) for one, other in titles):
        return False
    tag = _DOUBLE.sub("", between[marks[0][1] : marks[-1][0]]).rstrip()
    whole = not _says(between[: marks[0][0]] + between[marks[-1][1] :])
    return whole and "\n" not in tag and len(tag) <= _LONG_TAG and sum(1 for _ in sentences(tag)) <= 1


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _is_title(quoted: str) -> bool:
    """True for the name of a programme or a book, a nickname or a word set off: "Meet the Press", "cratered"."""
    words = quoted.split()
    capital = bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()
    return 0 < len(words) <= (_LONG_TITLE if capital else _WORD_SET_OFF)
