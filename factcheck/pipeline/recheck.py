"""Back to the pages that claims were pinned to: what became of them, and whether that matters to the claims.

The same door as for a check: pace, robots.txt, address guard, recordings, and nothing is asked for a draft. A claim is
judged anew only where its page's text is another.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from factcheck.errors import DoorError
from factcheck.fetch import Web
from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import (
    Alignment,
    Article,
    Candidate,
    Claim,
    Evidence,
    Finding,
    Miss,
    Outcome,
    Pin,
    Reason,
    Recheck,
    Rechecked,
    Response,
    SourcePage,
    Verdict,
)
from factcheck.parse import parse
from factcheck.pins import Pins, said_mark
from factcheck.pins.use import file_of
from factcheck.pipeline import claims_of, failed, leading_to_outlets
from factcheck.pipeline.drift import as_change, as_it_was, outcome_of, without_page
from factcheck.pipeline.house import House, house_of
from factcheck.pipeline.kit import Kit
from factcheck.pipeline.pages import said_on


@dataclass(frozen=True, slots=True)
class Pinned:
    """The pins of one article: the article where it could be read, and the folder of its ledger."""

    name: str
    pins: Sequence[Pin]
    folder: Path
    article: Article | None = None


def recheck(those: Sequence[Pinned], kit: Kit, pins: Pins) -> Iterator[Rechecked]:
    """Go back to the pages of each article's pins, and yield what became of them in the same order.

    A page that several pins share is asked for once, however many articles have them.
    """
    asked = _Asked()
    pool = ThreadPoolExecutor(kit.settings.jobs, thread_name_prefix="recheck")
    try:
        for done in [pool.submit(_contained, one, kit, pins, asked) for one in those]:
            yield done.result()
    except KeyboardInterrupt:
        kit.web.stop()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _contained(one: Pinned, kit: Kit, pins: Pins, asked: "_Asked") -> Rechecked:
    """One article's failure, a broken cassette or a fault of ours, costs the others nothing."""
    article = one.article
    if article is None:
        return Rechecked(one.name, tuple(Recheck(pin, Outcome.NOT_ASKED, why="no_article") for pin in one.pins))
    try:
        return _of_article(one, article, kit, pins, asked)
    except Exception as error:  # noqa: BLE001 - said as everywhere, never shown as a traceback
        miss = replace(failed(article, error), what=one.name)
        return Rechecked(one.name, tuple(Recheck(pin, Outcome.UNREAD, miss=miss) for pin in one.pins), unheard=True)


def _of_article(one: Pinned, article: Article, kit: Kit, pins: Pins, asked: "_Asked") -> Rechecked:
    web = kit.web_for(article)
    back = _Back(kit, web, article, one.folder, asked)
    claims = {claim.id: claim for claim in leading_to_outlets(claims_of(article, kit)[1])}
    rechecks = tuple(_one(pin, claims.get(pin.id), back, pins) for pin in one.pins)
    unheard = any(found.miss is not None and found.miss.reason is Reason.OFFLINE for found in rechecks)
    return Rechecked(one.name, rechecks, web.sent, unheard and kit.settings.offline)


def _one(pin: Pin, claim: Claim | None, back: "_Back", pins: Pins) -> Recheck:
    if claim is None or said_mark(claim, back.house.quotes) != pin.said:
        return Recheck(pin, Outcome.NOT_ASKED, why="other_claim")
    if not pins.counts(pin):
        return Recheck(pin, Outcome.NOT_ASKED, claim, why="stand_in")
    return back.to(pin, claim)


class _Asked:
    """Pages that were asked for in this run, each once for each way in which articles may ask."""

    def __init__(self) -> None:
        self._pages: dict[tuple[object, ...], Future[SourcePage | Miss]] = {}
        self._lock = Lock()

    def page(self, key: tuple[object, ...], ask: Callable[[], SourcePage | Miss]) -> SourcePage | Miss:
        """The page of this key; the first that wants it asks, and others wait for that."""
        with self._lock:
            future = self._pages.get(key)
            mine = future is None
            if future is None:
                future = self._pages[key] = Future()
        if mine:
            try:
                future.set_result(ask())
            except BaseException as error:
                future.set_exception(error)
                raise
        return future.result()


