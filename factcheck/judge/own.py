"""The verdict that the cited outlet's own pages give."""

import re
from collections.abc import Mapping, Sequence

from factcheck.judge.best import FOUND, day, differences_of, known, link, quoted
from factcheck.judge.days import shown
from factcheck.judge.grammar import mended
from factcheck.model import Alignment, Change, Claim, Difference, Evidence, Finding, Fit, Grade, Level, Verdict

# A neighbour beyond the end of a sentence or a quotation says nothing of the words that differ.
_MOST_LACKING = 3  # words that a sentence names
_STOPS = re.compile(r"[\"\u201c\u201d\u00ab\u00bb]|[.!?;:]\s")
_LAST_TWO, _FIRST_TWO = re.compile(r"(?:\S+\s+){0,2}\S*$"), re.compile(r"\S*(?:\s+\S+){0,2}")
_UNIT = re.compile(r"[%°]|\s?(?:per ?cent|[^\W\d_]+)")
_TRIMMED = " ,\"'\u201c\u201d\u2018\u2019"
_JOINED = {Change.SPLICE, Change.ORDER, Change.ELIDED}
_SENSE = {Change.NEGATION, Change.DIRECTION}
_FIGURE = {Change.FIGURE, Change.UNIT}
_ORDER: tuple[tuple[Verdict, set[Change]], ...] = (
    (Verdict.JOINED, _JOINED),
    (Verdict.SENSE_DIFFERS, _SENSE),
    (Verdict.FIGURE_DIFFERS, _FIGURE),
    (Verdict.DATE_DIFFERS, {Change.DATE, Change.WEEKDAY}),
    (Verdict.NAME_DIFFERS, {Change.NAME, Change.SPEAKER}),
    (Verdict.WORDING_DIFFERS, {Change.WORDING, Change.MODALITY, Change.SMALL}),
    (Verdict.CUT_SHORT, {Change.CUT}),
)


def on_own_pages(claim: Claim, evidence: Evidence, best: Alignment, quotes: str) -> Finding | None:
    """The verdict of the best own page; None where the words stand on no own page."""
    finding = _on_best(claim, evidence, best, quotes)
    return _unless_edited(finding, evidence) if finding is not None else None


def _unless_edited(finding: Finding, evidence: Evidence) -> Finding:
    """The finding, or compare where a page of the outlet was read in full and a copy at another site alone differs.

    Sites edit what they take over. Where such a copy is the only text, it is what there is to go by.
    """
    best = finding.best
    if best is None or finding.level is not Level.ERROR or best.page.grade is Grade.FULL:
        return finding
    if not any(one.page.grade is Grade.FULL and one.page.complete for one in evidence.own):
        return finding
    facts = _facts(finding.claim, best, site=best.page.site or best.page.url)
    return Finding(finding.claim, Verdict.COMPARE, evidence, best, facts, "syndicated", finding.differences)


def _on_best(claim: Claim, evidence: Evidence, best: Alignment, quotes: str) -> Finding | None:
    if best.translated:
        return _translated(claim, evidence, best)
    serious = [one for one in differences_of(best) if one.serious and not (quotes == "clean" and mended(one))]
    if any(one.against for one in serious):
        return _differing(claim, evidence, best, [one for one in serious if one.against])
    if best.speaker_fits is False and any(part.fit in FOUND for part in quoted(best.parts)):
        return _another_speaker(claim, evidence, best)
    if serious and not any(part.fit is Fit.ABSENT and not part.differences for part in quoted(best.parts)):
        return _in_part(claim, evidence, best, serious)
    return _by_parts(claim, evidence, best)


def _in_part(claim: Claim, evidence: Evidence, best: Alignment, beyond: Sequence[Difference]) -> Finding:
    """The page quotes less than the article does: nothing there speaks against the rest, which stands on no page."""
    if not best.page.complete:
        facts = _facts(claim, best, reason=best.page.incomplete_reason)
        return Finding(claim, Verdict.INCOMPLETE, evidence, best, facts)
    facts = _facts(claim, best, a=max((one.a for one in beyond), key=len) or _sentence_of(claim, best, beyond[0]))
    return Finding(claim, Verdict.NOT_FOUND, evidence, best, facts, "part", differences_of(best))


