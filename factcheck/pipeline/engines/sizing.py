"""How many articles go into a batch, and how many are held at a time."""

_LEAST, _LONGEST = 0.4, 2.0  # seconds of work in a batch: handing one out and taking it back costs some milliseconds
_PART = 16  # of what each worker has done so far: no run ends with one worker long at work and the others idle
_MOST = 100
_LEAST_HELD, _MOST_HELD = 64, 1_000
_QUICK = 0.25  # the share that the latest batch has in what is expected of the next


class Sizing:
    """Learns from batches that were checked how large the next ones should be."""

    def __init__(self) -> None:
        self._each: float | None = None
        self._done = 0.0

    def size(self, width: int) -> int:
        """How many articles to put into the next batch, where so many are worked on at once."""
        if self._each is None:
            return 1
        seconds = min(_LONGEST, max(_LEAST, self._done / (_PART * width)))
        most = min(_MOST, _MOST_HELD // (3 * width))  # two for each worker, and room for those that are not told yet
        return max(1, min(most, round(seconds / max(self._each, 1e-6))))

    def window(self, width: int) -> int:
        """How many articles may be held at a time, those included that wait for an earlier one to be told."""
        return max(_LEAST_HELD, min(_MOST_HELD, 8 * width * self.size(width)))

    def took(self, articles: int, seconds: float) -> None:
        """Note what one batch took."""
        each = seconds / articles
        self._each = each if self._each is None else _QUICK * each + (1 - _QUICK) * self._each
        self._done += seconds
