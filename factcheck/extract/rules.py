"""The rules: what one sentence attributes, to whom, by which cue.

Each cue is found first; then the words around it say where its source and its content may stand, and the weights of
the language say which reading is the likeliest.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.extract.credits import credits_of
from factcheck.extract.cues import Cues
from factcheck.extract.features import around_cue
from factcheck.extract.found import Found, Range, Site
from factcheck.extract.grammar import STOPS, Grammar, Tokens
from factcheck.extract.sources import Sources
from factcheck.extract.spans import Spans
from factcheck.extract.units import Unit

RIGHT, LEFT, BOTH, SUBJECT, AROUND = range(5)
NAMES = ("cue-content", "content-cue", "split-content", "subject-cue", "subject-content")
THRESHOLD = 0.36
_APART = 3
_MOST_CUES = 40
_REACH = 20
_LEAST_CLAUSE = 3
_RELEASED = 20  # "a Reuters poll *released Thursday*"


class Reader:
    """Reads units in one language."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues
        self.grammar = Grammar(cues)
        self.sources = Sources(cues, self.grammar)
        self.spans = Spans(cues, self.grammar)
        # Who follows these was told: ", told Smith" is no English for Smith's telling.
        self._apart = cues.words["trails"]
        if not cues.verb_second:
            self._apart |= cues.words["conjunctions"] | cues.words["prepositions"] | cues.words["subordinators"]
        self._told = cues.frame["addressing"] - cues.frame["asking"]

    def read(self, unit: Unit) -> list[Found]:
        """What the unit attributes by a cue of its own, in order."""
        found = list(self._credits(unit))
        named = [one for one in found if one.source and one.cue]
        for site in self.sites(unit):
            sides = self.cues.weights.sides(site.seen)
            likely = sum(sides)
            side = sides.index(max(sides))
            if likely < THRESHOLD:
                if not self._stands_plainly(unit, site):
                    continue
                likely, side = THRESHOLD, RIGHT  # of a tag, what follows makes it LEFT
            side = self._side(unit, site, side)
            one = self.take(unit, site, side)
            if one and not _inside_credit(one, named):
                one.confidence = round(likely, 2)
                found.append(one)
        found.sort(key=lambda one: one.at)
        return found if len(found) < 2 else [one for one in found if not _is_part(one, found)]

    def _side(self, unit: Unit, site: Site, side: int) -> int:
        """The side that the words around the cue leave no doubt about, else the likeliest."""
        tags = self.spans.tags
        if unit.quoted and tags.introduces(unit, site):
            return RIGHT
        if side in (RIGHT, BOTH) and (tags.is_tag(unit, site) or tags.closes(unit, site)):
            return LEFT
        if side == RIGHT and tags.stands_between(unit, site):
            return BOTH
        if side in (LEFT, BOTH) and (tags.opens_that(unit, site) or tags.only_fronted(unit, site)):
            return RIGHT
        return side

    def _credits(self, unit: Unit) -> Iterator[Found]:
        """ "According to ..." and its like: a phrase names the source, the rest of the clause is the content."""
        for credit in credits_of(unit, self.cues, self.grammar):
            content = []
            comma = credit.end < len(unit) - 1 and unit.words[credit.end] == ","
            quoted = credit.start == 1 and unit.is_quote(0)
            if (credit.start > 1 or quoted) and (left := self.spans.left(unit, "according", credit.start)):
                content.append(left)
            if comma and content and unit.words[credit.end + 1] in self._apart:
                comma = False  # "..., according to Reuters, which cited officials"; "..., but nobody was hurt"
            if not credit.tag and (comma if not self.cues.verb_second else credit.end < len(unit) - 1):
                split = not content or unit.words[credit.start - 1] == "," or self.cues.verb_second
                first = self._past_relative(unit, self.spans.skip(unit, credit.end), fronted=comma and not content)
                if split and (right := self.spans.rest(unit, first, "according")):
                    content.append(right)
            if content:
                cue, source = self.spans.span(unit, *credit.cue), self.spans.span(unit, *credit.source)
                yield Found(unit, cue, source, content, "according-to", "according", at=credit.cue[0])

    def _past_relative(self, unit: Unit, first: int, *, fronted: bool) -> int:
        """Past what is told of the source: according to Reuters, *which cited two officials*, the bridge is closed."""
        if not fronted or first >= len(unit) or unit.words[first] not in self.cues.frame["appended"]:
            return first
        return self.spans.past_relative(unit, first)

    def sites(self, unit: Unit) -> Iterator[Site]:
        """Every word of the unit that may be a cue."""
        lemmas = self.cues.lemmas
        for at in unit.cues[:_MOST_CUES]:
            yield self._site(unit, at, lemmas[unit.words[at]])

    def _site(self, unit: Unit, at: int, lemma: str) -> Site:
        grammar = self.grammar
        first = grammar.group_start(unit, at)
        inverted = self._inverted(unit, at, first, lemma)
        source = self._past_clause(unit, grammar.name_left(unit, first))
        told_end = grammar.addressed(unit, at + 1, lemma)
        rest = grammar.adjuncts(unit, inverted[1] if inverted else told_end)
        seen = around_cue(unit, at, first, rest=rest, source=source, lemma=lemma, inverted=inverted is not None)
        told = (at + 1, told_end) if told_end > at + 1 else None
        return Site(at, first, rest, lemma, source, told, inverted, seen)

    def _past_clause(self, unit: Unit, source: Tokens | None) -> Tokens | None:
        """Who speaks, before the clause that says to whom: "*officials* who spoke with CNN"."""
        if source is None or source[0] < _LEAST_CLAUSE:
            return source
        words, start = unit.words, source[0]
        if words[start - 1] in self.cues.frame["relatives"] and words[start] in self.cues.lemmas:
            return self.grammar.name_left(unit, start - 1) or source
        if words[start - 1] in self.cues.words["prepositions"] and (*words[start - 2 : start],) in self.cues.place:
            before = self.grammar.name_left(unit, start - 2)
            return before if before and words[before[1] - 1] != "," else source
        return source

    def _inverted(self, unit: Unit, at: int, first: int, lemma: str) -> Tokens | None:
        """The source after the verb: "...", said Smith, a teacher."""
        if at + 1 >= len(unit):
            return None
        tagged = at and (unit.words[at - 1] == "," or unit.is_quote(at - 1))
        if not tagged and (not self.cues.verb_second or self._has_subject(unit, first)):
            return None
        if not self.cues.verb_second and (first != at or lemma in self._told):
            return None
        while self.cues.verb_second and at + 2 < len(unit) and unit.shapes[at + 1] == "adverbs":
            at += 1  # "gestern sagte dann die Polizei"
        if (
            unit.shapes[at + 1] not in {"name", "determiners", "pronouns", "possessives", "word"}
            or unit.words[at + 1] in self.cues.frame["goals"]
        ):
            return None
        end = self.grammar.name_right(unit, at + 1)
        if end <= at + 1:
            return None
        last = self.grammar.apposition(unit, end)
        # "Am Montag sagte Müller, die Brücke werde geschlossen.": that is no apposition, nothing follows it.
        return (at + 1, last if tagged or last < len(unit) - 1 else end)

    def _has_subject(self, unit: Unit, first: int) -> bool:
        """Whether a noun phrase opens the sentence before the verb, so that none behind it can be the subject."""
        near = self.grammar.name_left(unit, first)
        return near is not None and near[0] == 0 and unit.shapes[0] not in {"prepositions", "times", "adverbs"}

    def _stands_plainly(self, unit: Unit, site: Site) -> bool:
        """Whether the words around a verb of speech leave no doubt, however seldom the weights saw their like."""
        if site.lemma not in self.cues.speech:
            return False
        tag = site.at == len(unit) - 1 and self.spans.tags.is_tag(unit, site)  # a headline: no full stop
        tag = tag or self.spans.tags.closes(unit, site)
        return tag or self._opens_clause(unit, site) or self._credits_agent(unit, site)

    def _opens_clause(self, unit: Unit, site: Site) -> bool:
        """Whether verb, speaker and comma follow a phrase: "Im Gespräch mit der Zeit sagte Müller, die Brücke ..."."""
        if not self.cues.verb_second or site.inverted is None:
            return False
        end = site.inverted[1]
        return unit.shapes[0] == "prepositions" and end < len(unit) - 2 and unit.words[end] in {",", ":"}

    def _credits_agent(self, unit: Unit, site: Site) -> bool:
        """Whether the cue is that of "..., as reported by Reuters"."""
        by = site.at + 1
        return (
            by < len(unit) and unit.words[by] in self.cues.frame["agent"] and self.spans.aside(unit, site) is not None
        )

    def take(self, unit: Unit, site: Site, side: int) -> Found | None:
        """The attribution that `site` makes when its content stands on `side`."""
        spans = self.spans
        if side == RIGHT and site.inverted and not self.cues.verb_second:
            told_end = site.told[1] if site.told else site.at + 1
            site = replace(site, inverted=None, rest=self.grammar.adjuncts(unit, told_end))
        aside = spans.aside(unit, site)
        who = self._who(unit, site, RIGHT if aside else side)
        content = [aside] if aside else self._content(unit, site, side, who)
        if content is None:
            return None
        if (
            site.lemma in self.cues.frame["asking"]
            and site.at
            and unit.words[site.at - 1] in self.cues.frame["passive"]
        ):
            who = self._agent(unit, site)  # who was asked said nothing yet
        source = spans.span(unit, *who) if who else None
        via = spans.span(unit, *site.told) if site.told and site.lemma not in self.cues.frame["asking"] else None
        cue = spans.span(unit, site.first, site.at + 1)
        found = Found(unit, cue, source, content, NAMES[side], site.lemma, at=site.at, via=via)
        if site.lemma in self.cues.frame["relaying"] and not aside:
            self._quoted(unit, site, found)
        return found

    def _agent(self, unit: Unit, site: Site) -> Tokens | None:
        """Who did it, in the passive: was asked *by Smith*."""
        by = site.at + 1
        if by >= len(unit) or unit.words[by] not in self.cues.frame["agent"]:
            return None
        end = self.grammar.name_right(unit, by + 1)
        return (by + 1, end) if end > by + 1 else None

    def _quoted(self, unit: Unit, site: Site, found: Found) -> None:
        """The Associated Press quoted *Jane Doe* as saying that *the bridge would close*."""
        words, lemmas = unit.words, self.cues.lemmas
        for at in range(site.at + 1, min(site.at + _REACH, len(unit) - 2)):
            if words[at] in self.cues.words["asides"] and lemmas.get(words[at + 1]) in self.cues.frame["saying"]:
                if right := self.spans.rest(unit, self.spans.skip(unit, at + 2), site.lemma):
                    found.content = [right]
                    found.speaker = unit.text[unit.starts[site.at + 1] : unit.ends[at - 1]].rstrip(" ,") or None
                return
            if site.lemma not in self.cues.frame["quoting"] and (words[at] in lemmas or words[at] in STOPS):
                return  # "reported that she was quoted as saying"

    def _content(self, unit: Unit, site: Site, side: int, who: Tokens | None) -> list[Range] | None:
        """The content's spans, still empty where a colon leads on to the next sentence; None where there is none."""
        spans, content = self.spans, []
        if side in (LEFT, BOTH):
            end = site.first if who is None or who[0] >= site.first or who[1] < site.first - _APART else who[0]
            if not (left := spans.left(unit, site.lemma, end)):
                return None
            content = [left]
            if unit.is_quote(end - 1) or (unit.words[end - 1] == "," and unit.is_quote(end - 2)):
                return content + [
                    spans.span(unit, at, at + 1) for at in unit.quoted if spans.resumes(unit, site.rest, at)
                ]
        if side in (SUBJECT, AROUND):
            if site.source is None:
                return None
            content = [spans.span(unit, *site.source)]
        if side in (RIGHT, BOTH, AROUND):
            if site.told and site.told[1] < len(unit) and unit.words[site.told[1]] in self.cues.frame["ordering"]:
                return None  # an order is no statement: "the court told the company to pay"
            if right := spans.right(unit, site):
                content.append(right)
            elif side == RIGHT and unit.words[-1] != ":":
                return None
        return content

    def may_follow(self, side: int) -> bool:
        """Whether the source of a cue whose content stands on `side` may follow the cue."""
        return side in (LEFT, BOTH) or (self.cues.verb_second and side in (RIGHT, SUBJECT))

    def _who(self, unit: Unit, site: Site, side: int) -> Tokens | None:
        near = None if side in (SUBJECT, AROUND) else site.source
        inverted = site.inverted if self.may_follow(side) else None
        return self.sources.choose(unit, site.at, site.first, near=near, inverted=inverted, lemma=site.lemma)


