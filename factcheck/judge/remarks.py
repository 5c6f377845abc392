"""What an editor should know beside the verdict: remarks, what speaks against it, and how to settle it."""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.judge.best import FOUND, day, differences_of, known, link, name, quoted
from factcheck.judge.copies import texts
from factcheck.judge.days import untold
from factcheck.judge.gate import elsewhere_with_words
from factcheck.judge.headline import headline_remarks
from factcheck.judge.language import words
from factcheck.model import Change, Finding, Fit, Grade, Level, Remark, Verdict

_NO_PAGE = {Verdict.NOT_FOUND, Verdict.NO_CANDIDATE, Verdict.UNREACHABLE, Verdict.INCOMPLETE}
_ELSEWHERE = {Verdict.OUTLET_DIFFERS, Verdict.OUTLET_DOUBTFUL}
_WORDS_DIFFER = {
    Verdict.WORDING_DIFFERS: "use_page_words",
    Verdict.FIGURE_DIFFERS: "use_page_figure",
    Verdict.DATE_DIFFERS: "use_page_date",
    Verdict.NAME_DIFFERS: "use_page_name",
    Verdict.SENSE_DIFFERS: "use_page_sense",
}
"""What to do about words that differ where no quotation marks stand around them."""


def remarked(finding: Finding) -> Finding:
    """The finding with its remarks, what speaks against it, and the ways to settle it."""
    return replace(
        finding,
        remarks=tuple(_remarks(finding)),
        against=tuple(_against(finding)),
        settle=tuple(_settle(finding)),
    )


def _outlet(finding: Finding) -> str:
    return finding.claim.outlet_name


def _remarks(finding: Finding) -> Iterator[Remark]:
    if finding.best is not None:
        yield from _of_parts(finding)
        yield from _of_differences(finding)
        yield from _of_speaker(finding)
        yield from _of_page(finding)
        yield from _of_others(finding)
        yield from headline_remarks(finding)
    yield from untold(finding)


def _of_parts(finding: Finding) -> Iterator[Remark]:
    best = finding.best
    assert best is not None  # noqa: S101 - the caller looked
    if len(best.parts) > 1:
        for part in best.parts:
            if part.fit is Fit.ABSENT and not _found_anywhere(finding, part.part.start):
                yield Remark("part_absent", {"part": part.part.text})
            elif part.fit is Fit.COMPARE and finding.verdict is not Verdict.COMPARE:
                yield Remark("part_compare", {"part": part.part.text})
    missing = [word for part in best.parts if part.fit in (Fit.COMPARE, Fit.REWORDED) for word in part.missing]
    if best.translated:  # words are others in any case, and a German noun is no name
        missing = [word for part in best.parts for word in part.missing if any(map(str.isdigit, word))]
    if missing:
        yield Remark("missing", {"words": ", ".join(missing)})


def _found_anywhere(finding: Finding, start: int) -> bool:
    pages = (*finding.evidence.own, *finding.evidence.elsewhere)
    return any(part.part.start == start and part.fit in FOUND for page in pages for part in page.parts)


def _of_differences(finding: Finding) -> Iterator[Remark]:
    best = finding.best
    assert best is not None  # noqa: S101 - the caller looked
    for one in differences_of(best):
        if one.change is Change.CUT and not one.serious:
            yield Remark("elided_condition", {"b": one.b})
        elif one.change is Change.ELIDED and one.a:
            yield Remark("bracket", known(a=one.a, b=one.b))
        elif one.change is Change.WEEKDAY and finding.verdict is not Verdict.DATE_DIFFERS:
            yield Remark("weekday", {"a": one.a, "b": one.b})


def _of_speaker(finding: Finding) -> Iterator[Remark]:
    best, speaker = finding.best, finding.claim.speaker
    assert best is not None  # noqa: S101 - the caller looked
    if not speaker or speaker == _outlet(finding) or not any(part.fit in FOUND for part in quoted(best.parts)):
        return
    named = best.said_by if (best.said_by or "").casefold() not in words().pronouns else None  # "she" is nobody else
    if best.speaker_fits:
        yield Remark("speaker_fits", {"speaker": speaker, "said_by": best.said_by or speaker})
    elif named is None:
        yield Remark("speaker_unknown", {"speaker": speaker})
    elif finding.variant != "speaker":
        yield Remark("speaker_other", {"speaker": speaker, "said_by": named})


