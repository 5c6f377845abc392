"""What became of the pages of the source ledger, as Markdown for people and as JSON (`factcheck.recheck/1`)."""

from collections.abc import Iterator, Sequence

import msgspec

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import cut, plain
from factcheck.formats.drifting import Told, Versions, counts, outcome_words, told
from factcheck.formats.json import run_row
from factcheck.formats.links import safe
from factcheck.formats.markdown.closing import unread_inputs
from factcheck.formats.markdown.escape import bold, inline, inlined, link, paragraph
from factcheck.formats.plainly import Row, encoded
from factcheck.formats.quoting import Segment
from factcheck.formats.telling import headline
from factcheck.model import Level, Outcome, Recheck, RecheckReport, Sent

SCHEMA = "factcheck.recheck/1"
"""The schema that `document` keeps to."""

_LISTED = (Outcome.DRIFTED, Outcome.GONE, Outcome.UNREAD, Outcome.NOT_ASKED)
_CLAIM_WORDS = 20
_MOST = 50
"""Pins that are told of a kind; the JSON has all of them."""


def markdown(report: RecheckReport) -> str:
    """The report for people: what matters first, then what drifted, is gone, or could not be read."""
    words, every = catalogue.load(report.run.language), told(report.articles)
    lines = [f"# {words.say('recheck.title')}", "", *paragraph(_summary(report, words))]
    matters = [one for one in every if one.recheck.outcome is Outcome.MATTERS]
    first = sorted(matters, key=lambda one: -one.recheck.level.rank)[:_MOST]
    for number, one in enumerate(first, 1):
        lines += _problem(number, one, words)
    if len(matters) > _MOST:
        lines += [words.say("label.and_more", {"n": str(len(matters) - _MOST)}), ""]
    for outcome in _LISTED:
        lines += _listed(outcome, [one for one in every if one.recheck.outcome is outcome], words)
    lines += [*unread_inputs(report.misses, words), *_sent(report, words)]
    facts = {"version": report.run.version, "policy": report.run.policy, "time": words.time(report.run.started)}
    lines += [words.say("label.run", facts, quote=inline), "", f"*{words.say('label.closing')}*"]
    return "\n".join(lines) + "\n"


def _summary(report: RecheckReport, words: Catalogue) -> str:
    facts = counts(report.articles)
    if facts["n"] == "0":
        return words.say("recheck.none")
    return f"**{words.say('recheck.summary', facts)}** {words.say('recheck.summary_of', facts)}"


def _problem(number: int, told_of: Told, words: Catalogue) -> Iterator[str]:
    one = told_of.recheck
    head = headline(one.finding, words, inline) if one.finding else ""
    yield from (f"## {number}. {_place(told_of, words)} · {head}", "")
    yield from paragraph(outcome_words(one, words, inline))
    yield from (f"> {words.quoted(_claim(one))}", "")
    for both in told_of.versions:
        yield from [f"- {line}" for line in _both(both, one, words)]
    yield from ("", f"{_page(one, words)}", "")
    code = one.finding.verdict if one.finding else None
    if code is not None:
        facts = {"code": code.code, "verdict": code.label, "id": one.pin.id, "level": one.level.value}
        yield from (f"<sub>{words.say('label.code_line', facts)}</sub>", "")


def _listed(outcome: Outcome, those: Sequence[Told], words: Catalogue) -> Iterator[str]:
    if not those:
        return
    yield from (f"## {words.say(f'recheck.of_{outcome.value}')} ({len(those)})", "")
    for told_of in those[:_MOST]:
        one = told_of.recheck
        claim = f"{words.quoted(_claim(one))} " if one.claim else ""
        yield f"- {_place(told_of, words)}: {claim}{outcome_words(one, words, inline)} {_page(one, words)}"
        for both in told_of.versions:
            yield from [f"  - {line}" for line in _both(both, one, words)]
    if len(those) > _MOST:
        yield f"- {words.say('label.and_more', {'n': str(len(those) - _MOST)})}"
    yield ""


