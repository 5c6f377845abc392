"""The rules: what one sentence attributes, to whom, by which cue.

Each cue is found first; then the words around it say where its source and its content may stand, and the weights of
the language say which reading is the likeliest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.extract.credits import credits
from factcheck.extract.cues import Cues
from factcheck.extract.features import around_cue, at_edge, at_opening, at_start
from factcheck.extract.grammar import DASHES, STOPS, Grammar, Tokens
from factcheck.extract.sources import Sources
from factcheck.extract.units import Unit
from factcheck.extract.weights import first_likely
from factcheck.text.quotes import HIDDEN

Range = tuple[int, int]
_TRAILING = STOPS | {"."}
RIGHT, LEFT, BOTH, SUBJECT, AROUND = range(5)
NAMES = ("cue-content", "content-cue", "split-content", "subject-cue", "subject-content")
THRESHOLD = 0.36
_REACH = 20
_TAIL = 6
_TIME_SHAPES = frozenset({"times", "number", "adverbs"})
_TIME_WORDS = frozenset(
    "on in at this last ago days weeks months years day hours before a few two three four five six seven eight nine ten several am im vor diese letzte woche".split()
)


@dataclass(slots=True)
class Found:
    """An attribution in the making; offsets are the text's."""

    unit: Unit
    cue: Range | None
    source: Range | None
    content: list[Range]
    rule: str
    lemma: str = ""
    confidence: float = 1.0
    at: int = 0
    via: Range | None = None
    chain: list[Range] = field(default_factory=list)
    continues: "Found | None" = None


@dataclass(frozen=True, slots=True)
class Site:
    """A cue with what the grammar sees around it; token positions."""

    at: int
    first: int
    rest: int
    lemma: str
    source: Tokens | None
    told: Tokens | None
    inverted: Tokens | None
    features: list[str]


