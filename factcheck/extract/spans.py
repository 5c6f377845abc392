"""Where a content starts and ends, once a cue and the side of its content are known."""

from collections.abc import Iterator

from factcheck.extract.cues import Cues
from factcheck.extract.features import at_edge, at_opening, at_start
from factcheck.extract.found import Range, Site
from factcheck.extract.grammar import DASHES, STOPS, Grammar
from factcheck.extract.seen import Seen
from factcheck.extract.tags import SCARE, TRAILING, Tags
from factcheck.extract.units import Unit
from factcheck.extract.weights import first_likely
from factcheck.text.quotes import HIDDEN

_REACH = 20
_FARTHEST = 120
_NAME = 8
_CLAUSE = 4  # what is said according to somebody is a clause, and fewer words are none
_YEAR = 4
_PHRASE = 6
_FINITE = frozenset({"auxiliaries", "modals"})


class Spans:
    """Finds the spans of a content in one language; every result is in the text's offsets."""

    def __init__(self, cues: Cues, grammar: Grammar) -> None:
        self.cues, self.grammar, self.tags = cues, grammar, Tags(cues)
        words = cues.words
        self._edges = words["edges"] | STOPS
        self._openers = words["times"] | words["adverbs"] | words["prepositions"] | {",", ":"}
        self._open = words["complementizers"] | words["pronouns"] | words["determiners"] | cues.frame["openings"]

    def aside(self, unit: Unit, site: Site) -> Range | None:
        """The main clause beside "as Smith reported": after the aside's comma, else before the aside."""
        words, asides = unit.words, self.cues.words["asides"]
        if site.lemma not in self.cues.speech:
            return None
        start, end = site.first, site.at + 1
        if start and words[start - 1] in asides:
            end = (
                self.grammar.name_right(unit, end + 1)
                if end < len(unit) and words[end] in self.cues.frame["agent"]
                else end
            )
        elif site.source:
            start = site.source[0] + (words[site.source[0]] in asides)
        lead = start - 1
        if lead < 0 or words[lead] not in asides:
            return None
        after = self.tags.tail(unit, end)
        joined = after < len(unit) - 2 and words[after] == "," and words[after + 1] in self.cues.words["conjunctions"]
        if after < len(unit) - 2 and words[after] == "," and not (joined and lead > 1):
            return self.rest(unit, after + 1, site.lemma)
        return self.left(unit, site.lemma, lead) if (joined or after >= len(unit) - 1) and lead > 1 else None

    def left(self, unit: Unit, lemma: str, end: int) -> Range | None:
        """The content that ends before token `end`."""
        while end and unit.words[end - 1] in TRAILING:
            end -= 1
        if not end:
            return None
        if unit.is_quote(end - 1) and self.tags.sayable(unit, end - 1):
            return self.span(unit, end - 1, end)
        latest = end - _CLAUSE if lemma == "according" else end
        if lemma != "according" and (quote := self._before_name(unit, end)) is not None:
            return self.span(unit, quote, quote + 1)
        begins = (
            (begin, at_start(unit, begin, end, lemma))
            for begin in self.begins(unit, end)
            if not begin or begin <= latest
        )
        return self.span(unit, first_likely(self.cues.weights.start, begins) or 0, end)

    def _before_name(self, unit: Unit, end: int) -> int | None:
        """The quotation that ends with a comma before a name's first words: "...," another friend, Jane Doe, said."""
        for at in range(max(0, end - _NAME), end - 1):
            if self.tags.ends_with_comma(unit, at):
                return at
        return None

    def resumes(self, unit: Unit, rest: int, at: int) -> bool:
        """Whether the quotation at `at`, after the tag that ends at `rest`, is the second half of the one before it."""
        if at < rest or len(unit.text[unit.starts[at] : unit.ends[at]].split()) <= SCARE:
            return False
        before = unit.words[at - 1]
        return before in TRAILING or before in self.cues.frame["resuming"]

    def begins(self, unit: Unit, end: int) -> Iterator[int]:
        """The tokens at which content may start, from the left."""
        yield 0
        for at in range(end - 1):
            if unit.words[at] in self._edges:
                yield at + 1

    def right(self, unit: Unit, site: Site) -> Range | None:
        """The content to the right of the cue."""
        first, words = self.opening(unit, site), unit.words
        quoting = site.lemma in self.cues.frame["quoting"] and first + 2 < len(unit)
        if quoting and self.cues.lemmas.get(words[first]) in self.cues.speech:
            first += words[first + 1] in self.cues.frame["goals"]  # "The Journal, citing papers, reported that ..."
        return self.rest(unit, first, site.lemma)

    def rest(self, unit: Unit, first: int, lemma: str) -> Range | None:
        """The content that starts at token `first`."""
        words, last = unit.words, len(unit)
        while last > first and words[last - 1] in TRAILING:
            last -= 1
        if last <= first:
            return None
        if self.tags.ends_with_comma(unit, first) and self.tags.follows(unit, first + 1):
            return self.span(unit, first, first + 1)
        edge = first_likely(self.cues.weights.end, self.edges(unit, first, last, lemma))
        if edge is not None and (reopened := self._goes_on(unit, first, edge, last)):
            later = ((at, seen) for at, seen in self.edges(unit, first, last, lemma) if at > reopened)
            edge = first_likely(self.cues.weights.end, later)
        edge = last if edge is None else edge
        return self.span(unit, first, self._next_statement(unit, first, edge) or edge)

    def _next_statement(self, unit: Unit, first: int, last: int) -> int | None:
        """The token at which the next thing that is said begins: "it was old *and said* that it would close"."""
        words, frame = unit.words, self.cues.frame
        for join in frame["next_joins"]:
            at = first + 1
            while join in words[at + 1 : last - 2]:
                at = words.index(join, at + 1)
                verb = at + 1 + (words[at + 1] in self.cues.words["adverbs"])
                if self.cues.lemmas.get(words[verb]) not in self.cues.speech or unit.shapes[verb] == "ing":
                    continue
                if unit.is_quote(verb + 1) or words[verb + 1] in frame["goals"] or words[verb + 1] in frame["subjects"]:
                    return at
        return None

    def _goes_on(self, unit: Unit, first: int, edge: int, last: int) -> int | None:
        """The token behind which content cut at `edge` goes on for certain: "in March, 2015", "that in private, he"."""
        words = unit.words
        if words[edge] in DASHES:
            return self._closing_dash(unit, first, edge, last)
        if words[edge] == "," and self._is_phrase(unit, first, edge):
            return edge
        year = words[edge] == "," and edge + 1 < last and len(words[edge + 1]) == _YEAR and words[edge + 1].isdigit()
        return edge + 1 if year and unit.shapes[edge - 1] in {"times", "number"} else None

    def _closing_dash(self, unit: Unit, first: int, dash: int, last: int) -> int | None:
        """The second of two dashes around an insertion whose verb follows: "the plan - his own - would fail"."""
        words, classes = unit.words, self.cues.classes
        finite = any(classes.get(word) in _FINITE for word in words[first:dash])
        if finite or words[first] in self.cues.frame["openings"]:
            return None
        reach = range(dash + 2, min(dash + _REACH, last - 1))
        close = next((at for at in reach if words[at] in DASHES), None)
        verb = close and (classes.get(words[close + 1]) in _FINITE or unit.shapes[close + 1] == "ed")
        return close if verb else None

    def _is_phrase(self, unit: Unit, first: int, edge: int) -> bool:
        """Whether no more than "that in private" stands before the comma at `edge`."""
        words = unit.words[first:edge]
        if not 1 < len(words) <= _PHRASE or words[0] not in self.cues.frame["goals"]:
            return False
        return words[1] in self.cues.words["prepositions"] and not any(map(self.cues.lemmas.get, words[2:]))

    def opening(self, unit: Unit, site: Site) -> int:
        """The token at which content to the right of the cue starts."""
        at = first_likely(self.cues.weights.open, self.openings(unit, site))
        if at is None or self._in_speaker(unit, site, at):
            at = self.skip(unit, site.rest)
        if at > site.at + 1 and at < len(unit) and unit.words[at] in self.cues.frame["degrees"]:
            at -= 1  # "reported at *least* six planes"
        relative = 0 < at < len(unit) and unit.words[at - 1] == "," and unit.words[at] in self.cues.frame["appended"]
        if relative and not self.cues.verb_second:  # in German it may open what is said: sagte, die Brücke sei alt
            return self.past_relative(unit, at)
        return self._past_clause(unit, at) if at < len(unit) and unit.words[at] in self.cues.frame["clauses"] else at

    def _in_speaker(self, unit: Unit, site: Site, at: int) -> bool:
        """Whether token `at` belongs to who speaks behind the verb: "Im Radio sagte *die Ärztin*, es sei vorbei"."""
        if not self.cues.verb_second or site.inverted is None or site.lemma not in self.cues.speech:
            return False
        end = site.inverted[1]
        return site.inverted[0] <= at < end < len(unit) - 1 and unit.words[end] in {",", ":"}

    def past_relative(self, unit: Unit, first: int) -> int:
        """Past what is told of an outlet: told Reuters, *which first had the plan*, that it would fail."""
        reach = range(first + 1, min(first + _REACH, len(unit) - 3))
        return next((at + 1 for at in reach if unit.words[at] == ","), first)

    def _past_clause(self, unit: Unit, first: int) -> int:
        """Past the clause that says when: told Reuters *before he spoke* that the bridge would close."""
        goals, words = self.cues.frame["goals"], unit.words
        reach = range(first + 1, min(first + _REACH, len(unit) - 1))
        return next((at for at in reach if words[at] in goals and not unit.quotes_in(first, at)), first)

    def openings(self, unit: Unit, site: Site) -> Iterator[tuple[int, Seen]]:
        """The tokens at which content to the right may start, with what is seen there."""
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
            if word in self.cues.frame["nearing"] and at + 1 < size and words[at + 1] in self.cues.words["times"]:
                continue  # told Reuters this week that
            if (
                at == start
                or words[at - 1] in self._openers
                or unit.is_quote(at)
                or word in self._open
                or at == site.rest
            ):
                yield at, at_opening(unit, at, site.lemma, rest=site.rest, seen=seen)
                seen += 1

    def skip(self, unit: Unit, first: int) -> int:
        """The first token from `first` on that is no punctuation."""
        words = unit.words
        while first < len(unit) and (words[first] in {",", ":", ".", "!", "?"} or words[first] in DASHES):
            first += 1
        return first

    def edges(self, unit: Unit, first: int, last: int, lemma: str) -> Iterator[tuple[int, Seen]]:
        """The tokens before which content that starts at `first` may end, with what is seen there."""
        speech, lemmas, words = self.cues.speech, self.cues.lemmas, unit.words
        last = min(last, first + _FARTHEST)
        cue = max((at for at in unit.cues if first <= at < last and lemmas[words[at]] in speech), default=-1)
        for edge in range(self._past_opening(unit, first, last), last):
            if words[edge] in self._edges or words[edge] == HIDDEN:
                yield edge, at_edge(unit, first, edge, lemma, cue_follows=cue > edge)

    def _past_opening(self, unit: Unit, first: int, last: int) -> int:
        """The first token that may end what starts at `first`: "that despite the rain, ..." goes on after its comma."""
        words = unit.words
        if (
            first + 1 < last
            and words[first] in self.cues.frame["goals"]
            and words[first + 1] in self.cues.frame["fronted"]
        ):
            comma = next((at for at in range(first + 2, min(last, first + _REACH)) if words[at] == ","), first)
            return comma + 1
        return first + 1

    def span(self, unit: Unit, first: int, last: int) -> Range:
        """The text's offsets of a token range, without the commas at its end."""
        while last - 1 > first and unit.words[last - 1] in TRAILING:
            last -= 1
        return unit.starts[first], unit.ends[last - 1]
