"""What pages say around their text, in every language that is known: `data/pages.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SIGNS = re.compile(r" ?\.\.\. ?|[^\w\s]|\d+|\s+")
_WRITTEN = {"'": "['\u2019]?", "#": r"\d{1,3}", "*": r"\w*", "(": "(?:", ")": ")", "|": "|", "/": r"\s?/\s?"}
_OUTSIDE = r"(?:_|[^\w\"'\u2018\u201a\u201c\u201d\u201e\u00ab\u00bb])*"  # what is quoted is somebody's, and no notice
_BETWEEN = r"\b[^.!?\n]{0,60}?\b"


@dataclass(frozen=True, slots=True)
class Words:
    """All languages together: a page may be in none of its own words."""

    more: re.Pattern[str]
    paged: re.Pattern[str]
    walls: re.Pattern[str]
    shells: re.Pattern[str]
    consent: re.Pattern[str]
    gone: re.Pattern[str]
    notices: re.Pattern[str]
    shouted: re.Pattern[str]
    notice_classes: frozenset[str]
    credits: re.Pattern[str]


@cache
def words() -> Words:
    """The words of the data file."""
    tables = tomllib.loads(files("factcheck.data").joinpath("pages.toml").read_text(encoding="utf-8")).values()
    lists = {name: [one for table in tables for one in table[name]] for name in next(iter(tables))}
    return Words(
        more=_compiled(_any(lists["more"])),
        paged=_compiled(rf"\W*{_any(lists['paged'])}\W*"),
        walls=_compiled(_any(lists["walls"])),
        shells=_compiled(_any(lists["shells"])),
        consent=_consent(lists["consent_acts"], lists["consent_things"], lists["consent"]),
        gone=_compiled(_any(lists["gone"])),
        notices=_notices(lists["notice_heads"], lists["notices"], lists["notices_in_brackets"]),
        shouted=re.compile(rf"(?:[A-Z]+ \d+-)?{_any([one.upper() for one in lists['shouted']])}(?=[-:\s])"),
        notice_classes=frozenset(lists["notice_classes"]),
        credits=_compiled(_any(lists["credits"])),
    )


def _consent(acts: list[str], things: list[str], phrases: list[str]) -> re.Pattern[str]:
    act, thing = _any(acts), _any(things)
    return re.compile(f"{act}.{{0,200}}?{thing}|{thing}.{{0,200}}?{act}|{_any(phrases)}", re.IGNORECASE | re.DOTALL)


def _notices(heads: list[str], openings: list[str], in_brackets: list[str]) -> re.Pattern[str]:
    head = rf"{_any(heads)}\s*(?:\([^)]*\))?\s*[:\u2013\u2014-]"
    return _compiled(rf"^{_OUTSIDE}(?:{head}|{_any(openings)}|(?<=\()\s*{_any(in_brackets)})")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(phrases: Iterable[str]) -> str:
    """One of these phrases, as a pattern that begins and ends at an edge of a word."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return rf"(?:{'|'.join(map(_pattern, ordered))})"


def _pattern(phrase: str) -> str:
    """A phrase in the notation of the data file, as a pattern."""
    body = _SIGNS.sub(_sign, phrase)
    before = "" if phrase[0] == "#" else r"\b"
    return before + body + (r"\b" if phrase[-1].isalnum() or phrase[-1] in ")*" else "")


def _sign(match: re.Match[str]) -> str:
    sign = match.group()
    if sign.strip() == "...":
        return _BETWEEN
    if sign.isspace():
        return r"\s+"
    return _WRITTEN.get(sign, re.escape(sign))
