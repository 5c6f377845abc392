"""Names of publications that stand in quotation marks: laut "Spiegel", the "New York Times" reported."""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.outlets import Mention
from factcheck.text.quotes import Quote, quotes, set_off
from factcheck.text.wording import alternatives, wording

_LONGEST = 60  # characters of a publication's name


def names_set_off(text: str, mentions: Sequence[Mention]) -> str:
    """`text` with the marks around names of publications blanked, offsets kept, so that they are read as names.

    A name is what `mentions` know, or what has a publication's form ("Ostsee-Zeitung").
    """
    runs = [run for run in quotes(text) if run.closed and run.last - run.inner <= _LONGEST]
    if not runs:
        return text
    known = {(mention.start, mention.end) for mention in mentions}
    names = [run for run in runs if (run.inner, run.last) in known or _has_form(text, run) or _is_piece(text, run)]
    return set_off(text, names) if names else text


def _is_piece(text: str, run: Quote) -> bool:
    """Whether a hyphen joins the run to the word before it: ZDF-"Morgenmagazin"."""
    return text[run.start - 1 : run.start] == "-" and text[run.start - 2 : run.start - 1].isalnum()


def _has_form(text: str, run: Quote) -> bool:
    return _form().fullmatch(text, run.inner, run.last) is not None


@cache
def _form() -> re.Pattern[str]:
    """Capitalised words of which the last one is, or ends in, what papers are called."""
    forms = wording().sets.get("forms", frozenset())
    return re.compile(
        rf"(?:[^\W\d_a-z][\w'\u2019.&-]*\s)*(?:[^\W\d_a-z][\w-]*-)?(?:{alternatives(forms)})(?:\s[A-Z][\w-]+)?"
    )
