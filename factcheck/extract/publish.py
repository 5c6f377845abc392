"""Through whom words were published: the outlet that was told, and the sources behind the source."""

import re
from collections.abc import Sequence

from factcheck.extract.cues import Cues
from factcheck.extract.found import Found
from factcheck.extract.through import through
from factcheck.extract.together import take_lists
from factcheck.outlets import Mention
from factcheck.text.wording import wording

_SURE = 0.5
_NEAR = 80  # characters before a name that hold the words which say how it stands there
_CITED = 24
_OWNER = 3
_CLAUSE = 3  # words of what is said, at least
_SPEAKER = 6  # words of the first of two speakers, with its comma
_MARK = 2  # a blank or a comma and a blank
_ASIDE = re.compile(r"(?P<said>,[\"\u201d\u2019']|(?=,))\W*(?P<opening>\w+)[^,]*\Z")
_WORD = re.compile(r"[\w.&@-]+")
_BEYOND = re.compile(r"\W?\s+(?P<word>\w+)")
_TALK = re.compile(r"-(?:\s|\w*[iI]nterview|\w*magazin)")
_MARKS = ".,:;()'\u2019\"\u201c\u201d\u201e\u00bb\u00ab"


def publish(found: list[Found], mentions: list[Mention], text: str, cues: Cues) -> None:
    """Fill in `via` and `chain` of what was found: each place belongs to one cue of its sentence."""
    by_unit: dict[int, list[Found]] = {}
    for one in found:
        _cut_citing(one, text, cues)
        _skip_citing(one, text, cues)
        _take_both(one, text, cues)
        if one.via is not None and not _has_outlet_form(text, one.via):
            one.via = None
        by_unit.setdefault(one.unit.start, []).append(one)
    first = last = 0
    for start in sorted(by_unit):
        here = by_unit[start]
        while first < len(mentions) and mentions[first].start < start:
            first += 1
        last = max(first, last)
        while last < len(mentions) and mentions[last].start < here[0].unit.end:
            last += 1
        named = mentions[first:last]
        if cues.verb_second:
            for one in here:
                _give_back(one, named, text, cues)
        through(here, named, text, cues)
        for mention in named:
            _place(here, mention, text, cues, named)
        for one in here:
            _let_reporter_cite(one, here, text, cues)
        take_lists(here, named, text, cues)


def _take_both(one: Found, text: str, cues: Cues) -> None:
    """Take the first of two speakers out of what they said: "It is closed, *the mayor and* a guard told Reuters"."""
    if one.rule != "content-cue" or one.source is None or not one.content:
        return
    start, end = one.content[-1]
    join = text.rfind(" ", start, end) + 1
    comma = text.rfind(",", start, join)
    near = comma > start and len(text[comma:join].split()) <= _SPEAKER
    if near and text[join:end] in cues.words["conjunctions"] and 0 <= one.source[0] - end <= _MARK:
        one.content[-1] = (start, comma)
        one.source = (comma + 1 + len(text[comma + 1 : join]) - len(text[comma + 1 : join].lstrip()), one.source[1])


def _cut_citing(one: Found, text: str, cues: Cues) -> None:
    """Cut off the source when it spoke and whom it cites: wie *Reuters* am Montag unter Berufung auf ... meldete."""
    if not cues.verb_second or one.source is None:
        return
    start, end = one.source
    words = list(_WORD.finditer(text, start, end))
    low = [word.group().lower() for word in words]
    for at in range(1, len(words)):
        timed = low[at] in cues.words["prepositions"] and not cues.words["times"].isdisjoint(low[at + 1 : at + 2])
        if timed or any(tuple(low[at : at + size]) in cues.chain for size in (3, 2)):
            one.source = (start, words[at - 1].end())
            return


def _skip_citing(one: Found, text: str, cues: Cues) -> None:
    """Start behind whom a report cites: berichtete *unter Berufung auf die Polizei,* dass die Brücke gesperrt ist."""
    if one.cue is None or not one.content or one.content[0][0] < one.cue[1]:
        return
    start, end = one.content[0]
    opening = text[start : start + _CITED].lower().split()
    comma = text.find(", ", start, end)
    if comma < 0 or not any(tuple(opening[:size]) in cues.chain for size in (3, 2, 1)):
        return
    rest = text[comma + 2 : end].split()
    if len(rest) >= _CLAUSE and (cues.verb_second or rest[0] in cues.frame["goals"]):
        one.content[0] = (comma + 2, end)


def _let_reporter_cite(one: Found, here: Sequence[Found], text: str, cues: Cues) -> None:
    """Who cites behind a tag is who reported: "The bridge is closed, *Reuters* reported, citing two officials"."""
    if one.cue is None or one.source is None or one.lemma not in cues.frame["quoting"]:
        return
    if text[one.cue[0] - 2 : one.cue[0]] != ", ":
        return
    before = [other for other in here if other.cue and other.source and other.cue[1] <= one.cue[0] and other is not one]
    last = max(before, key=lambda other: other.cue or (0, 0), default=None)
    if last and last.source and one.source[0] < last.source[0]:
        one.source = last.source


def _give_back(one: Found, named: Sequence[Mention], text: str, cues: Cues) -> None:
    """Give what follows a credit's outlet back to the clause: kamen laut *Reuters* 900 Menschen ums Leben."""
    if one.rule != "according-to" or one.source is None:
        return
    start, end = one.source
    inside = [mention for mention in named if start <= mention.start and mention.end < end]
    rest = _BEYOND.match(text, inside[0].end, end) if inside else None
    if rest and (rest["word"][0].isdigit() or rest["word"] in cues.words["prepositions"]):
        one.source = (start, inside[0].end)
        follows = next((at for at, span in enumerate(one.content) if 0 <= span[0] - end <= _MARK), None)
        back = rest.start("word"), end if follows is None else one.content[follows][1]
        one.content = [*(span for at, span in enumerate(one.content) if at != follows), back]


