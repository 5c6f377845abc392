"""What was decided about a finding, and what is the matter with entries that decide, in sentences."""

from collections.abc import Iterator

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import cut
from factcheck.formats.telling import Quote, as_it_is
from factcheck.model import Decision, Finding, Notice

_NOTE_WORDS = 40
_MOST_EARLIER = 3


def standing_words(finding: Finding, words: Catalogue, quote: Quote = as_it_is) -> str:
    """How it was decided, why that does not hold where it does not, and what was decided before; "" for nothing."""
    return " ".join(_sentences(finding, words, quote))


def _sentences(finding: Finding, words: Catalogue, quote: Quote) -> Iterator[str]:
    standing = finding.standing
    if standing is None:
        return
    yield _said(standing.decision, words, quote)
    if standing.lapse is not None:
        facts = {"until": _until(standing.decision), "code": standing.decision.code or ""}
        yield words.say(f"lapse.{standing.lapse.value}", facts, quote=quote)
    for one in standing.earlier[:_MOST_EARLIER]:
        yield f"{words.say('label.decided_before')} {_said(one, words, quote)}"
    if len(standing.earlier) > _MOST_EARLIER:
        more = str(len(standing.earlier) - _MOST_EARLIER)
        yield f"({words.say('label.and_more', {'n': more})})"


def _said(one: Decision, words: Catalogue, quote: Quote) -> str:
    facts = {
        "by": one.by,
        "date": one.when.date().isoformat() if one.when else "",
        "note": cut(one.note, _NOTE_WORDS),
        "until": _until(one),
        "line": str(one.line) if one.line else "",
    }
    return words.say(f"standing.{one.ruling.value.replace('-', '_')}", facts, quote=quote)


def _until(one: Decision) -> str:
    return one.until.isoformat() if one.until else ""


def notice_words(notice: Notice, words: Catalogue, quote: Quote = as_it_is) -> str:
    """The sentence of a notice."""
    return words.say(f"entry.{notice.rule.label}", notice.facts, variant=notice.variant, quote=quote)


def notice_place(notice: Notice) -> str:
    """The file and line that a notice is about."""
    return f"{notice.path}:{notice.line}" if notice.line else notice.path
