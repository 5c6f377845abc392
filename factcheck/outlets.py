"""The outlet table: which publications there are, by name and by address.

Facts only; which of several outlets an article means is decided in `resolve.py`.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from factcheck.model import Outlet
from factcheck.text import fold
from factcheck.text.wording import wording

# An archive's address holds the archived page's own address behind a time stamp or a word.
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d+[a-z_]*|archive\.(?:today|ph|is|org)/[^/]+|[^/]+/amp/s)/(?P<url>https?:/+.+)",
    re.IGNORECASE,
)
_RUNS_IN = re.compile(r"(?:^|[^\w.!?:;\u201c\u201d\"'(\[])\s?(?P<word>[A-Z][\w.]*)[ -]$")
_OPENING, _CLOSING = frozenset('\u201e\u201c\u00bb\u00ab"'), frozenset('\u201c\u201d\u00ab\u00bb"')
# "Fox News 6" is a local station.
_STATION = re.compile(r" \d{1,2}\b(?![%.,]\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet's name in a text. `outlets` has more than one entry where the name is shared.

    `weak` is True for short or common-noun names ("AP", "Time", "Sun") that need a reporting context to count.
    """

    start: int
    end: int
    outlets: tuple[Outlet, ...]
    weak: bool = False


class OutletTable:
    """All known outlets.

    `weak` holds the names that need a reporting context; every other name counts wherever it stands.
    """

    def __init__(self, outlets: Iterable[Outlet], weak: Iterable[str] = (), decoys: Iterable[str] = ()) -> None:
        self._by_id = {outlet.id: outlet for outlet in outlets}
        self._weak = frozenset(weak)
        self._decoys = tuple(decoys)
        # Several rooms ask about the same article in turn; one pair, so that threads see either both or neither.
        self._last: tuple[str, list[Mention]] = ("", [])

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, outlet_id: str) -> Outlet | None:
        """The outlet of that id."""
        return self._by_id.get(outlet_id)

    def named(self, name: str) -> tuple[Outlet, ...]:
        """The outlets that carry this name or alias; more than one where it is shared, none where it is unknown."""
        key = _key(name)
        return self._by_name.get(key) or self._by_name.get(_article().sub("", key), ())

    def of_url(self, url: str) -> Outlet | None:
        """The outlet whose address this is: longest domain and path first, archive wrappers looked through."""
        if wrapped := _ARCHIVED.match(url):
            url = re.sub(r"^(https?:)/+", r"\1//", wrapped["url"])
        try:
            parts = urlsplit(url if "//" in url else f"//{url}")
            host, path = (parts.hostname or "").lower().rstrip("."), parts.path
        except ValueError:
            return None
        labels = host.split(".")
        for first in range(len(labels) - 1):
            domain = ".".join(labels[first:])
            for prefix, outlet in self._by_domain.get(domain, ()):
                if not prefix or path == prefix or path.startswith(prefix + "/"):
                    return outlet
        return None

    def mentions(self, text: str) -> list[Mention]:
        """Every outlet name in `text`, longest first where they overlap, in order."""
        last = self._last
        if last[0] is not text:
            self._last = last = (text, self._scan(text))
        return list(last[1])

    def _scan(self, text: str) -> list[Mention]:
        found: list[tuple[int, int, tuple[Outlet, ...], bool]] = []
        for last, (length, outlets, common) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if not _whole(text, start, end) or _STATION.match(text, end):
                continue
            # Marks around it make a name of a common noun: laut "Spiegel".
            weak = common and not (text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING)
            if not (weak and _in_longer_name(text, start, end)):
                found.append((start, end, outlets, weak))
        found.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken: dict[int, Mention] = {}
        covered: set[int] = set()
        for start, end, outlets, weak in found:
            if start not in covered and end - 1 not in covered:
                covered.update(range(start, end))
                taken[start] = Mention(start, end, outlets, weak)
        return [mention for _, mention in sorted(taken.items()) if mention.outlets]

    @cached_property
    def _by_name(self) -> dict[str, tuple[Outlet, ...]]:
        table: dict[str, tuple[Outlet, ...]] = {}
        for outlet in self:
            for name in dict.fromkeys(_key(name) for name in (outlet.name, *outlet.aliases)):
                table[name] = (*table.get(name, ()), outlet)
        for name, holders in list(table.items()):
            table.setdefault(_article().sub("", name), holders)
        return table

    @cached_property
    def _by_domain(self) -> dict[str, list[tuple[str, Outlet]]]:
        table: dict[str, list[tuple[str, Outlet]]] = {}
        for outlet in self:
            for address in outlet.domains:
                domain, slash, path = address.partition("/")
                table.setdefault(domain.lower(), []).append((slash + path.rstrip("/"), outlet))
        for prefixes in table.values():
            prefixes.sort(key=lambda entry: -len(entry[0]))
        return table

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick  # noqa: PLC0415 - only where a text is scanned

        forms: dict[str, tuple[tuple[Outlet, ...], bool]] = {}
        for outlet in self:
            for name in (outlet.name, *outlet.aliases):
                weak = name in self._weak
                for form in _forms(name, weak=weak):
                    holders, was_weak = forms.get(form, ((), True))
                    forms[form] = ((*holders, outlet) if outlet not in holders else holders, weak and was_weak)
        forms |= dict.fromkeys(self._decoys, ((), False))
        automaton = ahocorasick.Automaton()
        for form, (holders, weak) in forms.items():
            automaton.add_word(form, (len(form), holders, weak))
        automaton.make_automaton()
        return automaton


