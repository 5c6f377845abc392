"""What a house with clean quotations lets pass: mended grammar, and the fillers of speech."""

from factcheck.judge.language import words
from factcheck.model import Change, Difference


def mended(one: Difference) -> bool:
    """True for a difference that only mends grammar or leaves out a filler."""
    if one.change is not Change.WORDING:
        return False
    a, b = one.a.lower().split(), one.b.lower().split()
    if not a or not b:
        return not a and all(word.strip(",.") in words().fillers for word in b)
    return len(a) == len(b) and all(x == y or _forms_of_one(x, y) for x, y in zip(a, b, strict=True))


def _forms_of_one(x: str, y: str) -> bool:
    if any(x in group and y in group for group in words().forms):
        return True
    short, long = sorted((x, y), key=len)
    return len(short) >= 3 and long in (short + "s", short + "es", short + "ed", short + "d", short + "ing")