def _both(both: Versions, one: Recheck, words: Catalogue) -> Iterator[str]:
    date = {"date": (one.pin.page.archived_at or one.pin.page.retrieved).date().isoformat()}
    if both.then:
        yield f"{words.say('recheck.then', date)} {words.quoted(_quoted(both.then))}"
    now = f"{words.say('recheck.now')} {words.quoted(_quoted(both.now))}"
    yield now if both.now else words.say("recheck.now_nothing")


def _quoted(segments: Sequence[Segment]) -> str:
    """Words that differ are bold; the space before them stands outside of that."""
    return "".join(f"{' ' if one.text[:1] == ' ' else ''}{bold(one.text.strip())}" if one.differs else inlined(one.text)
                   for one in segments)  # fmt: skip


def _place(told_of: Told, words: Catalogue) -> str:
    one = told_of.recheck
    line = f", {words.say('label.in_line', {'line': str(one.claim.line)})}" if one.claim and one.claim.line else ""
    return f"{inline(told_of.article.name)}{line}"


def _claim(one: Recheck) -> str:
    return inline(cut(plain(one.claim.text), _CLAIM_WORDS)) if one.claim else ""


def _page(one: Recheck, words: Catalogue) -> str:
    page = one.pin.page
    if page.file:
        return f"({inline(page.file)})"
    return f"({link(words.say('label.open_page'), safe(page.archived_url or page.url))})"


def _sent(report: RecheckReport, words: Catalogue) -> Iterator[str]:
    sent = sorted({one for article in report.articles for one in article.sent}, key=_order)
    if not sent:
        yield from (words.say("label.sent_nothing"), "")
        return
    yield from (words.say("label.sent_some"), "")
    for one in sent[:_MOST]:
        yield f"- {words.say('label.sent_plain', {'host': one.host, 'purpose': one.purpose}, quote=inline)}"
    yield ""


def _order(one: Sent) -> tuple[str, str, str]:
    return one.host, one.purpose, one.words


def json(report: RecheckReport) -> str:
    """The document, indented, ending in one newline."""
    return msgspec.json.format(encoded(document(report)), indent=2).decode() + "\n"


def document(report: RecheckReport) -> Row:
    """The document as plain data. Only `run` and times of reading tell one run from another."""
    words, facts = catalogue.load(report.run.language), counts(report.articles)
    return {
        "schema": SCHEMA,
        "run": run_row(report.run),
        "counts": {outcome.value: int(facts[outcome.value]) for outcome in Outcome},
        "pins": [_row(one, words) for one in told(report.articles)],
        "sent": [msgspec.to_builtins(one) for article in report.articles for one in article.sent],
        "misses": [msgspec.to_builtins(miss) for miss in report.misses],
    }


def _row(told_of: Told, words: Catalogue) -> Row:
    one = told_of.recheck
    page, finding = one.pin.page, one.finding
    return {
        "article": told_of.article.name,
        "id": one.pin.id,
        "line": one.claim.line if one.claim else None,
        "outlet": one.pin.outlet,
        "url": page.url,
        "archived_url": page.archived_url,
        "file": page.file,
        "outcome": one.outcome.value,
        "level": one.level.value,
        "why": one.why,
        "summary": outcome_words(one, words),
        "pinned": {"code": one.pin.verdict.code, "retrieved": page.retrieved.isoformat(), "sha256": page.text_sha256},
        "verdict": finding.verdict.label if finding else None,
        "code": finding.verdict.code if finding else None,
        "sha256": one.now.page.sha256 if one.now else page.text_sha256 if one.outcome is Outcome.UNCHANGED else None,
        "passages": [_versions_row(both) for both in told_of.versions],
        "miss": msgspec.to_builtins(one.miss) if one.miss else None,
    }


def _versions_row(both: Versions) -> Row:
    return {"then": _plainly(both.then), "now": _plainly(both.now)}


def _plainly(segments: Sequence[Segment]) -> list[Row]:
    return [{"text": one.text, "differs": one.differs} for one in segments]


def worst(report: RecheckReport) -> Level:
    """The weight of what weighs most."""
    levels = [one.level for article in report.articles for one in article.rechecks]
    return max(levels, key=lambda level: level.rank, default=Level.NONE)
