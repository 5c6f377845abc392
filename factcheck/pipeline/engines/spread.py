"""The engine that spreads articles over workers, and asks for all of them from here.

One thread, the caller's, moves everything: it reads inputs, hands out batches, takes outcomes and answers, and yields
reports in order. Lanes ask, a thread each; pools tell from threads of their own. Both only leave word in a queue.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from factcheck.errors import DoorError
from factcheck.fetch import Web
from factcheck.model import Article, ArticleReport, Miss, Reason, Response
from factcheck.pipeline import failed
from factcheck.pipeline.engines import Pool
from factcheck.pipeline.engines.bench import packed
from factcheck.pipeline.engines.lanes import Lanes
from factcheck.pipeline.engines.sizing import Sizing
from factcheck.pipeline.engines.veil import Veil
from factcheck.pipeline.engines.work import (
    Answer,
    Batch,
    Job,
    Kind,
    Outcome,
    Question,
    Refused,
    Results,
    Told,
    Wants,
    WorkerLostError,
)
from factcheck.pipeline.kit import Kit
from factcheck.pipeline.noted import noted
from factcheck.pipeline.scope import may_be_touched
from factcheck.version import __version__

_AHEAD = 2  # batches for each worker: one that it works on, one that it finds when that is done
_TRIES = 3  # workers that one article may cost
_TICK = 0.5  # seconds after which the pool is looked after, where nothing happens


class Spread:
    """Spreads articles over the workers of a pool, which it closes. `keys` are those that discoverers were given."""

    def __init__(self, pool: Pool, keys: Mapping[str, str] | None = None) -> None:
        self._pool, self._keys = pool, keys or {}

    def __call__(self, inputs: Iterable[Article | Miss], kit: Kit) -> Iterator[ArticleReport | Miss]:
        """As in Engine. Raises EngineError where the workers can no longer be reached, or a kit cannot travel."""
        run = None
        try:
            run = _Run(inputs, kit, self._pool, Veil(self._keys))
            yield from run.reports()
        except KeyboardInterrupt:
            kit.web.stop()
            raise
        finally:
            self._pool.close()
            if run is not None:
                run.close()


@dataclass(slots=True, eq=False)
class _Case:
    """One article on its way through the run."""

    number: int
    article: Article
    recorded: bool = False
    web: Web | None = None
    answers: dict[Question, Answer] = field(default_factory=dict)
    open: int = 0
    lost: int = 0
    done: ArticleReport | Miss | None = None

    def finish(self, done: ArticleReport | Miss) -> None:
        """Note how it ended, and let go of what it took."""
        self.done, self.answers = done, {}


class _Run:
    """One run over a pool."""

    def __init__(self, inputs: Iterable[Article | Miss], kit: Kit, pool: Pool, veil: Veil) -> None:
        self._inputs, self._kit, self._pool, self._veil = iter(inputs), kit, pool, veil
        self._recipe = packed(kit, veil, shares_files=pool.shares_files)
        self._lanes, self._sizing = Lanes(), Sizing()
        self._numbers, self._ended, self._busy = count(), False, 0
        self._window: deque[_Case | Miss] = deque()
        self._ready: deque[_Case] = deque()
        self._alone: deque[_Case] = deque()
        self._events: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._fault: Exception | None = None

    def reports(self) -> Iterator[ArticleReport | Miss]:
        """Everything, in the order of the inputs."""
        while True:
            self._hand_out()
            while (told := self._first()) is not None:
                yield told
                self._hand_out()
            if not self._window and self._ended:
                return
            self._take_word()

    def _first(self) -> ArticleReport | Miss | None:
        """What the next input came to, taken from the window; None where that is not known yet."""
        if not self._window:
            return None
        first = self._window[0]
        done = first if isinstance(first, Miss) else first.done
        if done is None:
            return None
        self._window.popleft()
        if isinstance(done, Miss) or isinstance(first, Miss) or first.web is None:
            return done
        return noted(done, self._kit, first.web)

    def close(self) -> None:
        """Ask nothing more, and wait for what is being asked."""
        if self._window:
            self._kit.web.stop()
        self._lanes.close()

    # --- handing out ------------------------------------------------------------------------------------------------
    def _hand_out(self) -> None:
        width = self._pool.width
        while self._busy < _AHEAD * width and (cases := self._next_cases(width)):
            self._busy += 1
            jobs = tuple(Job(case.article, dict(case.answers), case.recorded) for case in cases)
            self._pool.begin(Batch.of(self._recipe, jobs, __version__), partial(self._tell, cases))

    def _next_cases(self, width: int) -> list[_Case]:
        """Articles for one batch: those that were answered first; one that cost a worker goes by itself."""
        if self._alone:
            return [self._alone.popleft()]
        size = self._sizing.size(width)
        most = 1 if self._kit.counted else self._sizing.window(width)
        while len(self._ready) < size and not self._ended and len(self._window) < most:
            self._read_one()
        return [self._ready.popleft() for _ in range(min(size, len(self._ready)))]

    def _read_one(self) -> None:
        item = next(self._inputs, None)
        if item is None:
            self._ended = True
        elif isinstance(item, Miss):
            self._window.append(item)
        elif may_be_touched(item, self._kit.changes):
            path = self._kit.cassette_path(item) if self._kit.recorded is None else None
            case = _Case(next(self._numbers), item, recorded=path is not None and path.exists())
            self._window.append(case)
            self._ready.append(case)

    # --- what comes back --------------------------------------------------------------------------------------------
    def _take_word(self) -> None:
        try:
            self._events.get(timeout=_TICK)()
        except Empty:
            self._pool.check()
        if self._fault is not None:
            raise self._fault

    def _tell(self, cases: list[_Case], results: Results | Exception) -> None:
        self._events.put(partial(self._came, cases, results))

    def _came(self, cases: list[_Case], results: Results | Exception) -> None:
        self._busy -= 1
        if isinstance(results, WorkerLostError):
            self._lost(cases)
        elif isinstance(results, Exception):
            self._fault = results
        else:
            self._sizing.took(len(cases), results.seconds)
            for case, outcome in zip(cases, results.outcomes, strict=True):
                self._outcome(case, outcome)

    def _lost(self, cases: list[_Case]) -> None:
        """Give each of them to another worker, by itself, so that one that kills workers takes no other with it."""
        for case in cases:
            case.lost += 1
            if case.lost < _TRIES:
                self._alone.append(case)
            else:
                detail = f"{_TRIES} workers died while they checked it; is there memory enough?"
                case.finish(Miss(case.article.id, "check", Reason.UNREADABLE, detail))

    def _outcome(self, case: _Case, outcome: Outcome) -> None:
        case.lost = 0
        if isinstance(outcome, Wants):
            self._ask(case, outcome.questions)
            return
        if isinstance(outcome, Told) and not isinstance(outcome.report, Miss):
            self._door(case)  # which tells in its turn what was sent
        case.finish(outcome.report)

    # --- asking -----------------------------------------------------------------------------------------------------
    def _door(self, case: _Case) -> Web:
        """The door as this article may use it, which keeps the log of what it sent. Raises CassetteError."""
        if case.web is None:
            case.web = self._kit.web_for(case.article)
        return case.web

    def _ask(self, case: _Case, questions: Sequence[Question]) -> None:
        try:
            door = self._door(case)
        except Exception as error:  # noqa: BLE001 - a broken cassette, say: one article's trouble, told as everywhere
            case.finish(failed(case.article, error))
            return
        case.open = len(questions)
        for question in questions:
            asked = self._veil.off(question)
            host = urlsplit(asked.address).hostname or ""
            self._lanes.put(host, case.number, partial(self._put, case, door, question, asked))

    def _put(self, case: _Case, door: Web, question: Question, asked: Question) -> None:
        """Ask, in the thread of a lane."""
        try:
            answer: Answer | Exception = self._veil.over_answer(_asked(door, asked))
        except DoorError as error:
            answer = self._veil.over_answer(Refused.of(error))
        except Exception as error:  # noqa: BLE001 - our own fault, told as one article's trouble
            answer = error
        self._events.put(partial(self._answered, case, question, answer))

    def _answered(self, case: _Case, question: Question, answer: Answer | Exception) -> None:
        case.open -= 1
        if isinstance(answer, Exception):
            case.finish(failed(case.article, answer))
        elif case.done is None:
            case.answers[question] = answer
            if not case.open:
                self._ready.append(case)


def _asked(door: Web, question: Question) -> Response:
    match question.kind:
        case Kind.PAGE:
            return door.page(question.address)
        case Kind.FEED:
            return door.feed(question.address)
        case Kind.SUPPLIED:
            return door.supplied(Path(question.address))
        case Kind.ASK:
            return door.ask(question.service, question.address, dict(question.params), words=question.words)
