"""The ways in which a language says when (`data/when.LANGUAGE.toml`), as regular expressions."""

import re
import tomllib
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

LANGUAGES = ("en", "de")
_YEAR, _FIGURE, _DECADE, _QUARTER = (frozenset((name,)) for name in ("year", "month_number", "tens", "quarter_number"))
# What a blank holds: a form is of the classes of its blanks.
_CLASS = {
    "month": "month", "weekday": "weekday", "season": "season", "shift": "shift", "unit": "unit", "period": "unit",
    "rough_period": "unit", "day_unit": "unit", "year": "year", "modern_year": "year", "iso_year": "year",
    "month_number": "month_number", "one": "year", "tens": "tens", "quarter_number": "quarter_number",
    "night": "night",
}  # fmt: skip
_TABLE_CLASSES = frozenset(("unit", "season", "weekday"))
_PLAIN = re.compile(r"[^\W\d_]{4,}")
_BLANK = re.compile(r"\{([a-z]\w*)\}")
_NAMED = re.compile(r"\(\?P<(\w+)>")
_TABLES = ("months", "weekdays", "numbers", "orders", "units", "seasons", "sides", "parts", "shifts")
_DAY = r"(?P<%s>[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
_FIGURES = {
    "day": _DAY % "day",
    "until": _DAY % "until",
    "year": r"(?P<year>1\d{3}|2[01]\d\d)(?!\d)",
    "modern_year": r"(?P<year>19[5-9]\d|20[0-4]\d)(?!\d)",
    "year_until": r"(?P<year_until>(?:1\d|2[01])?\d\d)(?!\d)",
    "short_year": r"(?P<short_year>\d\d)",
    "iso_year": r"(?P<year>[12]\d{3})",
    "iso_month": r"(?P<month_number>0[1-9]|1[0-2])",
    "iso_day": r"(?P<day>0[1-9]|[12]\d|3[01])",
    "month_number": r"(?P<month_number>1[0-2]|0?[1-9])",
    "one": r"(?P<one>[0-3]?\d)",
    "other": r"(?P<other>[0-3]?\d)",
    "century": r"(?P<century>1[5-9]|20)",
    "tens": r"(?P<tens>\d)",
    "quarter_number": r"(?P<quarter_number>[1-4])",
    "night": r"(?P<night>night|nacht)",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say when: its expression, what it means, and whether people use it roughly."""

    expression: str
    means: str
    loose: bool
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finder:
    """Some forms in one pattern.

    `forms` are by the number of the group that a form is, with the names of the groups in it and their numbers.
    """

    pattern: re.Pattern[str]
    forms: Mapping[int, tuple[Form, tuple[tuple[str, int], ...]]]

    def form_of(self, found: re.Match[str]) -> tuple[Form, list[tuple[str, int]]]:
        """The form that matched, and its groups that did, by name and number."""
        form, groups = self.forms[found.lastindex or 1]
        return form, [(name, number) for name, number in groups if found[number]]


@dataclass(frozen=True)
class Forms:
    """All ways of a language.

    `triggers` are the words of which an expression of time has at least one, and the classes of forms that have them: a
    text is read for these, and only around them are forms tried. `written` are they in small and capital letters.
    """

    forms: tuple[Form, ...]
    triggers: Mapping[str, frozenset[str]]
    written: frozenset[str]
    values: Mapping[str, Mapping[str, Any]]
    future: re.Pattern[str]
    past: re.Pattern[str]
    _finders: dict[frozenset[str], Finder] = field(default_factory=dict)

    def finder(self, classes: frozenset[str]) -> Finder:
        """The forms of these classes; they are compiled where they are needed, since most texts use few of them."""
        if classes not in self._finders:
            self._finders[classes] = _finder([form for form in self.forms if form.classes & classes])
        return self._finders[classes]

    def classes_at(self, text: str, start: int, end: int) -> frozenset[str] | None:
        """The classes of forms that may have the word at these offsets; None for most words."""
        word = text[start:end]
        if not word[0].isdecimal() and not word[-1].isdecimal():
            return self.triggers.get(word.lower())
        if word.isdecimal():
            if len(word) > 2:
                return _YEAR if len(word) == 4 else None
            return _FIGURE if text[end : end + 1] == "." and text[end + 1 : end + 3].strip()[:1].isdecimal() else None
        return _DECADE if word[0].isdecimal() else _QUARTER

    def told(self, found: re.Match[str], groups: Iterable[tuple[str, int]]) -> dict[str, Any]:
        """What the groups of a form stand for: {"month": 4, "day": 3}."""
        return {name: self._value(name, " ".join(found[number].lower().split())) for name, number in groups}

    def _value(self, name: str, word: str) -> Any:
        known = self.values.get(name, {})
        return known[word] if word in known else int(word) if word.isdecimal() else word


@cache
def forms(language: str) -> Forms:
    """The ways of `language`; those of English where there is no file for it."""
    code = language if language in LANGUAGES else "en"
    table = tomllib.loads(files("factcheck.data").joinpath(f"when.{code}.toml").read_text(encoding="utf-8"))
    blanks = _FIGURES | {name[:-1]: _group(name[:-1], table[name]) for name in _TABLES}
    blanks["number"] = rf"(?P<number>{_words(table['numbers'])}|\d{{1,3}})"
    blanks["day_unit"] = f"(?P<unit>{_words(word for word, unit in table['units'].items() if unit in ('hour', 'day'))})"
    blanks |= {name[:-1]: f"(?P<unit>{_words(table[name])})" for name in ("periods", "rough_periods")}
    blanks["compound"] = _words(table["compounds"])
    triggers: dict[str, set[str]] = {word: {"night"} for word in ("night", "nacht")}
    for name in ("months", "weekdays", "seasons", "shifts", "units"):
        for words in table[name]:
            triggers.setdefault(words.split()[-1], set()).add(name[:-1])
    for day, more in product(table["weekdays"], table["compounds"]):
        triggers.setdefault(f"{day}{more}", set()).add("weekday")
    return Forms(
        tuple(
            Form(
                rf"(?:{_expanded(row['pattern'], blanks)})(?!\w)",
                row["means"],
                row.get("loose", False),
                _classes(row["pattern"], triggers, table["sides"]),
            )
            for row in table["forms"]
        ),
        {word: frozenset(classes) for word, classes in triggers.items()},
        frozenset(cased for word in triggers for cased in (word, word.capitalize(), word.upper())),
        {name[:-1]: table[name] for name in _TABLES},
        re.compile(table["tense"]["future"], re.IGNORECASE),
        re.compile(table["tense"]["past"], re.IGNORECASE),
    )


def _finder(forms: Sequence[Form]) -> Finder:
    """Each form is a group, and in it are those of its expression, whose names begin with the form's own number."""
    numbered = (_NAMED.sub(rf"(?P<f{at}_\1>", form.expression) for at, form in enumerate(forms))
    whole = "|".join(f"(?P<f{at}_>{expression})" for at, expression in enumerate(numbered))
    pattern = re.compile(rf"(?<!\w)(?<!\d[.,/-])(?:{whole})", re.IGNORECASE)
    inside: list[list[tuple[str, int]]] = [[] for _ in forms]
    places = {}
    for name, number in pattern.groupindex.items():
        at, _, group = name[1:].partition("_")
        if group:
            inside[int(at)].append((group.partition("__")[0], number))
        else:
            places[number] = int(at)
    return Finder(pattern, {number: (forms[at], tuple(inside[at])) for number, at in places.items()})


def _classes(pattern: str, triggers: dict[str, set[str]], passed: Container[str]) -> frozenset[str]:
    """The classes of a form by its blanks and words; one without any is of a class of its own, by its longer words.

    Words that are `passed` over stand beside too much else to be looked for.
    """
    words = [word.lower() for word in _PLAIN.findall(_BLANK.sub(" ", pattern))]
    found = {_CLASS[blank] for blank in _BLANK.findall(pattern) if blank in _CLASS}
    found |= {name for word in words for name in triggers.get(word, ()) if name in _TABLE_CLASSES}
    if not found:
        found = {pattern}
        for word in words:
            if word not in passed:
                triggers.setdefault(word, set()).add(pattern)
    return frozenset(found)


def _expanded(pattern: str, blanks: Mapping[str, str]) -> str:
    """The pattern with its blanks filled. A group that stands in two branches is `name__1` in the second."""
    seen: Counter[str] = Counter()

    def apart(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return match[0] if seen[match[1]] == 1 else f"(?P<{match[1]}__{seen[match[1]] - 1}>"

    return _NAMED.sub(apart, _BLANK.sub(lambda match: blanks[match[1]], pattern)).replace(" ", r"\s+")


def _group(name: str, words: Mapping[str, Any]) -> str:
    """The words of a table; names of months and days with a capital letter alone."""
    if name not in ("month", "weekday"):
        return f"(?P<{name}>{_words(words)})"
    return f"(?P<{name}>(?-i:{_words([*map(str.capitalize, words), *map(str.upper, words)])}))"


def _words(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered)
