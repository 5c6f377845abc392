"""Signs that two outlets may have the same words from one place: said in public, or taken from the outlet cited."""

import re
from collections.abc import Set
from functools import lru_cache

from factcheck.judge.best import quoted
from factcheck.judge.language import words
from factcheck.model import Alignment, Outlet, SourcePage
from factcheck.text import sentences

_NEAR = 320


def common_origin(other: Alignment, speaker: str | None = None) -> bool:
    """True where the page says that the words were spoken in public, filed or posted.

    Near the passage every sign counts but those of a sentence that tells where *somebody else* said something; further
    away only what is said of the speaker by name. `speaker` is how the article calls him. The words of the passage do
    not count: what is said may well speak of a statement.
    """
    page = other.page.text
    passages = [part.passage for part in quoted(other.parts) if part.passage is not None]
    mine = _described(other, speaker)
    for start, end in sentences(page) if passages else ():
        near = any(end > at.start - _NEAR and start < at.end + _NEAR for at in passages)
        if not near and not _names(other.said_by) & _names(page[start:end]):
            continue
        for sign in words().public.finditer(page, start, end):
            inside = any(at.start <= sign.start() < at.end for at in passages)
            if not inside and not (other.said_by and _of_another(page[start : sign.start()], mine)):
                return True
    return False


def _of_another(head: str, mine: Set[str]) -> bool:
    """True where the words up to a sign ("Durov wrote on", before "Twitter") have a subject that is not the speaker."""
    verbs = list(words().tells.finditer(head))
    if not verbs:
        return False
    subject = re.split(r"[,;:\u2013\u2014\u201d\"]", head[: verbs[-1].start()])[-1].strip()
    said = {word.casefold() for word in re.findall(r"\w+", subject)}
    return bool(said) and not said & (mine | words().pronouns | words().anyone)


def _described(other: Alignment, speaker: str | None) -> frozenset[str]:
    """The words by which page and article call the speaker: the name, and what the page says he is beside it."""
    name = re.escape((other.said_by or "").partition(",")[0].strip())
    beside = re.compile(rf"(?:[\w-]+\s+){{0,3}}{name}(?:,[^.,;]{{0,80}})?")
    found = (match.group() for match in beside.finditer(other.page.text)) if name else ()
    told = (other.said_by or "", speaker or "", *found)
    return frozenset(word.casefold() for one in told for word in re.findall(r"[^\W\d_]{3,}", one)) - words().common


def _names(text: str | None) -> frozenset[str]:
    """The capitalised words of a name or of a sentence, folded."""
    return frozenset(word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text or "") if word[0].isupper())


def relayed(other: Alignment) -> bool:
    """True where the page names a third outlet in the sentences about the words: it has them from there."""
    page = other.page.text
    passages = [part.passage for part in quoted(other.parts) if part.passage is not None]
    around = [page[max(0, at.start - _NEAR) : at.start] + page[at.end : at.end + _NEAR] for at in passages]
    names = tuple(name for name in other.page.chain if other.page.outlet is None or name != other.page.outlet.name)
    return any(_mention(names).search(text) for text in around)


def credits_outlet(page: SourcePage, outlet: Outlet) -> bool:
    """True where the page names the outlet, in its text, its byline or as one of its sources."""
    known = (outlet.name, *outlet.aliases, *outlet.domains)
    names = tuple(name for name in known if len(name) > 2 or name.isupper())
    if any(name.casefold() == link.casefold() for name in names for link in page.chain):
        return True
    return _mention(names).search(f"{page.text}\n{page.by}\n{page.title or ''}") is not None


@lru_cache(maxsize=64)
def _mention(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")
