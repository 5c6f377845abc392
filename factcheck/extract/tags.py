"""Tags: where the words around a cue leave no doubt on which side of it the content stands."""

from factcheck.extract.cues import Cues
from factcheck.extract.found import Site
from factcheck.extract.grammar import STOPS
from factcheck.extract.units import Unit

TRAILING = STOPS | {"."}
SCARE = 3
_TAIL = 6
_NAME = 8
_FINITE = frozenset({"auxiliaries", "modals", "subordinators"})
_VERBS = frozenset({"auxiliaries", "modals"})
_FRONTED = frozenset({"subordinators", "prepositions", "times", "adverbs"})
_TIME_SHAPES = frozenset({"times", "number", "adverbs"})


class Tags:
    """What the words around the cues of one language tell for certain."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def is_tag(self, unit: Unit, site: Site) -> bool:
        """Whether a comma stands before the cue's source and nothing that it could govern follows it.

        Only a day ("..., Smith said last week"), or where he has it from ("..., Reuters reported, citing officials").
        """
        if site.source is None or not site.source[0]:
            return False
        if self._follows_quotation(unit, site.source[0]):
            return not self.opens_that(unit, site)
        if site.source[0] < 2 or unit.words[site.source[0] - 1] != ",":
            return False
        after = self.tail(unit, site.at + 1)
        if after < len(unit) - 1 and unit.words[after] == ",":
            after += 1
            if unit.words[after] in self.cues.frame["afterthoughts"]:
                return unit.shapes[0] not in _FRONTED
        return after >= len(unit) - 1 or unit.words[after] in self.cues.words["trails"]

    def closes(self, unit: Unit, site: Site) -> bool:
        """Whether comma, verb and speaker end the sentence: "..., berichtet die Tagesschau", "..., teilte sie mit"."""
        if site.inverted is None or not site.at or site.lemma not in self.cues.speech:
            return False
        if unit.words[site.at - 1] != ",":
            return self.ends_with_comma(unit, site.at - 1)
        if unit.shapes[site.at] == "ing":
            return False  # "..., citing Interfax."
        end = site.inverted[1]
        end += end < len(unit) and unit.words[end] in self.cues.frame["verb_ends"]
        return end >= len(unit) or (end == len(unit) - 1 and unit.words[end] == ".")

    def _follows_quotation(self, unit: Unit, at: int) -> bool:
        """Whether no more than the first words of a name stand between a quotation with its comma and token `at`."""
        if not unit.quoted:
            return False
        quote = next((k for k in range(at - 1, max(-1, at - _NAME), -1) if unit.is_quote(k)), -1)
        between = unit.words[quote + 1 : at]
        return quote >= 0 and self.ends_with_comma(unit, quote) and not any(map(self._parts, between))

    def _parts(self, word: str) -> bool:
        """Whether no name goes on over the word."""
        return word in STOPS or word in self.cues.lemmas or self.cues.classes.get(word) in _FINITE

    def ends_with_comma(self, unit: Unit, at: int) -> bool:
        """Whether a whole quotation that ends with a comma stands at token `at`: what follows is its tag."""
        return unit.is_quote(at) and "," in unit.text[unit.ends[at] - 3 : unit.ends[at]] and self.sayable(unit, at)

    def follows(self, unit: Unit, at: int) -> bool:
        """Whether who says it and the verb stand at token `at`: telling CNN, "I am glad," *he said*."""
        named = at + 1 < len(unit) and unit.shapes[at] in {"name", "pronouns"}
        return named and self.cues.lemmas.get(unit.words[at + 1]) in self.cues.speech

    def stands_between(self, unit: Unit, site: Site) -> bool:
        """Whether a cue in commas parts a subject from its verb: "The vote, Reuters reported, *will* be held"."""
        if site.source is None or site.source[0] < 2 or site.inverted or self.cues.verb_second:
            return False
        after = self.tail(unit, site.at + 1)
        if after >= len(unit) - 2 or not unit.words[site.source[0] - 1] == unit.words[after] == ",":
            return False
        return site.lemma in self.cues.speech and self.cues.classes.get(unit.words[after + 1]) in _VERBS

    def only_fronted(self, unit: Unit, site: Site) -> bool:
        """Whether no main clause stands before the source: "Friday morning, as the train left, Reuters reported"."""
        if site.source is None or site.inverted or self.cues.verb_second or unit.quotes_in(0, site.source[0]):
            return False
        words, starts = unit.words[: site.source[0]], [0]
        starts += [at + 1 for at, word in enumerate(words[:-1]) if word == ","]
        return bool(words) and words[-1] == "," and all(self._is_fronted(unit, at) for at in starts)

    def _is_fronted(self, unit: Unit, at: int) -> bool:
        """Whether what starts at token `at` is a time or a subordinate clause."""
        return unit.words[at] in self.cues.words["asides"] or unit.words[at] in self.cues.words["times"]

    def introduces(self, unit: Unit, site: Site) -> bool:
        """Whether a whole quotation follows the cue at once, and none ends before its source: Smith said, "..."."""
        mark = site.at + 1
        if unit.words[mark : mark + 1] in ([","], [":"]):
            mark += 1
        if not unit.is_quote(mark) or len(unit.text[unit.starts[mark] : unit.ends[mark]].split()) <= SCARE:
            return False
        edge = site.source[0] if site.source else site.first
        return site.inverted is None and not unit.quotes_in(max(0, edge - 2), edge)

    def opens_that(self, unit: Unit, site: Site) -> bool:
        """Whether "that" follows who was told: what stands before is no part of what was said."""
        goal = site.told[1] if site.told else site.at + 1
        return site.inverted is None and goal < len(unit) and unit.words[goal] in self.cues.frame["goals"]

    def tail(self, unit: Unit, at: int) -> int:
        """The token after the day or place that may follow a cue at the end of a clause."""
        words, start = unit.words, at
        while at < len(unit) and at - start < _TAIL and words[at] not in STOPS and words[at] != ".":
            if not (unit.shapes[at] in _TIME_SHAPES or words[at] in self.cues.frame["time_words"]):
                return start
            at += 1
        return at

    def sayable(self, unit: Unit, at: int) -> bool:
        """Whether the quotation at `at` says something by itself: more than a few words, and not in mid-phrase."""
        words = unit.text[unit.starts[at] : unit.ends[at]].split()
        before = unit.words[at - 1] if at else ""
        return len(words) > SCARE and (not at or before in TRAILING)