def _inside_credit(one: Found, credits_: list[Found]) -> bool:
    """Whether the cue is a word of a credited source ("according to an NBC *report*"); what it says ends before one."""
    for credit in credits_:
        (cue, _), (_, end) = credit.cue or (0, 0), credit.source or (0, 0)
        if one.cue and cue <= one.cue[0] < end:
            return True
        start, last = one.content[-1] if one.content else (0, 0)
        if start < cue < last <= end + _RELEASED:
            kept = one.unit.text[start:cue].rstrip(" ,;\u2014\u2013-")
            one.content[-1] = (start, start + len(kept))
    return False


def _is_part(one: Found, found: list[Found]) -> bool:
    """Whether another cue of the sentence has it: as the end of its source, or with the same content.

    "A Reuters *report* says", "was quoted as *saying*".
    """
    others = [other for other in found if other is not one]
    return any(_ends_source(one, other) or (other.at < one.at and other.content == one.content) for other in others)


def _ends_source(one: Found, other: Found) -> bool:
    if one.cue is None or other.source is None or other.confidence <= one.confidence:
        return False
    return other.source[0] < one.cue[0] and one.cue[1] == other.source[1] and one.content[0][0] > one.cue[0]


@cache
def reader(lexicon: Cues) -> Reader:
    """The reader of a language; it holds no state of an article."""
    return Reader(lexicon)
