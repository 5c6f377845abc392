"""Who says the words on the page, and whether that is who the article says."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from factcheck.match.lexicon import Lexicon, lexicon
from factcheck.match.page import PageText
from factcheck.match.people import given_names, names_on
from factcheck.match.stems import WORD
from factcheck.match.words import bare
from factcheck.model import Claim, PartMatch

_AROUND, _SPELLINGS, _SOUNDS, _LONGEST_NAME = 160, 70, 80, 5
_HISSED = re.compile(r"[szc]+h*|ts+|tz")
_VOWELS = re.compile(r"[aeiouyj]|(.)(?=\1)")


def speaker_of(claim: Claim, parts: Sequence[PartMatch], page: PageText) -> tuple[str | None, bool | None]:
    """Who says the located words there, and whether it fits the article's speaker; None where either does not tell.

    Words that somebody quotes are said by both: by who is quoted, and by who quotes. The latter alone tells nothing.
    """
    places = [one.passage for one in parts if one.part.quoted and one.passage is not None]
    said_by = next((who for place in places if (who := page.speakers_at(place.start, place.end))), ())
    if not said_by or claim.speaker is None or _is_outlet(claim):
        return said_by[0] if said_by else None, None
    found = [fits(claim.speaker, who, page) for who in said_by]
    if found[0] is not False or not any(one is not False for one in found):
        return said_by[0], found[0]
    return said_by[0], None


def _is_outlet(claim: Claim) -> bool:
    names = {bare(name) for name in (claim.outlet.name, *claim.outlet.aliases)} if claim.outlet else set()
    if claim.jointly and claim.named:  # "Reuters and the BBC"
        names.add(bare(claim.named))
    return bare(claim.speaker or "") in names


def fits(speaker: str, said_by: str, page: PageText) -> bool | None:
    """True where the two are one: the same surname, or the article's description stands beside the name on the page.

    False only where both are persons that share no name and no spelling of one; None where it cannot be told: a given
    name alone is shared by many, and a surname by families.
    """
    lex = page.lex
    mine, theirs = _content(speaker, lex.small | lex.light), _content(said_by, lex.small | lex.light)
    if not mine or not theirs:
        return None
    one, other = _Who(speaker, lex), _Who(said_by, lex)
    if shared := set(one.names) & set(other.names):
        return None if _differ(one, other, shared) else True
    known = names_on(page.words, lex)
    if not lex.nouns_capital:  # else any two nouns are as good as a full name
        known |= {name for one in page.said if one.speaker for name in _surname(one.speaker, lex.code)}
    persons = one.is_person(known, mine & lex.titles), other.is_person(known, theirs & lex.titles)
    described = lex.nouns_capital or not one.names  # a name beside a name describes nobody
    if described and not persons[0] and mine <= _described(said_by, page):
        return True
    return None if not all(persons) or _alike(one, other) else False


class _Who:
    """A speaker's names in order, without titles, particles and words of grammar.

    `names` are all of them; `called` those that name the speaker himself: not "Republican" in "the Republican
    candidate", "Trump" in "a Trump spokesman", or a place where he works.
    """

    def __init__(self, text: str, lex: Lexicon) -> None:
        leave_out = lex.titles | lex.particles | lex.small | lex.light
        runs = [list(_runs(segment, lex, leave_out)) for segment in text.split(",")]
        self.names = [name for run in runs for _, _, names in run for name in names]
        self.called = next(filter(None, map(_called, runs)), [])

    @property
    def surname(self) -> list[str]:
        """The last of the names of who is named in full; empty for all others."""
        return self.called[-1:] if len(self.called) > 1 else []

    def is_person(self, known: frozenset[str], titled: Set[str]) -> bool:
        """True for a full name with a title or a known given name, and for a name that the page gives a person.

        "White House" is neither.
        """
        full = len(self.called) > 1 and (bool(titled) or bool(given_names().intersection(self.called)))
        return full or bool(self.called and self.called[-1] in known)


def _called(runs: Sequence[tuple[bool, bool, list[str]]]) -> list[str]:
    """The name in a segment: its last words, else the first of two names and more; "Norvik's counsel" has none."""
    named = [(ends, names) for ends, may_be, names in runs if may_be]
    last = [names for ends, names in named if ends][-1:] or [names for _, names in named if len(names) > 1][:1]
    return last[0] if last and len(last[0]) <= _LONGEST_NAME else []


@lru_cache(maxsize=4096)  # a page names the same few again and again
def _surname(speaker: str, language: str) -> tuple[str, ...]:
    return tuple(_Who(speaker, lexicon(language)).surname)


def _runs(segment: str, lex: Lexicon, leave_out: Set[str]) -> Iterator[tuple[bool, bool, list[str]]]:
    """The runs of capitalised words: whether each ends the segment, may be whom it names, and its names.

    No word of grammar stands before it ("a spokesman for Helen Brandt"), and none in it: those are headlines.
    """
    words = WORD.findall(segment)
    norms = [bare(word) for word in words]
    at = 0
    while at < len(words):
        first = at
        while at < len(words) and (words[at][0].isupper() or (at > first and norms[at] in lex.particles)):
            at += 1
        if names := [name for name in norms[first:at] if name not in leave_out]:
            headline = any(name in lex.small and name not in lex.particles for name in norms[first + 1 : at])
            described = first > 0 and norms[first - 1] in (lex.small | lex.light) - lex.coordinators
            if described and lex.nouns_capital and norms[first - 1] in lex.articles | lex.definite:
                full = _full_name(names)
                described, names = not full, full or names
            yield at == len(words), not headline and not described, names
        at = max(at, first + 1)


def _full_name(names: Sequence[str]) -> list[str]:
    """The full name behind what somebody is, "Energieexperte Jörg Siebert"; none in "Sprecher Angela Merkels"."""
    at = next((at for at in range(1, len(names) - 1) if names[at] in given_names()), 0)
    return list(names[at:]) if at and not names[-1].endswith("s") else []


def _differ(one: _Who, other: _Who, shared: Set[str]) -> bool:
    """True where a shared name does not make one person of two: another surname, or another given name before it."""
    if one.names[-1] not in shared or other.names[-1] not in shared:
        return len(one.names) > 1 and len(other.names) > 1 and shared <= given_names()
    first, first_there = one.names[0], other.names[0]
    both_given = {first, first_there} <= given_names() and first != first_there
    return both_given and not shared - {one.names[-1]}


def _alike(one: _Who, other: _Who) -> bool:
    """True where the surname may be a spelling of one of the other's: "Zelensky" and "Selenskyj"."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where two persons meet

    a, b = one.called[-1], other.called[-1]
    return ratio(a, b) >= _SPELLINGS or ratio(_sound(a), _sound(b)) >= _SOUNDS


def _sound(name: str) -> str:
    """The consonants of a name as languages share them: "Chruschtschow" and "Khrushchev"."""
    return _VOWELS.sub("", _HISSED.sub("s", name.replace("kh", "h").replace("ch", "h").replace("w", "v")))


def _content(text: str, leave_out: frozenset[str]) -> set[str]:
    return {bare(word) for word in WORD.findall(text)} - leave_out


def _described(name: str, page: PageText) -> set[str]:
    """The words around every mention of the name on the page."""
    last = WORD.findall(name)[-1:]
    around = ""
    for match in re.finditer(re.escape(last[0]), page.text) if last else ():
        around += " " + page.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if len(around) > 20_000:
            break
    return {bare(word) for word in WORD.findall(around)}
