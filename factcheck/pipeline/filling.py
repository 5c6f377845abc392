"""Filling the newsroom's archive: what the user names -> pages as they are kept, by the same parsing as any page's."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from factcheck.archive.inputs import Found, Given, Raw, found_in, skipped
from factcheck.archive.inputs.collections import read_collection
from factcheck.archive.inputs.saved import address_in
from factcheck.archive.inputs.warc import read_warc
from factcheck.archive.inputs.wire import read_wire
from factcheck.model import (
    Article,
    Candidate,
    Grade,
    KeptPage,
    Miss,
    Obtained,
    Outlet,
    Reason,
    Response,
    SourcePage,
    State,
)
from factcheck.outlets import OutletTable
from factcheck.parse import parse
from factcheck.read import read

_TYPES = {"html": "text/html", "pdf": "application/pdf"}
_KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Filler:
    """Makes pages of what it is given. `outlet` is whose all of it is, where the user says so.

    `knows` tells whether a page was made of bytes with a hash, which spares parsing them again; `begun` is told each
    file.
    """

    outlets: OutletTable
    max_bytes: int
    outlet: Outlet | None = None
    knows: Callable[[bytes], bool] = lambda _: False
    begun: Callable[[Path], None] = lambda _: None

    def of_paths(self, locations: Iterable[str]) -> Iterator[KeptPage | Miss]:
        """The pages of files and folders, and a Miss for each that is skipped."""
        for location in locations:
            for found in found_in(location):
                if isinstance(found, Miss):
                    yield found
                else:
                    yield from self.of_each(self._given(found))

    def of_responses(self, responses: Iterable[Response]) -> Iterator[KeptPage | Miss]:
        """The pages of answers that were fetched."""
        raws = (
            Raw(one.url, one.final_url, one.headers.get("content-type", ""), one.body, one.retrieved)
            for one in responses
        )
        yield from self.of_each(raws)

    def of_each(self, given: Iterable[Given]) -> Iterator[KeptPage | Miss]:
        """Each thing as it is kept."""
        for one in given:
            if isinstance(one, Raw):
                yield self._parsed(one)
            elif isinstance(one, Miss):
                yield one
            else:
                yield self._owned(one)

    # --- what stands in a file --------------------------------------------------------------------------------------
    def _given(self, found: Found) -> Iterator[Given]:
        path, kind = found
        self.begun(path)
        try:
            if kind == "collection":
                yield from read_collection(path, self.max_bytes)
            elif kind == "warc":
                yield from read_warc(path, self.max_bytes)
            elif kind == "wire":
                yield from read_wire(path, self.max_bytes)
            elif kind in _TYPES:
                yield self._document(path, _TYPES[kind])
            else:
                yield from self._texts(path)
        except OSError as error:
            yield skipped(str(path), Reason.UNREADABLE, f"cannot be read ({error.strerror})")

    def _document(self, path: Path, content_type: str) -> Given:
        with path.open("rb") as file:
            body = file.read(self.max_bytes + 1)
        if len(body) > self.max_bytes:
            return skipped(str(path), Reason.TOO_LARGE, f"larger than {self.max_bytes:,} bytes; raise max-bytes")
        return Raw(str(path), address_in(body) or str(path), content_type, body, _saved(path))

    def _texts(self, path: Path) -> Iterator[Given]:
        """Plain text and Markdown, which are text already: their own reader knows dates, titles and markup."""
        for one in read([str(path)], root=path.resolve().parent, max_bytes=self.max_bytes):
            if isinstance(one, Miss):
                yield skipped(one.what, one.reason, one.detail)
            elif one.draft:
                yield skipped(one.id, Reason.PRIVATE, f"a draft ({one.draft_reason})")
            else:
                yield _of_article(one, _saved(path))

    # --- as pages ---------------------------------------------------------------------------------------------------
    def _parsed(self, raw: Raw) -> KeptPage | Miss:
        key = raw.key(self.outlet.id if self.outlet else "")
        if self.knows(key):
            return Miss(raw.where, "archive", Reason.LIMIT, _KNOWN)
        obtained, headers = Obtained.LIVE if "://" in raw.url else Obtained.SUPPLIED, {"content-type": raw.content_type}
        response = Response(raw.url, raw.url, 200, headers, raw.body, raw.retrieved, obtained)
        named = self.outlet.id if self.outlet else None
        page = parse(response, Candidate(raw.url, "archive", outlet=named), self.outlets)
        if isinstance(page, Miss):
            return skipped(raw.where, page.reason, page.detail)
        return self._owned(replace(_of_page(page), raw=key))

    def _owned(self, page: KeptPage) -> KeptPage | Miss:
        """The page with its outlet: the one that the user names, else its own word, else its address's."""
        if not page.text.strip() and page.state is State.USABLE:
            return skipped(page.url, Reason.EMPTY, "no text")
        if self.outlet is not None:
            return replace(page, outlet=self.outlet.id)
        if page.outlet and self.outlets.get(page.outlet):
            return page
        where = self.outlets.of_url(page.url) or self._named(page.outlet) or self._named(page.site)
        return replace(page, outlet=where.id if where else "")

    def _named(self, name: str) -> Outlet | None:
        found = self.outlets.named(name) if name else ()
        return found[0] if len(found) == 1 else None


def is_known(item: KeptPage | Miss) -> bool:
    """Whether it was left alone since the archive has it."""
    return isinstance(item, Miss) and item.detail == _KNOWN


def _saved(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _of_article(article: Article, saved: datetime) -> KeptPage:
    blocks = (" ".join(block.split()) for block in article.prose.replace("\r\n", "\n").split("\n\n"))
    return KeptPage(
        text="\n\n".join(block for block in blocks if block),
        url=article.url or article.id,
        retrieved=saved,
        title=article.headline,
        published=datetime.combine(article.published, time(), UTC) if article.published else None,
        language=article.language or "",
    )


def _of_page(page: SourcePage) -> KeptPage:
    return KeptPage(
        text=page.text,
        url=page.url,
        retrieved=page.retrieved,
        outlet=page.outlet.id if page.outlet else "",
        title=page.title or "",
        published=page.published,
        modified=page.modified,
        language=page.language or "",
        site=page.site or "",
        notices=page.corrections,
        syndicated=page.grade is Grade.SYNDICATED,
        complete=page.complete,
        incomplete_reason=page.incomplete_reason,
        max_snippet=page.max_snippet,
        hidden=page.hidden,
        reserved=page.reserved,
    )
