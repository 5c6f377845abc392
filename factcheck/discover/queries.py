"""What is rare in a claim: the words to search a page by.

Nothing here asks anybody. Every word that comes out stands in the article; none is made up, and no date is among them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from factcheck.model import Claim, Outlet
from factcheck.text import fold
from factcheck.text.given import given_names

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'\u2019][^\W_]+)*")
_NAME = re.compile(r"(?<!\w)[A-Z\u00c0-\u00de][\w\u2019'-]*(?:[ \u00a0][A-Z\u00c0-\u00de][\w\u2019'-]*)*")
_FIGURE = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,9})(?![\w]*[.,]?\d)(?:[ \u00a0]?(?P<share>%|percent\b|per cent\b|Prozent\b)|"
    r"[ \u00a0](?P<unit>[^\W\d_]{3,}))"
)
_RUN = re.compile(r"[^\W_]+(?: [^\W_]+)*")  # words with nothing but single spaces between them
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_PEOPLE = re.compile(r"(?:[a-z]ish|[a-z]ese|[a-z](?:i|e|ri)an|American|German|French|Greek|Swiss|Dutch|Israeli|Iraqi)$")
_CONTRACTION = re.compile(r"['\u2019][a-z]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\u201c\u201e\"\u00ab\n])\s*$")
_PHRASE_WORDS = (4, 8)  # shorter phrases stand on many pages, longer ones break on one changed word
_MOST_STEPS = 3
_TOPIC_WITHIN = 50_000  # characters of the article in which names are counted
_AROUND = 2_000  # characters of the article about the claim in which names are looked for


@dataclass(frozen=True, slots=True)
class Rare:
    """What a claim can be found by, best first in each.

    `topic` are the names that the whole article is about, `names` the claim's own that the article seldom has,
    `figures` a number and the word that it counts, `words` other long words, `phrase` a quoted run of plain words.
    """

    topic: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[str, ...]
    words: tuple[str, ...]
    phrase: str


def rare(claim: Claim, outlet: Outlet | None) -> Rare:
    """Work out what is rare in a claim. The outlet's own name is left out: its pages seldom hold it as news."""
    common = _common(claim.article.language)
    own = _own_words(claim, outlet)
    near = _near(claim)
    said = f"{claim.text}, {claim.speaker or ''}"
    names = _unique(name for name in _names(said, near, common) if fold(name) not in own)
    whole = claim.article.prose[:_TOPIC_WITHIN]
    weight = {name: len(re.findall(rf"\b{re.escape(name)}\b", whole)) for name in names}
    topic = sorted(names, key=lambda name: -weight[name])
    topic = topic or list(_unique(name for name in _names(near, near, common) if fold(name) not in own))
    rest = sorted((name for name in names if name != topic[0]), key=_rarity(weight)) if topic else []
    words = _unique(word for word in _WORD.findall(claim.text) if _telling(word, common, own) and word not in names)
    figures = _unique(_figures(claim.text, common))
    longest = tuple(sorted(words, key=len, reverse=True))
    return Rare(tuple(topic), tuple(rest), figures, longest, _phrase(claim, common))


def steps(found: Rare) -> list[tuple[str, ...]]:
    """The questions to ask, from strict to loose: phrase or rarest words, the topic with fewer, the topic alone.

    Each is a tuple of terms; one that has a space is a phrase. At most three, none twice.
    """
    telling = (*found.figures, *found.names) or found.words
    loose = ((*found.topic[:1], *telling[:2]), (*found.topic[:1], *telling[:1]), found.topic[:2])
    made = [*phrase(found), *(tuple(dict.fromkeys(step)) for step in loose)]
    return [step for step in dict.fromkeys(made) if step][:_MOST_STEPS]


def phrase(found: Rare) -> list[tuple[str, ...]]:
    """The one question that is asked of any outlet: the quoted phrase; none for a claim that has no quotation."""
    return [(found.phrase,)] if found.phrase else []


