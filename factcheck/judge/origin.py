"""Signs that two outlets may have the same words from one place: said in public, or taken from the outlet cited."""

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.judge.best import quoted
from factcheck.judge.language import words
from factcheck.model import Alignment, Outlet, Passage, SourcePage
from factcheck.text import sentences

_NEAR = 320


def common_origin(other: Alignment) -> bool:
    """True where the page says near the passage that the words were spoken in public, filed or posted.

    The words of the passage itself do not count: what is said may well speak of a statement. Nor does a sentence that
    tells where *somebody else* said something; where the page does not tell who speaks, every sentence counts.
    """
    page = other.page.text
    for passage in (part.passage for part in quoted(other.parts)):
        if passage is None:
            continue
        for start, end in _around(page, passage):
            for sign in words().public.finditer(page, start, end):
                inside = passage.start <= sign.start() < passage.end
                if not inside and not _of_another(page[start : sign.start()], other.said_by):
                    return True
    return False


def _around(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences near the passage, its own among them."""
    first, last = max(0, passage.start - _NEAR), min(len(text), passage.end + _NEAR)
    return ((start, end) for start, end in sentences(text) if end > first and start < last)


def _of_another(head: str, speaker: str | None) -> bool:
    """True where the words up to a sign ("Durov wrote on", before "Twitter") have a subject that is not the speaker."""
    verbs = list(words().tells.finditer(head))
    if speaker is None or not verbs:
        return False
    subject = re.split(r"[,;:\u2013\u2014\u201d\"]", head[: verbs[-1].start()])[-1].strip()
    mine = {word.casefold() for word in re.findall(r"\w{3,}", speaker)}
    said = {word.casefold() for word in re.findall(r"\w+", subject)}
    return bool(said) and not said & (mine | words().pronouns)


def credits_outlet(page: SourcePage, outlet: Outlet) -> bool:
    """True where the page names the outlet, in its text, its byline or as one of its sources."""
    names = tuple(name for name in (outlet.name, *outlet.aliases) if len(name) > 2)
    if any(name.casefold() == link.casefold() for name in names for link in page.chain):
        return True
    return _mention(names).search(f"{page.text}\n{page.by}\n{page.title or ''}") is not None


@lru_cache(maxsize=64)
def _mention(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")