@dataclass(slots=True)
class _Back:
    """Goes back to pinned pages for one article."""

    kit: Kit
    web: Web
    article: Article
    folder: Path
    asked: _Asked
    house: House = field(init=False)

    def __post_init__(self) -> None:
        self.house = house_of(self.kit.settings, self.article)

    def to(self, pin: Pin, claim: Claim) -> Recheck:
        """What became of the page of a pin whose claim still stands in the article."""
        key = (id(self.kit.cassette(self.article)), self.web.privacy, str(self.folder), pin.page.file, pin.page.address)
        page = self.asked.page(key, lambda: self._page(pin))
        if isinstance(page, Miss):
            return without_page(pin, claim, page)
        if page.sha256 == pin.page.text_sha256 and not page.corrections:  # notices are no part of the text
            return Recheck(pin, Outcome.UNCHANGED, claim)
        return self._judged(pin, claim, page)

    def _page(self, pin: Pin) -> SourcePage | Miss:
        try:
            response = self._supplied(pin) if pin.page.file else self.web.anew(pin.page.address)
        except DoorError as error:
            return Miss(pin.page.file or pin.page.address, "fetch", Reason(error.reason), error.message, pin.outlet)
        return self._parsed(response, pin)

    def _supplied(self, pin: Pin) -> Response:
        path = file_of(pin, self.kit.settings.root, self.folder)
        if path is None:
            raise DoorError("lies outside the project", reason=Reason.FORBIDDEN_ADDRESS, place=pin.page.file)
        if not path.exists():
            raise DoorError("no such file", reason=Reason.GONE, place=pin.page.file)
        return self.web.supplied(path)

    def _parsed(self, response: Response, pin: Pin) -> SourcePage | Miss:
        url = pin.page.url or Path(pin.page.file).name
        candidate = Candidate(url, "pinned", archived=pin.page.archived_url, outlet=pin.page.site or pin.outlet)
        return parse(response, candidate, self.kit.outlets)

    def _judged(self, pin: Pin, claim: Claim, page: SourcePage) -> Recheck:
        now = match(claim, page, said_on(page, self.kit.outlets))
        finding = self.house.weighed(as_change(self._finding(pin, claim, now), pin))
        outcome = outcome_of(pin, now, finding)
        miss = Miss(page.url, "parse", Reason.PAYWALL, page.incomplete_reason) if outcome is Outcome.UNREAD else None
        return Recheck(pin, outcome, claim, self._then(pin, claim), now, finding, miss)

    def _finding(self, pin: Pin, claim: Claim, now: Alignment) -> Finding:
        """The claim judged on the page of today; that the page was changed after the article is no news here."""
        changed = now.page.modified
        laid = replace(now, page=replace(now.page, modified=None))
        own = now.page.outlet is not None and now.page.outlet.id == pin.outlet
        evidence = Evidence(own=(laid,)) if own else Evidence(elsewhere=(laid,))
        finding = judge(claim, replace(evidence, not_before=self.article.published), quotes=self.house.quotes)
        if finding.verdict is Verdict.SOURCE_CORRECTED and changed is not None:
            finding = replace(finding, facts={**finding.facts, "day": changed.date().isoformat()})
        return finding

    def _then(self, pin: Pin, claim: Claim) -> Alignment | None:
        """The claim on the page as it was, where the store still has that very text."""
        response = self.web.kept(pin.page.address) if not pin.page.file else None
        page = self._parsed(response, pin) if response is not None else None
        fits = isinstance(page, SourcePage) and page.sha256 == pin.page.text_sha256
        return as_it_was(pin, claim, page) if fits and isinstance(page, SourcePage) else None
