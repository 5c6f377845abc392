"""Words of running text as stems, fast: what indirect claims are compared by.

A stem is a folded word without its common endings; figures are their value. Each distinct word is worked out once and
remembered in a table that is bounded.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.word import number
from factcheck.match.words import bare

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_TITLES = "".join(rf"(?<!\b{title}\.)" for title in ("Mr", "Dr", "Ms", "St", "No", "Mrs", "Mio", "Mrd", "Nr", "[A-Z]"))
_OPENS = r"[\"'\u201c\u2018\u201e\u00ab(\[]*"
# "3. April" is a date in German, and no end of a sentence.
_MONTHS = "|".join(("Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"))
_DATE = rf"(?!(?<=\d\.)\s(?:{_MONTHS}|Oktober|November|Dezember)\b)"
_END = rf"(?:[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*{_TITLES}{_DATE}(?=\s+{_OPENS}[A-Z0-9\u00c0-\u00de])|\n)\s*"
SENTENCE = re.compile(_END)
END = ""
WORD_OR_END = re.compile(rf"{WORD.pattern}|{_END}")
_TABLE_MOST = 200_000
_ENDINGS = (
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
_BY_LAST: dict[str, list[tuple[str, str]]] = {}
for _ending, _instead in _ENDINGS:
    _BY_LAST.setdefault(_ending[-1], []).append((_ending, _instead))


class Stems(dict[str, str]):
    """Words to stems, and the end of a sentence to END; what was not seen is worked out on the way.

    Words that news uses for one another have one stem.
    """

    def __init__(self, lex: Lexicon) -> None:
        super().__init__()
        self.lex, self.kin = lex, _kin(lex.code)
        self._written: dict[str, set[str]] = {}
        for plain, first in self.kin.items():
            self._written.setdefault(first, set()).add(plain)
        for word in (*lex.numbers, *lex.months, *lex.spellings):
            self._written.setdefault(self._made(word), set()).add(word)

    def beginnings(self, stems: Iterable[str]) -> set[str]:
        """The first two letters of all plain words that can have one of the stems: most words of a page have others."""
        written = {word[:2] for stem in stems for word in (stem, *self._written.get(stem, ()))}
        return {
            cased
            for start in written
            for cased in (start, start.capitalize(), start.upper(), start[:1] + start[1:].upper())
        }

    def __missing__(self, word: str) -> str:
        if len(self) > _TABLE_MOST:
            self.clear()
        made = self[word] = self._made(word)
        return made

    def _made(self, word: str) -> str:
        if not word[0].isalnum():
            return END
        if (low := word.lower()) != word:
            return self[low]
        plain = _plain(word, self.lex)
        return self.kin.get(plain, plain)


@cache
def _kin(code: str) -> dict[str, str]:
    """The stems of the words that news uses for one another (`data/kin.CODE.txt`), to the first of each group."""
    lines = files("factcheck.data").joinpath(f"kin.{code}.txt").read_text(encoding="utf-8").split("\n")
    lex = lexicon(code)
    made: dict[str, str] = {}
    for words in (line.split() for line in lines if line and line[0] != "#"):
        first = _plain(words[0], lex)
        for word in words:
            made.setdefault(_plain(word, lex), made.get(first, first))
    return made


def _plain(word: str, lex: Lexicon) -> str:
    if word[0].isdecimal():
        return f"{number(word, lex):.4f}".rstrip("0").rstrip(".")
    flat = word if word.isascii() else bare(word)
    if (value := lex.numbers.get(flat)) is not None:
        return str(value)
    if (month := lex.months.get(flat)) is not None and flat not in ("may", "march", "mar"):
        return f"month{month}"
    flat = lex.spelled(flat)
    return _german(flat) if lex.code == "de" else _english(flat)


def _english(flat: str) -> str:
    for ending, instead in _BY_LAST.get(flat[-1:], ()):
        if flat.endswith(ending) and len(flat) - len(ending) + len(instead) >= 3:
            flat = flat[: -len(ending)] + instead
            break
    if len(flat) > 3 and flat[-1] == flat[-2] and flat[-1] not in "aeiousl":
        flat = flat[:-1]
    return flat[:-1] + "i" if len(flat) > 3 and flat[-1] == "y" else flat


def _german(flat: str) -> str:
    for ending in _GERMAN:
        if flat.endswith(ending) and len(flat) - len(ending) >= 4:
            return flat[: -len(ending)]
    return flat


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences' offsets, cheaply: one for every end of a line, and end mark before a capital or a figure."""
    ends = [match.end() for match in SENTENCE.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))