def _names(text: str, near: str, common: frozenset[str]) -> Iterator[str]:
    """One word for each run of capitalised words: the first that is no common word, a person's second name before all.

    Possessive endings are left out. A capital that a sentence's start can explain counts only where `near` shows that
    the word is a name.
    """
    for run in _NAME.finditer(text):
        words = [_POSSESSIVE.sub("", word) for word in run.group().split()]
        starts = bool(_SENTENCE_START.search(text[max(0, run.start() - 4) : run.start()]))
        good = [
            word for at, word in enumerate(words) if _names_something(word, near, common, certain=at > 0 or not starts)
        ]
        given = given_names()
        yield from [word for word in good if word.casefold() not in given][:1] or good[:1]


def _names_something(word: str, near: str, common: frozenset[str], *, certain: bool) -> bool:
    if len(word) < 2 or word.casefold() in common or _CONTRACTION.search(word):
        return False
    return certain or word[1:] != word[1:].lower() or _is_a_name(word, near)


def _figures(text: str, common: frozenset[str]) -> Iterator[str]:
    """Each number with the word that it counts; a share without its sign, which pages write in their own ways."""
    for one in _FIGURE.finditer(text):
        if one["share"]:
            yield one["number"]
        elif one["unit"].casefold() not in common:
            yield f"{one['number']} {one['unit']}"


@lru_cache(maxsize=256)  # an article that names one outlet 3,000 times asks this 800,000 times
def _is_a_name(word: str, near: str) -> bool:
    """Whether the word is capitalised inside a sentence near by, or comes again and never in lower case."""
    if re.search(rf"[\w,;] {re.escape(word)}\b", near):
        return True
    again = len(re.findall(rf"\b{re.escape(word)}\b", near)) > 1
    return again and not re.search(rf"\b{re.escape(word.lower())}\b", near)


def _rarity(weight: dict[str, int]) -> Callable[[str], tuple[bool, int]]:
    """Orders names: those of peoples ("British") last, since every page has one, then those that come seldom first."""
    return lambda name: (bool(_PEOPLE.search(name)), weight[name])


def _near(claim: Claim) -> str:
    """The article about the claim: for claims that have no name of their own."""
    start = claim.parts[0].start if claim.parts else 0
    title = claim.article.title.text if claim.article.title else ""
    return f"{title} {claim.article.prose[max(0, start - _AROUND) : start + _AROUND]}"


def _telling(word: str, common: frozenset[str], own: frozenset[str]) -> bool:
    return (
        len(word) > 4
        and not {word.casefold(), fold(word)} & (common | own)
        and "'" not in word
        and "\u2019" not in word
    )


def _own_words(claim: Claim, outlet: Outlet | None) -> frozenset[str]:
    names = [claim.named or "", *((outlet.name, *outlet.aliases) if outlet else ())]
    return frozenset(fold(word) for name in names for word in name.split())


def _phrase(claim: Claim, common: frozenset[str]) -> str:
    """The window of at most eight plain words, of one quoted part, that holds the most letters of uncommon words."""
    least, most = _PHRASE_WORDS
    windows = [
        words[at : at + most]
        for part in claim.parts
        if part.quoted
        for run in _RUN.findall(_without_cut_edges(part.text))
        if len(words := run.split()) >= least
        for at in range(max(1, len(words) - most + 1))
    ]
    best: list[str] = max(
        windows, key=lambda window: sum(len(word) for word in window if word.casefold() not in common), default=[]
    )
    telling = [at for at, word in enumerate(best) if word.casefold() not in common]
    trimmed = best[telling[0] : telling[-1] + 1] if telling else []
    return " ".join(trimmed if len(trimmed) >= least else best if telling else [])


def _without_cut_edges(text: str) -> str:
    """The text with contractions, cuts and inserted words broken out: a phrase must hold the page's own words alone."""
    broken = re.sub(r"\[[^\]]*\]|[^\s]*['\u2019][^\s]*", "|", text)
    return re.sub(r"\s+", " ", broken)


@cache
def _common(language: str | None) -> frozenset[str]:
    """The common words of a language and English ones, lower case; of all languages where it is not known."""
    folder = files("factcheck.data").joinpath("common")
    wanted = {"en", (language or "")[:2]} if language else {path.name[:2] for path in folder.iterdir()}
    lines = [
        line
        for path in folder.iterdir()
        if path.name.endswith(".txt") and path.name[:2] in wanted
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
