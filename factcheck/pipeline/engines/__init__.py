"""Where articles are checked: in threads of this process, in processes of this machine, or on a cluster.

`pipeline.verify` is the engine of threads, for runs that wait for the network. `Spread` is the other one, for runs
whose load is matching: it keeps the door, and with it the pace of every host, in this process, and gives articles to a
pool of workers. A worker asks nothing. It checks an article as far as it comes without asking and hands back what it
has to know; this process asks, one question a host at a time, and gives the article out again with the answers. So a
worker that dies costs a retry of its articles and no second visit to any page, and workers need neither keys nor a way
to the network.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from factcheck.model import Article, ArticleReport, Miss
from factcheck.pipeline.engines.work import Batch, Results
from factcheck.pipeline.kit import Kit

Done = Callable[[Results | Exception], None]


class Engine(Protocol):
    """Checks articles as they come and yields their reports in the same order; inputs that are no article pass."""

    def __call__(self, inputs: Iterable[Article | Miss], kit: Kit, /) -> Iterator[ArticleReport | Miss]:
        """Yield one report or one miss an input, in bounded memory however many there are."""
        ...


class Pool(Protocol):
    """Workers that check batches of articles.

    `shares_files` is True where they are known to see the files that this process sees.
    """

    shares_files: bool

    @property
    def width(self) -> int:
        """How many batches are worked on at once."""
        ...

    def begin(self, batch: Batch, done: Done) -> None:
        """Have a batch checked; `done` is told the outcomes, or WorkerLostError, from whatever thread."""
        ...

    def check(self) -> None:
        """Raise EngineError where the workers can no longer be reached."""
        ...

    def close(self) -> None:
        """Let the workers go; what they still work on is dropped."""
        ...
