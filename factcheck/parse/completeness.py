"""Was all of the page read? A part of one can confirm words, never show that they are missing."""

import re
from collections.abc import Sequence
from typing import Any

from factcheck.parse.document import Document
from factcheck.parse.words import words

_FULL_STOP = re.compile(r"[.!?\u2026:;][\"'\u201d\u2019\u201c\u00ab\u00bb)\]\s]*$|\)\s*$")
_CUT_MARK = re.compile(r"(?:\.\.\.|\u2026)\s*[\"'\u201d\u2019]?\s*$")
_TOLERANCE, _SLACK = 1.25, 30  # outlets count captions and headlines too
_HELD_TOLERANCE, _HELD_SLACK = 1.5, 80  # an article element holds teasers and captions too
_A_SENTENCE = 6  # words; a shorter last line is a byline or a heading


def missing(document: Document, paragraphs: Sequence[str]) -> str:
    """Why only a part of the page could be read, "" where nothing speaks for it."""
    read = sum(len(paragraph.split()) for paragraph in paragraphs)
    signs = (_fell_short(document, read), _barred(document, read), _goes_on(document), _breaks_off(paragraphs))
    return next((sign for sign in signs if sign), "")


def _fell_short(document: Document, read: int) -> str:
    """Fewer words than the page says it has, or than its markup holds."""
    promised = _promised(document.told)
    if document.remark:
        return document.remark
    if promised > read * _TOLERANCE + _SLACK:
        return f"{read} of {promised} words could be read"
    if document.held > read * _HELD_TOLERANCE + _HELD_SLACK:
        return f"{read} of the {document.held} words in the article could be made out"
    return ""


def _barred(document: Document, read: int) -> str:
    """A paywall, or the page's own word that it has one; not where all that it promises was read."""
    promised = _promised(document.told)
    if document.walls:
        return "a paywall stands in the page"
    if _free(document.told) is False and not (promised and read * 1.1 >= promised):
        return "the page says that it is not free to read"
    asked = None if document.plain else words().more.search(document.visible)
    return f'the page asks: "{asked.group().strip()}"' if asked else ""


def _goes_on(document: Document) -> str:
    """An article in several pages, or one that goes on being written: this is a part of it."""
    if document.paged:
        return f'one page of several ("{document.paged}")'
    live = "liveblog" in str(document.told.get("@type", "")).lower()
    return "a live blog, which shows a part of itself at a time" if live else ""


def _promised(told: dict[str, Any]) -> int:
    """The number of words that the page says it has, 0 where it does not say."""
    body = told.get("articleBody")
    counted = str(told.get("wordCount", "")).replace(",", "")
    return max(len(body.split()) if isinstance(body, str) else 0, int(counted) if counted.isdecimal() else 0)


def _free(told: dict[str, Any]) -> bool | None:
    value = str(told.get("isAccessibleForFree", "")).lower()
    return {"true": True, "false": False}.get(value.rpartition("/")[2])


def _breaks_off(paragraphs: Sequence[str]) -> str:
    last = paragraphs[-1] if paragraphs else ""
    if len(last.split()) < _A_SENTENCE:
        return ""
    if _CUT_MARK.search(last):
        return "the text ends with a mark of omission"
    return "" if _FULL_STOP.search(last) else "the text stops in the middle of a sentence"
