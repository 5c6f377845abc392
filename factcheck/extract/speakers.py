"""Who is meant: pronouns, surnames and "the newspaper" led back to the name that stands before them.

Where that is a guess, the attribution's confidence falls.
"""

from collections.abc import Sequence

from factcheck.extract.cues import Cues
from factcheck.extract.found import Found
from factcheck.outlets import Mention

_FAR = 3
_GUESS = 0.8


def lead_back(found: Sequence[Found], mentions: Sequence[Mention], text: str, cues: Cues) -> None:
    """Fill in `speaker`, in article order."""
    people = cues.words["people"]
    full: dict[str, str] = {}
    person: Found | None = None
    outlet: Found | None = None
    last: Found | None = None
    at = 0
    for one in sorted((one for one in found if one.source), key=lambda one: one.source or (0, 0)):
        start, end = one.source or (0, 0)
        while at < len(mentions) and mentions[at].end <= start:
            at += 1
        name = text[start:end]
        words = name.lower().split()
        if at < len(mentions) and mentions[at].start < end:
            outlet, one.speaker, one.outlet = one, one.speaker or name, text[mentions[at].start : mentions[at].end]
        elif len(words) == 1 and words[0] in people:
            _follow(one, person)
        elif len(words) == 1 and words[0] in cues.words["things"]:
            _follow(one, outlet if outlet is last else None)
        elif _is_publication(words, cues):
            _follow(one, outlet)
        else:
            one.speaker = full.get(name, name)
            if words and name[:1].isupper():
                person = one
                full.setdefault(name.split()[-1], name)
        last = outlet if one.outlet and outlet else one


def _is_publication(words: list[str], cues: Cues) -> bool:
    """Whether the source is "the newspaper" without a name."""
    return len(words) in {2, 3} and words[0] in cues.words["determiners"] and words[-1] in cues.words["publications"]


def _follow(one: Found, before: Found | None) -> None:
    if before is None or not before.unit.leads_to(one.unit, _FAR):
        return
    one.speaker = before.outlet or before.speaker
    one.outlet = before.outlet
    one.confidence = round(one.confidence * _GUESS, 2)
