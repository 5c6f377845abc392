"""Words of running text as stems, fast: what indirect claims are compared by.

A stem is a folded word without its common endings; figures are their value. Each distinct word is worked out once and
remembered in a table that is bounded.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.word import number
from factcheck.match.words import bare

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
TOKEN = re.compile(rf"[A-Z](?:\.[A-Z])+(?![^\W\d_])\.?|{WORD.pattern}")
_TABLE_MOST = 200_000
_NONE: frozenset[str] = frozenset()
_EXACT = 15  # digits of a whole number that is the same as a float
ENDINGS = (
    ("ational", "ate"), ("isation", "iz"), ("ization", "iz"), ("fulness", ""), ("ousness", ""), ("iveness", ""),
    ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ations", ""), ("ation", ""), ("ators", ""),
    ("ator", ""),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ies", "y"), ("ied", "y"), ("iest", "y"), ("ions", ""),
    ("ion", ""), ("ness", ""), ("ers", ""), ("ors", ""), ("ally", "al"), ("ance", ""), ("ence", ""), ("ed", ""),
    ("er", ""),
    ("or", ""), ("ly", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_GERMAN = ("ungen", "ung", "heiten", "heit", "keiten", "keit", "lichen", "liche", "lich", "ern", "em", "en", "er", "es",
           "st", "et", "e", "s", "n", "t")  # fmt: skip
_Y_OR_I = {"i": "y", "y": "i"}  # "fly", "flies"
_INFLECTED = {"ed", "ing", "ings", "edly"}
# The endings by their last two letters; those of one letter stand with them all, and by themselves.
_NO_ENDINGS: Sequence[tuple[str, str]] = ()
_BY_TAIL = {
    tail: [(ending, instead) for ending, instead in ENDINGS if ending[-2:] == tail or tail.endswith(ending)]
    for tail in {ending[-2:] for ending, _ in ENDINGS}
}


class Stems(dict[str, str]):
    """Words to stems; what was not seen is worked out on the way.

    Words that news uses for one another have one stem. "US" is no "us": a name in capitals is looked up as it is.
    """

    def __init__(self, lex: Lexicon) -> None:
        super().__init__()
        self.lex, self.kin = lex, _kin(lex.code)
        self._written: dict[str, set[str]] = {}
        self._begun: dict[str, frozenset[str]] = {}
        for plain, first in self.kin.items():
            self._written.setdefault(first, set()).add(plain)
        for word in (*lex.numbers, *lex.months, *lex.spellings):
            self._written.setdefault(self.made(word), set()).add(word)

    def beginnings(self, stems: Iterable[str]) -> frozenset[str]:
        """The first three letters of the words that can have one of the stems: most words of a page have others."""
        if len(self._begun) > _TABLE_MOST:
            self._begun.clear()
        return _NONE.union(*[self._begun.get(stem) or self._beginnings(stem) for stem in stems])

    def _beginnings(self, stem: str) -> frozenset[str]:
        starts = {word[:3] for word in (stem, *self._written.get(stem, ()))}
        starts.update([start[:2] + other for start in starts if (other := _Y_OR_I.get(start[2:]))])
        made = self._begun[stem] = frozenset(starts).union(map(str.capitalize, starts), map(str.upper, starts))
        return made

    def is_name(self, word: str) -> bool:
        """True for a word in capitals that means another thing than the same word without: "US"."""
        return word.replace(".", "") in self.kin and word.isupper()

    def __missing__(self, word: str) -> str:
        if len(self) > _TABLE_MOST:
            self.clear()
        made = self[word] = self.made(word)
        return made

    def made(self, word: str) -> str:
        """The stem of a word, worked out."""
        if not word.islower():
            if "." in word and not word[0].isdecimal():
                return self[word.replace(".", "")]  # "U.S."
            if (stem := self.kin.get(word)) is not None:
                return stem
            if (low := word.lower()) != word:
                return self[low]
        plain = _plain(word, self.lex)
        return self.kin.get(plain, plain)


class Pieces(dict[str, frozenset[str]]):
    """What stands between two spaces, to its stems: of "drugs.The" and of "5m" there are two."""

    def __init__(self, stems: Stems) -> None:
        super().__init__()
        self.stems = stems

    def __missing__(self, piece: str) -> frozenset[str]:
        if len(self) > _TABLE_MOST:
            self.clear()
        stems = self.stems
        made = frozenset((stems.made(piece),) if piece.isalpha() else [stems[word] for word in TOKEN.findall(piece)])
        self[piece] = made
        return made


@cache
def _kin(code: str) -> dict[str, str]:
    """The stems of the words that news uses for one another (`data/kin.CODE.txt`), to the first of each group."""
    lines = files("factcheck.data").joinpath(f"kin.{code}.txt").read_text(encoding="utf-8").split("\n")
    lex = lexicon(code)
    made: dict[str, str] = {}
    for words in (line.split() for line in lines if line and line[0] != "#"):
        first = _plain(words[0], lex)
        for word in words:
            made.setdefault(word if word.isupper() else _plain(word, lex), made.get(first, first))
    return made


def _plain(word: str, lex: Lexicon) -> str:
    if word[0].isdecimal():
        if word.isdecimal() and len(word) <= _EXACT:
            return str(int(word))
        return f"{number(word, lex):.4f}".rstrip("0").rstrip(".")
    flat = word if word.isascii() else bare(word)
    if (value := lex.numbers.get(flat)) is not None:
        return str(value)
    if (month := lex.months.get(flat)) is not None and flat not in ("may", "march", "mar"):
        return f"month{month}"
    if (scale := flat.removesuffix("s")) in lex.scales:
        return scale  # a "billion" is no "bill"
    flat = lex.spelled(flat)
    return _german(flat) if lex.code == "de" else _english(flat)


def endings_of(word: str) -> Sequence[tuple[str, str]]:
    """Of the endings those that the word may have, by its last letters."""
    return _BY_TAIL.get(word[-2:], _BY_TAIL.get(word[-1:], _NO_ENDINGS))


def _english(flat: str) -> str:
    """The stem of an English word: without the first of its endings that leaves three letters."""
    for ending, instead in endings_of(flat):
        if flat.endswith(ending) and len(flat) - len(ending) + len(instead) >= 3:
            flat = flat[: -len(ending)] + instead
            if ending in _INFLECTED and len(flat) > 4 and flat.endswith(("er", "or")):
                flat = flat[:-2]  # "murdered" is "murder"
            break
    if len(flat) > 3 and flat[-1] == flat[-2] and flat[-1] not in "aeiousl":
        flat = flat[:-1]
    return flat[:-1] + "i" if len(flat) > 3 and flat[-1] == "y" else flat


def _german(flat: str) -> str:
    for ending in _GERMAN:
        if flat.endswith(ending) and len(flat) - len(ending) >= 4:
            return flat[: -len(ending)]
    return flat
