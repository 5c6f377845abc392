"""How many articles go into a batch, and how many are held at a time."""

_SECONDS = 0.4  # of work in a batch: handing one out and taking it back costs some milliseconds
_MOST = 100
_LEAST_HELD, _MOST_HELD = 64, 1_000
_QUICK = 0.25  # the share that the latest batch has in what is expected of the next


class Sizing:
    """Learns from batches that were checked how large the next ones should be."""

    def __init__(self) -> None:
        self._each: float | None = None

    @property
    def size(self) -> int:
        """How many articles to put into the next batch."""
        if self._each is None:
            return 1
        return max(1, min(_MOST, round(_SECONDS / max(self._each, 1e-6))))

    def window(self, width: int) -> int:
        """How many articles may be held at a time, those included that wait for an earlier one to be told."""
        return max(_LEAST_HELD, min(_MOST_HELD, 8 * width * self.size))

    def took(self, articles: int, seconds: float) -> None:
        """Note what one batch took."""
        each = seconds / articles
        self._each = each if self._each is None else _QUICK * each + (1 - _QUICK) * self._each
