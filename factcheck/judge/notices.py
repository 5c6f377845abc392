"""Corrections: which notices of an outlet speak of the claim, and which may explain why the page says something else.

A correction elsewhere in a report says nothing of the claim. A report that was taken back supports nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.judge.best import known, link
from factcheck.judge.copies import share_text
from factcheck.judge.language import words
from factcheck.model import Claim, Evidence, Finding, Level, SourcePage, Verdict
from factcheck.text import fold

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_SHOUT = re.compile(r"^(?:[A-Z]+ \d+-)?[A-Z]{5,}(?: \d+)?[-:\u2013\u2014]\s*")
_LONG, _SHARED, _NAMED = 5, 3, 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_A_DATE = re.compile(
    r"\b\d{1,2}\.? (?:jan|feb|mar|m\u00e4r|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\w*|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}\b|\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b|"
    r"\b(?:paragraphs?|absatz|abs\u00e4tze) \d+",
    re.IGNORECASE,
)

_STANDS = {Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM}


def notices_of(page: SourcePage, evidence: Evidence) -> tuple[str, ...]:
    """What the outlet says about the report on this page: there, on a copy of it, or under its headline elsewhere."""
    others = [one.page for one in evidence.own if one.page.corrections and one.page is not page]
    same = [one for one in others if (_headline(one) and _headline(one) == _headline(page)) or share_text(one, page)]
    told = (notice for one in (page, *sorted(same, key=lambda one: one.url)) for notice in one.corrections)
    return tuple(dict.fromkeys(told))


def unless_corrected(finding: Finding) -> Finding:
    """The finding, or source_corrected where what the outlet says of its report goes before it.

    A report that was taken back supports nothing. A correction counts for a claim that stands on the page when it
    speaks of the same; where the words differ, when it may be the reason.
    """
    best, evidence = finding.best, finding.evidence
    if best is None or not any(page.corrections for page in (best.page, *(one.page for one in evidence.own))):
        return finding
    notices = notices_of(best.page, evidence)
    notice = next(filter(_withdraws, notices), None)
    if notice is None and finding.verdict in _STANDS:
        notice = _concerning(finding.claim, best.page, notices)
    elif notice is None and finding.level is Level.ERROR:
        notice = _explaining(finding, best.page, notices)
    if notice is None or finding.verdict in (Verdict.INCOMPLETE, Verdict.UNCHECKABLE):
        return finding
    day = best.page.modified.date().isoformat() if best.page.modified else None
    facts = known(outlet=finding.claim.outlet_name, day=day, link=link(best.page), notice=notice)
    return replace(finding, verdict=Verdict.SOURCE_CORRECTED, facts=facts, variant="")


def _concerning(claim: Claim, page: SourcePage, notices: Sequence[str]) -> str | None:
    """The first notice that shares a figure with the claim, or several of its longer words.

    One that only mends a caption or a spelling does not count, nor does a headline that says no more than that
    something was corrected.
    """
    said = _telling(claim.text)
    about = (one for one in notices if not _bare(one, page) and not _cosmetic(one) and _about(_telling(one), said))
    return next(about, None)


def _explaining(finding: Finding, page: SourcePage, notices: Sequence[str]) -> str | None:
    """The first notice that may be why the page has other words than the article took from it.

    One that names something else is not. One that tells of nothing what it was ("Corrects figure in second paragraph")
    may be.
    """
    differ = [one.a for one in finding.differences if one.serious] or [finding.facts.get("a", "")]
    said = _telling(" ".join((finding.claim.text, *differ)))
    for notice in notices:
        told = frozenset() if _bare(notice, page) else _telling(notice)
        if _about(told, said) or len(told) < _NAMED or any(a and fold(a) in fold(notice) for a in differ):
            return notice
    return None


def _withdraws(notice: str) -> bool:
    return words().withdrawals.search(notice) is not None


def _cosmetic(notice: str) -> bool:
    return words().cosmetic.search(notice) is not None


def _bare(notice: str, page: SourcePage) -> bool:
    """True for a headline that begins with "CORRECTED-": it tells that, and not what."""
    return _headline(page) != "" and fold(_SHOUT.sub("", notice)) == _headline(page)


def _headline(page: SourcePage) -> str:
    return fold(_SHOUT.sub("", page.title or ""))


def _about(notice: frozenset[str], said: frozenset[str]) -> bool:
    shared = notice & said
    return any(word[0].isdigit() for word in shared) or len(shared) >= _SHARED


def _telling(text: str) -> frozenset[str]:
    """The figures of a text, days and years apart, and its longer words that are not those of every notice."""
    found = _WORD.findall(_A_DATE.sub(" ", text.casefold()))
    told = {word for word in found if (word[0].isdigit() and not _YEAR.fullmatch(word)) or len(word) >= _LONG}
    return frozenset(told) - words().notice_words - words().common
