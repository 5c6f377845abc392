"""Candidates that the article's front matter declares: an address, or a text file inside the project."""

from collections.abc import Iterator

from factcheck.discover.addresses import belongs, unwrap
from factcheck.fetch import Web
from factcheck.model import Candidate, Claim, DeclaredSource, Outlet
from factcheck.text import fold


def discover(claim: Claim, outlet: Outlet | None, web: Web) -> Iterator[Candidate]:
    """Yield the declared sources of this outlet, in the order of the front matter.

    One that names no outlet is the outlet's whose address it has. Of a draft only files are yielded: its addresses are
    part of what is kept secret.
    """
    if outlet is None:
        return
    for source in claim.article.sources:
        if _is_of(source, outlet) and (source.file is not None or web.privacy != "draft"):
            yield _candidate(source, outlet)


def _is_of(source: DeclaredSource, outlet: Outlet) -> bool:
    if source.outlet is None:
        return source.url is not None and belongs(source.url, outlet)
    known = {fold(name) for name in (outlet.id, outlet.name, *outlet.aliases, *outlet.domains)}
    return bool({fold(source.outlet), fold(source.outlet).removeprefix("the ")} & known)


def _candidate(source: DeclaredSource, outlet: Outlet) -> Candidate:
    url, archived = unwrap(source.url) if source.url else (source.file.name if source.file else "", None)
    return Candidate(url, "declared", archived=archived, file=source.file, outlet=outlet.id)