def _place(here: list[Found], mention: Mention, text: str, cues: Cues, named: Sequence[Mention]) -> None:
    before = text[max(here[0].unit.start, mention.start - _NEAR) : mention.start].lower().split()
    words = [bare for word in before if (bare := word.strip(_MARKS))]
    for one in here:
        if one.via is not None and one.via[0] <= mention.start < one.via[1]:
            one.via = (mention.start, mention.end)
            return
    written, near = list(words), wording().sets
    while words and (words[-1] in cues.words["determiners"] or words[-1] in near["kinds"]):
        words.pop()
    after = text[mention.end : mention.end + 12].lower().split()
    # "in a CNN interview"
    held = words and after and words[-1] in near["held_in"] and after[0].strip(".,") in near["held"]
    if held or _ends(words, cues.place) or _ends(written, cues.place) or _on_air(written, mention, text, cues):
        speaker = _speaker(here, mention, cues)
        if speaker and (_is_anothers(words, speaker, text, cues) or _names_between(speaker, mention, named)):
            speaker = None
        if (
            speaker
            and speaker.via is None
            and not _overlaps(speaker.source, mention)
            and _ends_before(speaker, mention, text, cues)
        ):
            speaker.via = (mention.start, mention.end)
            _hand_over(here, speaker, mention)
    if _ends(words, cues.chain) or _ends(written, cues.chain):
        teller = next((one for one in here if one.source and one.source[0] < mention.start), None)
        if teller and not _overlaps(teller.source, mention):
            teller.chain.append((mention.start, mention.end))
            _drop_citing(here, teller, mention)


def _on_air(before: list[str], mention: Mention, text: str, cues: Cues) -> bool:
    """Whether a broadcaster is where somebody spoke: "Im Deutschlandfunk sagte ...", "im ZDF-Interview"."""
    if mention.weak or any(outlet.kind != "broadcaster" for outlet in mention.outlets):
        return False
    return _ends(before, cues.on_air) and (
        text[mention.end : mention.end + 1] != "-" or _TALK.match(text, mention.end) is not None
    )


def _is_anothers(words: Sequence[str], speaker: Found, text: str, cues: Cues) -> bool:
    """Whether the talk is somebody else's: said Giles before *Carson's* comments to the BBC."""
    if len(words) > _OWNER and words[-3] in cues.words["possessives"] and words[-4] not in cues.words["prepositions"]:
        return True  # "a video of her slamming *his* remarks to the BBC", but "in his remarks to the BBC"
    owner = next((word for word in words[-_OWNER:] if word.endswith(("'s", "\u2019s"))), None)
    if owner is None or speaker.source is None or owner[:-2] in cues.words["times"]:
        return False
    return owner[:-2] not in text[slice(*speaker.source)].lower()


def _names_between(speaker: Found, mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether another outlet stands between the place and who speaks behind it."""
    start = speaker.source[0] if speaker.source else mention.end
    return any(mention.end < other.start and other.end < start for other in named)


def _ends_before(speaker: Found, mention: Mention, text: str, cues: Cues) -> bool:
    """Cut ", in an interview with CNN" off what was said; False where the name is a piece of it ("his CNN talk")."""
    for at, (start, end) in enumerate(speaker.content):
        if start < mention.start < end:
            comma = _ASIDE.search(text, start, mention.start)
            if comma is None or comma["opening"].lower() not in cues.words["prepositions"]:
                return False
            speaker.content[at] = (start, comma.end("said"))
    return True


def _hand_over(here: list[Found], speaker: Found, mention: Mention) -> None:
    """Who "wrote in a statement to Wired *explaining* why" explains it: nobody at Wired does."""
    for one in here:
        after = one is not speaker and one.cue is not None and 0 <= one.cue[0] - mention.end <= _MARK
        if after and _overlaps(one.source, mention) and speaker.source and speaker.source[1] < mention.start:
            one.source, one.via = speaker.source, (mention.start, mention.end)


def _drop_citing(here: list[Found], teller: Found, mention: Mention) -> None:
    """ "Reuters, citing Interfax, reported" is one attribution: the cue that names the chain makes none of its own."""
    for one in here:
        near = one.cue is not None and mention.start - _CITED < one.cue[0] < mention.start
        if near and one is not teller and one.source == teller.source:
            one.content.clear()
        elif near and one is teller and one.source and (other := _same_source(here, one)):
            other.chain.append((mention.start, mention.end))
            one.content.clear()


def _same_source(here: list[Found], one: Found) -> Found | None:
    start = one.source[0] if one.source else -1
    return next((other for other in here if other is not one and other.source and other.source[0] == start), None)


def _ends(words: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(words[-size:]) in phrases for size in (3, 2, 1))


def _speaker(here: list[Found], mention: Mention, cues: Cues) -> Found | None:
    """Whose words went to the outlet: those of the nearest cue before its name, else of the first after it."""
    spoken = [one for one in here if one.cue and one.lemma in cues.speech and one.confidence >= _SURE]
    before = [one for one in spoken if one.cue and one.cue[0] < mention.start]
    return before[-1] if before else next(iter(spoken), None)


def _overlaps(source: tuple[int, int] | None, mention: Mention) -> bool:
    return source is not None and source[0] < mention.end and mention.start < source[1]


def _has_outlet_form(text: str, via: tuple[int, int]) -> bool:
    return any(word[:1].isupper() for word in text[slice(*via)].split())
