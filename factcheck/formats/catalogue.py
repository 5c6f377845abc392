"""The sentences of a report, in the language of the run.

A sentence is a template of the catalogue (`data/sentences/LANGUAGE.toml`). `{name}` is filled with a fact; `[ ... ]`
is left out when a fact inside it is missing. Facts are words of others: they are filled in one pass and never read as
a template themselves, and a missing fact never stops a report.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from factcheck.errors import SettingsError

LANGUAGES = ("en", "de")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")
_DETAIL, _HELD = "detail.", re.compile(r"\{(\w+)\}")
_BLANK = re.compile(r"\{(\w+)\}(?P<of>'s\b)?")
_STOPPED = re.compile(r"(?P<stopped>[.!?…][”“])\.$")
"""A quotation at the end that brings its own stop."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_DAYS = frozenset({"date", "day", "a_day", "b_day", "from", "until", "time"})
_CODES = frozenset({"how", "reason", "obtained", "fit"})


def _possessive(ending: str | None, value: str) -> str:
    return "" if ending is None else "'" if value.endswith("s") else "'s"


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's sentences, by `section.key`."""

    language: str
    sentences: Mapping[str, str]

    def __contains__(self, key: str) -> bool:
        return key in self.sentences

    def say(
        self,
        key: str,
        facts: Mapping[str, str] | None = None,
        *,
        variant: str = "",
        quote: Callable[[str], str] = _as_it_is,
    ) -> str:
        """The sentence `key` with its blanks filled.

        `variant` picks `key.variant` where the catalogue has it, a fact `n` of 1 picks `key.one`. `quote` escapes each
        fact for the format that is being written. A key that the catalogue lacks gives its last part, in words, with
        the facts behind it.
        """
        known = facts or {}
        template = self._template(key, variant, known)
        if template is None:
            return " ".join([key.rpartition(".")[2].replace("_", " "), *(quote(value) for value in known.values())])

        def optional(match: re.Match[str]) -> str:
            return match[1] if all(known.get(name) for name, _ in _BLANK.findall(match[1])) else ""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            value = known.get(name) or ""
            said = quote(self._worded(name, value)) if value else self.sentences.get(f"missing.{name}", "…")
            return said + _possessive(match["of"], value)

        return _STOPPED.sub(r"\g<stopped>", _BLANK.sub(fill, _OPTIONAL.sub(optional, template)))

    def quoted(self, text: str) -> str:
        """`text` between this language's quotation marks."""
        return f"{self.sentences['mark.opening']}{text}{self.sentences['mark.closing']}"

    def detail(self, text: str) -> str:
        """A remark that the program makes in English, in this language where the catalogue has it."""
        if (known := self.sentences.get(f"{_DETAIL}{text}")) is not None:
            return known
        for pattern, template in _details(self.language):
            if match := pattern.fullmatch(text):
                return _HELD.sub(lambda blank: match[blank[1]], template)
        return text

    def day(self, when: date | datetime | None) -> str:
        """A day as this language writes it, "" for None."""
        if when is None:
            return ""
        month = self.sentences[f"month.{when.month}"]
        return self.sentences["month.pattern"].format(day=when.day, month=month, year=when.year)

    def time(self, when: datetime) -> str:
        """A day and a time of day, in the time zone that `when` has."""
        return f"{self.day(when)}, {when:%H:%M} {when.tzname() or ''}".strip()

    def code(self, section: str, code: str) -> str:
        """The words for a code ("blocked", "exact"), or the code itself where there are none."""
        return self.sentences.get(f"{section}.{code}", code.replace("_", " "))

    def _template(self, key: str, variant: str, facts: Mapping[str, str]) -> str | None:
        one = facts.get("n") == "1"
        names = [f"{key}.{variant}"] if variant else []
        names += [f"{key}.one"] if one else []
        return next((self.sentences[name] for name in [*names, key] if name in self.sentences), None)

    def _worded(self, name: str, value: str) -> str:
        if name in _DAYS and _DAY.match(value):
            return self._worded_day(value, timed=name == "time")
        if name == "services":
            return ", ".join(self.sentences.get(f"service.{one}", one) for one in value.split(", "))
        words = self.sentences.get(f"{name}.{value}", value) if name in _CODES else value
        return self.detail(words) if name == "reason" else words

    def _worded_day(self, value: str, *, timed: bool) -> str:
        try:
            return self.time(datetime.fromisoformat(value)) if timed else self.day(date.fromisoformat(value[:10]))
        except ValueError:
            return value


@cache
def _details(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The remarks that hold something ("{a} of {b} words could be read"), and how a language says them."""
    told = {key: words for key, words in load(language).sentences.items() if key.startswith(_DETAIL) and "{" in key}
    return tuple((_holding(key.removeprefix(_DETAIL)), words) for key, words in told.items())


def _holding(remark: str) -> re.Pattern[str]:
    pieces = _HELD.split(remark)
    return re.compile("".join(f"(?P<{piece}>.+)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)))


@cache
def load(language: str = "en") -> Catalogue:
    """Read a language's sentences, once. Raises SettingsError for a language that there is no catalogue of."""
    if language not in LANGUAGES:
        raise SettingsError(f'no sentences in language "{language}"', way_out=f"Known are {', '.join(LANGUAGES)}")
    text = files("factcheck.data").joinpath("sentences", f"{language}.toml").read_text(encoding="utf-8")
    sections = tomllib.loads(text)
    flat = {f"{section}.{key}": words for section, keys in sections.items() for key, words in keys.items()}
    return Catalogue(language, flat)
