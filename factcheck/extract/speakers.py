"""Who is meant: pronouns, surnames and "the newspaper" led back to the name that stands before them.

Where that is a guess, the attribution's confidence falls. Where somebody else may be meant there is no speaker: a
quotation laid to the wrong person is worse than one laid to nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.extract.cues import Cues
from factcheck.extract.found import Found, Range
from factcheck.outlets import Mention

_FAR = 3
_GUESS = 0.8
_SURE = 0.5
_NEAR = 600
_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u010c\u0130\u0141\u015a\u0160\u017d][\w'\u2019-]*"
# "Dawn Achebe", "Mr. Vos", "Osei"; and a word with a capital where a sentence starts.
_NAME = re.compile(rf"{_CAPITAL}(?:\.? {_CAPITAL})*")
_OPENING = re.compile(rf"(?:[.!?\n][\"'\u201d\u2019\u00bb)]*\s+|^\s*)({_CAPITAL})")
_GENITIVE = re.compile(r"['\u2019]s?$")
_NO_NAMES = ("ing", "ed", "ly")
_MARKS = frozenset("\"'\u201c\u201e\u00ab\u2018\u201a")


@dataclass(slots=True)
class _Person:
    """Who spoke last, and what he was found to say."""

    one: Found
    said: list[Range] = field(default_factory=list)

    def names(self) -> frozenset[str]:
        return frozenset(_GENITIVE.sub("", word.strip(",")) for word in (self.one.speaker or "").split())


def lead_back(found: Sequence[Found], mentions: Sequence[Mention], text: str, cues: Cues) -> None:
    """Fill in `speaker`, in article order; it stays None for a pronoun of which nobody can say who it is."""
    speakers = _Speakers(text, cues, [span for one in found for span in one.content if text[span[0]] in _MARKS])
    at = 0
    for one in sorted((one for one in found if one.source), key=lambda one: one.source or (0, 0)):
        start, end = one.source or (0, 0)
        while at < len(mentions) and mentions[at].end <= start:
            at += 1
        if at < len(mentions) and mentions[at].start < end:
            speakers.outlet(one, mentions[at])
        else:
            speakers.take(one, start, text[start:end])


class _Speakers:
    """Who spoke last, at each place of a text."""

    def __init__(self, text: str, cues: Cues, quoted: Sequence[Range]) -> None:
        self._text, self._cues, self._quoted = text, cues, quoted
        self._full: dict[str, str] = {}
        self._called: dict[str | None, str] = {}
        self._person: _Person | None = None
        self._outlet: Found | None = None
        self._last: Found | None = None

    def outlet(self, one: Found, mention: Mention) -> None:
        """Take in a source that names an outlet."""
        start, end = one.source or (0, 0)
        one.speaker = one.speaker or self._text[start:end]
        one.outlet = self._text[mention.start : mention.end]
        self._last = one
        # "People briefed on the plan said" names no magazine that "it" could lead back to.
        self._outlet = None if mention.weak and self._text[mention.end : end].lstrip()[:1].islower() else one

    def take(self, one: Found, start: int, name: str) -> None:
        """Take in any other source, which starts at `start`."""
        cues, words = self._cues, name.lower().split()
        if len(words) == 1 and words[0] in cues.words["people"]:
            self._pronoun(one, words[0])
        elif len(words) == 1 and words[0] in cues.words["things"]:
            _follow(one, self._outlet if self._outlet is self._last else None)
        elif _is_called(words, cues, "publications"):
            _follow(one, self._outlet)
        elif _is_called(words, cues, "agencies"):
            alone = self._outlet is self._last and not self._names_another(words[-1], start)
            _follow(one, self._outlet if alone else None)
        elif name[:1].isupper():
            self._name(one, start, name)
        elif len(words) > 1 or words[0] not in cues.words["pronouns"]:
            one.speaker, self._person = name, None
        if not self._is_within(one):
            self._last = self._outlet if one.outlet and self._outlet else one

    def _names_another(self, word: str, start: int) -> bool:
        """Whether an agency that is no outlet stands shortly before: "the tax agency"."""
        own = [self._outlet.source] if self._outlet and self._outlet.source else []
        return word in _without(self._text, max(0, start - _NEAR), start, own).lower()

    def _is_within(self, one: Found) -> bool:
        """Whether `one` stands in what the last outlet said: "The BBC said *the mayor warned* ... It also said"."""
        start = one.source[0] if one.source else 0
        return self._outlet is not None and any(first <= start < last for first, last in self._outlet.content)

    def _name(self, one: Found, start: int, name: str) -> None:
        """A surname is who was named in full before; whom somebody quotes is not who goes on afterwards."""
        one.speaker = self._full.get(name, name)
        self._full.setdefault(name.rsplit(maxsplit=1)[-1], name)
        person = self._person
        if person and person.one.speaker == one.speaker:
            self._join(person, one)
        if not person or not any(first <= start < last for first, last in person.said):
            again = person.said if person and person.one.source == one.source else []
            self._person = _Person(one, [*again, *one.content])

    def _pronoun(self, one: Found, word: str) -> None:
        """Nobody who was "he" before is "she" now."""
        person = self._person
        called = self._called.setdefault(person.one.speaker, word) if person else ""
        if person and called == word and not self._another_meant(person, one):
            _follow(one, person.one)
            if one.confidence >= _SURE:
                person.said += one.content
            self._join(person, one)

    def _join(self, person: _Person, one: Found) -> None:
        """Let `one` go on from what the same person told an outlet."""
        first = person.one.continues or person.one
        if first.via and self._goes_on(first, one):
            one.continues = first

    def _goes_on(self, first: Found, one: Found) -> bool:
        """Whether `one` is a quotation with a bare tag in the paragraph of what was told: "...," she added."""
        if one.via or one.unit.paragraph != first.unit.paragraph or one.lemma not in self._cues.frame["adding"]:
            return False
        taken = [span for span in (one.cue, one.source, *one.content) if span]
        rest = _without(self._text, one.unit.start, one.unit.end, taken)
        return all(self._text[start] in _MARKS for start, _ in one.content) and not any(map(str.isalnum, rest))

    def _another_meant(self, person: _Person, one: Found) -> bool:
        """Whether the pronoun of `one` may mean somebody else than `person`, who spoke last.

        Somebody is named between the two, beside what is quoted or the person's own words; or the person was told.
        """
        if one.source is None or person.one.source is None or not person.one.unit.leads_to(one.unit, _FAR):
            return True
        own = person.names()
        if one.via and not own.isdisjoint(self._text[slice(*one.via)].split()):
            return True
        between = _without(self._text, person.one.source[1], one.source[0], [*person.said, *self._quoted])
        for match in _NAME.finditer(between):
            words = [_GENITIVE.sub("", word) for word in match.group().split()]
            named = len(words) > 1 or words[0] in self._full
            if named and own.isdisjoint(words) and not _in_a_phrase(between[: match.start()], self._cues):
                return True
        return any(word not in own for word in _openings(between, self._cues))


def _is_called(words: list[str], cues: Cues, kind: str) -> bool:
    """Whether the source is "the newspaper", or another of the list `kind`, without a name."""
    return len(words) in {2, 3} and words[0] in cues.words["determiners"] and words[-1] in cues.words[kind]


def _follow(one: Found, before: Found | None) -> None:
    if before is None or not before.unit.leads_to(one.unit, _FAR):
        return
    one.speaker = before.outlet or before.speaker
    one.outlet = before.outlet
    one.confidence = round(one.confidence * _GUESS, 2)


def _in_a_phrase(before: str, cues: Cues) -> bool:
    """Whether a preposition leads to the name that follows: "in New York", "at the White House"."""
    words = before.lower().split()[-3:]
    while words and words[-1] in cues.words["determiners"]:
        words.pop()
    return bool(words) and words[-1] in cues.words["prepositions"]


def _without(text: str, start: int, end: int, spans: Sequence[Range]) -> str:
    """The text between two offsets with a dash for each of the spans."""
    kept = []
    for first, last in sorted(spans):
        if first < end and last > start:
            kept.append(text[start : max(start, first)])
            start = max(start, last)
    return " \u2014 ".join((*kept, text[start:end]))


def _openings(between: str, cues: Cues) -> Iterator[str]:
    """The words with a capital that open a sentence and may be names."""
    for match in _OPENING.finditer(between):
        word = match[1].lower()
        if word not in cues.classes and word not in cues.words["adverbs"] and not word.endswith(_NO_NAMES):
            yield match[1]
