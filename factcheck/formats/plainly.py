"""Nouns as plain data: what the machine formats share, and what `reading` takes back.

Keys are the nouns' own field names wherever a noun is written whole. Pages give up their words here: only what
`Excerpts` grants is written. The time at which a page was read stands in `retrieved` alone.
"""

from dataclasses import replace
from typing import Any

import msgspec

from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import FACT_WORDS, cut, one_text
from factcheck.formats.decided import notice_words, standing_words
from factcheck.formats.excerpts import Excerpts
from factcheck.formats.links import open_on, words_to_open_on
from factcheck.formats.rows import outlet_row
from factcheck.formats.telling import cut_facts, headline, outlet_name, remark_words, sentence, shown_text
from factcheck.model import (
    Alignment,
    Article,
    ArticleReport,
    Claim,
    Difference,
    Finding,
    Level,
    Notice,
    PartMatch,
    Passage,
    SourcePage,
    Standing,
)
from factcheck.model import Remark as Said
from factcheck.text.direction import escaped_in_json

Row = dict[str, Any]
_NOTICES = 2
"""Corrections that a page's row quotes; each is words of the page."""


def encoded(row: Row) -> bytes:
    """A row as JSON in UTF-8; a lone surrogate becomes U+FFFD, what turns text around an escape."""
    try:
        plain = msgspec.json.encode(row)
    except UnicodeEncodeError:
        plain = msgspec.json.encode(_scrubbed(row))
    return escaped_in_json(plain.decode()).encode()


def _scrubbed(value: Any) -> Any:
    if isinstance(value, str):
        return one_text(value)
    if isinstance(value, dict):
        return {_scrubbed(key): _scrubbed(one) for key, one in value.items()}
    return [_scrubbed(one) for one in value] if isinstance(value, list | tuple) else value


def finding_row(finding: Finding, excerpts: Excerpts, words: Catalogue) -> Row:
    """A finding, with the sentences that people read and the facts behind them."""
    claim, evidence = finding.claim, finding.evidence
    laid = _laid(finding)
    return {
        "id": claim.id,
        "article": claim.article.id,
        "line": claim.line,
        "claim": claim_row(claim),
        "outlet": outlet_row(claim.outlet),
        "credits": outlet_name(finding),
        "verdict": finding.verdict.label,
        "code": finding.verdict.code,
        "level": finding.level.value,
        "headline": headline(finding, words),
        "summary": sentence(finding, words, timeless=True),
        "variant": finding.variant,
        "facts": cut_facts(finding.facts),
        "evidence": [alignment_row(alignment, role, excerpts) for alignment, role in laid],
        "best": next((number for number, (one, _) in enumerate(laid) if one is finding.best), None),
        "differences": [difference_row(difference) for difference in finding.differences],
        "misses": [msgspec.to_builtins(miss) for miss in evidence.misses],
        "searches": [msgspec.to_builtins(search) for search in evidence.searches],
        "not_before": evidence.not_before.isoformat() if evidence.not_before else None,
        "remarks": [_said("remark", remark, finding, words) for remark in finding.remarks],
        "against": [_said("against", remark, finding, words) for remark in finding.against],
        "settle": [_said("settle", remark, finding, words) for remark in finding.settle],
        **({"standing": standing_row(finding.standing, finding, words)} if finding.standing is not None else {}),
        **({"usual_level": finding.verdict.level.value} if finding.house_level is not None else {}),
    }


def standing_row(standing: Standing, finding: Finding, words: Catalogue) -> Row:
    """What was decided about a finding, whether that settles it, and the sentence that says so."""
    return {
        "settled": standing.settled,
        "lapse": standing.lapse.value if standing.lapse else None,
        "text": standing_words(finding, words),
        "decision": msgspec.to_builtins(standing.decision),
        "earlier": [msgspec.to_builtins(one) for one in standing.earlier],
    }


def notice_row(notice: Notice, words: Catalogue) -> Row:
    """What is the matter with an entry that decides."""
    return {
        "code": notice.rule.code,
        "name": notice.rule.label,
        "level": Level.WARNING.value,
        "path": notice.path,
        "line": notice.line,
        "text": notice_words(notice, words),
        "facts": dict(notice.facts),
        "variant": notice.variant,
    }


def _laid(finding: Finding) -> list[tuple[Alignment, str]]:
    """Every alignment with its role: own, elsewhere, copy, or best where the judge made it of several."""
    evidence = finding.evidence
    roles = (("own", evidence.own), ("elsewhere", evidence.elsewhere), ("copy", evidence.copies))
    laid = [(alignment, role) for role, alignments in roles for alignment in alignments]
    if finding.best is not None and not any(one is finding.best for one, _ in laid):
        laid.append((finding.best, "best"))
    return laid


