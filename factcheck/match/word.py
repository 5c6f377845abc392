"""One word of a text, as it is compared."""

import re
from dataclasses import dataclass

from factcheck.match.lexicon import Lexicon

_GROUPED = {
    thousands: re.compile(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?")
    for thousands, point in (".,", ",.")
}


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """One word, which nobody changes: it is not frozen because making words is most of comparing.

    `norm` is what is compared; `form` the folded spelling; `value` its number, where it is a figure.

    `gloss` numbers the bracket that it stands in, -1 for none; `mended` is True for a word with letters in brackets.
    `scale` is what the figure was multiplied by: 1,000,000 in "5 million".
    """

    norm: str
    form: str
    start: int
    end: int
    capital: bool = False
    value: float | None = None
    gloss: int = -1
    mended: bool = False
    scale: float = 1.0


def number(raw: str, lex: Lexicon) -> float:
    """The value of a figure as it is written in that language: "1,250" or "1.250", "4.25" or "4,25"."""
    if raw.isdecimal():
        return float(raw[:18])
    thousands, point = (".", ",") if lex.decimal_comma else (",", ".")
    if _GROUPED[thousands].fullmatch(raw):
        raw = raw.replace(thousands, "").replace(point, ".")
    elif raw.count(point) == 1 and thousands not in raw:
        raw = raw.replace(point, ".")
    else:
        raw = raw.replace(",", ".")
    head, _, tail = raw.partition(".")
    return float(f"{head[:18]}.{tail.replace('.', '')[:12] or 0}")


def digits(value: float) -> str:
    """The value as it is compared: without zeros that say nothing."""
    return f"{value:.6f}".rstrip("0").rstrip(".")
