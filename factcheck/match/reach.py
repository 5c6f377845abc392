"""How far the page's own quotation reaches: words beyond it the page neither has nor speaks against.

One story quotes a whole statement, the next one its last sentence and tells the rest. Where the page's quotation marks
close, or where it marks a cut, the speaker may have gone on: what the article has there is not on this page, and
nothing that stands there is another version of it.
"""

import re

from factcheck.match.page import PageText

_MARKS = re.compile(r"''|``|(?<!\d)\"|[\u201c\u201d\u201e\u00ab\u00bb]")
_CUT = re.compile(r"\u2026|\.\s?\.\s?\.")
_ENDS = re.compile(r"[.!?][\"'\u201c\u201d\u00ab\u00bb]*\s+[\"'\u201c\u201d\u201e\u00ab\u00bb]*[^\W\d_a-z]|\n")
_BEFORE = " \t\xa0([\u2013\u2014-'\u2018"  # what may stand before a mark that opens
_FAR, _LONGEST = 200, 3000


def is_beyond(page: PageText, within: tuple[int, int], there: tuple[int, int], ends: tuple[bool, bool]) -> bool:
    """Whether words of the article stand where the page's own quotation does not reach.

    `within` are the page words on which the quotation was laid, `there` those that stand opposite the words in
    question, maybe none; `ends` says whether nothing of the quotation was found before them, or after them.
    """
    first, last = there
    if ends[1] and first >= len(page.words.words):
        return True  # the page breaks off
    if not any(_quoted(page, at) for at in range(*within)) or any(_quoted(page, at) for at in range(first, last)):
        return False
    at_start, at_end = ends
    if at_start or at_end:
        if at_start and at_end:
            return False
        return _starts_at(page, last) if at_start else _is_over_at(page, first)
    return is_left_out(page, first, last)


def is_left_out(page: PageText, first: int, last: int) -> bool:
    """Whether between page word `first` - 1 and page word `last` the page's own quotation breaks off or is cut."""
    between = _between(page, first - 1, last)
    if _CUT.search(between) or not (_quoted(page, first - 1) and _quoted(page, last)):
        return True
    return len(_MARKS.findall(between)) > 1 and _ENDS.search(between) is not None


def starts_at(page: PageText, at: int) -> bool:
    """Whether a quotation of the page begins at page word `at`, and goes on from none in the same sentence."""
    return _quoted(page, at) and _starts_at(page, at)


def is_over_at(page: PageText, at: int) -> bool:
    """Whether a quotation of the page ends before page word `at`, and does not go on in the same sentence."""
    return at > 0 and _quoted(page, at - 1) and _is_over_at(page, at)


def _starts_at(page: PageText, at: int) -> bool:
    if not _quoted(page, at):
        return True  # "would be | "the healthiest": the page's own words lead to what it quotes
    between = _between(page, at - 1, at)
    if _CUT.search(between) or not _MARKS.search(between):
        return bool(_CUT.search(between))
    start = page.words.words[at].start
    before = page.text[max(0, start - _FAR) : start]
    marks = list(_MARKS.finditer(before))
    return len(marks) < 2 or _ENDS.search(before, marks[-2].start() - 1) is not None


def _is_over_at(page: PageText, at: int) -> bool:
    if not _quoted(page, at - 1):
        return True
    between = _between(page, at - 1, at)
    if _CUT.search(between) or not _MARKS.search(between):
        return bool(_CUT.search(between))
    after = page.text[page.words.words[at - 1].end :][:_FAR]
    marks = list(_MARKS.finditer(after))
    return len(marks) < 2 or _ENDS.search(after, 0, marks[1].start() + 2) is not None


def _between(page: PageText, one: int, other: int) -> str:
    words, text = page.words.words, page.text
    start = words[one].end if one >= 0 else 0
    return text[start : words[other].start if other < len(words) else min(len(text), start + _FAR)]


def _quoted(page: PageText, at: int) -> bool:
    """Whether page word `at` stands in quotation marks: the last mark before it in its paragraph is one that opens."""
    if not 0 <= at < len(page.words.words):
        return False
    text, start = page.text, page.words.words[at].start
    low = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
    last = max((mark.span() for mark in _MARKS.finditer(text, low, start)), default=None)
    if last is None or text[last[1] : last[1] + 1].isspace():
        return False
    return last[0] == low or text[last[0] - 1] in _BEFORE
