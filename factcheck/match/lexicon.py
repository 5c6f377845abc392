"""What matching knows of a language: months, negations, opposites, small words. Facts are data, one file a language."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words, all lower case and without accents."""

    code: str
    decimal_comma: bool
    nouns_capital: bool
    ordinal_point: bool
    comma_governs: bool
    small: frozenset[str]
    light: frozenset[str]
    definite: frozenset[str]
    pronouns: frozenset[str]
    plurals: frozenset[str]
    first_person: frozenset[str]
    negations: frozenset[str]
    nots: frozenset[str]
    limits: frozenset[str]
    negating_prefixes: tuple[str, ...]
    denials: frozenset[str]
    conditions: frozenset[str]
    condition_phrases: frozenset[str]
    conditions_anywhere: frozenset[str]
    restrictions: frozenset[str]
    untruths: frozenset[str]
    elided_conditions: frozenset[str]
    modals: frozenset[str]
    quantifiers: frozenset[str]
    around: frozenset[str]
    nearly: frozenset[str]
    barely: frozenset[str]
    at_least: frozenset[str]
    at_most: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    clause_openers: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    articles: frozenset[str]
    halves: frozenset[str]
    minus: frozenset[str]
    range_joints: frozenset[str]
    range_word: str
    hundreds: frozenset[str]
    currency_codes: frozenset[str]
    numbered: Mapping[str, str]
    folded_units: frozenset[str]
    suppositions: frozenset[str]
    passives: frozenset[str]
    agents: frozenset[str]
    mutual: frozenset[str]
    addressed: frozenset[str]
    pivots: frozenset[str]
    genitives: frozenset[str]
    universals: frozenset[str]
    exceptions: frozenset[str]
    adverbs: frozenset[str]
    cues: frozenset[str]
    replies: frozenset[str]
    numbers: Mapping[str, float]
    fractions: Mapping[str, int]
    clock: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    units: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    sides: Mapping[str, frozenset[tuple[int, int]]]
    kinds: Mapping[str, frozenset[tuple[int, int]]]
    contractions: Mapping[str, tuple[str, ...]]
    contraction_ends: Mapping[str, str]
    contraction_reads: Mapping[str, frozenset[str]]
    spellings: Mapping[str, str]
    digraphs: Mapping[str, str]
    endings: Mapping[str, Sequence[tuple[str, str]]]
    folding: frozenset[str]

    def opposite(self, one: str, other: str) -> bool:
        """True where the two words stand on opposite sides of one thing ("rose", "fell")."""
        there = self.sides.get(other, frozenset())
        return any((pair, -side) in there for pair, side in self.sides.get(one, frozenset()))

    def contrast(self, one: str, other: str) -> bool:
        """True where the two words exclude each other ("may", "will")."""
        return any(
            kind == other_kind and side != other_side
            for kind, side in self.kinds.get(one, ())
            for other_kind, other_side in self.kinds.get(other, ())
        )

    def spelled(self, word: str) -> str:
        """One spelling for the spellings of a word ("honour", "honor")."""
        if (known := self.spellings.get(word)) is not None:
            return known
        if self.digraphs:
            for pair, letter in self.digraphs.items():
                word = word.replace(pair, letter)
        if len(word) >= 5:
            for ending, common in self.endings.get(word[-2:], ()):
                if word.endswith(ending):
                    return word[: -len(ending)] + common
        return word


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language`; those of English where there is no file for it."""
    code = language if language in LANGUAGES else "en"
    text = files("factcheck.data").joinpath(f"words.{code}.toml").read_text(encoding="utf-8")
    return _made(tomllib.loads(text))


def _made(table: dict[str, Any]) -> Lexicon:
    made: dict[str, Any] = {
        name: _value(value) for name, value in table.items() if name not in ("opposites", "endings", "contrasts")
    }
    made |= {
        "sides": _sides(table["opposites"]),
        "kinds": _kinds(table["contrasts"]),
        "numbers": table["numbers"] | _joined(table),
        "endings": _endings(table["endings"]),
    }
    made["folding"] = frozenset()
    made["negating_prefixes"] = tuple(table["negating_prefixes"])
    made["contractions"] = {word: tuple(parts) for word, parts in table["contractions"].items()}
    made["contraction_reads"] = {word: frozenset(reads) for word, reads in table["contraction_reads"].items()}
    return _spelled_too(Lexicon(**{name: made[name] for name in Lexicon.__dataclass_fields__}))


def _spelled_too(lex: Lexicon) -> Lexicon:
    """The same, with each word in its common spelling too: words are compared in that."""
    changed: dict[str, Any] = {}
    for name in Lexicon.__dataclass_fields__:
        value = getattr(lex, name)
        if name in ("spellings", "digraphs", "endings"):
            continue
        if isinstance(value, frozenset):
            changed[name] = value | {lex.spelled(word) for word in value}
        elif isinstance(value, Mapping):
            changed[name] = {lex.spelled(word): meant for word, meant in value.items()} | dict(value)
    whole = replace(lex, **changed)
    return replace(whole, folding=_folding(whole))


def _endings(pairs: Iterable[dict[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """The endings and their common spelling, the longest first, by the last two letters: most words have no such."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in sorted(pairs, key=lambda pair: (-len(pair["from"]), pair["from"])):
        found.setdefault(pair["from"][-2:], []).append((pair["from"], pair["to"]))
    return found


def _folding(lex: Lexicon) -> frozenset[str]:
    """The words that may fold with what follows them into a figure or a unit: all others are taken as they are."""
    tables = (lex.numbers, lex.scales, lex.ordinals, lex.units, lex.numbered, lex.clock)
    words = lex.articles | lex.halves | lex.minus | lex.folded_units | lex.currency_codes
    return frozenset(words.union(*tables)) | {"$", "\u20ac", "\u00a3", "\u00a5", "per", "us", "out"}


def _value(value: object) -> object:
    return frozenset(value) if isinstance(value, list) else value


def _joined(table: dict[str, Any]) -> dict[str, float]:
    """The numbers that are one word in the language: "fünfundzwanzig", "zweihundert"."""
    ones = dict(table.get("joined", {}))
    between = ones.pop("between", "")
    tens = {word: value for word, value in table["numbers"].items() if value >= 20} if ones else {}
    made = {f"{one}{between}{ten}": a + b for one, a in ones.items() for ten, b in tens.items()}
    big = {word: value for word, value in table["scales"].items() if value in (100, 1000)}
    small = ones | {word: value for word, value in table["numbers"].items() if value >= 10} if ones else {}
    return made | {f"{one}{scale}": a * b for one, a in small.items() for scale, b in big.items()}


def _kinds(contrasts: list[list[list[str]]]) -> dict[str, frozenset[tuple[int, int]]]:
    kinds: dict[str, set[tuple[int, int]]] = {}
    for kind, contrast in enumerate(contrasts):
        for side, words in enumerate(contrast):
            for word in words:
                kinds.setdefault(word, set()).add((kind, side))
    return {word: frozenset(found) for word, found in kinds.items()}


def _sides(opposites: list[dict[str, list[str]]]) -> dict[str, frozenset[tuple[int, int]]]:
    sides: dict[str, set[tuple[int, int]]] = {}
    for number, pair in enumerate(opposites):
        for side, key in ((1, "a"), (-1, "b")):
            for word in pair[key]:
                sides.setdefault(word, set()).add((number, side))
    return {word: frozenset(found) for word, found in sides.items()}
