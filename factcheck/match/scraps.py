"""Quoted scraps inside a claim in other words: too short to be laid by themselves, but the words are somebody's."""

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.match.fragments import hyphenated_alike
from factcheck.match.locate import exact_places
from factcheck.match.page import PageText
from factcheck.match.words import words_of
from factcheck.model import Article, Fit, PartMatch

_RUN = re.compile(r"[\"\u201c\u201e\u00ab]([^\"\u201c\u201d\u201e\u00ab\u00bb\n]{3,60})[\"\u201d\u201c\u00bb]")
_SCRAP = (2, 3)
_CARRIED = {Fit.EXACT, Fit.NEAR, Fit.REWORDED}


def with_scraps(found: PartMatch, article: Article, page: PageText) -> PartMatch:
    """The same where each quoted run of two or three words stands on the page; else the part is to be compared.

    Never more than that: so few words may stand in quotation marks for many reasons.
    """
    if found.part.quoted or found.fit not in _CARRIED:
        return found
    gone = tuple(_nowhere(article.prose, found.part.start, found.part.end, page))
    return replace(found, fit=Fit.COMPARE, missing=(*found.missing, *gone)) if gone else found


def _nowhere(text: str, start: int, end: int, page: PageText) -> Iterator[str]:
    for run in _RUN.finditer(text, start, end):
        words = hyphenated_alike(words_of(text, page.lex, start=run.start(1), end=run.end(1)), page.words)
        content = [word for word in words.words if word.norm not in page.lex.small]
        long = len(run[1].split())
        if _SCRAP[0] <= long <= _SCRAP[1] and content and not exact_places(page.words, words.norms):
            yield " ".join(run[1].split())
