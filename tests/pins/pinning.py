"""Pins for tests: each takes what a test is about and fills in the rest."""

from dataclasses import replace
from typing import Any

from factcheck.model import Fit, Obtained, Pin, PinnedPage, PinnedPart, PinnedSpan, Verdict
from tests.builders import NOON

URL = "https://www.reuters.com/story"


def page(**fields: Any) -> PinnedPage:
    """A page that was read at noon."""
    made = PinnedPage(URL, NOON, Obtained.LIVE, "b" * 64, "c" * 64, 500, site="reuters.com")
    return replace(made, **fields)


def pin(number: int = 0, **fields: Any) -> Pin:
    """A pin of `a.md`, its claim told by its number."""
    parts = (PinnedPart(Fit.EXACT, (PinnedSpan(0, 40, "d" * 16),)),)
    made = Pin("a.md", f"{number:012x}", "e" * 16, "reuters.com", Verdict.SUPPORTED, page(), parts, "word_for_word")
    return replace(made, **fields)
