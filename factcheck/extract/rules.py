"""The rules: what one sentence attributes, to whom, by which cue.

Each cue is found first; then the words around it say where its source and its content stand.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from factcheck.extract.cues import Cues
from factcheck.extract.units import Unit

Range = tuple[int, int]
_CLOSED = frozenset(",;:()\u2014\u2013-\u2026!?|")
_BREAKS = frozenset(",;:()\u2014\u2013-\u2026!?|.")


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


class Reader:
    """Reads units in one language."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues
        words = cues.words
        self._group = words["auxiliaries"] | words["modals"] | words["adverbs"]
        self._no_name = (
            words["auxiliaries"] | words["modals"] | words["subordinators"] | frozenset(("but", "or", "to", "not"))
        ) - frozenset(("as", "than"))
        self._finite = words["auxiliaries"] | words["modals"]

    # -- one unit ------------------------------------------------------------------------------------------------

    def read(self, unit: Unit) -> list[Found]:
        """What the unit attributes by a cue of its own, in order."""
        found = [*self._according(unit), *self._verbs(unit)]
        found.sort(key=lambda one: one.at)
        return found

    def _according(self, unit: Unit) -> Iterator[Found]:
        words = unit.words
        for phrase in self.cues.according:
            for at in [i for i, word in enumerate(words) if word == phrase[0]]:
                if tuple(words[at : at + len(phrase)]) != phrase:
                    continue
                first = at + len(phrase)
                last = self._name_right(unit, first)
                if last <= first:
                    continue
                content = []
                left = self._clause_start(unit, at)
                if at - left > 2:
                    content.append(self._span(unit, left, at))
                if last < len(words) - 1 and words[last] == "," and (not content or words[at - 1] == ","):
                    if end := self._content(unit, last + 1, len(words)):
                        content.append(end)
                if content:
                    yield Found(unit, self._span(unit, at, first), self._span(unit, first, last), content,
                                "according-to", " ".join(phrase), at=at)  # fmt: skip

    def _verbs(self, unit: Unit) -> Iterator[Found]:
        verbs = self.cues.verbs
        for at, word in enumerate(unit.words):
            lemma = verbs.get(word)
            if lemma is not None and (found := self._verb(unit, at, lemma)):
                yield found

    def _verb(self, unit: Unit, at: int, lemma: str) -> Found | None:
        words = unit.words
        first = at
        while first and (words[first - 1] in self._group or self._adverb(words[first - 1])):
            first -= 1
        before = words[first - 1] if first else ""
        if before in {"to", "the", "a", "an", "of", "by"} or before in self.cues.words["possessives"]:
            return None
        speech = lemma in self.cues.speech
        if (
            speech
            and at
            and (before == "," or unit.is_quote(at - 1))
            and first == at
            and (found := self._inverted(unit, at, lemma))
        ):
            return found
        source = self._name_left(unit, first)
        if source is None:
            return None
        rest, via = self._adjuncts(unit, at + 1, lemma)
        if speech and (found := self._tag(unit, source, first, at, rest, lemma)):
            found.via = via
            return found
        content = self._content(unit, rest, len(words))
        if content is None or (via and words[rest] == "to"):
            return None
        return Found(unit, self._span(unit, first, at + 1), self._span(unit, *source), [content],
                     "verb-content", lemma, at=at, via=via)  # fmt: skip

    def _inverted(self, unit: Unit, at: int, lemma: str) -> Found | None:
        """ "...", said Smith, a teacher."""
        words = unit.words
        last = self._name_right(unit, at + 1)
        if last <= at + 1 or (
            words[at + 1] in {"that", "the", "a", "he", "she"}
            and words[at - 1] == ","
            and not unit.is_quote(at - 2)
            and words[at + 1] != "the"
        ):
            return None
        if words[at + 1] in self._no_name:
            return None
        left = self._clause_start(unit, at)
        if at - left < 1:
            return None
        content = [self._span(unit, left, at)]
        if tail := self._after_tag(unit, last):
            content.append(tail)
        return Found(
            unit, self._span(unit, at, at + 1), self._span(unit, at + 1, last), content, "tag-inverted", lemma, at=at
        )

    def _tag(self, unit: Unit, source: Range, first: int, at: int, rest: int, lemma: str) -> Found | None:
        """ "...", Smith said."""
        words = unit.words
        edge = source[0] - 1
        if edge < 0 or not (words[edge] in {",", "\u2014", "-", "\u2013"} or unit.is_quote(edge)):
            return None
        ends = rest >= len(words) or words[rest] in _BREAKS or unit.is_quote(rest)
        if not ends or (rest < len(words) and words[rest] == ":"):
            return None
        if unit.is_quote(rest) and not unit.is_quote(edge) and not (edge and unit.is_quote(edge - 1)):
            return None
        left = self._clause_start(unit, source[0])
        if source[0] - left < 2 and not unit.is_quote(left):
            return None
        content = [self._span(unit, left, source[0])]
        if tail := self._after_tag(unit, rest):
            content.append(tail)
        return Found(unit, self._span(unit, first, at + 1), self._span(unit, *source), content, "tag", lemma, at=at)

    def _after_tag(self, unit: Unit, rest: int) -> Range | None:
        """The second half of a split content."""
        words = unit.words
        for at in range(rest, len(words)):
            if unit.is_quote(at):
                return self._span(unit, at, len(words))
        if (
            rest < len(words) - 3
            and words[rest] == ","
            and words[rest + 1] not in self.cues.words["subordinators"]
            and not words[rest + 1].endswith("ing")
        ):
            return self._span(unit, rest + 1, len(words))
        return None

    def _adverb(self, word: str) -> bool:
        return (
            len(word) > 4
            and word.endswith("ly")
            and word not in {"family", "supply", "reply", "july", "italy", "assembly", "ally", "bully"}
        )

    # -- names and spans -----------------------------------------------------------------------------------------

    def _name_left(self, unit: Unit, end: int) -> Range | None:
        """The noun phrase that ends before token `end`, with its apposition."""
        words = unit.words
        last = end
        if last and words[last - 1] == ",":
            back = last - 2
            while back >= 0 and words[back] != ",":
                if unit.is_quote(back):
                    return None
                back -= 1
            if back <= 0 or last - back > 30:
                return None
            inner = self._walk_left(unit, back)
            return (inner, last - 1) if inner < back else None
        first = self._walk_left(unit, last)
        return (first, last) if first < last else None

    def _walk_left(self, unit: Unit, end: int) -> int:
        words = unit.words
        at = end
        pronouns = self.cues.words["pronouns"]
        while at:
            word = words[at - 1]
            if word in pronouns and not (word in self.cues.words["determiners"] and at < end):
                return at - 1 if at == end else at
            if unit.is_quote(at - 1) or word in self._no_name or (word in _CLOSED):
                break
            if word == "." and not (at >= 2 and unit.capital(at - 2)):
                break
            if word == "and" and not (at >= 2 and unit.capital(at - 2)):
                break
            if word in self.cues.verbs and not unit.capital(at - 1) and self.cues.verbs[word] in self.cues.speech:
                break
            at -= 1
        while at < end and (words[at] in self.cues.words["adverbs"] or words[at] in {"and", "but", ".", "'"}):
            at += 1
        return at

    def _name_right(self, unit: Unit, first: int) -> int:
        """The end of the noun phrase that starts at `first`, with its apposition."""
        words = unit.words
        at = first
        while at < len(words):
            word = words[at]
            if (
                unit.is_quote(at)
                or word in _CLOSED
                or (word in self._no_name and at > first)
                or (word in self.cues.words["times"] and at > first)
            ):
                break
            if word == "." and at == len(words) - 1:
                break
            at += 1
        while at > first and words[at - 1] in {"on", "in", "at", "and"}:
            at -= 1
        return at

    def _adjuncts(self, unit: Unit, at: int, lemma: str) -> tuple[int, Range | None]:
        """Step over what stands between a verb and its content: the person told, a day, "in a statement"."""
        words = unit.words
        via: Range | None = None
        size = len(words)
        if lemma in {"tell", "inform", "assure", "remind"}:
            end = self._told(unit, at)
            if end > at:
                via, at = self._span(unit, at, end), end
        while at < size:
            word = words[at]
            if word in self.cues.words["times"] or word in self.cues.words["adverbs"]:
                at += 1
            elif word in {
                "on",
                "in",
                "at",
                "during",
                "to",
                "of",
                "after",
                "about",
                "this",
                "last",
                "with",
                "from",
                "by",
                "when",
                "as",
            }:
                goal = next(
                    (
                        k
                        for k in range(at + 1, min(at + 16, size))
                        if words[k] in {",", ":", "that", ".", "whether"} or unit.is_quote(k)
                    ),
                    None,
                )
                if goal is None or (words[goal] == "." and goal < size - 1):
                    break
                at = goal
                break
            else:
                break
        if (at < size - 1 and words[at] in {",", ":"} and unit.is_quote(at + 1)) or (
            at < size - 1 and words[at] == ":"
        ):
            at += 1
        return at, via

    def _told(self, unit: Unit, first: int) -> int:
        words = unit.words
        if first < len(words) and words[first] in {
            "him",
            "her",
            "them",
            "me",
            "us",
            "you",
            "reporters",
            "supporters",
            "voters",
        }:
            return first + 1
        at = first
        while at < len(words) and at - first < 12:
            word = words[at]
            if unit.is_quote(at) or word in _CLOSED or word in self._no_name or word in self.cues.words["times"]:
                break
            if (
                at > first
                and (word in self.cues.words["pronouns"] or word in self.cues.words["determiners"])
                and words[at - 1] not in self.cues.words["prepositions"]
            ):
                break
            if word == "." and at == len(words) - 1:
                break
            if word in {"on", "in", "during", "at"}:
                break
            at += 1
        return at

    def _clause_start(self, unit: Unit, end: int) -> int:
        """Where the content that ends before `end` starts: after a leading conjunction."""
        words = unit.words
        at = 0
        while at < end and words[at] in {"but", "and", "still", "however", ",", "yet", "so"}:
            at += 1
        return at

    def _content(self, unit: Unit, first: int, last: int) -> Range | None:
        words = unit.words
        while first < last and words[first] in {",", ":", "-", "\u2014", "\u2013"}:
            first += 1
        while last > first and words[last - 1] in _BREAKS:
            last -= 1
        return self._span(unit, first, last) if last > first else None

    def _span(self, unit: Unit, first: int, last: int) -> Range:
        while last - 1 > first and unit.words[last - 1] in {",", ";", ":", ".", "-", "\u2014", "\u2013"}:
            last -= 1
        return unit.starts[first], unit.ends[last - 1]


Matcher = Callable[[Unit], list[Found]]
