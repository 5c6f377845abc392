"""A pin laid on its claim: the verdict of that time again, without the page."""

from datetime import UTC, datetime, time

from factcheck.model import (
    Alignment,
    Claim,
    Evidence,
    Finding,
    Obtained,
    Outlet,
    PartMatch,
    Passage,
    Pin,
    PinnedPart,
    Remark,
    SourcePage,
    Verdict,
)
from factcheck.model.claim import Part
from factcheck.outlets import OutletTable


def finding_of(pin: Pin, claim: Claim, outlets: OutletTable) -> Finding:
    """The finding that was pinned, which says so. Its page has no words: formats show none."""
    best = Alignment(
        page_of(pin, outlets),
        tuple(_part(*pair, pin) for pair in zip(claim.parts, pin.parts, strict=True)),
        pin.score,
        speaker_fits=pin.speaker_fits,
    )
    elsewhere = pin.verdict is Verdict.SUPPORTED_ELSEWHERE and pin.page.site != pin.outlet
    evidence = Evidence(elsewhere=(best,)) if elsewhere else Evidence(own=(best,))
    claim = next((one for one in claim.readings if one.outlet and one.outlet.id == pin.outlet), claim)
    said = Remark("pinned", {"date": pin.page.retrieved.date().isoformat()})
    return Finding(claim, pin.verdict, evidence, best, _facts(pin, claim, best.page), remarks=(said,))


def page_of(pin: Pin, outlets: OutletTable) -> SourcePage:
    """The pinned page as it was, without its text."""
    page = pin.page
    owner, where = outlets.get(page.site), outlets.of_url(page.url)
    return SourcePage(
        url=page.url or page.file,
        text="",
        retrieved=page.retrieved,
        obtained=Obtained.PINNED,
        site=(where or owner or Outlet("", "")).name or None,
        outlet=owner,
        published=datetime.combine(page.published, time(), UTC) if page.published else None,
        grade=page.grade,
        complete=page.complete,
        archived_url=page.archived_url,
        archived_at=page.archived_at,
        by="pinned",
        sha256=page.text_sha256,
        bytes_sha256=page.bytes_sha256,
        whole=page.length,
    )


def _part(part: Part, pinned: PinnedPart, pin: Pin) -> PartMatch:
    there = tuple(Passage(span.start, span.end, "", "") for span in pinned.spans)
    return PartMatch(part, pinned.fit, pin.score, there[0] if there else None, there if len(there) > 1 else ())


def _facts(pin: Pin, claim: Claim, page: SourcePage) -> dict[str, str]:
    known = {
        "outlet": claim.outlet_name,
        "date": pin.page.published.isoformat() if pin.page.published else "",
        "how": pin.how,
        "site": page.site or page.url,
        "link": page.archived_url or page.url,
    }
    return {name: value for name, value in known.items() if value}
