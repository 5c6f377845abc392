"""Pages that the newsroom has itself, as the pages that claims are laid on."""

from dataclasses import replace

from factcheck.errors import FactcheckError
from factcheck.model import Candidate, Grade, KeptPage, Miss, Obtained, Reason, Response, SourcePage, State
from factcheck.outlets import OutletTable
from factcheck.parse import parse
from factcheck.pipeline.kit import Kit

_PLAIN = {"content-type": "text/plain; charset=utf-8"}


def supplied(candidate: Candidate) -> bool:
    """Whether the newsroom has the text itself, so that nobody is asked for it."""
    return candidate.file is not None or candidate.kept is not None


def held_page(candidate: Candidate, kit: Kit) -> SourcePage | Miss:
    """The page of the newsroom's archive that a candidate names."""
    try:
        kept = kit.archive.read(candidate.kept) if kit.archive and candidate.kept is not None else None
    except FactcheckError as error:
        return Miss(candidate.url, "fetch", Reason.UNREADABLE, error.message, candidate.outlet)
    if kept is None:
        return Miss(candidate.url, "fetch", Reason.GONE, "no longer in the archive", candidate.outlet)
    return page_from(kept, kit.outlets, by=candidate.by)


def page_from(kept: KeptPage, outlets: OutletTable, *, by: str = "archive") -> SourcePage | Miss:
    """A kept page as parsing makes it, with what the archive knows of it over what the bare text tells.

    A report that was taken back says so in a notice, which then goes before all that it seems to support.
    """
    body = kept.text.encode("utf-8", "replace")
    response = Response(kept.url, kept.url, 200, _PLAIN, body, kept.retrieved, Obtained.SUPPLIED)
    page = parse(response, Candidate(kept.url, by, kept.title or None, outlet=kept.outlet or None), outlets)
    if isinstance(page, Miss):
        return page
    outlet = outlets.get(kept.outlet) if kept.outlet else page.outlet
    reason = kept.incomplete_reason or page.incomplete_reason
    return replace(
        page,
        obtained=Obtained.ARCHIVE,
        title=kept.title or page.title,
        site=kept.site or (outlet.name if outlet else page.site),
        outlet=outlet,
        published=kept.published,
        modified=kept.modified,
        language=kept.language or page.language,
        grade=Grade.SYNDICATED if kept.syndicated else Grade.FULL,
        complete=kept.complete and page.complete,
        incomplete_reason=reason if not (kept.complete and page.complete) else "",
        corrections=tuple(dict.fromkeys((*_taken_back(kept), *kept.notices, *page.corrections))),
        max_snippet=kept.max_snippet,
        hidden=kept.hidden,
        reserved=kept.reserved,
    )


def _taken_back(kept: KeptPage) -> tuple[str, ...]:
    if kept.state is not State.WITHDRAWN:
        return ()
    return (f"WITHDRAWN: {kept.notices[0] if kept.notices else kept.title}".strip(),)
