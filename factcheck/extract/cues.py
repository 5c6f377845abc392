"""The cues of a language: words that report speech, and the closed classes that the rules look at (`data/cues`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.extract.weights import Weights, load

LANGUAGES = ("en", "de")
_CLASSES = (
    "times",
    "determiners",
    "pronouns",
    "prepositions",
    "subordinators",
    "conjunctions",
    "modals",
    "auxiliaries",
)


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's cues.

    `lemmas` maps every cue word to its lemma, `speech` names the lemmas that report speech. `words` holds the closed
    classes, `classes` says to which of them a word belongs, `shapes` remembers the shape of every word seen. Phrases
    are tuples of lower-case words.
    """

    language: str
    lemmas: dict[str, str]
    speech: frozenset[str]
    words: dict[str, frozenset[str]]
    classes: dict[str, str]
    shapes: dict[str, str]
    credit: dict[str, frozenset[str]]
    credit_phrases: tuple[tuple[str, ...], ...]
    credit_heads: frozenset[str]
    nouns_capital: bool
    verb_second: bool
    nested_quotes: bool
    place: frozenset[tuple[str, ...]]
    chain: frozenset[tuple[str, ...]]
    weights: Weights


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, English where there are none of its own."""
    name = language if language in LANGUAGES else "en"
    table = tomllib.loads(files("factcheck.data").joinpath("cues", f"{name}.toml").read_text(encoding="utf-8"))
    lemmas = {word: word for words in table["other"].values() for word in words.split()}
    for part in ("stance", "speech"):
        lemmas |= {form: lemma for lemma, forms in table[part].items() for form in forms.split()}
    words = {kind: frozenset(listed.split()) for kind, listed in table["words"].items()}
    classes = {word: kind for kind in _CLASSES for word in words[kind]}
    return Cues(
        language=name,
        lemmas=lemmas,
        speech=frozenset(table["speech"]),
        words=words,
        classes=classes,
        shapes=dict(classes),
        credit={kind: frozenset(table["credit"][kind].split()) for kind in ("lead", "nouns", "after", "tag")},
        credit_phrases=tuple(tuple(phrase.split()) for phrase in table["credit"]["before"]),
        credit_heads=frozenset(phrase.split()[0] for phrase in table["credit"]["before"])
        | frozenset(word for kind in ("lead", "after", "tag") for word in table["credit"][kind].split()),
        nouns_capital=table["grammar"]["nouns_capital"],
        verb_second=table["grammar"]["verb_second"],
        nested_quotes=table["grammar"]["nested_quotes"],
        place=_phrases(table["place"]["before"]),
        chain=_phrases(table["chain"]["before"]),
        weights=load(name),
    )


def _phrases(phrases: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)
