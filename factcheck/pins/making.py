"""A finding of a claim that stands at its outlet, as a pin."""

import hashlib
import json
import re
from os.path import relpath
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from factcheck.beside import key_of
from factcheck.model import (
    Alignment,
    Article,
    Claim,
    Finding,
    Obtained,
    PartMatch,
    Passage,
    Pin,
    PinnedPage,
    PinnedPart,
    PinnedSpan,
    SourcePage,
    Verdict,
)

PINNED = frozenset({Verdict.SUPPORTED, Verdict.SUPPORTED_ELSEWHERE, Verdict.NEAR_VERBATIM})
_MARK = 16
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def said_mark(claim: Claim, quotes: str) -> str:
    """What tells a claim from what it becomes when anything changes that its verdict depends on.

    That is more than its id holds: its own sentence with the credit, which parts of it are quoted, who speaks, the
    article's day, and how strict quotation marks are in this house (`quotes`).
    """
    article = claim.article
    start, end = claim.stretch
    cited = claim.jointly[0] if claim.jointly else claim.outlet
    table = [
        cited.id if cited else None,
        claim.speaker,
        [(part.text, part.quoted) for part in claim.parts],
        " ".join(article.prose[start:end].split()),
        article.published.isoformat() if article.published else None,
        quotes,
    ]
    return mark(json.dumps(table))


def headline_mark(article: Article) -> str:
    """What tells the article's headline, and the figures of the text that it may rest on, from others; "" for none."""
    if article.title is None:
        return ""
    return mark(json.dumps([" ".join(article.title.text.split()), _FIGURE.findall(article.prose)]))


def words_mark(words: str) -> str:
    """What tells the words of a passage from others, however its lines break."""
    return mark(" ".join(words.split()))


def mark(text: str) -> str:
    """The first hex digits of the text's sha256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def pin_of(finding: Finding, quotes: str, folder: Path) -> Pin | None:
    """The pin for a ledger in `folder`; None for a finding that is not to be pinned: anything but a plain find."""
    claim, best = finding.claim, finding.best
    if finding.verdict not in PINNED or best is None or claim.outlet is None:
        return None
    if best.page.obtained is Obtained.PINNED or not best.page.bytes_sha256 or not _leads_back(best.page):
        return None
    return Pin(
        article=key_of(claim.article, folder),
        id=claim.id,
        said=said_mark(claim, quotes),
        outlet=claim.outlet.id,
        verdict=finding.verdict,
        page=_page(best.page, folder),
        parts=tuple(_part(part, best) for part in best.parts),
        how=finding.facts.get("how", ""),
        score=round(min(max(best.score, 0.0), 1.0), 4),
        speaker_fits=best.speaker_fits,
    )


def _leads_back(page: SourcePage) -> bool:
    """Whether there is an address or a file to go back to."""
    return page.obtained is Obtained.SUPPLIED or page.url.lower().startswith(("http://", "https://"))


def _page(page: SourcePage, folder: Path) -> PinnedPage:
    supplied = page.obtained is Obtained.SUPPLIED
    return PinnedPage(
        url="" if supplied else page.url,
        retrieved=page.retrieved.replace(microsecond=0),
        obtained=page.obtained,
        bytes_sha256=page.bytes_sha256,
        text_sha256=page.sha256,
        length=page.length,
        asked="" if supplied or page.asked in {page.url, page.archived_url} else page.asked,
        archived_url=page.archived_url,
        archived_at=page.archived_at.replace(microsecond=0) if page.archived_at else None,
        file=_file(page.asked, folder) if supplied else "",
        site=page.outlet.id if page.outlet else "",
        published=page.published.date() if page.published else None,
        grade=page.grade,
        complete=page.complete,
    )


def _file(address: str, folder: Path) -> str:
    """A supplied file's path from the ledger's folder, so that the pin holds on every machine."""
    return Path(relpath(url2pathname(urlsplit(address).path), folder)).as_posix()


def _part(part: PartMatch, best: Alignment) -> PinnedPart:
    return PinnedPart(part.fit, tuple(_span(at, best.page) for at in passages(part)))


def _span(at: Passage, page: SourcePage) -> PinnedSpan:
    return PinnedSpan(at.start, at.end, words_mark(page.part(at.start, at.end)))


def passages(part: PartMatch) -> tuple[Passage, ...]:
    """Where a part stands: its passage, or the pieces that a quotation joins."""
    if part.part.quoted and len(part.passages) > 1:
        return part.passages
    return (part.passage,) if part.passage else part.passages[:1]
