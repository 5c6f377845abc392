"""Every noun of factcheck, frozen.

The terms are the field's (PARC 3.0: Pareti, LREC 2016; PolNeAR): an *attribution relation* has a *source* span, a *cue*
span and *content* spans, and its kind is direct, indirect or mixed.

Offsets are Unicode code points into `Article.text` (or `SourcePage.text`), from 0 and half-open; lines and columns
count from 1. Scores are in [0, 1]; times are aware and UTC; sizes are bytes; durations are seconds.
"""

from factcheck.model.article import Article, DeclaredSource, Instruction, Link, Span
from factcheck.model.claim import Attribution, Claim, Kind, Outlet, Part
from factcheck.model.decision import Decision, Lapse, Notice, Rule, Ruling, Standing
from factcheck.model.evidence import Alignment, Change, Difference, Fit, PartMatch, Passage
from factcheck.model.finding import Evidence, Finding, Level, Remark, Search, Verdict
from factcheck.model.kept import Held, KeptPage, State, Wanted
from factcheck.model.page import Candidate, Grade, Miss, Obtained, Reason, Response, SourcePage
from factcheck.model.pin import (
    Outcome,
    Pin,
    PinnedPage,
    PinnedPart,
    PinnedSpan,
    Recheck,
    Rechecked,
    RecheckReport,
)
from factcheck.model.report import ArticleReport, Asked, Coverage, Report, Run, Sent, Uncredited

__all__ = [
    "Alignment",
    "Article",
    "ArticleReport",
    "Asked",
    "Attribution",
    "Candidate",
    "Change",
    "Claim",
    "Coverage",
    "Decision",
    "DeclaredSource",
    "Difference",
    "Evidence",
    "Finding",
    "Fit",
    "Grade",
    "Held",
    "Instruction",
    "KeptPage",
    "Kind",
    "Lapse",
    "Level",
    "Link",
    "Miss",
    "Notice",
    "Obtained",
    "Outcome",
    "Outlet",
    "Part",
    "PartMatch",
    "Passage",
    "Pin",
    "PinnedPage",
    "PinnedPart",
    "PinnedSpan",
    "Reason",
    "Recheck",
    "RecheckReport",
    "Rechecked",
    "Remark",
    "Report",
    "Response",
    "Rule",
    "Ruling",
    "Run",
    "Search",
    "Sent",
    "SourcePage",
    "Span",
    "Standing",
    "State",
    "Uncredited",
    "Verdict",
    "Wanted",
]