class Reader:
    """Reads units in one language."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues
        self.grammar = Grammar(cues)
        self.sources = Sources(cues, self.grammar)
        self._edges = cues.words["edges"] | STOPS
        self._openers = cues.words["times"] | cues.words["adverbs"] | cues.words["prepositions"] | {",", ":"}
        self._open = cues.words["complementizers"] | cues.words["pronouns"] | cues.words["determiners"] | {"to", "as"}

    def read(self, unit: Unit) -> list[Found]:
        """What the unit attributes by a cue of its own, in order."""
        found = list(self._credits(unit))
        for site in self.sites(unit):
            sides = self.cues.weights.sides(site.features)
            if sides[RIGHT] == max(sides) and self._is_tag(unit, site):
                sides[RIGHT], sides[LEFT] = sides[LEFT], sides[RIGHT]
            if sum(sides) >= THRESHOLD and (one := self.take(unit, site, sides.index(max(sides)))):
                one.confidence = round(sum(sides), 2)
                found.append(one)
        found.sort(key=lambda one: one.at)
        return found

    def _is_tag(self, unit: Unit, site: Site) -> bool:
        """Whether nothing but a day follows the cue, and a comma stands before its source: "..., Smith said last week."."""
        if site.source is None or site.source[0] < 2 or unit.words[site.source[0] - 1] != ",":
            return False
        return self._tail(unit, site.at + 1) >= len(unit) - 1

    def _credits(self, unit: Unit) -> Iterator[Found]:
        """ "According to ..." and its like: a phrase names the source, the rest of the clause is the content."""
        for credit in credits(unit, self.cues, self.grammar):
            content = []
            site = Site(credit.cue[0], credit.start, credit.end, "according", None, None, None, [])
            comma = credit.end < len(unit) - 1 and unit.words[credit.end] == ","
            if credit.start > 1 and (left := self.left(unit, site, credit.start)):
                content.append(left)
            if not credit.tag and (comma if not self.cues.verb_second else credit.end < len(unit) - 1):
                split = not content or unit.words[credit.start - 1] == "," or self.cues.verb_second
                if split and (right := self.rest(unit, self._skip(unit, credit.end), site.lemma)):
                    content.append(right)
            if content:
                cue, source = self.span(unit, *credit.cue), self.span(unit, *credit.source)
                yield Found(unit, cue, source, content, "according-to", "according", at=credit.cue[0])

    def sites(self, unit: Unit) -> Iterator[Site]:
        """Every word of the unit that may be a cue."""
        lemmas = self.cues.lemmas
        for at, word in enumerate(unit.words):
            lemma = lemmas.get(word)
            if lemma is not None:
                yield self._site(unit, at, lemma)

    def _site(self, unit: Unit, at: int, lemma: str) -> Site:
        grammar = self.grammar
        first = grammar.group_start(unit, at)
        inverted = self._inverted(unit, at, first)
        source = grammar.name_left(unit, first)
        told_end = grammar.addressed(unit, at + 1, lemma)
        rest = grammar.adjuncts(unit, inverted[1] if inverted else told_end)
        features = around_cue(unit, at, first, rest=rest, source=source, lemma=lemma, inverted=inverted is not None)
        told = (at + 1, told_end) if told_end > at + 1 else None
        return Site(at, first, rest, lemma, source, told, inverted, features)

    def _inverted(self, unit: Unit, at: int, first: int) -> Tokens | None:
        """The source after the verb: "...", said Smith, a teacher."""
        if at + 1 >= len(unit):
            return None
        tagged = at and (unit.words[at - 1] == "," or unit.is_quote(at - 1))
        if not self.cues.verb_second and (first != at or not tagged):
            return None
        if (
            unit.shapes[at + 1] not in {"name", "determiners", "pronouns", "possessives", "word"}
            or unit.words[at + 1] == "that"
        ):
            return None
        end = self.grammar.name_right(unit, at + 1)
        return (at + 1, self.grammar.apposition(unit, end)) if end > at + 1 else None

    def take(self, unit: Unit, site: Site, side: int) -> Found | None:
        """The attribution that `site` makes when its content stands on `side`."""
        source = site.source
        content: list[Range] = []
        if (aside := self._aside(unit, site)) is not None:
            side, content = RIGHT, [aside]
        elif side in (LEFT, BOTH):
            source = site.inverted or source
            end = site.first if site.inverted or source is None else source[0]
            if not (left := self.left(unit, site, end)):
                return None
            content.append(left)
            if unit.is_quote(end - 1) or (end > 1 and unit.words[end - 1] == "," and unit.is_quote(end - 2)):
                content += [
                    self.span(unit, at, at + 1) for at in unit.quoted if at >= site.rest and self._resumes(unit, at)
                ]
                side = LEFT
        elif side in (SUBJECT, AROUND):
            if source is None:
                return None
            content.append(self.span(unit, *source))
        if side in (RIGHT, BOTH, AROUND) and aside is None:
            if right := self.right(unit, site):
                content.append(right)
            elif side == RIGHT and unit.words[-1] != ":":
                return None
        who = self._who(unit, site, side)
        via = self.span(unit, *site.told) if site.told else None
        cue = self.span(unit, site.first, site.at + 1)
        return Found(unit, cue, who, content, NAMES[side], site.lemma, at=site.at, via=via)

    def _aside(self, unit: Unit, site: Site) -> Range | None:
        """The main clause beside "as Smith reported": after the aside's comma, else before the aside."""
        words, asides = unit.words, self.cues.words["asides"]
        if site.lemma not in self.cues.speech:
            return None
        start, end = site.first, site.at + 1
        if start and words[start - 1] in asides:
            end = self.grammar.name_right(unit, end + 1) if words[end : end + 1] == ["by"] else end
        elif site.source:
            start = site.source[0] + (words[site.source[0]] in asides)
        lead = start - 1
        if lead < 0 or words[lead] not in asides:
            return None
        after = self._tail(unit, end)
        if after < len(unit) - 2 and words[after] == ",":
            return self.rest(unit, after + 1, site.lemma)
        return self.left(unit, site, lead) if after >= len(unit) - 1 and lead > 1 else None

    def _tail(self, unit: Unit, at: int) -> int:
        """The token after the day or place that may follow a cue at the end of a clause."""
        words, start = unit.words, at
        while at < len(unit) and at - start < _TAIL and words[at] not in STOPS and words[at] != ".":
            if not (unit.shapes[at] in _TIME_SHAPES or words[at] in _TIME_WORDS):
                return start
            at += 1
        return at

    def _who(self, unit: Unit, site: Site, side: int) -> Range | None:
        near = None if side in (SUBJECT, AROUND) else site.source
        inverted = site.inverted if side in (LEFT, BOTH) else None
        source = self.sources.choose(unit, site.at, site.first, near=near, inverted=inverted, lemma=site.lemma)
        return self.span(unit, *source) if source else None

    # -- where the content starts and ends -----------------------------------------------------------------------

    def left(self, unit: Unit, site: Site, end: int) -> Range | None:
        """The content that ends before token `end`."""
        while end and unit.words[end - 1] in _TRAILING:
            end -= 1
        if not end:
            return None
        if unit.is_quote(end - 1) and self.sayable(unit, end - 1):
            return self.span(unit, end - 1, end)
        begins = ((begin, at_start(unit, begin, end, site.lemma)) for begin in self.begins(unit, end))
        return self.span(unit, first_likely(self.cues.weights.start, begins) or 0, end)

    def _resumes(self, unit: Unit, at: int) -> bool:
        """Whether the quotation at `at` is the second half of one that the cue stands in."""
        before = unit.words[at - 1]
        return before in _TRAILING or before in {"and", "but", "adding"}

    def sayable(self, unit: Unit, at: int) -> bool:
        """Whether the quotation at `at` says something by itself: more than a few words, or the first of its sentence."""
        words = unit.text[unit.starts[at] : unit.ends[at]].split()
        before = unit.words[at - 1] if at else ""
        return len(words) > 3 and (not at or before in _TRAILING)

    def begins(self, unit: Unit, end: int) -> Iterator[int]:
        """The tokens at which content may start, from the left."""
        yield 0
        for at in range(end - 1):
            if unit.words[at] in self._edges:
                yield at + 1

    def right(self, unit: Unit, site: Site) -> Range | None:
        """The content to the right of the cue."""
        return self.rest(unit, self.opening(unit, site), site.lemma)

    def rest(self, unit: Unit, first: int, lemma: str) -> Range | None:
        """The content that starts at token `first`."""
        words, last = unit.words, len(unit)
        while last > first and words[last - 1] in _TRAILING:
            last -= 1
        if last <= first:
            return None
        edge = first_likely(self.cues.weights.end, self.edges(unit, first, last, lemma))
        return self.span(unit, first, last if edge is None else edge)

    def opening(self, unit: Unit, site: Site) -> int:
        """The token at which content to the right of the cue starts."""
        at = first_likely(self.cues.weights.open, self.openings(unit, site))
        return self._skip(unit, site.rest) if at is None else at

    def openings(self, unit: Unit, site: Site) -> Iterator[tuple[int, list[str]]]:
        """The tokens at which content to the right may start, with their features."""
        words, size = unit.words, len(unit)
        start = (
            site.inverted[1]
            if site.inverted and not self.cues.verb_second
            else site.told[1]
            if site.told
            else site.at + 1
        )
        seen = 0
        for at in range(start, min(start + _REACH, size)):
            word = words[at]
            if word in {",", ":"} or word in DASHES or (word == "." and at == size - 1):
                continue
            if (
                at == start
                or words[at - 1] in self._openers
                or unit.is_quote(at)
                or word in self._open
                or at == site.rest
            ):
                yield at, at_opening(unit, site.at, at, site.lemma, rest=site.rest, seen=seen)
                seen += 1

    def _skip(self, unit: Unit, first: int) -> int:
        words = unit.words
        while first < len(unit) and (words[first] in {",", ":", ".", "!", "?"} or words[first] in DASHES):
            first += 1
        return first

    def edges(self, unit: Unit, first: int, last: int, lemma: str) -> Iterator[tuple[int, list[str]]]:
        """The tokens before which content that starts at `first` may end, with their features."""
        speech, lemmas, words = self.cues.speech, self.cues.lemmas, unit.words
        cue = max((at for at in range(first, last) if lemmas.get(words[at]) in speech), default=-1)
        for edge in range(first + 1, last):
            if words[edge] in self._edges or words[edge] == HIDDEN:
                yield edge, at_edge(unit, first, edge, lemma, cue_follows=cue > edge)

    def span(self, unit: Unit, first: int, last: int) -> Range:
        """The text's offsets of a token range, without the commas at its end."""
        while last - 1 > first and unit.words[last - 1] in _TRAILING:
            last -= 1
        return unit.starts[first], unit.ends[last - 1]
