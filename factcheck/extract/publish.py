"""Through whom words were published: outlets told, chains of sources, and sentences that go on with an outlet."""

from factcheck.extract.cues import Cues
from factcheck.extract.rules import Found
from factcheck.outlets import Mention


def publish(found: list[Found], mentions: list[Mention], text: str, cues: Cues) -> None:
    """Fill in `via` and `chain` of what was found."""
    for one in found:
        for mention in mentions:
            if mention.end <= one.unit.start or mention.start >= one.unit.end:
                continue
            if one.via is None and _introduced(one, mention, text, cues.place):
                one.via = (mention.start, mention.end)
            if _introduced(one, mention, text, cues.chain):
                one.chain.append((mention.start, mention.end))


def _introduced(one: Found, mention: Mention, text: str, phrases: frozenset[tuple[str, ...]]) -> bool:
    words = text[one.unit.start : mention.start].lower().split()
    while words and words[-1] in {"the", "a", "an"}:
        words.pop()
    return tuple(words[-2:]) in phrases or tuple(words[-1:]) in phrases
