"""Whom a page credits: the outlet whose text it carries, and the outlets that it cites."""

import re
from collections.abc import Sequence

from factcheck.model import Outlet
from factcheck.outlets import Mention, OutletTable
from factcheck.parse.document import Document
from factcheck.parse.words import words
from factcheck.text import sentences

_DATELINE = re.compile(r"^[^()\n]{0,60}\((?P<name>[^()]{2,30})\)\s*[-\u2013\u2014]")
_DESK = re.compile(r"(?:/[a-z]{2,4}| staff| newsroom)$", re.IGNORECASE)  # of an agency: "dpa/bb", "Reuters Staff"
_OPENING = 3  # paragraphs; a summary or a note may stand before the dateline
_CLOSE = 30  # characters


def owner(document: Document, paragraphs: Sequence[str], site: Outlet | None, outlets: OutletTable) -> Outlet | None:
    """The outlet whose text a page of another site carries, by canonical address, dateline or byline; else None."""
    named = [outlets.of_url(document.canonical)] if document.canonical else []
    datelines = [match["name"] for one in paragraphs[:_OPENING] if (match := _DATELINE.match(one))]
    bylines = document.authors if len(document.authors) == 1 else ()
    named += [_one(outlets.named(_DESK.sub("", name.strip()))) for name in (*datelines[:1], *bylines)]
    others = [outlet for outlet in named if outlet is not None and (site is None or outlet.id != site.id)]
    return others[0] if others and not document.plain else None


def _one(outlets: tuple[Outlet, ...]) -> Outlet | None:
    return outlets[0] if len(outlets) == 1 else None


def chain(text: str, own: Outlet | None, outlets: OutletTable) -> tuple[str, ...]:
    """The names of other outlets that the page cites or credits, in the order in which it first does so."""
    mentions = [one for one in outlets.mentions(text) if len(one.outlets) == 1 and one.outlets[0] != own]
    spans = [span for span in sentences(text) if words().credits.search(text, *span)] if mentions else []
    cited = [one.outlets[0].name for one in mentions if any(_credited(text, one, span) for span in spans)]
    return tuple(dict.fromkeys(cited))


def _credited(text: str, mention: Mention, sentence: tuple[int, int]) -> bool:
    """Whether a sentence with a cue holds the name; a weak name must stand close to the cue itself."""
    start, end = sentence
    if not start <= mention.start < end:
        return False
    low, high = max(start, mention.start - _CLOSE), min(end, mention.end + _CLOSE)
    return not mention.weak or bool(words().credits.search(text, low, high))
