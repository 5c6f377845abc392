"""The sentences around a finding: who credits whom where, what the page has, what speaks against it and what to do.

Labels hold `**bold**` of their own; foreign words go through `quote`, which must leave no star.
"""

from collections.abc import Iterator

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import cut, plain
from factcheck.formats.decided import standing_words
from factcheck.formats.telling import (
    Group,
    Quote,
    credited_names,
    facts_of,
    headline,
    name_of,
    obtained_words,
    remark_words,
    site_name,
    speaks_for_itself,
)
from factcheck.model import Alignment, Finding, Fit

_SUMMARY_WORDS = 9
_IN_TABLE = frozenset(
    {"part_absent", "part_compare", "missing", "speaker_fits", "speaker_other", "speaker_unknown", "archived"}
)
"""Remarks that the table and the line on how the page was read say already."""


def line_words(finding: Finding, words: Catalogue) -> str:
    """The line that the claim is on, or that it is not known."""
    line = finding.claim.line
    return words.say("label.line", {"line": str(line)}) if line else words.say("label.no_line")


def summary(group: Group, words: Catalogue) -> str:
    """Line, headline and the first words of the claim, as text that is not escaped yet."""
    finding = group.lead
    opening = cut(plain(finding.claim.text), _SUMMARY_WORDS)
    parts = [line_words(finding, words), headline(finding, words), words.quoted(opening)]
    if group.others and group.kind in {"noted", "found"}:
        found = sum(not one.verdict.inconclusive for one in group.findings)
        parts.append(words.say("label.sentences_of", {"n": str(found), "of": str(len(group.findings))}))
    if finding.claim.chain:
        parts.append(words.say("label.credits_chain", {"chain": ", ".join(finding.claim.chain)}))
    relayed = (remark.facts.get("cited") for remark in finding.remarks if remark.key == "third_hand")
    parts += [words.say("label.cites", facts_of(finding) | {"cited": cited}) for cited in relayed if cited]
    return " · ".join(parts)


def article_says(finding: Finding, words: Catalogue, quote: Quote) -> str:
    """Where the article credits which outlet, and who speaks."""
    claim = finding.claim
    line = [words.say("label.in_line", {"line": str(claim.line)})] if claim.line else []
    facts = {"place": ", ".join([name_of(claim.article), *line]), "outlet": credited_names(finding)}
    if speaks_for_itself(finding):
        return words.say("label.article_says", facts, quote=quote)
    return words.say("label.article_says_speaker", facts | {"speaker": claim.speaker or ""}, quote=quote)


def page_says(best: Alignment, words: Catalogue, quote: Quote) -> str:
    """Whose page it is, from which day, and who speaks there."""
    found = any(part.fit in {Fit.EXACT, Fit.NEAR, Fit.REWORDED} for part in best.parts)
    key = "label.page_says" if found else "label.page_near"
    facts = {"site": site_name(best.page), "date": words.day(best.page.published), "speaker": best.said_by or ""}
    return words.say(key, facts, quote=quote)


def notes(finding: Finding, words: Catalogue, quote: Quote) -> Iterator[tuple[str, str]]:
    """What was decided, what speaks against it, how to settle it, what else there is, and how the page was read.

    Each is a label and its sentences.
    """
    if decided := standing_words(finding, words, quote):
        yield words.say("label.decided"), decided
    also = [one for one in finding.remarks if finding.best is None or one.key not in _IN_TABLE]
    for section, those in (("against", finding.against), ("settle", finding.settle), ("remark", also)):
        if those:
            said = [remark_words(section, one, finding, words, quote) for one in those]
            yield words.say(f"label.{section}"), " ".join(said)
    if finding.best is not None:
        yield words.say("label.how_read"), quote(obtained_words(finding.best.page, words))