def _of_page(finding: Finding) -> Iterator[Remark]:
    best, claim = finding.best, finding.claim
    assert best is not None  # noqa: S101 - the caller looked
    named = {name.casefold() for name in (*claim.chain, _outlet(finding), claim.outlet.id if claim.outlet else "")}
    aliases = {alias.casefold() for alias in claim.outlet.aliases} if claim.outlet else set()
    if finding.verdict not in _ELSEWHERE:
        for cited in best.page.chain:
            if cited.casefold() not in named | aliases:
                yield Remark("third_hand", {"outlet": _outlet(finding), "cited": cited})
    if best.page.corrections and finding.verdict is not Verdict.SOURCE_CORRECTED:
        yield Remark("corrected", {"outlet": _outlet(finding), "notice": best.page.corrections[0]})
    if best.page.archived_at is not None:
        read = best.page.outlet.name if best.page.outlet else _outlet(finding)
        yield Remark("archived", {"outlet": read, "date": best.page.archived_at.date().isoformat()})


def _of_others(finding: Finding) -> Iterator[Remark]:
    """Other outlets that have the words: one remark a text, however many outlets print it."""
    others = [group for group in texts(elsewhere_with_words(finding.evidence)) if finding.best not in group]
    for group in sorted(others, key=lambda group: min((day(one.page), one.page.url) for one in group)):
        oldest = min(group, key=lambda one: (day(one.page), one.page.url))
        yield Remark("also_at", known(other=name(oldest.page), date=day(oldest.page)))


def _against(finding: Finding) -> Iterator[Remark]:
    outlet = _outlet(finding)
    if finding.verdict in _ELSEWHERE:
        yield Remark("wire_or_unfound", {"outlet": outlet})
        yield Remark("two_outlets", {"outlet": outlet, "other": finding.facts.get("other", "")})
    elif finding.level in (Level.ERROR, Level.WARNING):
        yield Remark("other_page", {"outlet": outlet})
    if finding.verdict is Verdict.FIGURE_DIFFERS and finding.best is not None:
        yield Remark("may_have_changed", {"outlet": outlet, "time": finding.best.page.retrieved.isoformat()})
    if finding.level is Level.ERROR and finding.best is not None and not day(finding.best.page):
        yield Remark("undated", {"outlet": finding.facts.get("other", outlet)})
    if finding.level is Level.ERROR and finding.best is not None and finding.best.page.grade is Grade.SYNDICATED:
        site = finding.best.page.site or finding.best.page.url
        if finding.verdict not in _ELSEWHERE:
            yield Remark("edited_copy", {"outlet": outlet, "site": site})
    unread = {miss.what for miss in finding.evidence.misses if miss.stage in ("fetch", "parse")}
    if unread and finding.level in (Level.ERROR, Level.WARNING):
        yield Remark("unread", {"outlet": outlet, "n": str(len(unread))})


def _settle(finding: Finding) -> Iterator[Remark]:
    outlet, verdict = _outlet(finding), finding.verdict
    if verdict in _ELSEWHERE:
        yield Remark("ask_for_link", {"outlet": outlet})
        yield Remark("search_wire", {"outlet": outlet})
        yield Remark("credit_other", {"other": finding.facts.get("other", "")})
    elif verdict is Verdict.UNRESOLVED:
        yield Remark("name_outlet", {"name": finding.facts.get("name", "")})
    elif verdict is Verdict.CUT_SHORT or (verdict is Verdict.JOINED):
        yield Remark("mark_cut", {"outlet": outlet})
    elif verdict is Verdict.SOURCE_CHANGED:
        yield Remark("follow_change", known(outlet=outlet, link=finding.facts.get("link")))
    elif verdict is Verdict.SOURCE_CORRECTED:
        yield Remark("read_notice", known(outlet=outlet, link=finding.facts.get("link")))
    elif verdict in _WORDS_DIFFER and finding.facts.get("b"):
        yield Remark(_way_out(finding), {"outlet": outlet, "b": finding.facts["b"]})
    if verdict in _NO_PAGE:
        yield Remark("ask_for_link", {"outlet": outlet})
        yield Remark("declare_source", {"outlet": outlet})
    if verdict is Verdict.UNREACHABLE and (address := finding.facts.get("link")):
        yield Remark("open_page", {"outlet": outlet, "link": address})
    if verdict in (Verdict.COMPARE, Verdict.SENSE_DIFFERS, Verdict.TRANSLATED) and finding.best is not None:
        yield Remark("compare_passage", {"outlet": outlet, "link": link(finding.best.page)})


def _way_out(finding: Finding) -> str:
    """Quotation marks can be taken away only where they stand; else the page's figure, day or name is what helps.

    The opposite is the opposite without quotation marks too.
    """
    if finding.variant == "speaker":
        return "use_page_speaker"
    if finding.verdict is Verdict.SENSE_DIFFERS:
        return "use_page_sense"
    parts = finding.best.parts if finding.best else ()
    differing = [part for part in parts if any(one.serious for one in part.differences)]
    return "use_page_words" if quoted(differing) or not differing else _WORDS_DIFFER[finding.verdict]
