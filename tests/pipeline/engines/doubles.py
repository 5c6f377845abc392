"""A pool whose workers are threads of the test, and what the engines' tests check."""

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from factcheck.errors import EngineError
from factcheck.formats import html, json, jsonl, markdown
from factcheck.model import Article, ArticleReport, Miss, Report, Run
from factcheck.pipeline.engines import Done
from factcheck.pipeline.engines.bench import check_batch
from factcheck.pipeline.engines.work import Batch, WorkerLostError
from tests.builders import NOON, article

WHITLOCK = "“We have not rejected talks, we have rejected an offer that leaves us poorer,” Dana Whitlock told the BBC."
TEXTS = (
    WHITLOCK,
    "It took 18 minutes for the Moscow court to ban Telegram, The New York Times reported.",
    "In Velmora, Ilse Maren kept the rate at 4.25 percent, according to Reuters.",
    "A Moscow court fined Telegram over its keys, Reuters reported. The Guardian said that it rained in Velmora.",
    "It rained.",
    f"{WHITLOCK}\n\nIn Velmora, Ilse Maren kept the rate at 4.5 percent, according to Reuters.",
)
ARTICLES = tuple(article(text, id=f"{number}.txt", language="en") for number, text in enumerate(TEXTS))


class Here:
    """A pool of threads; all that passes is pickled on its way, as it is where workers are elsewhere.

    `dies` tells of the articles of a batch whether its worker dies over them; `batches` are all that were begun.
    """

    def __init__(self, width: int = 2, *, dies: Callable[[Sequence[Article]], bool] = lambda _: False) -> None:
        self.width, self.shares_files, self._dies = width, True, dies
        self._pool, self._lock = ThreadPoolExecutor(width), Lock()
        self.batches: list[list[str]] = []
        self.closed = self.gone = False

    def begin(self, batch: Batch, done: Done) -> None:
        """As in Pool."""
        self._pool.submit(self._check, pickle.dumps(batch), done)

    def check(self) -> None:
        """As in Pool."""
        if self.gone:
            raise EngineError("the scheduler is gone")

    def close(self) -> None:
        """As in Pool."""
        self.closed = True
        self._pool.shutdown(cancel_futures=True)

    def _check(self, packed: bytes, done: Done) -> None:
        batch: Batch = pickle.loads(packed)  # noqa: S301 - packed four lines up
        articles = [job.article for job in batch.jobs]
        with self._lock:
            self.batches.append([one.id for one in articles])
            dead = self._dies(articles)
        if self.gone:
            return
        if dead:
            done(WorkerLostError("died"))
        else:
            done(pickle.loads(pickle.dumps(check_batch(batch))))  # noqa: S301 - as above


def told(items: Sequence[ArticleReport | Miss]) -> list[str]:
    """What four formats say of a run."""
    reports = tuple(one for one in items if isinstance(one, ArticleReport))
    misses = tuple(one for one in items if isinstance(one, Miss))
    report = Report(Run("0", NOON, 1.0, "strict-quotes"), reports, misses)
    return [one.render(report) for one in (json, jsonl, markdown, html)]
