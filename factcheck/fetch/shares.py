"""What one article asked for and others profited from: a kept page, a site's robots.txt.

Articles are checked side by side, and which of them comes first to a page is chance. A report must not depend on it:
the first of them in the order of the run is told to have asked, and the others to have had it from the store.
"""

from collections import Counter, OrderedDict
from threading import Lock

from factcheck.model import Obtained, Sent

_REMEMBERED = 20_000  # names; what was asked longer ago was told long ago


class Share:
    """One thing that was asked for. `asker` and `payer` are numbers of logs: who asked, and whose report tells it.

    `needs` are other shares that had to be had for it: a page's robots.txt.
    """

    __slots__ = ("asker", "counts", "needs", "obtained", "payer", "sent", "settled")

    def __init__(self, asker: int) -> None:
        self.asker = self.payer = asker
        self.sent: set[Sent] = set()
        self.counts: Counter[Obtained] = Counter()
        self.needs: list[tuple[str, Share]] = []
        self.obtained, self.settled = Obtained.LIVE, False

    @property
    def turned(self) -> bool:
        """Whether another article than the one that asked is to tell it."""
        return self.payer != self.asker


class Shares:
    """The shares of a run, the latest of each name; safe between threads."""

    def __init__(self) -> None:
        self._latest: OrderedDict[str, Share] = OrderedDict()
        self._lock = Lock()

    def begin(self, name: str, asker: int) -> Share:
        """Somebody asks for what goes by this name."""
        with self._lock:
            share = self._latest[name] = Share(asker)
            self._latest.move_to_end(name)
            if len(self._latest) > _REMEMBERED:
                self._latest.popitem(last=False)
            return share

    def of(self, name: str) -> Share | None:
        """Who asked for it last in this run, if anybody did."""
        with self._lock:
            return self._latest.get(name)

    def drop(self, name: str) -> None:
        """It was not kept: the next one asks again, and each tells his own."""
        with self._lock:
            self._latest.pop(name, None)

    def settle(self, share: Share, payer: int) -> None:
        """`payer` is the first in the order of the run to have had it, unless one before it was."""
        with self._lock:
            if not share.settled:
                share.settled, share.payer = True, payer
