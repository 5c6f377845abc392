"""The words around an outlet's name, of every language with a file (`data/naming`), and their patterns."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@dataclass(frozen=True, eq=False, slots=True)
class Wording:
    """All languages' lists together, by name, as they stand and as sets.

    `called` has of which kinds of outlet a word that leads back ("the newspaper") can be said.
    """

    lists: dict[str, tuple[str, ...]]
    sets: dict[str, frozenset[str]]
    called: dict[str, frozenset[str]]

    def pattern(self, name: str) -> str:
        """A regular expression for any phrase of the list, without borders; it never matches for an empty list."""
        return "(?:" + ("|".join(map(_phrase, self.lists.get(name, ()))) or r"(?!)") + ")"

    def whole(self, name: str) -> re.Pattern[str]:
        """Finds a phrase of the list between word borders, in any case of letters."""
        return re.compile(rf"(?<!\w){self.pattern(name)}(?!\w)", re.IGNORECASE)


@cache
def wording() -> Wording:
    """The words that ship with the program."""
    return read(files("factcheck.data").joinpath("naming"))


def read(folder: Traversable) -> Wording:
    """The words of every language that has a file in `folder`; a list that a file leaves out is empty."""
    lists: dict[str, tuple[str, ...]] = {}
    called: dict[str, frozenset[str]] = {}
    for file in sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        called |= {word: frozenset(kinds) for word, kinds in table.pop("called", {}).items()}
        for name, phrases in table.items():
            lists[name] = (*lists.get(name, ()), *phrases)
    return Wording(lists, {name: frozenset(phrases) for name, phrases in lists.items()}, called)


def _phrase(phrase: str) -> str:
    pieces, gap = [], ""
    for word in phrase.split():
        piece = "|".join(map(_word, word.strip("()").split("|")))
        optional = word.startswith("(")
        pieces.append(
            f"(?:{gap}(?:{piece}))?"
            if optional and gap
            else f"(?:(?:{piece})\\s+)?"
            if optional
            else f"{gap}(?:{piece})"
        )
        gap = "" if optional and not gap else r"\s+"
    return "".join(pieces)


def _word(word: str) -> str:
    letters = re.escape(word).replace("'", "['\u2019]")
    return r"\w+" if word == "*" else letters.replace(r"\*", r"\w*")


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words` as they are, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)"
