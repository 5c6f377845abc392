"""From sentences to attributions: join what runs over sentences and paragraphs, and find what goes on without a cue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from factcheck.extract.cues import Cues
from factcheck.extract.dialogue import alone, labels, nested
from factcheck.extract.found import Found, Range
from factcheck.extract.number import number
from factcheck.extract.publish import publish
from factcheck.extract.rules import reader
from factcheck.extract.speakers import lead_back
from factcheck.extract.titles import names_set_off
from factcheck.extract.units import Unit, units
from factcheck.model import Article, Attribution
from factcheck.outlets import Mention, OutletTable
from factcheck.text.quotes import Quote, quotes

_LEAST = 5
_BACK = 6
_OPENING = frozenset("\u201c\u201e\u00ab\u2018\u201a\"'")
_CLOSING = frozenset("\u201c\u201d\u00bb\"'")
_GUESS = 0.6
_HEARSAY = 0.4
_MOOD = "reported-mood"
_SHORTEST = 4
_TWO = 2


def assemble(article: Article, outlets: OutletTable, lexicon: Cues) -> Iterator[Attribution]:
    """The attributions of `article` in order, by the cues of its language."""
    mentions = outlets.mentions(article.prose)
    text = names_set_off(article.prose, mentions)
    runs = quotes(text)
    story = Story(lexicon, runs, mentions)
    for unit in units(text, runs, lexicon):
        unit.heading = article.title is not None and unit.start < article.title.end
        story.add(unit)
    found = story.told()
    publish(found, mentions, text, lexicon)
    lead_back(found, mentions, text, lexicon)
    said = [one for one in found if one.content]
    return number(article, [part for one in said for part in halves(one)] if lexicon.parts_halves else said, runs)


def halves(one: Found) -> Iterator[Found]:
    """The quotations that `one` joins over a full stop, each by itself: "Ja", sagte sie. "Wir gehen."."""
    text, content = one.unit.text, one.content
    cuts = [at for at in range(1, len(content)) if _stops_between(text, content[at - 1], content[at])]
    bounds = [0, *cuts, len(content)]
    one.content = content[: bounds[1]]
    yield one
    for first, last in pairwise(bounds[1:]):
        yield replace(one, content=content[first:last])


def _stops_between(text: str, one: Range, other: Range) -> bool:
    between = text[one[1] : other[0]].strip()
    return between.endswith((".", ":")) and text[one[0]] in _OPENING and text[other[0]] in _OPENING


class Story:
    """What was found so far, and what the next sentence may go on from."""

    def __init__(self, lexicon: Cues, runs: Sequence[Quote], mentions: Sequence[Mention]) -> None:
        self._lexicon, self._reader = lexicon, reader(lexicon)
        self._continued = frozenset(run.start for run in runs if run.continued)
        self._named = frozenset(at for mention in mentions for at in range(mention.start, mention.end))
        self._units: list[Unit] = []
        self._found: list[Found] = []
        self._at = 0

    def add(self, unit: Unit) -> None:
        """Take in the next unit."""
        self._units.append(unit)

    def told(self) -> list[Found]:
        """Everything that the units attribute, in order."""
        spoken = labels(self._units, self._lexicon.frame["in_labels"])
        speech: Found | None = None
        for at, unit in enumerate(self._units):
            self._at = at
            if at in spoken:
                speech = spoken[at]
                self._found.append(speech)
            if speech is None or unit.paragraph != speech.unit.paragraph:
                self._read(unit)
        return [one for one in self._found if one.content]

    def _read(self, unit: Unit) -> None:
        if _only_quote(unit) and (before := self._goes_on(unit)):
            before.content.append((unit.start, unit.end))
            return
        last = self._found[-1] if self._found else None
        if last and not last.content and unit.is_quote(0):
            last.content.append((unit.starts[0], unit.ends[0]))
            if _only_quote(unit):
                return
        new = self._reader.read(unit)
        covered = [span for one in new for span in one.content] + (last.content[-1:] if last else [])
        guesses = list(alone(unit, self._reader.grammar, covered, _LEAST))
        alone_here = guesses and guesses[0].source is None and _only_quote(unit)
        if alone_here and last and (self._spoke_before(last, unit) or _introduces(last, unit)):
            guesses[0].source = last.source
        new += guesses
        silent = None if new else self._reported(unit)
        new += [silent] if silent else []
        if self._lexicon.nested_quotes:
            new += nested(unit, new, self._reader.grammar, self._last_source(unit))
        if not new and (going_on := self._continuation(unit)):
            new = [going_on]
        for one in new:
            self._lead_backward(one, unit)
        self._found += new

    def _lead_backward(self, one: Found, unit: Unit) -> None:
        """Put the sentence before in, where "das" stands for it: "Das teilte die Polizei mit."."""
        if not self._lexicon.words["backward"] or one.rule != "subject-cue" or one.at != 1 or len(self._units) < _TWO:
            return
        before = self._before()
        if unit.words[0] in self._lexicon.words["backward"] and before and not before.heading:
            one.content.insert(0, (before.start, before.end))
            end = self._reader.grammar.name_right(unit, one.at + 1)
            if end > one.at + 1:
                one.source = (unit.starts[one.at + 1], unit.ends[end - 1])

    def _before(self) -> Unit | None:
        """The unit before the one that is read."""
        return self._units[self._at - 1] if self._at else None

    def _reported(self, unit: Unit) -> Found | None:
        """A sentence whose mood alone marks it as somebody's words: the last speaker's.

        Less sure are those whose mood could have another reason, and those that tell what is said to have happened.
        """
        words = self._lexicon.words
        forms = words["reported"]
        if not forms:
            return None
        sure = _GUESS
        if forms.isdisjoint(unit.words):
            sure = _HEARSAY
            forms = words["reported_on"] if self._was_reported(unit) else frozenset()
            forms |= words["hearsay"] if not words["hearsay_ends"].isdisjoint(unit.words[-2:]) else frozenset()
            if forms.isdisjoint(unit.words):
                return None
        at = next(at for at, word in enumerate(unit.words) if word in forms)
        if not self._lexicon.words["subordinators"].isdisjoint(unit.words[:at]):
            return None
        return Found(unit, None, self._last_source(unit), [(unit.start, unit.end)], _MOOD, confidence=sure, at=at)

    def _was_reported(self, unit: Unit) -> bool:
        """Whether the sentence before, in the same paragraph, is reported too."""
        before = self._before()
        here = takewhile(lambda one: one.unit is before, reversed(self._found))
        return (
            before is not None
            and before.paragraph == unit.paragraph
            and any(one.rule == _MOOD or one.cue for one in here)
        )

    def _last_source(self, unit: Unit) -> Range | None:
        """Who spoke last before `unit`, in this paragraph or the one before."""
        for one in self._found[:-_BACK:-1]:
            if not one.unit.leads_to(unit, 1):
                return None
            if one.source:
                return one.source
        return None

    def _continuation(self, unit: Unit) -> Found | None:
        """A sentence without a cue in the paragraph of an outlet's "According to ...": a guess, less confident."""
        last = self._found[-1] if self._found else None
        if last is None or last.unit.paragraph != unit.paragraph or len(unit) < _SHORTEST or unit.quoted:
            return None
        first = last.continues or last
        if first.rule != "according-to" or not first.source or not first.cue or first.content[0][0] < first.cue[0]:
            return None
        if self._named.isdisjoint(range(*first.source)):
            return None
        return Found(unit, None, first.source, [(unit.start, unit.end)], "goes-on", confidence=_GUESS, continues=first)

    def _spoke_before(self, last: Found, unit: Unit) -> bool:
        """Whether the paragraph before a quotation alone is somebody's quotation too: likely the same speaker's."""
        after = unit.paragraph != last.unit.paragraph and last.unit.leads_to(unit, 1)
        text = unit.text
        return after and any(text[start] in _OPENING or text[end - 1] in _CLOSING for start, end in last.content)

    def _goes_on(self, unit: Unit) -> Found | None:
        """What a quotation alone goes on with: one before it in the paragraph, or marks left open before it."""
        continued = unit.start in self._continued
        for one in self._found[:-_BACK:-1]:
            away = unit.paragraph - one.unit.paragraph
            if away > 1 or (away and not continued):
                return None
            if any(unit.text[start] in _OPENING for start, _ in one.content):
                return one
        return None


def _introduces(last: Found, unit: Unit) -> bool:
    """Whether the sentence right before a quotation ends in a colon, so that who speaks there says it."""
    before = last.unit
    return before.words[-1:] == [":"] and not unit.text[before.end : unit.start].strip()


def _only_quote(unit: Unit) -> bool:
    if not unit.is_quote(0):
        return False
    return all(unit.is_quote(at) or (len(word) == 1 and not word.isalnum()) for at, word in enumerate(unit.words))
