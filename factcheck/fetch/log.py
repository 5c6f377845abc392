"""What one view of the web sent and got, of which its article's report tells."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from threading import Lock, local

from factcheck.fetch.call import Call
from factcheck.fetch.shares import Share, Shares
from factcheck.model import Obtained, Sent

_numbers = count()


class Log:
    """Safe between threads. With `shares` some of it is shared with other views; see `settle`."""

    def __init__(self, shares: Shares | None = None) -> None:
        self._shares, self._number = shares, next(_numbers)
        self._sent: set[Sent] = set()
        self._counts: Counter[Obtained] = Counter()
        self._uses: list[tuple[str, Share, Obtained | None]] = []  # and how each counts where it is not paid here
        self._lock, self._thread = Lock(), local()

    def sent(self, host: str, call: Call) -> None:
        """Something leaves the machine."""
        share: Share | None = getattr(self._thread, "share", None)
        with self._lock:
            (self._sent if share is None else share.sent).add(Sent(host, call.words, call.purpose))
            (self._counts if share is None else share.counts)[Obtained.LIVE] += 1

    def count(self, obtained: Obtained) -> None:
        """Something was had without the network."""
        share: Share | None = getattr(self._thread, "share", None)
        with self._lock:
            (self._counts if share is None else share.counts)[obtained] += 1

    @contextmanager
    def asking(self, name: str, otherwise: Obtained | None = None) -> Iterator[Share]:
        """What leaves now in this thread is for something that goes by this name in the whole run.

        `otherwise` is how it counts for this view where an article before its own is to tell of it.
        """
        if self._shares is None:
            yield Share(self._number)
            return
        share = self._shares.begin(name, self._number)
        outer = getattr(self._thread, "share", None)
        self._thread.share = share
        try:
            yield share
        finally:
            self._thread.share = outer
            with self._lock:
                self._uses.append((name, share, otherwise))

    def had(self, name: str, obtained: Obtained | None = None) -> None:
        """It was there already; `obtained` is how that counts, None for what is not counted at all."""
        share = self._shares.of(name) if self._shares is not None else None
        if share is None and obtained is not None:
            self.count(obtained)
        elif share is not None:
            outer: Share | None = getattr(self._thread, "share", None)
            with self._lock:
                self._uses.append((name, share, obtained))
                if outer is not None:
                    outer.needs.append((name, share))

    def not_kept(self, name: str) -> None:
        """What was asked for by this name serves nobody else."""
        if self._shares is not None:
            self._shares.drop(name)

    def settle(self) -> None:
        """Decide what of the shared this view's article tells. To be called in the order of the articles.

        An article that is told to have asked for a page is told to have asked for what the page needed, too.
        """
        if self._shares is None:
            return
        for _, share, _ in list(self._uses):
            self._shares.settle(share, self._number)
            for name, needed in share.needs if share.payer == self._number else ():
                self._shares.settle(needed, self._number)
                self._uses.append((name, needed, None))

    def turned(self) -> Mapping[str, Obtained]:
        """What is told in another way than it was had, by name: another article asked, or asked in this one's place."""
        turned = ((name, share) for name, share, _ in self._uses if share.turned)
        return {name: share.obtained if share.payer == self._number else Obtained.CACHED for name, share in turned}

    def all_sent(self) -> tuple[Sent, ...]:
        """What left, each once, by host, purpose and words."""
        with self._lock:
            every = self._sent.union(*(share.sent for share in self._paid()))
        return tuple(sorted(every, key=lambda sent: (sent.host, sent.purpose, sent.words)))

    def counts(self) -> dict[Obtained, int]:
        """How many exchanges were had in which way."""
        with self._lock:
            total = Counter(self._counts)
            for share in self._paid():
                total.update(share.counts)
            total.update(self._later())
        return {obtained: total[obtained] for obtained in Obtained}

    def _paid(self) -> list[Share]:
        return list(dict.fromkeys(share for _, share, _ in self._uses if share.payer == self._number))

    def _later(self) -> Iterator[Obtained]:
        """How that counts which others pay for, or which this view had again."""
        seen: set[Share] = set()
        for _, share, otherwise in self._uses:
            mine = share.payer == self._number and share not in seen
            seen.add(share)
            if otherwise is not None and not mine:
                yield otherwise
