"""Corrections and withdrawals: what an outlet says about its own report, kept apart from the report."""

import re
from typing import Any

from factcheck.parse.document import Document

_NOTICE = re.compile(
    r"^\W*(?:"
    r"(?:correction|corrections|clarification|editor(?:'|\u2019)?s(?:'|\u2019)? note|korrektur|korrekturhinweis|"
    r"anmerkung der redaktion|richtigstellung)\b\s*(?:\([^)]*\))?\s*[:\u2013\u2014-]|"
    r"(?:this|an earlier version of this|a previous version of this) (?:story|article|report|dispatch|page|headline)"
    r"(?: [a-z]+){0,4}? (?:"
    r"(?:misstated|misspelt|misspelled|misidentified|misattributed|incorrectly|wrongly)\b|"
    r"(?:was|has been|have been|is being|said)\b[^.]*(?:correct|amend|withdraw|retract|incorrect|wrong|remov))|"
    r"\((?:corrects|corrected|refiles|removes|adds dropped|fixes)\b|"
    r"(?:in einer fr\u00fcheren (?:version|fassung))|"
    r"(?:dieser (?:artikel|beitrag) wurde (?:korrigiert|berichtigt))"
    r")",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"^(?:CORRECTED|CORRECTION|REFILE|WITHDRAWN|CORRECTS|UPDATE \d+-CORRECTED|KORREKTUR)\b[-:\s]")
_LONGEST = 600  # characters; a longer paragraph that begins so is part of the report


def parted(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of the report, and the notices about it, each once."""
    notices = [paragraph for paragraph in document.paragraphs if _is_notice(paragraph)]
    told = list(_told(document.told.get("correction")))
    title = document.title or ""
    shouted = [title] if _SHOUTED.match(title) else []
    report = tuple(paragraph for paragraph in document.paragraphs if paragraph not in notices)
    return report, tuple(dict.fromkeys((*told, *notices, *shouted)))


def _is_notice(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST and bool(_NOTICE.match(paragraph) or _SHOUTED.match(paragraph))


def _told(correction: Any) -> list[str]:
    """What the page's JSON-LD calls a correction: a text, an object with one, or a list of these."""
    found = []
    for one in correction if isinstance(correction, list) else [correction]:
        text = one.get("text") or one.get("description") if isinstance(one, dict) else one
        if isinstance(text, str) and text.strip() and "://" not in text[:8]:
            found.append(" ".join(text.split()))
    return found
