"""From evidence to a verdict. Pure: the same claim and evidence give the same finding, whatever their order.

One verdict a finding. What the outlet's own pages show comes first; pages of other outlets only where they do not have
the words. Of the differences on the best page, the first that holds in the order joined, sense, figure, date, name,
wording, cut_short decides; outlet_differs goes before all of them. `keys.py` lists every key and fact.
"""

from factcheck.judge.best import best_of
from factcheck.judge.changed import changed_after, unless_changed
from factcheck.judge.gate import found_elsewhere
from factcheck.judge.headline import in_headline_only
from factcheck.judge.notices import unless_corrected
from factcheck.judge.own import on_own_pages
from factcheck.judge.remarks import remarked
from factcheck.judge.title import counted_otherwise
from factcheck.judge.together import fairest, together
from factcheck.judge.without import without_words
from factcheck.model import Claim, Evidence, Finding, Verdict

__all__ = ["changed_after", "counted_otherwise", "fairest", "judge", "together", "verdict_on"]

_CONFIRMS = {Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM, Verdict.SOURCE_CORRECTED}


def judge(claim: Claim, evidence: Evidence, *, quotes: str = "strict") -> Finding:
    """The one verdict on a claim.

    `quotes` is the house's rule for quotation marks: "strict", or "clean" where grammar may be mended inside them.
    """
    return remarked(verdict_on(claim, evidence, quotes=quotes))


def verdict_on(claim: Claim, evidence: Evidence, *, quotes: str = "strict") -> Finding:
    """The same finding without its remarks: where nobody reads them, working them out takes half of the time."""
    best = best_of(evidence.own)
    own = on_own_pages(claim, evidence, best, quotes) if best is not None else None
    own = unless_corrected(own) if own is not None else None
    if own is not None and own.verdict in _CONFIRMS:
        return own
    elsewhere = found_elsewhere(claim, evidence)
    if elsewhere is not None:
        return unless_corrected(elsewhere) if elsewhere.verdict is Verdict.SUPPORTED_ELSEWHERE else elsewhere
    return unless_changed(own or in_headline_only(claim, evidence) or without_words(claim, evidence), evidence)
