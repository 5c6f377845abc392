"""The pages of one article, read once each, several hosts at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from factcheck.discover.addresses import canonical
from factcheck.discover.wayback import capture
from factcheck.errors import DoorError
from factcheck.extract import extract
from factcheck.fetch import Web
from factcheck.model import Article, Attribution, Candidate, Miss, Reason, SourcePage
from factcheck.outlets import OutletTable
from factcheck.parse import parse
from factcheck.pipeline.abreast import abreast, each
from factcheck.pipeline.held import held_page, supplied
from factcheck.pipeline.kit import Kit

# A page that failed for one of these may still stand in an archive; one that robots.txt closes is left alone.
_ARCHIVE_MAY_HAVE = {
    Reason.BLOCKED,
    Reason.PAYWALL,
    Reason.GONE,
    Reason.NOT_FOUND,
    Reason.TIMEOUT,
    Reason.UNREACHABLE,
    Reason.SERVER_ERROR,
    Reason.EMPTY,
}


class Pages:
    """Reads candidates and keeps what they were, in the order in which they were asked for."""

    def __init__(self, kit: Kit, web: Web, article: Article) -> None:
        self._kit, self._web, self._article = kit, web, article
        self._read: dict[str, SourcePage | Miss] = {}
        self._said: dict[tuple[str, str], tuple[Attribution, ...]] = {}
        self.misses: tuple[Miss, ...] = ()

    @property
    def read(self) -> tuple[SourcePage, ...]:
        """Every page that could be read."""
        return tuple(page for page in self._read.values() if isinstance(page, SourcePage))

    def take(self, candidates: Iterable[Candidate]) -> None:
        """Read these candidates once each, or their archived copies where the pages themselves cannot be had."""
        fresh: dict[str, Candidate] = {}
        for one in candidates:
            if (key := address(one)) not in self._read:
                fresh.setdefault(key, one)
        queues: dict[str, dict[str, Candidate]] = {}
        for key, one in fresh.items():
            queues.setdefault(_host(one), {})[key] = one
        had = abreast([partial(self._one_host, queue) for queue in queues.values()], self._kit.at_once)
        pages = {key: page for queue in had for key, page in queue.items()}
        # an archive is one host, asked for one page after another
        had_or_not = each([partial(self._or_archived, one, pages[key]) for key, one in fresh.items()])
        self._read.update(zip(fresh, had_or_not, strict=True))

    def _one_host(self, queue: Mapping[str, Candidate]) -> dict[str, SourcePage | Miss]:
        return dict(zip(queue, each([partial(self._fetched, one) for one in queue.values()]), strict=True))

    def _or_archived(self, candidate: Candidate, page: SourcePage | Miss) -> SourcePage | Miss:
        """The page, else its archived copy, else the miss, which is then noted."""
        if isinstance(page, Miss) and page.reason in _ARCHIVE_MAY_HAVE:
            page = self.archived(candidate) or page
        if isinstance(page, Miss):
            self.miss(page)
        return page

    def _fetched(self, candidate: Candidate) -> SourcePage | Miss:
        where = self._kit.outlets.of_url(candidate.url)
        outlet = candidate.outlet or (where.id if where else None)
        if candidate.kept is not None:
            return held_page(candidate, self._kit)
        try:
            if candidate.file is not None:
                response = self._web.supplied(candidate.file)
            else:
                response = self._web.page(candidate.archived or candidate.url)
        except DoorError as error:
            return Miss(candidate.url, "fetch", Reason(error.reason), error.message, outlet)
        page = parse(response, candidate, self._kit.outlets)
        return replace(page, outlet=page.outlet or outlet) if isinstance(page, Miss) else page

    def archived(self, candidate: Candidate) -> SourcePage | None:
        """The copy of the article's time, where an archive may be asked and has one that can be read."""
        if candidate.archived is not None or supplied(candidate) or "wayback" not in self._kit.discoverers:
            return None
        try:
            copy = capture(candidate.url, self._article.published, self._web)
        except DoorError as error:
            self.miss(Miss("wayback", "discover", Reason(error.reason), error.message))
            return None
        page = self._fetched(replace(copy, by=candidate.by, title=candidate.title)) if copy else None
        return page if isinstance(page, SourcePage) else None

    def relations(self, page: SourcePage) -> tuple[Attribution, ...]:
        """Who says what on the page, worked out once."""
        key = (page.url, page.sha256)  # a page and its archived copy have one address
        if key not in self._said:
            self._said[key] = said_on(page, self._kit.outlets)
        return self._said[key]

    def miss(self, miss: Miss) -> None:
        """Note what could not be done, once."""
        if miss not in self.misses:
            self.misses = (*self.misses, miss)


def said_on(page: SourcePage, outlets: OutletTable) -> tuple[Attribution, ...]:
    """Who says what on the page, by the same finder that reads the article."""
    return extract(Article(page.url, page.text, page.text, language=page.language), outlets)


def _host(candidate: Candidate) -> str:
    """Who is asked for it, "" for what the newsroom has itself."""
    return "" if supplied(candidate) else urlsplit(candidate.archived or candidate.url).netloc.lower()


def address(candidate: Candidate) -> str:
    """What tells one candidate from another."""
    if candidate.file is not None:
        return f"file:{candidate.file}"
    if candidate.kept is not None and "://" not in candidate.url:
        return f"archive:{candidate.kept}"
    return canonical(candidate.url)


def own_address(article: Article) -> str | None:
    """The article's own address in the same spelling, None where it has none."""
    return canonical(article.url) if article.url else None
