"""Foreign words made fit to be shown: no control or reordering character, no endless word, no long quotation.

Every word of an article or a page goes through `plain` before any format's own escaping.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_WORD = 60
"""Characters after which a word is cut in its middle: it shall not break a layout, nor slip past a limit of words."""

PASSAGE_WORDS = 40
"""Words of a page that one passage may show."""

PAGE_WORDS = 100
"""Words of a page that a whole report may show, over all its formats."""

FACT_WORDS = 25
"""Words that a fact may bring into a sentence; the passage shows more."""

_STACKED = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_ZALGO = re.compile(f"({_STACKED}{{4}}){_STACKED}+")
# East Asian and South-East Asian scripts write no spaces: each letter counts as a word.
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LONG = re.compile(rf"(?:(?!{_UNSPACED})\S){{{LONGEST_WORD + 1},}}")
_WORD = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\S)+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_KEPT_FORMAT = "\u200c\u200d"
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`text` on one line, without control, bidi, private or unpaired characters and with long words cut.

    Runs of white space become one space. Joiners that scripts and emoji need stay. Text that runs from right to left
    is isolated, so that it cannot reorder the words around it. Idempotent but for that isolation.
    """
    text = _LONG.sub(_shortened, " ".join(visible(text).split()))
    return f"\u2068{text}\u2069" if _RTL.search(text) else text


def visible(text: str) -> str:
    """`text` without control, bidi, private or unpaired characters; spaces stay as they are, other white space is one.

    For places that isolate directions and break long words themselves.
    """
    if text.isascii() and text.isprintable():
        return text
    return _ZALGO.sub(r"\1", text.translate(_SHOWN))


class _Shown(dict[int, str]):
    """What stands for a character, worked out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = _shown(chr(code))
        return self[code]


_SHOWN = _Shown()


def _shown(char: str) -> str:
    if char in _KEPT_FORMAT:
        return char
    category = unicodedata.category(char)
    if category in {"Cf", "Me"}:
        return ""
    if category[0] == "Z" or char in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85":
        return " "
    return "\ufffd" if category in {"Cc", "Cs", "Co", "Cn"} else char


def _shortened(match: re.Match[str]) -> str:
    word, half = match.group(), LONGEST_WORD // 2
    return f"{word[: half - 1]}…{word[-half:]}"


def word_spans(text: str) -> list[tuple[int, int]]:
    """The offsets of the words of `text`."""
    return [match.span() for match in _WORD.finditer(text)]


def count(text: str) -> int:
    """How many words `text` has; in scripts without spaces each letter is one."""
    return sum(1 for _ in _WORD.finditer(text))


def cut(text: str, limit: int) -> str:
    """The first `limit` words of `text`, with " …" where some are left out; "" for a limit of 0."""
    for number, match in enumerate(_WORD.finditer(text)):
        if number == limit:
            return f"{text[: match.start()].rstrip()} …" if limit else ""
    return text


def one_text(text: str) -> str:
    """`text` with lone surrogates replaced, so that it can be written as UTF-8; offsets stay true."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
