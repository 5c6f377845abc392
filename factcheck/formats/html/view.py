"""What the page's template shows, as plain values. `Markup` is foreign text that was cleaned and escaped here."""

import html
import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import plain
from factcheck.formats.comparing import compared
from factcheck.formats.decided import notice_place, notice_words
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.html.text import article_lines
from factcheck.formats.narrating import article_says, line_words, notes, page_says, summary
from factcheck.formats.quoting import Segment, article_words, is_quoted, page_words
from factcheck.formats.sources import Item, sources_of
from factcheck.formats.telling import (
    Group,
    as_it_is,
    counts,
    groups,
    headline,
    level_words,
    name_of,
    outlet_name,
    sentence,
    site_name,
)
from factcheck.model import ArticleReport, Finding, Sent

View = dict[str, Any]
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def article_view(article: ArticleReport, number: int, *, offline: bool, excerpts: Excerpts, words: Catalogue) -> View:
    """One article: its lines with every claim marked, and its findings in the order of `groups`."""
    those = groups(article)
    anchors: dict[str, tuple[str, int, str]] = {}
    findings = []
    for at, group in enumerate(those, 1):
        findings.append(_group_view(group, at, f"{number}-{at}", excerpts, words))
        anchors |= {one.claim.id: (f"{number}-{at}", at, group.kind) for one in group.findings}
    covered = article.coverage
    return {
        "id": f"a-{number}",
        "name": name_of(article.article),
        "language": article.article.language,
        "lines": article_lines(article, anchors),
        "findings": findings,
        "counts": counts(those),
        "stand_in": bool(article.stand_in),
        "draft": article.privacy == "draft",
        "draft_reason": article.article.draft_reason,
        "coverage": {name: str(getattr(covered, name)) for name in ("attributions", "to_outlets", "checked", "people")},
        "pages": {"read": str(covered.pages_read), "missed": str(covered.pages_missed)},
        "sources": {name: str(getattr(article, name)) for name in ("live", "cached", "replayed")},
        "archived": {"n": str(article.archived)} if article.archived else None,
        "uncredited": [(one.line, words.code("why", one.why), one.span.text) for one in covered.uncredited],
        "sent": [_sent(one, words) for one in article.sent],
        "notices": [(notice_place(one), notice_words(one, words), one.rule.code) for one in article.notices],
        "sent_nothing": "_replayed" if article.replayed else "_offline" if offline else "",
    }


def _group_view(group: Group, number: int, anchor: str, excerpts: Excerpts, words: Catalogue) -> View:
    return {
        "id": f"f-{anchor}",
        "number": number,
        "kind": group.kind,
        "verdict": group.lead.verdict.label,
        "outlet": plain(outlet_name(group.lead)),
        "summary": summary(group, words),
        "told": [_finding_view(one, excerpts, words) for one in (group.lead, *group.others)],
    }


def _finding_view(finding: Finding, excerpts: Excerpts, words: Catalogue) -> View:
    quotations = page_words(finding.best, excerpts) if finding.best else ()
    behind = sources_of(finding, words)
    return {
        "title": f"{line_words(finding, words)} · {headline(finding, words)}",
        "sentence": rich(sentence(finding, words, starless)),
        "article_says": rich(article_says(finding, words, starless)),
        "article_words": _runs(article_words(finding), words, quoted=is_quoted(article_words(finding))),
        "page_says": rich(page_says(finding.best, words, starless)) if finding.best and quotations else None,
        "site": site_name(finding.best.page) if finding.best else "",
        "quotations": [
            (_runs(one.segments, words, quoted=False), _address(one.address), one.on_words, one.file)
            for one in quotations
        ],
        "rows": compared(finding, finding.claim.article, words, as_it_is),
        "notes": [(rich(label), rich(said)) for label, said in notes(finding, words, starless)],
        "sources_title": words.say("label.read_section", behind.summary),
        "sources": [
            (rich(words.say(f"label.{key}", behind.summary, quote=starless)), [_item(item) for item in items], more)
            for key, items, more in behind.lists
        ],
        "code": finding.verdict.code,
        "verdict": finding.verdict.label,
        "level": level_words(finding, words),
        "id": finding.claim.id,
    }


def _item(item: Item) -> tuple[str, Markup | None, Markup]:
    return item.text, _address(item.address), spaced(item.tail)


def _address(address: str | None) -> Markup | None:
    """An address whole, however long: `links` has made it safe."""
    return Markup("{}").format(address) if address else None


def _runs(segments: Sequence[Segment], words: Catalogue, *, quoted: bool) -> list[tuple[Markup, bool, str]]:
    """Runs of words with the quotation marks that they lack."""
    runs = [(spaced(one.text), one.differs, one.instead) for one in segments]
    opening, closing = words.quoted("\n").split("\n")
    return runs if quoted else [(spaced(opening), False, ""), *runs, (spaced(closing), False, "")]


def _sent(one: Sent, words: Catalogue) -> str:
    facts = {"host": one.host, "words": one.words, "purpose": one.purpose}
    return words.say("label.sent_words" if one.words else "label.sent_plain", facts)


def starless(text: str) -> str:
    """Foreign text escaped for HTML, its stars too, so that `rich` takes none of them for bold."""
    return html.escape(plain(text)).replace("*", "&#42;")


def rich(text: str) -> Markup:
    """A sentence of the catalogue whose facts went through `starless`, with its own `**bold**` made so."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", text))  # noqa: S704 - facts are escaped, templates are ours


def spaced(text: str) -> Markup:
    """Foreign text with the spaces at its ends kept."""
    if not text.strip():
        return Markup(" ") if text else Markup("")
    before, after = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    return before + escape(plain(text)) + after
