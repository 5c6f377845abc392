"""Corrections and withdrawals: what an outlet says about its own report, kept apart from the report."""

from collections.abc import Sequence
from typing import Any

from factcheck.parse.document import Document
from factcheck.parse.words import words

_A_LINE = 40  # characters; a shorter paragraph may stand in a notice by chance
_LONGEST = 600  # characters; a longer paragraph that begins so is part of the report


def parted(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of the report, and the notices about it, each once."""
    notices = [one for one in document.paragraphs if _is_notice(one) or _stands_in(one, document.notes)]
    told = list(_told(document.told.get("correction")))
    title = document.title or ""
    shouted = [title] if words().shouted.match(title) else []
    report = tuple(paragraph for paragraph in document.paragraphs if paragraph not in notices)
    return report, tuple(dict.fromkeys((*told, *notices, *_apart(document.notes, notices), *shouted)))


def _apart(notes: Sequence[str], notices: Sequence[str]) -> list[str]:
    """The notes of the page that stand outside its text, or in several paragraphs of it."""
    return [note for note in notes if not any(note in notice or notice in note for notice in notices)]


def _stands_in(paragraph: str, notes: Sequence[str]) -> bool:
    return any(paragraph == note or (len(paragraph) > _A_LINE and paragraph in note) for note in notes)


def _is_notice(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST and bool(words().notices.match(paragraph) or words().shouted.match(paragraph))


def _told(correction: Any) -> list[str]:
    """What the page's JSON-LD calls a correction: a text, an object with one, or a list of these."""
    found = []
    for one in correction if isinstance(correction, list) else [correction]:
        text = one.get("text") or one.get("description") if isinstance(one, dict) else one
        if isinstance(text, str) and text.strip() and "://" not in text[:8]:
            found.append(" ".join(text.split()))
    return found
