"""One verdict step by step, as plain text: what was asked, what was read, how the words lie, what follows from it."""

from collections.abc import Iterator

from factcheck.formats import catalogue
from factcheck.formats.clean import visible
from factcheck.formats.decided import standing_words
from factcheck.formats.telling import headline, remark_words, sentence
from factcheck.model import Alignment, Difference, Finding, PartMatch

_LONG = 160


def explain(finding: Finding, language: str = "en") -> Iterator[str]:
    """Yield the lines of the explanation; every foreign word is made harmless for a terminal."""
    words = catalogue.load(language)
    claim, evidence = finding.claim, finding.evidence
    yield f"{claim.id}  {claim.article.id}, line {claim.line}: {_line(headline(finding, words))}"
    yield "1. The claim"
    outlet = claim.outlet.id if claim.outlet else "none"
    yield f"   outlet {outlet}, speaker {_or_none(claim.speaker)}, {claim.kind.value}"
    for part in claim.parts:
        yield f"   - {'quoted' if part.quoted else 'in other words'}: {_short(part.text)}"
    yield "2. What was asked"
    for search in evidence.searches:
        where = search.outlet or "any outlet"
        named = f"{search.answer}, {search.candidates} named"
        why = search.detail if search.answer == "failed" else words.code("silence", search.detail)
        yield f"   - {search.service} for {where}: {named} {_line(why)}".rstrip()
    for miss in evidence.misses:
        yield f"   - not had: {_line(miss.what)}: {miss.reason.value} {_line(miss.detail)}".rstrip()
    yield "3. How the words lie on what was read"
    for role, laid in (("own", evidence.own), ("copy", evidence.copies), ("elsewhere", evidence.elsewhere)):
        for one in laid:
            yield from _alignment(role, one, chosen=one == finding.best)
    yield "4. The verdict"
    verdict = f"{finding.verdict.code} {finding.verdict.label} ({finding.level.value})"
    yield f"   {verdict}: {_line(sentence(finding, words))}"
    if decided := standing_words(finding, words):
        yield f"   decided: {_line(decided)}"
    said = (("also", "remark", finding.remarks), ("against it", "against", finding.against))
    for name, section, remarks in (*said, ("to settle it", "settle", finding.settle)):
        for remark in remarks:
            yield f"   {name}: {_line(remark_words(section, remark, finding, words))}"


def _alignment(role: str, one: Alignment, *, chosen: bool) -> Iterator[str]:
    page = one.page
    day = page.published.date().isoformat() if page.published else "no date"
    whole = "in full" if page.complete else f"in part ({page.incomplete_reason})"
    mark = " <- the verdict rests on this" if chosen else ""
    yield f"   - {role}: {_line(page.url)}, {day}, {page.obtained.value}, read {whole}, score {one.score:.2f}{mark}"
    if one.said_by:
        fits = {True: "fits", False: "another person", None: "cannot be told"}[one.speaker_fits]
        yield f"     said there by {_short(one.said_by)}: {fits}"
    for part in one.parts:
        yield from _part(part)


def _part(part: PartMatch) -> Iterator[str]:
    yield f"     {part.fit.value} {part.score:.2f}: {_short(part.part.text)}"
    if part.passage is not None and part.passage.text:
        yield f"       on: {_short(part.passage.text)}"
    if part.missing and part.passage is not None:
        yield f"       nothing on: {_short(', '.join(part.missing))}"
    yield from (_difference(one) for one in part.differences)
    yield from (f"       feature: {name} = {value:.3g}" for name, value in part.features)


def _difference(one: Difference) -> str:
    weight = "" if one.serious else " (changes no level)"
    weight = weight if one.against else " (beyond what the page quotes)"
    return f'       {one.change.value}: article "{_short(one.a)}", page "{_short(one.b)}"{weight}'


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def _short(text: str) -> str:
    flat = _line(text)
    return flat if len(flat) <= _LONG else f"{flat[:_LONG]}\u2026"


def _or_none(text: str | None) -> str:
    return _short(text) if text else "none"
