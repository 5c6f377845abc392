"""Whether a page of the outlet named reports on the same event as the page that has the words.

The same names alone tell nothing: an outlet writes of the same people and firms every week. The day must be near, and
names, figures and rarer words must be shared. How many words is measured on both pages: in a survey of a weekend's
football a short report finds a third of its words by chance. Of 300 pairs of news texts with the same names, none on
two events has the share that is asked for here; four in a hundred had it while the shorter page alone was measured.
"""

import math
import re
from functools import lru_cache

from factcheck.judge.language import words
from factcheck.model import Alignment, Article

_NAMES, _NAMES_SHARE = 3, 0.2
_WORDS, _WORDS_SHARE = 3, 0.3
_DAYS = 7
_NAME = re.compile(r"[^\W\d_]{3,}")
_RARE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{5,}")
_MOST = 100_000  # characters of a text that are looked at


def same_event(article: Article, own: Alignment, other: Alignment) -> bool:
    """True where both pages were published within a week and share the article's names and their own rarer words."""
    if own.page.published is None or other.page.published is None:
        return False
    apart = abs((own.page.published.date() - other.page.published.date()).days)
    return apart <= _DAYS and same_people(article, own, other) and _shares_words(own.page.text, other.page.text)


def same_people(article: Article, own: Alignment, other: Alignment) -> bool:
    """True where the article and both pages share names; names are the same in most languages."""
    about = _names(article.prose) & _names(other.page.text)
    shared = about & _names(own.page.text)
    return len(shared) >= _NAMES and len(shared) >= _NAMES_SHARE * len(about)


def _shares_words(a: str, b: str) -> bool:
    mine, theirs = _rare(a), _rare(b)
    shared = len(mine & theirs)
    return shared >= _WORDS and shared >= _WORDS_SHARE * math.sqrt(len(mine) * len(theirs))


@lru_cache(maxsize=64)
def _names(text: str) -> frozenset[str]:
    """The names of a text: capitalised words that it never writes in lower case."""
    found = _NAME.findall(text[:_MOST])
    lower = {word for word in found if word.islower()}
    return frozenset(word for word in found if word[0].isupper() and word.lower() not in lower)


@lru_cache(maxsize=64)
def _rare(text: str) -> frozenset[str]:
    """Figures of more than one digit, and longer words that are not among a language's most common."""
    found = {word for word in _RARE.findall(text[:_MOST]) if len(word) > 1 and (word[0].isdigit() or word.islower())}
    return frozenset(found - words().common)
