"""From bytes to a page that can be compared: `parse(response, candidate, outlets)`.

What is no article (a wall, a consent screen, a page that is gone but answers 200, an empty one) is a Miss, never a
page. What is only a part of one is marked incomplete: it can confirm words and never show that they are missing.
"""

from datetime import UTC, datetime
from hashlib import sha256

from factcheck.model import Candidate, Grade, Miss, Obtained, Outlet, Reason, Response, SourcePage
from factcheck.outlets import OutletTable
from factcheck.parse import completeness, credit, guards, notices
from factcheck.parse.address import captured_at, own_address
from factcheck.parse.decoding import decoded, kind_of
from factcheck.parse.document import Document, plain, read_html
from factcheck.parse.pdf import read_pdf
from factcheck.parse.shown import most_shown, ranges_of

__all__ = ["parse"]


def parse(response: Response, candidate: Candidate, outlets: OutletTable) -> SourcePage | Miss:
    """The page that a response holds, or the reason why it holds none. Never raises for what stands in the body."""
    where = outlets.of_url(own_address(response, candidate))
    document = _document(response)
    if isinstance(document, Document):
        refusal = _refusal(response, document)
        return _miss(candidate, where, *refusal) if refusal else _page(response, candidate, document, outlets)
    return _miss(candidate, where, *document)


def _document(response: Response) -> Document | tuple[Reason, str]:
    """What stands in the body, or why nothing can be made of it."""
    kind = kind_of(response)
    if kind is None:
        told = response.headers.get("content-type", "").partition(";")[0].strip()
        return Reason.NOT_TEXT, "no text, whatever it is called" if told.startswith("text/") else told or "no text"
    if not response.body.strip():
        return Reason.EMPTY, "nothing in it"
    if kind == "pdf":
        read = read_pdf(response.body)
        return read if isinstance(read, Document) else (Reason.NOT_TEXT, f"a PDF: {read}")
    if kind == "plain":
        return plain(decoded(response))
    return read_html(decoded(response), response.final_url) or (Reason.UNREADABLE, "not readable as HTML")


def _refusal(response: Response, document: Document) -> tuple[Reason, str] | None:
    if document.plain:
        return None if document.paragraphs else (Reason.EMPTY, "no text")
    return guards.refusal(response, document)


def _miss(candidate: Candidate, outlet: Outlet | None, reason: Reason, detail: str) -> Miss:
    return Miss(candidate.url, "parse", reason, detail, candidate.outlet or (outlet.id if outlet else None))


def _page(response: Response, candidate: Candidate, document: Document, outlets: OutletTable) -> SourcePage:
    address = own_address(response, candidate, document.canonical)
    outlet = outlets.of_url(address)
    if outlet is None and candidate.outlet and response.obtained is Obtained.SUPPLIED:
        outlet = outlets.get(candidate.outlet)
    paragraphs, corrections = notices.parted(document)
    owner = credit.owner(document, paragraphs, outlet, outlets) or outlet
    text = "\n\n".join(paragraphs)
    reason = completeness.missing(document, paragraphs)
    at = captured_at(response)
    return SourcePage(
        url=address,
        text=text,
        retrieved=response.retrieved,
        obtained=response.obtained,
        title=document.title or candidate.title,
        site=document.site or (outlet.name if outlet else None),
        outlet=owner,
        published=_utc(document.published),
        modified=_utc(document.modified),
        language=document.language,
        grade=Grade.FULL if owner == outlet else Grade.SYNDICATED,
        complete=not reason,
        incomplete_reason=reason,
        archived_url=response.final_url if at else None,
        archived_at=at,
        by=candidate.by,
        chain=credit.chain(text, owner, outlets),
        corrections=corrections,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        max_snippet=most_shown(response.headers, document.robots),
        hidden=ranges_of(text, document.unshown),
        reserved=response.headers.get("tdm-reservation") == "1",
        bytes_sha256=sha256(response.body).hexdigest(),
        asked=response.url,
    )


def _utc(moment: datetime | None) -> datetime | None:
    """The moment in UTC; one without a zone is taken as UTC."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
