"""Corrections: which notices of a page speak of the claim."""

import re
from collections.abc import Sequence

from factcheck.judge.language import words
from factcheck.model import Claim

_WORD = re.compile(r"\w+")
_LONG, _SHARED = 5, 3


def concerning(claim: Claim, notices: Sequence[str]) -> str | None:
    """The first notice that withdraws the whole report or speaks of what the claim says; None where none does.

    A correction elsewhere in a report says nothing of the claim: a notice counts when it shares a figure with it, or
    several of its longer words.
    """
    said = _telling(claim.text)
    return next((notice for notice in notices if _withdraws(notice) or _shares(_telling(notice), said)), None)


def _withdraws(notice: str) -> bool:
    return words().withdrawals.search(notice) is not None


def _shares(notice: set[str], said: set[str]) -> bool:
    shared = notice & said
    return any(word[0].isdigit() for word in shared) or len(shared) >= _SHARED


def _telling(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if word[0].isdigit() or len(word) >= _LONG}
