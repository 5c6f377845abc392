"""A page as sentences and their words: read once, however many claims are looked for on it.

Everything here is done by the whole text at a time: the marks that part words are blanked out, none moves, so that
every offset holds in the text as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise, repeat
from operator import sub

MOST_TEXT, MOST_SENTENCES, LONGEST = 500_000, 20_000, 4_000
_TITLES = r"(?<=\b(?:Mr|Dr|Ms|St|No|Nr)\.)|(?<=\b(?:Mrs|Mio|Mrd)\.)|(?<=\b[A-Z]\.)"
_OPENS = r"[\"'\u201c\u2018\u201e\u00ab(\[]*"
# "3. April" is a date in German, and no end of a sentence.
_MONTHS = "Januar|J\u00e4nner|Februar|M\u00e4rz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DATE = rf"(?!(?<=\d\.)\s(?:{_MONTHS})\b)"
# So is "den 12. Platz": no German sentence ends in an article and a figure, and no English one has such an article.
_ORDINAL = "|".join(rf"(?<=\b(?:den|dem|der|des|das|zum|zur|vom) {figure}\.)" for figure in (r"\d", r"\d\d"))
# What most stops lack is looked for first.
_STOP = re.compile(
    rf"\.[\"'\u201d\u2019\u00bb)\]]*(?=\s+{_OPENS}[A-Z0-9\u00c0-\u00de])(?!{_TITLES}|{_ORDINAL}){_DATE}\s*"
)
_LINE = re.compile(r"\n\s*")
_OTHER_STOPS = "!?\u2026"
_PARTING = "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019()[]{}<>*|/\\_-\u2010\u2011\u2013\u2014%$\u20ac\u00a3&#@=+~;:"
_SPACES = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char not in " \n")
_KINDS = bytes(32 if byte == 32 else 97 if chr(byte).isascii() and chr(byte).isalpha() else 48 for byte in range(256))
_SHORT = 5


@dataclass(frozen=True)
class Sentences:
    """A page's sentences and their words.

    `edges` are where each sentence begins, and where the last one ends. `flat` is the text with a space for whatever
    parts words, so that nothing but spaces does; a space is behind it.
    """

    edges: list[int]
    flat: str

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.edges) - 1

    def span(self, first: int, last: int | None = None) -> tuple[int, int]:
        """Where a sentence begins and ends, or those up to and with `last`, where they exist."""
        after = (first if last is None else last) + 1
        return self.edges[max(0, first)], self.edges[min(after, self.count)]

    def words(self, sentence: int) -> list[str]:
        """The words of one sentence."""
        return self.flat[self.edges[sentence] : self.edges[sentence + 1]].split()

    @cached_property
    def length(self) -> int:
        """How many words the page has."""
        return sum(self._lengths)

    @cached_property
    def short(self) -> float:
        """The share of sentences with fewer than five words: many on a page that is menus and lists."""
        return sum(map(_SHORT.__gt__, self._lengths)) / self.count

    @cached_property
    def _lengths(self) -> list[int]:
        """How many words each sentence has."""
        ends = map((1).__add__, islice(self.edges, 1, None))
        return list(map(self._marks.replace(b"0", b"a").count, repeat(b" a"), self.edges, ends))

    def begins(self, start: str) -> bool:
        """True where a word but the first begins so, in small letters; how the page writes it does not matter."""
        if start.isascii():
            return self._small.find(f" {start}".encode(), 1) >= 0
        return f" {start}" in self.flat.lower()

    @cached_property
    def odd(self) -> dict[str, list[int]]:
        """The words that are more than plain letters, and where they stand: figures, "caf\u00e9", "drugs.The"."""
        flat, find = self.flat, self._marks.find
        found: dict[str, list[int]] = {}
        at = find(b"0") - 1
        while at >= 0:
            start, end = flat.rfind(" ", 0, at) + 1, flat.find(" ", at)
            found.setdefault(flat[start:end], []).append(start)
            at = find(b"0", end + 1) - 1
        return found

    @cached_property
    def _marks(self) -> bytes:
        """A space, then what the characters are: a space, a plain letter ("a") or something else ("0")."""
        return self._bytes.translate(_KINDS)

    @cached_property
    def _small(self) -> bytes:
        """A space, then the characters in small letters, where they are plain ones."""
        return self._bytes.lower()

    @cached_property
    def _bytes(self) -> bytes:
        return f" {self.flat}".encode("latin-1", "replace")


@lru_cache(maxsize=16)
def sentences_of(text: str) -> Sentences:
    """The sentences of a text: of its first 500,000 characters, at most 20,000, none longer than 4,000 characters."""
    text = text[:MOST_TEXT]
    edges, flat = sentence_edges(text), _in_words(text)
    if max(map(sub, edges[1:], edges)) > LONGEST:
        edges = [0, *_bounded(text, edges)]
        flat = "".join([f"{flat[start : end - 1]} " for start, end in pairwise(edges)])  # none has a longer word
    edges = edges[: MOST_SENTENCES + 1]
    return Sentences(edges, f"{flat[: edges[-1]]} ")


def sentence_edges(text: str) -> list[int]:
    """Where the sentences begin, and where the last one ends.

    Told cheaply: one begins behind every end of a line, and behind an end mark before a capital or a figure.
    """
    stops = text
    for mark in _OTHER_STOPS:
        stops = stops.replace(mark, ".")
    ends = {match.end() for match in _STOP.finditer(stops)}
    ends.update([match.end() for match in _LINE.finditer(text)])
    return [0, *sorted(ends - {0, len(text)}), len(text)]


def _bounded(text: str, edges: list[int]) -> Iterator[int]:
    """The ends, and more where no sentence is so long, at white space: what is read of one sentence has a bound."""
    for start, end in pairwise(edges):
        at = start
        while end - at > LONGEST:
            space = text.rfind(" ", at, at + LONGEST)
            at = space + 1 if space > at else at + LONGEST
            yield at
        yield end


def _in_words(text: str) -> str:
    """The text with a space for every mark that parts words; a full stop or comma inside a figure or "U.S." stays."""
    for mark in (*_PARTING, *_OTHER_STOPS, "\n"):
        text = text.replace(mark, " ")
    text = text.replace(", ", "  ").replace(". ", "  ")
    for space in _SPACES:
        text = text.replace(space, " ")
    return text