def load(extra: Iterable[Outlet] = ()) -> OutletTable:
    """The table that ships with the program, with the user's outlets over it."""
    weak: set[str] = set()
    outlets: dict[str, Outlet] = {}
    table = files("factcheck.data").joinpath("outlets.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.split("\n")):
        outlet = _outlet(row)
        outlets[outlet.id] = outlet
        weak.update(_split(row["weak"]))
    for outlet in extra:
        outlets[outlet.id] = outlet
        weak.difference_update((outlet.name, *outlet.aliases))
    decoys = files("factcheck.data").joinpath("decoys.txt").read_text(encoding="utf-8").split("\n")
    return OutletTable(outlets.values(), weak, [name for name in decoys if name and not name.startswith("#")])


def _outlet(row: dict[str, str]) -> Outlet:
    aliases = dict.fromkeys(name for name in (*_split(row["aliases"]), *_split(row["weak"])) if name != row["name"])
    domains = _split(row["domains"])
    return Outlet(
        domains[0], row["name"], tuple(aliases), domains, row["country"] or None, _split(row["languages"]), row["kind"]
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(piece for piece in cell.split(";") if piece)


def _key(name: str) -> str:
    return fold(name.removeprefix("@"))


def _forms(name: str, *, weak: bool) -> set[str]:
    """The ways in which a name is written: curly apostrophes, without accents, in capitals, at a sentence's start."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    forms = {name, unicodedata.normalize("NFC", bare)}
    if name.startswith("the "):
        forms.add(f"The {name[4:]}")
    if not weak and len(name) > 5:
        forms.add(name.upper())
    return forms | {form.replace("'", "\u2019") for form in forms}


def _whole(text: str, start: int, end: int) -> bool:
    after = text[end : end + 1]
    if after.isalnum() or after == "_":
        return False
    before = text[start - 1 : start]
    return not (before.isalnum() or before == "_")


def _in_longer_name(text: str, start: int, end: int) -> bool:
    if _runs_on().match(text, end):
        return True
    before = _RUNS_IN.search(text[max(0, start - 24) : start])
    return before is not None and before["word"].casefold() not in wording().sets["openers"]


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"^{wording().pattern('articles')} ", re.IGNORECASE)


@cache
def _runs_on() -> re.Pattern[str]:
    """A short name that runs on into another capitalised word is a piece of a longer name ("the Post Office")."""
    return re.compile(rf"(?: {wording().pattern('joins')} |[ -])(?=[A-Z][a-z])")