def _by_parts(claim: Claim, evidence: Evidence, best: Alignment) -> Finding | None:
    counted = [part for part in best.parts if part.fit is not Fit.SHORT]
    if not counted:
        return Finding(claim, Verdict.UNCHECKABLE, evidence, best, _facts(claim, best))
    found = [part for part in counted if part.fit in FOUND or part.fit is Fit.DIFFERS]
    if len(found) == len(counted):
        return _found(claim, evidence, best)
    if found or any(part.fit is Fit.COMPARE for part in counted):
        return _partly(claim, evidence, best)
    return None


def _facts(claim: Claim, best: Alignment, **more: str | None) -> dict[str, str]:
    return known(outlet=claim.outlet_name, date=day(best.page), link=link(best.page), **more)


def _differing(claim: Claim, evidence: Evidence, best: Alignment, serious: Sequence[Difference]) -> Finding:
    if not best.page.complete and all(_beyond(best, one) for one in serious):
        reason = best.page.incomplete_reason
        return Finding(claim, Verdict.INCOMPLETE, evidence, best, _facts(claim, best, reason=reason))
    there = [one for one in serious if best.page.complete or not _beyond(best, one)]
    verdict, difference = next((verdict, one) for verdict, changes in _ORDER for one in there if one.change in changes)
    if verdict is Verdict.DATE_DIFFERS and difference.change is Change.WEEKDAY and claim.article.published is None:
        verdict = Verdict.WORDING_DIFFERS if any(part.part.quoted for part in best.parts) else Verdict.COMPARE
    facts, variant = _told(claim, best, verdict, difference)
    return Finding(claim, verdict, evidence, best, facts, variant, differences_of(best))


def _beyond(best: Alignment, one: Difference) -> bool:
    """True for words that may stand where a page that was read in part breaks off."""
    if one.change in (Change.WORDING, Change.SMALL) and not one.b:
        return True
    last = any(one.a_at and one.a_at[1] >= part.part.end for part in best.parts if one in part.differences)
    end = len(best.page.text.rstrip(" .\u2026\n"))
    return last and one.change not in _JOINED | {Change.CUT} and (not one.b or bool(one.b_at and one.b_at[1] >= end))


def _told(claim: Claim, best: Alignment, verdict: Verdict, one: Difference) -> tuple[Mapping[str, str], str]:
    a, b = _in_context(claim, best, one)
    if verdict is Verdict.DATE_DIFFERS:
        return _facts(claim, best, **({"a": a, "b": b} | shown(claim, best, one))), ""
    if verdict is Verdict.JOINED:
        n = str(len(one.b.split())) if one.b else None
        variant = {Change.ORDER: "order", Change.ELIDED: "cut"}.get(one.change, "")
        return _facts(claim, best, n=n, a=one.a, b=one.b), variant
    if verdict is Verdict.CUT_SHORT:
        return _facts(claim, best, rest=one.b), "denied" if one.b_at is None else ""
    variant = ""
    if verdict is Verdict.WORDING_DIFFERS:
        variant = "added" if not one.b else "dropped" if not one.a else ""
        a, b = (a, b) if not variant else (one.a, one.b)
    time = best.page.retrieved.isoformat() if verdict is Verdict.FIGURE_DIFFERS else None
    return _facts(claim, best, a=a, b=b, time=time), variant


def _in_context(claim: Claim, best: Alignment, one: Difference) -> tuple[str, str]:
    """The words that differ, with a neighbour or two where one side has none or is a single short word."""
    if one.a and one.b and min(len(one.a), len(one.b)) > 12:
        return one.a, one.b
    widened = _with_unit if one.change in _FIGURE else _widened
    a = widened(claim.article.prose, one.a_at) if one.a_at else _sentence_of(claim, best, one)
    b = widened(best.page.text, one.b_at) if one.b_at else _passage_of(best, one)
    return a or one.a, b or one.b


def _widened(text: str, at: tuple[int, int]) -> str:
    """The words at these offsets with two neighbours on each side, none from beyond a sentence or a quotation."""
    before = _STOPS.split(text[max(0, at[0] - 60) : at[0]])[-1]
    after = _STOPS.split(text[at[1] : at[1] + 60])[0]
    head, tail = _LAST_TWO.search(before), _FIRST_TWO.match(after)
    shown = f"{head.group() if head else ''}{text[at[0] : at[1]]}{tail.group() if tail else ''}"
    return " ".join(shown.split()).strip(_TRIMMED)


