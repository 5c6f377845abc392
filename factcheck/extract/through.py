"""Two readings of one sentence that are one attribution: who spoke, and the outlet that it went through.

"The plan is dead," Nair said, according to Reuters: Nair speaks, Reuters is where to look. In German the outlet may
stand right behind the speaker: "..., sagte Sandvoss der Tagesschau", "..., sagte Hallweg laut Tagesschau".
"""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.extract.cues import Cues
from factcheck.extract.found import Found, Range
from factcheck.outlets import Mention
from factcheck.text.wording import wording

_LEFT_OVER = 3
_MARK = 3  # a blank and the mark that opens a name: sagte Müller der "Bild am Sonntag"
# What may stand behind an outlet's name that ends a source: sagte Müller im ZDF*-Interview*.
_REST = re.compile(r"\W?(?:-\w+)?")
_NEXT = re.compile(r"\s+(\w+)")
_NAMES = re.compile(r"\s+((?:[^\W\d_a-zäöüß][\w.-]*\s?)+)(?<!\s)")


def through(found: Sequence[Found], mentions: Sequence[Mention], text: str, cues: Cues) -> None:
    """Give the outlets of such sentences to the speakers; the outlet's own reading of the sentence stays beside it."""
    for mention in mentions:
        for one in found:
            if one.source and one.source[0] < mention.start < one.source[1] + _MARK:
                _behind_the_speaker(one, mention, text, cues)
    for credit in found:
        outlet = _outlet_of(credit, mentions)
        spoken = _spoken_in(credit, found, text, cues) if outlet else None
        if spoken is not None and outlet is not None:
            spoken.via = spoken.via or outlet


def _behind_the_speaker(one: Found, mention: Mention, text: str, cues: Cues) -> None:
    """Cut "der Tagesschau" and "laut Tagesschau" off the speaker's name."""
    if not cues.verb_second or one.source is None:
        return
    if one.source[1] > mention.end and not _REST.fullmatch(text, mention.end, one.source[1]):
        return
    if one.lemma not in cues.speech and (one.cue is None or text[slice(*one.cue)].lower() not in cues.credit["tag"]):
        return
    before = text[one.source[0] : mention.start].rstrip(" \u201e\u201c\"'")
    name, _, last = before.rpartition(" ")
    dative = last in cues.frame["dative"]
    words = before.lower().split()
    if one.cue is None or (name and one.source[0] < one.cue[1]):
        return
    if any(tuple(words[-size:]) in cues.place for size in (3, 2, 1)):
        one.source, one.via = _after_the_cue(one, text), (mention.start, mention.end)
    elif name and not mention.weak and (last,) in cues.on_air:
        one.source, one.via = (one.source[0], one.source[0] + len(name.rstrip())), (mention.start, mention.end)
    elif not name and last.lower() in cues.frame["dative"] and one.lemma in cues.frame["saying"]:
        _told_first(one, mention, text, cues)
    elif name and dative and _staff().fullmatch(name.rsplit(None, 1)[-1]):
        return
    elif name and (dative or (last,) in cues.credit_phrases) and any(word[:1].isupper() for word in name.split()):
        one.source, one.via = (one.source[0], one.source[0] + len(name.rstrip())), (mention.start, mention.end)


def _told_first(one: Found, mention: Mention, text: str, cues: Cues) -> None:
    """The outlet that was told stands before the verb, who told it behind: "Der Zeit sagte *Müller*"."""
    if one.cue is None or one.cue[0] < mention.end:
        return
    word = _NEXT.match(text, one.cue[1], one.unit.end)
    pronoun = word.span(1) if word and word[1] in cues.words["pronouns"] else None
    if teller := pronoun or _after_the_cue(one, text):
        one.source, one.via = teller, (mention.start, mention.end)


@cache
def _staff() -> re.Pattern[str]:
    """Who belongs to the outlet that follows: "sagte ein Sprecher der BBC" tells nobody at the BBC anything."""
    words = wording()
    return re.compile(f"{words.whole('not_the_outlet').pattern}|{words.whole('works').pattern}", re.IGNORECASE)


def _after_the_cue(one: Found, text: str) -> Range | None:
    """The capitalised words right behind the verb: "Im Gespräch mit der Zeit sagte *Müller*"."""
    match = _NAMES.match(text, one.cue[1], one.unit.end) if one.cue else None
    return match.span(1) if match else None


def _outlet_of(credit: Found, mentions: Sequence[Mention]) -> Range | None:
    if credit.rule != "according-to" or credit.source is None:
        return None
    start, end = credit.source
    return next(((one.start, one.end) for one in mentions if start <= one.start and one.end <= end), None)


def _spoken_in(credit: Found, found: Sequence[Found], text: str, cues: Cues) -> Found | None:
    """The attribution that is all of the credit's content: what is said, the verb and who says it."""
    for one in found:
        if one is credit or one.unit is not credit.unit or one.cue is None or one.lemma not in cues.speech:
            continue
        if one.source is None or not any(start <= one.cue[0] < end for start, end in credit.content):
            continue
        said = one.lemma in cues.frame["saying"]
        if not said and min(one.content)[0] > one.cue[0] and text[min(one.content)[0]].isalnum():
            continue  # "Corvane has agreed to buy Halberd, according to ...": nobody's words but the outlet's
        rest = [list(text[start:end]) for start, end in credit.content]
        for (start, _), letters in zip(credit.content, rest, strict=True):
            for a, b in (*one.content, one.cue, one.source):
                for at in range(max(0, a - start), max(0, min(b - start, len(letters)))):
                    letters[at] = " "
        left = [word for letters in rest for word in "".join(letters).split() if any(map(str.isalnum, word))]
        if len(left) < _LEFT_OVER:
            return one
    return None
