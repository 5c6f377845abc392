"""Who speaks: the phrases of a sentence that may be a cue's source, and the weights' choice among them."""

from collections.abc import Iterator
from functools import partial

from factcheck.extract.cues import Cues
from factcheck.extract.grammar import STOPS, Grammar, Tokens
from factcheck.extract.seen import Seen
from factcheck.extract.units import Unit
from factcheck.text.quotes import HIDDEN

_FARTHEST = 100
_CLEAR = 100
_GAPS = "0122333444444" + 13 * "5" + "6"  # how far a phrase ends before its cue, roughly: by the tokens between


class Sources:
    """Finds the source of a cue in its sentence."""

    def __init__(self, cues: Cues, grammar: Grammar) -> None:
        self.cues, self.grammar = cues, grammar
        words = cues.words
        self._breaks = (
            words["auxiliaries"]
            | words["modals"]
            | words["prepositions"]
            | words["conjunctions"]
            | STOPS
            | cues.frame["source_breaks"]
        ) - cues.frame["source_keeps"]
        self._singles = words["pronouns"] - words["determiners"]

    def choose(
        self, unit: Unit, at: int, first: int, *, near: Tokens | None, inverted: Tokens | None, lemma: str
    ) -> Tokens | None:
        """The likeliest source of the cue at token `at`; None where nobody of the sentence speaks."""
        table = self.cues.weights.source
        best, chosen = -9900, None
        for candidate, seen in self.candidates(unit, at, first, near=near, inverted=inverted, lemma=lemma):
            score = table.total(seen)
            if score > best:
                best, chosen = score, candidate
                if score > _CLEAR:
                    break
        return chosen

    def candidates(
        self, unit: Unit, at: int, first: int, *, near: Tokens | None, inverted: Tokens | None, lemma: str
    ) -> Iterator[tuple[Tokens | None, Seen]]:
        """What may be the source, with what is seen of it."""
        words, shapes = unit.words, unit.shapes
        before = words[first - 1] if first else "^"
        form = shapes[at] if shapes[at] in {"ing", "ed", "s"} else "base"
        known = not first or before in self.cues.classes or before in STOPS
        helper = words[at - 1] if at else "^"
        frame = f"{before if known else shapes[first - 1]} {form}"
        describe = partial(self._describe, unit, first, frame, lemma)
        if inverted:
            yield inverted, describe(inverted, "inverted")
        if near:
            yield near, describe(near, "near")
        beside = f"{'near' if near else '-'} {'inverted' if inverted else '-'}"
        seen = (lemma, frame, beside, f"{lemma} near" if near else lemma, helper, f"{helper} {lemma}")
        yield None, (("", ()), ("none", seen))
        taken = near[0] if near else first
        for one in self._phrases(unit, taken):
            yield one, describe(one, "left")
        for by in range(at + 1, min(at + 12, len(words) - 1)):
            if words[by] in self.cues.frame["agent"]:
                end = self.grammar.name_right(unit, by + 1)
                if end > by + 1:
                    yield (by + 1, end), describe((by + 1, end), "by")
                break

    def _phrases(self, unit: Unit, end: int) -> Iterator[Tokens]:
        """The noun phrases before token `end`, as far as their letters tell."""
        words, lemmas = unit.words, self.cues.lemmas
        start = -1
        for at in range(max(0, end - _FARTHEST), end + 1):
            word = words[at] if at < end else ","
            verb = word in lemmas and not (unit.capital(at) if at < end else False)
            single = word in self._singles
            if word in self._breaks or verb or single or word == HIDDEN:
                if start >= 0:
                    yield start, at
                if single and at < end:
                    yield at, at + 1
                start = -1
            elif start < 0:
                start = at

    def _describe(self, unit: Unit, first: int, frame: str, lemma: str, one: Tokens, kind: str) -> Seen:  # noqa: PLR0917 - the first four are bound once a cue
        shapes, words = unit.shapes, unit.words
        start, end = one
        before = words[start - 1] if start else "^"
        before = before if before in self.cues.classes or before in STOPS or before == "^" else shapes[start - 1]
        after = shapes[end] if end < len(words) else "$"
        gap = max(first - end, 0)
        near = _GAPS[gap] if gap < len(_GAPS) else _GAPS[-1]
        head = words[end - 1] if end - start == 1 and words[end - 1] in self._singles else shapes[end - 1]
        opening = shapes[start]
        between = min(sum(end <= at < first for at in unit.cues), 3)
        around = f"{before} {after}"
        beside = (frame, f"{head} {opening}", before, after, around, f"{near} {frame}", f"{between} {frame}", lemma)
        return ((kind, beside),)
