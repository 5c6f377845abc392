"""The words that judging looks for, by language: `data/judging.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """All languages together: a page's words are looked for in each."""

    public: re.Pattern[str]
    tells: re.Pattern[str]
    pronouns: frozenset[str]
    withdrawals: re.Pattern[str]
    cosmetic: re.Pattern[str]
    notice_words: frozenset[str]
    fillers: frozenset[str]
    forms: tuple[frozenset[str], ...]
    anyone: frozenset[str]
    common: frozenset[str]


@cache
def words() -> Words:
    """The words of the data file, and those of each language that tell no two texts apart."""
    languages = tomllib.loads(files("factcheck.data").joinpath("judging.toml").read_text(encoding="utf-8"))
    tables = list(languages.values())
    return Words(
        _any([word for table in tables for word in table["public"]]),
        _any([word for table in tables for word in table["tells"]]),
        frozenset(word for table in tables for word in table["pronouns"]),
        re.compile("|".join(pattern for table in tables for pattern in table["withdrawals"]), re.IGNORECASE),
        _any([word for table in tables for word in table["cosmetic"]]),
        frozenset(word for table in tables for word in table["notice_words"]),
        frozenset(word for table in tables for word in table["fillers"]),
        tuple(frozenset(group) for table in tables for group in table["forms"]),
        frozenset(word for table in tables for word in table["anyone"]),
        frozenset(word for name in languages for word in _common(name)),
    )


def _common(language: str) -> list[str]:
    text = files("factcheck.data").joinpath("common", f"{language}.txt").read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]


def _any(phrases: list[str]) -> re.Pattern[str]:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)
