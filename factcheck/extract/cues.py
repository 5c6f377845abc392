"""The cues of a language: words that report speech, and the closed classes that the rules look at (`data/cues`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.extract.weights import Weights, load

_FOLDER = files("factcheck.data").joinpath("cues")
LANGUAGES = tuple(sorted(file.name[:-5] for file in _FOLDER.iterdir() if file.name.endswith(".toml")))
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
_WORDS = (
    *_CLASSES,
    "adverbs",
    "possessives",
    "complementizers",
    "edges",
    "people",
    "things",
    "publications",
    "agencies",
    "trails",
    "asides",
    "reported",
    "reported_on",
    "hearsay",
    "hearsay_ends",
    "backward",
)
_FRAME = (
    "breaks",
    "keeps",
    "joins",
    "openers",
    "dangling",
    "in_names",
    "titles",
    "no_adverbs",
    "addressing",
    "addressed",
    "addressed_until",
    "asking",
    "ordering",
    "saying",
    "adding",
    "appended",
    "existing",
    "nearing",
    "quoting",
    "relaying",
    "fronted",
    "clauses",
    "afterthoughts",
    "degrees",
    "relatives",
    "verb_ends",
    "passive",
    "next_joins",
    "subjects",
    "steps",
    "goals",
    "time_words",
    "openings",
    "resuming",
    "agent",
    "source_breaks",
    "source_keeps",
    "dative",
    "in_labels",
)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """One language's cues.

    `lemmas` maps every cue word to its lemma, `speech` names the lemmas that report speech. `words` holds the closed
    classes, `classes` says to which of them a word belongs, `shapes` remembers the shape of every word seen; `frame`
    holds the small words that bound phrases. `suffixes` are endings by which words look alike, `open` the shapes of
    words that may be names. Phrases are tuples of lower-case words.
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
    parts_halves: bool
    place: frozenset[tuple[str, ...]]
    chain: frozenset[tuple[str, ...]]
    on_air: frozenset[tuple[str, ...]]
    frame: dict[str, frozenset[str]]
    suffixes: tuple[str, ...]
    open: frozenset[str]
    adverb_endings: tuple[str, ...]
    weights: Weights


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, English where there are none of its own."""
    return read(_FOLDER, language if language in LANGUAGES else "en")


def read(folder: Traversable, name: str) -> Cues:
    """The cues of the language `name`, whose file lies in `folder`; a list that the file leaves out is empty."""
    table = tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    lemmas = {word: word for words in table.get("other", {}).values() for word in words.split()}
    for part in ("stance", "speech"):
        lemmas |= {form: lemma for lemma, forms in table.get(part, {}).items() for form in forms.split()}
    words, frame = _sets(table, "words", _WORDS), _sets(table, "frame", _FRAME)
    credit, grammar = table.get("credit", {}), table["grammar"]
    before = credit.get("before", [])
    parts = _sets(table, "credit", ("lead", "nouns", "after", "tag"))
    suffixes = tuple(grammar.get("suffixes", "").split())
    classes = {word: kind for kind in _CLASSES for word in words[kind]}
    return Cues(
        language=name,
        lemmas=lemmas,
        speech=frozenset(table.get("speech", {})),
        words=words,
        classes=classes,
        shapes=dict(classes),
        credit=parts,
        credit_phrases=tuple(tuple(phrase.split()) for phrase in before),
        credit_heads=frozenset(phrase.split()[0] for phrase in before).union(
            *(parts[kind] for kind in ("lead", "after", "tag"))
        ),
        nouns_capital=grammar["nouns_capital"],
        verb_second=grammar["verb_second"],
        nested_quotes=grammar["nested_quotes"],
        parts_halves=grammar.get("parts_halves", False),
        place=_phrases(table.get("place", {})),
        chain=_phrases(table.get("chain", {})),
        on_air=_phrases(table.get("on_air", {})),
        frame=frame,
        suffixes=suffixes,
        open=frozenset((*suffixes, "word")),
        adverb_endings=tuple(grammar.get("adverb_endings", "").split()),
        weights=load(folder, grammar.get("weights_of", name)),
    )


def _sets(table: dict[str, Any], part: str, names: tuple[str, ...]) -> dict[str, frozenset[str]]:
    listed = table.get(part, {})
    return {name: frozenset(listed.get(name, "").split()) for name in names}


def _phrases(part: dict[str, list[str]]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in part.get("before", []))
