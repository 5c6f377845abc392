"""The little grammar that the rules need: noun phrases beside a cue, and what stands between a cue and its content."""

from factcheck.extract.cues import Cues
from factcheck.extract.units import Unit
from factcheck.text.quotes import HIDDEN

Tokens = tuple[int, int]
DASHES = frozenset("-\u2013\u2014")
STOPS = frozenset(",;:()\u2014\u2013-\u2026!?|[]")
LONGEST_NAME = 30


class Grammar:
    """The noun phrases and adjuncts of one language; all results are token ranges of a unit."""

    def __init__(self, cues: Cues) -> None:
        words = cues.words
        self.cues = cues
        self._frame = frame = cues.frame
        self.group = words["auxiliaries"] | words["modals"] | words["adverbs"]
        self._possessives = words["possessives"]
        self._pronouns, self._determiners = words["pronouns"], words["determiners"]
        self._times, self._adverbs, self._prepositions = words["times"], words["adverbs"], words["prepositions"]
        self._breaks_name = words["auxiliaries"] | words["modals"] | words["subordinators"] | frame["breaks"]
        self._breaks_name -= frame["keeps"]
        self._stepping = {",", ":", "."} | frame["goals"]

    def group_start(self, unit: Unit, at: int) -> int:
        """Where the verb group of the verb at token `at` starts: its auxiliaries and adverbs."""
        words = unit.words
        endings = self.cues.adverb_endings
        while at and (
            words[at - 1] in self.group or (words[at - 1].endswith(endings) and self._is_adverb(words[at - 1]))
        ):
            at -= 1
        return at

    def _is_adverb(self, word: str) -> bool:
        """Whether a word with an adverb's ending is one."""
        return len(word) > 4 and word not in self._frame["no_adverbs"]

    def name_left(self, unit: Unit, end: int) -> Tokens | None:
        """The noun phrase that ends before token `end`, with its apposition."""
        words = unit.words
        if not end:
            return None
        if words[end - 1] == ")" and "(" in words[max(0, end - 8) : end]:
            inner = self.name_left(unit, end - 1 - words[max(0, end - 8) : end][::-1].index("("))
            return (inner[0], end) if inner else None
        if words[end - 1] == ",":
            back = end - 2
            while back >= 0 and words[back] != ",":
                if unit.is_quote(back) or end - back > LONGEST_NAME:
                    return None
                back -= 1
            if back <= 0:
                return None
            first = self._walk_left(unit, back)
            return (first, end - 1) if first < back else None
        first = self._walk_left(unit, end)
        return (first, end) if first < end else None

    def _walk_left(self, unit: Unit, end: int) -> int:
        words, at = unit.words, end
        while at and end - at < LONGEST_NAME:
            word = words[at - 1]
            if word in self._pronouns and not (word in self._determiners and at < end):
                return at - 1 if at == end else at
            if word in self._possessives:
                return at - 1
            if word == HIDDEN or word in self._breaks_name or word in STOPS:
                break
            if (word == "." or word in self._frame["joins"]) and not (at >= 2 and unit.capital(at - 2)):
                break
            if at < end and self.cues.lemmas.get(word) in self.cues.speech and not unit.capital(at - 1):
                break
            at -= 1
        while at < end and (
            words[at] in self._adverbs or words[at] in self._frame["openers"] or words[at] in {".", "'"}
        ):
            at += 1
        return at

    def name_right(self, unit: Unit, first: int) -> int:
        """The end of the noun phrase that starts at token `first`, without its apposition."""
        words, at = unit.words, first
        while at < len(words) and at - first < LONGEST_NAME:
            word = words[at]
            if (
                unit.is_quote(at)
                or word in STOPS
                or (at > first and (word in self._breaks_name or self._is_time(unit, at)))
            ):
                break
            if (word == "." and at == len(words) - 1) or (at > first and self._verb_after_noun(unit, at)):
                break
            at += 1
        while at > first and (words[at - 1] in self._prepositions or words[at - 1] in self._frame["dangling"]):
            at -= 1
        return at

    def _is_time(self, unit: Unit, at: int) -> bool:
        """Whether a day or a time of day stands here, not a piece of a name such as "USA Today"."""
        word = unit.words[at]
        return word in self._times and not (word in self._frame["in_names"] and unit.capital(at))

    def _verb_after_noun(self, unit: Unit, at: int) -> bool:
        """Where nouns are capitalised, a small word that follows one and opens no phrase is the verb."""
        word = unit.words[at]
        if not self.cues.nouns_capital or not word[0].isalpha() or unit.capital(at) or not unit.capital(at - 1):
            return False
        return not (word in self._prepositions or word in self._determiners or word in self._frame["joins"])

    def apposition(self, unit: Unit, end: int) -> int:
        """The end of the apposition that follows a name ending at `end`, or `end`."""
        words = unit.words
        if end >= len(words) - 1 or words[end] != ",":
            return end
        after = words[end + 1]
        possessive = after in self.cues.words["possessives"]
        if not (after in self._determiners or after in self._frame["titles"] or possessive):
            return end
        at = end + 1
        while at < len(words) and words[at] not in {",", ";", ":"} and not unit.is_quote(at):
            at += 1
        last = at - 1 if at == len(words) and words[-1] in ".!?" else at
        return last if last - end < LONGEST_NAME else end

    def addressed(self, unit: Unit, at: int, lemma: str) -> int:
        """The end of the person or outlet that was told, or `at`."""
        if lemma not in self._frame["addressing"] or at >= len(unit):
            return at
        words = unit.words
        if words[at] in self._frame["addressed"]:
            return at + 1
        if words[at] in self._frame["agent"]:
            return at  # "was told by": nobody was told
        first = at
        while at < len(words) and at - first < 12:
            word = words[at]
            if word == HIDDEN and at > first and words[at - 1].endswith(("'s", "s'")) and unit.is_title(at):
                at += 1  # told MSNBC's "Morning Joe" that
                continue
            if word == HIDDEN or word in STOPS or word in self._breaks_name or self._is_time(unit, at):
                break
            bare = word.partition("'")[0]  # "he's"
            starts_clause = bare in self._pronouns or word in self._determiners or word in self._possessives
            if at > first and starts_clause and words[at - 1] not in self._prepositions:
                break
            if (word == "." and at == len(words) - 1) or word in self._frame["addressed_until"]:
                break
            if word in self._frame["existing"] and words[at + 1 : at + 2] and words[at + 1] in self.group:
                break  # told Reuters *there was* no need
            at += 1
        return at

    def adjuncts(self, unit: Unit, at: int) -> int:
        """Step over what stands between a cue and its content: a day, a place, "in a statement"."""
        words, size = unit.words, len(unit)
        while at < size and (
            words[at] in self._times
            or words[at] in self._adverbs
            or (words[at] in self._frame["nearing"] and at + 1 < size and words[at + 1] in self._times)
        ):
            at += 1
        if at < size and words[at] in self._frame["steps"]:
            reach = range(at + 1, min(at + 16, size))
            goal = next((k for k in reach if words[k] in self._stepping or unit.is_quote(k)), None)
            if goal is not None and (words[goal] != "." or goal == size - 1):
                at = goal
        if at < size - 1 and words[at] in {",", ":"} and (words[at] == ":" or unit.is_quote(at + 1)):
            at += 1
        return at
