"""Given names are data: of a person's full name the next word tells more."""

from functools import cache
from importlib.resources import files


@cache
def given_names() -> frozenset[str]:
    """Given names in small letters, accents and all."""
    text = files("factcheck.data").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
