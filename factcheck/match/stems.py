"""Words of running text as stems, fast: what indirect claims are compared by.

A stem is a folded word without its common endings; figures are their value. Each distinct word is worked out once and
remembered in a table that is bounded.
"""

import re
from collections.abc import Iterable

from factcheck.match.lexicon import Lexicon
from factcheck.match.words import bare, number

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
SENTENCE = re.compile(
    r"(?:[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*(?<!\bMr\.)(?<!\bDr\.)(?<!\bMs\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bMrs\.)(?<!\b[A-Z]\.)(?=\s+[\"'\u201c\u2018\u201e\u00ab(\[]*[A-Z0-9\u00c0-\u00de])|\n)\s*"
)
_TABLE_MOST = 200_000
_ENDINGS = (
    ("ational", "ate"), ("isation", "iz"), ("ization", "iz"), ("fulness", ""), ("ousness", ""), ("iveness", ""),
    ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ations", ""), ("ation", ""), ("ators", ""), ("ator", ""),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ies", "y"), ("ied", "y"), ("iest", "y"), ("ions", ""), ("ion", ""),
    ("ness", ""), ("ers", ""), ("ors", ""), ("ally", "al"), ("ance", ""), ("ence", ""), ("ed", ""), ("er", ""), ("or", ""),
    ("ly", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


class Stems(dict[str, str]):
    """Words to stems; a word that was not seen is worked out on the way."""

    def __init__(self, lex: Lexicon) -> None:
        super().__init__()
        self.lex = lex

    def __missing__(self, word: str) -> str:
        if len(self) > _TABLE_MOST:
            self.clear()
        made = self[word] = stem(word, self.lex)
        return made

    def of(self, words: Iterable[str]) -> list[str]:
        """The stems of the words, in order."""
        return list(map(self.__getitem__, words))


def stem(word: str, lex: Lexicon) -> str:
    """The stem of one word."""
    if word[0].isdigit():
        return f"{number(word, lex):.4f}".rstrip("0").rstrip(".")
    flat = bare(word)
    if (value := lex.numbers.get(flat)) is not None:
        return str(value)
    if (month := lex.months.get(flat)) is not None and flat not in ("may", "march", "mar"):
        return f"month{month}"
    flat = lex.spelled(flat)
    if lex.code == "de":
        return _german(flat)
    for ending, instead in _ENDINGS:
        if flat.endswith(ending) and len(flat) - len(ending) + len(instead) >= 3:
            flat = flat[: -len(ending)] + instead
            break
    if len(flat) > 3 and flat[-1] == flat[-2] and flat[-1] not in "aeiousl":
        flat = flat[:-1]
    return flat[:-1] + "i" if len(flat) > 3 and flat[-1] == "y" else flat


def _german(flat: str) -> str:
    for ending in ("ungen", "ung", "heiten", "heit", "keiten", "keit", "lichen", "liche", "lich", "ern", "em", "en", "er", "es", "st", "et", "e", "s", "n", "t"):  # fmt: skip
        if flat.endswith(ending) and len(flat) - len(ending) >= 4:
            return flat[: -len(ending)]
    return flat


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences' offsets, cheaply: ends of lines, and end marks before a capital or a figure."""
    spans, at = [], 0
    for match in SENTENCE.finditer(text):
        if match.start() > at:
            spans.append((at, match.end()))
        at = match.end()
    if at < len(text):
        spans.append((at, len(text)))
    return spans