def _said(section: str, remark: Said, finding: Finding, words: Catalogue) -> Row:
    text = remark_words(section, remark, finding, words, timeless=True)
    return {"key": remark.key, "facts": cut_facts(remark.facts), "text": text}


def claim_row(claim: Claim) -> Row:
    """A claim without its article."""
    return {
        "text": claim.text,
        "kind": claim.kind.value,
        "speaker": claim.speaker,
        "named": claim.named,
        "outlets": [outlet_row(outlet) for outlet in claim.outlets],
        "jointly": [outlet_row(outlet) for outlet in claim.jointly],
        "chain": list(claim.chain),
        "continues": claim.continues,
        "publication_form": claim.publication_form,
        "parts": [msgspec.to_builtins(part) for part in claim.parts],
        "attribution": msgspec.to_builtins(claim.attribution),
    }


def difference_row(difference: Difference) -> Row:
    """A difference, no side longer than a sentence bears."""
    short = replace(difference, a=cut(difference.a, FACT_WORDS), b=cut(difference.b, FACT_WORDS))
    row: Row = msgspec.to_builtins(short)
    return row


def alignment_row(alignment: Alignment, role: str, excerpts: Excerpts) -> Row:
    """A claim laid on a page: the page without its text, and of each part what may be shown."""
    return {
        "role": role,
        "page": page_row(alignment.page),
        "parts": [_part_row(part, alignment.page, excerpts) for part in alignment.parts],
        "score": round(alignment.score, 4),
        "said_by": alignment.said_by,
        "speaker_fits": alignment.speaker_fits,
        "translated": alignment.translated,
    }


def page_row(page: SourcePage) -> Row:
    """A page without its text; `length` says how long that was."""
    bare = replace(
        page,
        text="",
        whole=None,
        kept=(),
        outlet=None,
        corrections=tuple(cut(notice, FACT_WORDS) for notice in page.corrections[:_NOTICES]),
    )
    row: Row = msgspec.to_builtins(bare)
    for held in ("text", "whole", "kept", "asked"):
        del row[held]
    return row | {"outlet": outlet_row(page.outlet), "length": page.length}


def _part_row(part: PartMatch, page: SourcePage, excerpts: Excerpts) -> Row:
    bare = replace(
        part, passage=None, passages=(), differences=(), rest=cut(part.rest, FACT_WORDS), score=round(part.score, 4)
    )
    row: Row = msgspec.to_builtins(bare)
    row["passage"] = passage_row(part.passage, page, excerpts) if part.passage else None
    row["passages"] = [passage_row(passage, page, excerpts) for passage in part.passages]
    row["differences"] = [difference_row(difference) for difference in part.differences]
    row["features"] = {name: round(float(value), 4) for name, value in part.features}
    return row


def passage_row(passage: Passage, page: SourcePage, excerpts: Excerpts) -> Row:
    """Where a part was located, with the words of it that may be shown and a link that opens on them."""
    ranges = excerpts.of_passage(page, passage)
    address, on_words = open_on(page, passage, ranges)
    return {
        "start": passage.start,
        "end": passage.end,
        "excerpts": [{"start": start, "end": end, "text": page.part(start, end)} for start, end in ranges],
        "link": address,
        "opens_on": words_to_open_on(page, passage, ranges) if on_words else "",
    }


def article_row(report: ArticleReport, words: Catalogue) -> Row:
    """An article with all that was counted about it; its findings are told elsewhere."""
    article = report.article
    return {
        **_article(article),
        "coverage": msgspec.to_builtins(report.coverage),
        "sent": [msgspec.to_builtins(sent) for sent in report.sent],
        "stand_in": report.stand_in,
        "privacy": report.privacy,
        "replayed": report.replayed,
        "cached": report.cached,
        "live": report.live,
        "archived": report.archived,
        "misses": [msgspec.to_builtins(miss) for miss in report.misses],
        "notices": [notice_row(notice, words) for notice in report.notices],
    }


def _article(article: Article) -> Row:
    return {
        "id": article.id,
        "path": article.path.as_posix() if article.path else None,
        "record": article.record,
        "url": article.url,
        "title": article.headline or (article.title.text if article.title else ""),
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "draft": article.draft,
        "draft_reason": article.draft_reason,
        "markdown": article.markdown,
        "text": shown_text(article),
        "prose": article.prose if article.prose != shown_text(article) else None,
        "line_of": [list(pair) for pair in article.line_of] if article.line_of is not None else None,
    }
