"""Outlets that are credited in one breath ("Reuters and the BBC reported"): it holds where one of them carries it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.judge.best import link
from factcheck.model import Finding, Level, Remark, Verdict

_CARRIES = {Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM}
_DIFFERS = {Verdict.CUT_SHORT, Verdict.COMPARE, Verdict.SOURCE_CHANGED, Verdict.SOURCE_CORRECTED, Verdict.TRANSLATED}


def fairest(findings: Sequence[Finding]) -> Finding:
    """Of the findings at each outlet that is credited the one that speaks most for the article; the first of equals.

    What could not be read may have the words: it comes before what speaks against them.
    """
    return min(findings, key=_against)


def together(finding: Finding, others: Sequence[Finding]) -> Finding:
    """The finding with a remark for each other outlet that the article credits, and what was found there."""
    return replace(finding, remarks=(*finding.remarks, *_remarks(others)))


def _against(finding: Finding) -> int:
    if finding.verdict in _CARRIES:
        return 0
    if finding.verdict is Verdict.COMPARE:
        return 1
    if finding.verdict.inconclusive:
        return 2
    return 4 if finding.level is Level.ERROR else 3


def _remarks(others: Sequence[Finding]) -> Iterator[Remark]:
    for one in others:
        outlet = {"other": one.claim.outlet_name}
        if one.verdict in _CARRIES:
            yield Remark("together_carries", outlet)
        elif one.level is Level.ERROR or one.verdict in _DIFFERS:
            yield Remark("together_differs", outlet | ({"page": link(one.best.page)} if one.best else {}))
        else:
            absent = one.verdict is Verdict.NOT_FOUND
            yield Remark("together_absent" if absent else "together_unread", outlet)
