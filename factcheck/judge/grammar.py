"""What a house with clean quotations lets pass: person and number mended, and the fillers of speech left out."""

import re

from factcheck.judge.language import words
from factcheck.model import Change, Difference

_STEM = 3


def mended(one: Difference) -> bool:
    """True for a difference that only mends grammar or leaves out a filler."""
    if one.change is not Change.WORDING:
        return False
    a, b = one.a.lower().split(), one.b.lower().split()
    if not a or not b:
        return bool(b) and _says_nothing(" ".join(re.findall(r"\w+", one.b.lower())))
    return len(a) == len(b) and all(x == y or _forms_of_one(x, y) for x, y in zip(a, b, strict=True))


def _says_nothing(text: str) -> bool:
    return re.fullmatch(rf"(?:(?:{'|'.join(sorted(words().fillers))})(?: |$))+", text) is not None


def _forms_of_one(x: str, y: str) -> bool:
    """True for words that differ in person or number ("say", "says"; "geht", "gehen"), and not in tense."""
    if any(x in group and y in group for group in words().forms):
        return True
    short, long = sorted((x, y), key=len)
    plural = len(short) >= _STEM and long in (short + "s", short + "es")
    return plural or (len(short) > _STEM and short[-1] == "t" and long == f"{short[:-1]}en")
