"""Who says the words on the page, and whether that is who the article says."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from factcheck.match.page import PageText
from factcheck.match.stems import WORD
from factcheck.match.words import bare
from factcheck.model import Claim, PartMatch

_AROUND, _SPELLINGS = 160, 70


def speaker_of(claim: Claim, parts: Sequence[PartMatch], page: PageText) -> tuple[str | None, bool | None]:
    """Who says the located words there, and whether it fits the article's speaker; None where either does not tell."""
    places = [one.passage for one in parts if one.part.quoted and one.passage is not None]
    said_by = next((who for place in places if (who := page.speaker_at(place.start, place.end))), None)
    if said_by is None or claim.speaker is None or _is_outlet(claim):
        return said_by, None
    return said_by, fits(claim.speaker, said_by, page)


def _is_outlet(claim: Claim) -> bool:
    names = {bare(name) for name in (claim.outlet.name, *claim.outlet.aliases)} if claim.outlet else set()
    return bare(claim.speaker or "") in names


def fits(speaker: str, said_by: str, page: PageText) -> bool | None:
    """True where the two are one: a shared name, or the article's description stands beside the name on the page.

    False only where both are full names of persons that share no word and no spelling; None where it cannot be told.
    """
    lex = page.lex
    mine, theirs = _content(speaker, lex.small | lex.light), _content(said_by, lex.small | lex.light)
    if not mine or not theirs:
        return None
    names_mine, names_theirs = _names(speaker) - lex.titles, _names(said_by) - lex.titles
    if names_mine & names_theirs:
        return True
    if mine <= _described(said_by, page):
        return True
    if _is_person(names_mine, mine, lex.titles) and _is_person(names_theirs, theirs, lex.titles):
        return None if _alike(names_mine, names_theirs) else False
    return None


def _is_person(names: set[str], words: set[str], titles: frozenset[str]) -> bool:
    """True for a full name with a title or a known given name; "White House" has neither."""
    return len(names) > 1 and bool(words & titles or names & _given_names())


def _alike(mine: set[str], theirs: set[str]) -> bool:
    """True where two of the names may be spellings of one ("Zelensky", "Selenskyj"): then nobody can tell."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where two persons meet

    return any(ratio(one, other) >= _SPELLINGS for one in mine for other in theirs)


@cache
def _given_names() -> frozenset[str]:
    text = files("factcheck.data").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(bare(word) for line in text.split("\n") if not line.startswith("#") for word in line.split())


def _content(text: str, leave_out: frozenset[str]) -> set[str]:
    return {bare(word) for word in WORD.findall(text)} - leave_out


def _names(text: str) -> set[str]:
    return {bare(word) for word in WORD.findall(text) if word[0].isupper()}


def _described(name: str, page: PageText) -> set[str]:
    """The words around every mention of the name on the page."""
    last = WORD.findall(name)[-1:]
    around = ""
    for match in re.finditer(re.escape(last[0]), page.text) if last else ():
        around += " " + page.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if len(around) > 20_000:
            break
    return {bare(word) for word in WORD.findall(around)}
