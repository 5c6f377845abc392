"""Signs that two outlets may have the same words from one place: said in public, or taken from the outlet cited."""

import re
from functools import lru_cache

from factcheck.judge.best import quoted
from factcheck.judge.language import words
from factcheck.model import Alignment, Outlet, SourcePage

_NEAR = 320


def common_origin(other: Alignment) -> bool:
    """True where the page says near the passage that the words were spoken in public, filed or posted.

    The words of the passage itself do not count: what is said may well speak of a statement.
    """
    text = other.page.text
    for part in quoted(other.parts):
        if part.passage is not None:
            before = text[max(0, part.passage.start - _NEAR) : part.passage.start]
            after = text[part.passage.end : part.passage.end + _NEAR]
            if words().public.search(before) or words().public.search(after):
                return True
    return False


def credits(page: SourcePage, outlet: Outlet) -> bool:
    """True where the page names the outlet, in its text, its byline or as one of its sources."""
    names = tuple(name for name in (outlet.name, *outlet.aliases) if len(name) > 2)
    if any(name.casefold() == link.casefold() for name in names for link in page.chain):
        return True
    return _mention(names).search(f"{page.text}\n{page.by}\n{page.title or ''}") is not None


@lru_cache(maxsize=64)
def _mention(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")