def _with_unit(text: str, at: tuple[int, int]) -> str:
    """A figure with its sign and unit: "$1.2 million", "4.5%", "81 minutes"."""
    start = at[0] - 1 if at[0] and text[at[0] - 1] in "$€£¥" else at[0]
    unit = _UNIT.match(text, at[1])
    return " ".join(text[start : unit.end() if unit else at[1]].split()).strip(_TRIMMED)


def _sentence_of(claim: Claim, best: Alignment, one: Difference) -> str:
    text = next((part.part.text for part in best.parts if one in part.differences), claim.text)
    return text.strip(_TRIMMED)


def _passage_of(best: Alignment, one: Difference) -> str:
    return next((part.passage.text for part in best.parts if one in part.differences and part.passage), "")


def _another_speaker(claim: Claim, evidence: Evidence, best: Alignment) -> Finding:
    facts = _facts(claim, best, a=claim.speaker, b=best.said_by)
    speaker = Difference(Change.SPEAKER, claim.speaker or "", best.said_by or "")
    return Finding(claim, Verdict.NAME_DIFFERS, evidence, best, facts, "speaker", (*differences_of(best), speaker))


def _found(claim: Claim, evidence: Evidence, best: Alignment) -> Finding:
    differences = differences_of(best)
    if any(part.fit is Fit.NEAR for part in best.parts) or any(mended(one) and one.serious for one in differences):
        small = next((one for one in differences if one.change is Change.SMALL or one.serious), None)
        diff = f"{small.a or '–'} / {small.b or '–'}" if small else None
        facts = _facts(claim, best, diff=diff, a=small.a if small else None, b=small.b if small else None)
        return Finding(claim, Verdict.NEAR_VERBATIM, evidence, best, facts, "", differences)
    if best.page.grade is Grade.SYNDICATED:
        facts = _facts(claim, best, how=how(best), site=best.page.site or best.page.url)
        return Finding(claim, Verdict.SUPPORTED_ELSEWHERE, evidence, best, facts, "", differences)
    return Finding(claim, Verdict.SUPPORTED, evidence, best, _facts(claim, best, how=how(best)), "", differences)


def how(best: Alignment) -> str:
    """In which way the page has the words: the least exact of its parts tells."""
    parts = [part for part in best.parts if part.fit in FOUND]
    if any(part.fit is Fit.REWORDED for part in parts):
        return "other_words"
    cut = any(
        part.marked_cuts or any(one.change is Change.ELIDED and one.b for one in part.differences) for part in parts
    )
    return "marked_cuts" if cut else "word_for_word"


def _partly(claim: Claim, evidence: Evidence, best: Alignment) -> Finding | None:
    """Some of the claim stands there, some does not: quotations must be whole, other words are for the reader."""
    missing = [part for part in quoted(best.parts) if part.fit is Fit.ABSENT]
    if missing and best.page.complete and any(part.fit in FOUND for part in quoted(best.parts)):
        facts = _facts(claim, best, a=missing[0].part.text)
        return Finding(claim, Verdict.WORDING_DIFFERS, evidence, best, facts, "added", differences_of(best))
    if missing and not best.page.complete:
        return Finding(
            claim, Verdict.INCOMPLETE, evidence, best, _facts(claim, best, reason=best.page.incomplete_reason)
        )
    if missing:
        return None
    lacking = _lacking(claim, best)
    facts = _facts(claim, best, lacking=", ".join(lacking) or None)
    return Finding(claim, Verdict.COMPARE, evidence, best, facts, "lacking" if lacking else "", differences_of(best))


def _lacking(claim: Claim, best: Alignment) -> list[str]:
    """Figures and names of the claim that the passage does not have; what has a capital in German may be any noun."""
    nouns = (claim.article.language or best.page.language or "")[:2] == "de"
    return [
        word
        for part in best.parts
        if part.fit is Fit.COMPARE
        for word in part.missing
        if any(map(str.isdigit, word)) or (word[:1].isupper() and not nouns and not part.part.text.startswith(word))
    ][:_MOST_LACKING]


def _translated(claim: Claim, evidence: Evidence, best: Alignment) -> Finding | None:
    if not any(part.carried for part in best.parts):
        return None
    facts = _facts(claim, best, x=claim.article.language, y=best.page.language)
    return Finding(claim, Verdict.TRANSLATED, evidence, best, facts, "", differences_of(best))
