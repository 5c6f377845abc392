"""The pins of a run: which of them count for a claim, and which pages they name for others of the article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock

from factcheck.fetch import Web
from factcheck.model import Article, Candidate, Claim, Notice, Outlet, Pin
from factcheck.pins.book import Ledger, LedgerShelf
from factcheck.pins.making import headline_mark, said_mark
from factcheck.protocols import Discoverer


@dataclass(slots=True)
class Pins:
    """The ledgers of a run; safe between threads.

    With `settling` a claim that is pinned is settled by its pin, else pins only name pages. `stand_ins` is whether the
    settings let count what stood in for a page, or was replayed.
    """

    shelf: LedgerShelf
    settling: bool = False
    stand_ins: bool = False
    _lock: Lock = field(default_factory=Lock)

    def ledger(self, article: Article) -> Ledger:
        """The article's ledger."""
        with self._lock:
            return self.shelf.of(article)

    def untold(self, article: Article) -> tuple[Notice, ...]:
        """What cannot be understood in the article's ledger, for the first article that asks."""
        with self._lock:
            return self.shelf.untold(article)

    def on(self, claim: Claim, quotes: str) -> Pin | None:
        """The pin of this very claim, if there is one that counts; None where anything about the claim changed."""
        ledger = self.ledger(claim.article)
        fitting = (pin for pin in ledger.on(claim.article, claim.id) if self.fits(pin, claim, quotes, ledger.folder))
        return next(fitting, None)

    def fits(self, pin: Pin, claim: Claim, quotes: str, folder: Path) -> bool:
        """Whether a pin of a ledger in `folder` was made of this very claim, and counts."""
        credited = any(one.outlet is not None and one.outlet.id == pin.outlet for one in claim.readings)
        same = (len(pin.parts), pin.said) == (len(claim.parts), said_mark(claim, quotes))
        return credited and same and self.counts(pin) and (not pin.page.file or _holds(pin, self.shelf.root, folder))

    def counts(self, pin: Pin) -> bool:
        """Whether the settings let a pin count."""
        return self.stand_ins or pin.page.in_earnest

    def knows_headline(self, pin: Pin, article: Article) -> bool:
        """Whether the article's headline was compared with the pinned page as it is now."""
        return pin.headline != "" and pin.headline == headline_mark(article)

    def pages_for(self, article: Article, standing: Iterable[str]) -> Discoverer:
        """A discoverer that names the pages pinned for the article, for claims of their outlet that are not pinned.

        First the pages of claims that are not among the ids of those `standing` in the article any more: a claim that
        was changed is most likely about the page that it was found on before.
        """
        left = frozenset(standing)
        pins = sorted(self.ledger(article).of(article), key=lambda pin: (pin.id in left, pin.id))

        def discover(_: Claim, outlet: Outlet | None, web: Web) -> Iterator[Candidate]:
            if outlet is None or web.privacy == "draft":
                return
            mine = [pin for pin in pins if pin.outlet == outlet.id and not pin.page.file and self.counts(pin)]
            yield from dict.fromkeys(map(_candidate, mine))

        return discover


def _candidate(pin: Pin) -> Candidate:
    return Candidate(pin.page.asked or pin.page.url, "pinned", archived=pin.page.archived_url)


def file_of(pin: Pin, root: Path, folder: Path) -> Path | None:
    """The supplied file that a pin of a ledger in `folder` names; None for one outside of the project, and for none."""
    try:
        path = (folder / pin.page.file).resolve()
        return path if path.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # links in a circle, say, or a name that no file can have
        return None


def _holds(pin: Pin, root: Path, folder: Path) -> bool:
    """Whether the supplied file is still what it was; one outside of the project is never looked at."""
    path = file_of(pin, root, folder)
    try:
        return path is not None and sha256(path.read_bytes()).hexdigest() == pin.page.bytes_sha256
    except OSError:
        return False
