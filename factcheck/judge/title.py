"""The headline of the article, beside the statement of its text that it repeats: what each counts otherwise.

"Apple to cut 5,000 jobs" shares too few words with a page to be laid on it word by word. Where the text of the article
and the page count 500 jobs, and nothing else of the headline is missing on the page, its figure differs all the same.
"""

import re
from dataclasses import replace

from factcheck.judge.best import day, known, link
from factcheck.judge.headline import counted_in
from factcheck.judge.language import words
from factcheck.judge.remarks import remarked
from factcheck.model import Change, Difference, Finding, Fit, PartMatch, Verdict

_LAST, _STEM = re.compile(r"(\w+)\W*$"), 3


def counted_otherwise(headline: Finding, repeated: Finding) -> Finding:
    """The headline's finding, or figure_differs where it counts the same thing otherwise than its text and the page."""
    best = headline.best
    if headline.verdict is not Verdict.COMPARE or best is None or len(best.parts) != 1:
        return headline
    difference = _other_count(best.parts[0], repeated)
    if difference is None:
        return headline
    part = replace(best.parts[0], fit=Fit.DIFFERS, differences=(difference,))
    laid = replace(best, parts=(part,))
    facts = known(
        outlet=headline.claim.outlet_name,
        date=day(best.page),
        link=link(best.page),
        a=difference.a,
        b=difference.b,
        time=best.page.retrieved.isoformat(),
    )
    found = Finding(headline.claim, Verdict.FIGURE_DIFFERS, headline.evidence, laid, facts, "", (difference,))
    return remarked(found)


def _other_count(part: PartMatch, repeated: Finding) -> Difference | None:
    """The one figure of the headline that is missing on the page, where text and passage count its noun alike."""
    passage = part.passage
    mine, text = counted_in(part.part.text), counted_in(repeated.claim.text)
    theirs = counted_in(passage.text) if passage else {}
    if passage is None or len(part.missing) != 1:
        return None
    for noun, (figure, start, end) in mine.items():
        if noun not in text or noun not in theirs or text[noun][0] != theirs[noun][0] or figure == theirs[noun][0]:
            continue
        if part.missing[0].strip() not in part.part.text[start:end] or _bounded(part.part.text[:start], repeated):
            continue
        _, first, last = theirs[noun]
        a_at, b_at = (part.part.start + start, part.part.start + end), (passage.start + first, passage.start + last)
        return Difference(Change.FIGURE, part.part.text[start:end], passage.text[first:last], a_at, b_at)
    return None


def _bounded(before: str, repeated: Finding) -> bool:
    """True where a word stands before a figure that the text does not have: "over 100 jobs", "one in 10 jobs"."""
    last = _LAST.search(before)
    if last is None:
        return False
    said = {word.casefold()[:_STEM] for word in re.findall(r"\w+", repeated.claim.text)}
    return last[1].casefold() in words().common or last[1].casefold()[:_STEM] not in said
