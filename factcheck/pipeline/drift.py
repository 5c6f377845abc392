"""What it means for a claim that the page that it was pinned to has another text now.

The pin shows what the page had, so a page that says something else today accuses nobody: it has changed.
"""

from dataclasses import replace

from factcheck.model import (
    Alignment,
    Claim,
    Finding,
    Level,
    Miss,
    Outcome,
    PartMatch,
    Passage,
    Pin,
    PinnedPart,
    Reason,
    Recheck,
    SourcePage,
    Verdict,
)
from factcheck.model.claim import Part
from factcheck.pins.making import PINNED, passages, words_mark

_NO_LONGER_THERE = {Reason.GONE, Reason.NOT_FOUND}


def as_change(finding: Finding, pin: Pin) -> Finding:
    """The finding, or source_changed where the page no longer has what it had when the claim was pinned."""
    if finding.verdict.level is not Level.ERROR and finding.verdict is not Verdict.NOT_FOUND:
        return finding
    read = pin.page.archived_at or pin.page.retrieved
    facts = {
        "outlet": finding.claim.outlet_name,
        "date": read.date().isoformat(),
        "link": pin.page.address or pin.page.file,
        "a": finding.facts.get("a", ""),
        "b": finding.facts.get("b", ""),
    }
    known = {name: value for name, value in facts.items() if value}
    variant = "" if facts["a"] and facts["b"] else "gone"
    return replace(
        finding,
        verdict=Verdict.SOURCE_CHANGED,
        facts=known,
        variant=variant,
        remarks=(),
        against=(),
        settle=(),
    )


def outcome_of(pin: Pin, now: Alignment, finding: Finding) -> Outcome:
    """What the judgement on the page of today makes of it."""
    if finding.verdict in PINNED:
        if now.page.sha256 == pin.page.text_sha256:
            return Outcome.UNCHANGED
        there = {words_mark(at.text) for part in now.parts for at in passages(part)}
        same = all(span.words in there for part in pin.parts for span in part.spans)
        return Outcome.SAME_PASSAGE if same else Outcome.DRIFTED
    if finding.verdict.inconclusive and not now.page.complete:
        return Outcome.UNREAD
    told = finding.verdict.level.rank >= Level.WARNING.rank
    return Outcome.MATTERS if told else Outcome.DRIFTED


def without_page(pin: Pin, claim: Claim, miss: Miss) -> Recheck:
    """What is told where the page was not to be had: gone, kept back for a draft, or unread."""
    if miss.reason is Reason.PRIVATE:
        return Recheck(pin, Outcome.NOT_ASKED, claim, why="draft")
    return Recheck(pin, Outcome.GONE if miss.reason in _NO_LONGER_THERE else Outcome.UNREAD, claim, miss=miss)


def as_it_was(pin: Pin, claim: Claim, page: SourcePage) -> Alignment:
    """The claim on the page's text of then, where the pin says that it stood."""
    parts = tuple(_part(one, pinned, page) for one, pinned in zip(claim.parts, pin.parts, strict=True))
    return Alignment(page, parts, pin.score, speaker_fits=pin.speaker_fits)


def _part(part: Part, pinned: PinnedPart, page: SourcePage) -> PartMatch:
    there = tuple(Passage(at.start, at.end, page.part(at.start, at.end)) for at in pinned.spans)
    return PartMatch(part, pinned.fit, 1.0, there[0] if there else None, there if len(there) > 1 else ())
