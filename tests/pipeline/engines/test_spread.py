"""Spread over workers, a run tells what it tells alone; what asks stays here, and what dies is checked again."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from factcheck.discover.archive import discover
from factcheck.errors import EngineError
from factcheck.fetch import Web
from factcheck.model import Article, ArticleReport, Candidate, Claim, Miss, Outlet, Reason
from factcheck.pipeline import Kit, verify
from factcheck.pipeline.engines.processes import Processes
from factcheck.pipeline.engines.spread import Spread
from factcheck.pipeline.record import record
from tests.archive.stock import FREIGHT, QUAY, filled, kept, shelf
from tests.builders import article
from tests.newsroom import Newsroom
from tests.pipeline.engines.doubles import ARTICLES, Here, told

MakeKit = Callable[..., Kit]


def asked(newsroom: Newsroom) -> Counter[tuple[str, str, str]]:
    return Counter((one.host, one.path, one.query) for one in newsroom.log)


def bad(claim: Claim, outlet: Outlet | None, web: Web) -> Sequence[Candidate]:
    raise ValueError("a plugin's own fault")


def ids(items: Sequence[ArticleReport | Miss]) -> list[str]:
    return [item.what if isinstance(item, Miss) else item.article.id for item in items]


class TestTheReport:
    def test_is_that_of_a_run_alone_to_the_byte_and_nothing_more_is_asked_for_it(
        self, kit_of: MakeKit, newsroom: Newsroom
    ) -> None:
        newsroom.log.clear()
        alone, asked_alone = told(list(verify(ARTICLES, kit_of()))), asked(newsroom)
        newsroom.log.clear()
        spread = told(list(Spread(Here())(ARTICLES, kit_of())))
        assert spread == alone
        assert asked(newsroom) == asked_alone
        assert len(alone[0]) > 10_000

    def test_is_the_same_of_what_was_recorded_and_workers_ask_nothing_for_it(
        self, kit_of: MakeKit, newsroom: Newsroom, tmp_path: Path
    ) -> None:
        articles = [replace(one, path=tmp_path / one.id) for one in ARTICLES[:4]]
        recording = replace(kit_of(cassettes="tapes"), record="all", label="a try", stand_in=True)
        assert len(list(record(articles, recording))) == 4
        newsroom.log.clear()
        pool = Here()
        spread = told(list(Spread(pool)(articles, kit_of(cassettes="tapes"))))
        assert spread == told(list(verify(articles, kit_of(cassettes="tapes"))))
        assert not newsroom.log
        assert sum(map(len, pool.batches)) == len(articles)

    def test_is_the_same_where_only_a_part_was_recorded(self, kit_of: MakeKit, tmp_path: Path) -> None:
        (first, *others) = [replace(one, path=tmp_path / "all.jsonl") for one in ARTICLES]
        list(record([first], replace(kit_of(cassettes="tapes"), record="all", label="a try", stand_in=True)))
        spread = told(list(Spread(Here())([first, *others], kit_of(cassettes="tapes"))))
        assert spread == told(list(verify([first, *others], kit_of(cassettes="tapes"))))

    def test_is_the_same_of_drafts_and_nothing_of_them_is_sent(self, kit_of: MakeKit, newsroom: Newsroom) -> None:
        newsroom.log.clear()
        drafts = [replace(one, draft=True) for one in ARTICLES]
        assert told(list(Spread(Here())(drafts, kit_of()))) == told(list(verify(drafts, kit_of())))
        assert not newsroom.log

    def test_is_the_same_where_requests_are_counted(self, kit_of: MakeKit) -> None:
        one = ARTICLES[-1:]
        spread = told(list(Spread(Here())(one, kit_of(max_requests=3))))
        assert spread == told(list(verify(one, kit_of(max_requests=3))))
        assert "limit" in spread[0]

    def test_is_the_same_from_the_newsroom_s_own_archive_which_workers_open_for_themselves(
        self, kit_of: MakeKit, tmp_path: Path, newsroom: Newsroom
    ) -> None:
        filled(tmp_path / "archive", kept(), kept(QUAY, title="New quay"))
        texts = [
            f"{FREIGHT[:-1]}, Reuters reported.",
            f"{QUAY} It was told to Reuters.",
            f"{QUAY[:-1]}, Reuters reported.",
        ]
        articles = [article(text, id=str(number), language="en") for number, text in enumerate(texts)]
        newsroom.log.clear()
        with shelf(tmp_path / "archive") as archive:
            kit = replace(kit_of(offline=True), discoverers={"archive": discover.on(archive)}, archive=archive)
            alone = told(list(verify(articles, kit)))
            assert told(list(Spread(Processes(1))(articles, kit))) == alone
        assert alone[0].count('"supported"') > 1
        assert not newsroom.log

    def test_has_what_was_archived_since_the_run_before_that_the_same_workers_served(
        self, kit_of: MakeKit, tmp_path: Path
    ) -> None:
        articles, found = [article(f"{QUAY[:-1]}, Reuters reported.", language="en")], []
        for page in (FREIGHT, QUAY):
            filled(tmp_path / "archive", kept(page))
            with shelf(tmp_path / "archive") as archive:
                kit = replace(kit_of(offline=True), discoverers={"archive": discover.on(archive)}, archive=archive)
                found.append(told(list(Spread(Here())(articles, kit)))[0].count('"supported"'))
        assert found[0] < found[1]


class TestTheFlow:
    def test_keeps_the_order_and_lets_misses_pass(self, kit_of: MakeKit) -> None:
        miss = Miss("lost.txt", "read", Reason.UNREADABLE)
        inputs = [ARTICLES[0], miss, *ARTICLES[1:3]]
        assert ids(list(Spread(Here())(inputs, kit_of()))) == ["0.txt", "lost.txt", "1.txt", "2.txt"]

    def test_takes_inputs_as_they_are_needed(self, kit_of: MakeKit) -> None:
        taken = count()
        endless = (article("It rained.", id=str(next(taken))) for _ in iter(int, 1))
        reports = Spread(Here())(endless, kit_of())
        for _ in range(300):
            next(reports)
        reports.close()  # type: ignore[attr-defined]
        assert 300 <= next(taken) < 2_500

    def test_a_fault_in_one_article_is_one_line(self, kit_of: MakeKit) -> None:
        (miss,) = Spread(Here())(ARTICLES[:1], replace(kit_of(), discoverers={"bad": bad}))
        (alone,) = verify(ARTICLES[:1], replace(kit_of(), discoverers={"bad": bad}))
        assert miss == alone

    def test_a_discoverer_that_cannot_travel_is_told_at_once(self, kit_of: MakeKit) -> None:
        kit = replace(kit_of(), discoverers={"here": lambda claim, outlet, web: []})
        with pytest.raises(EngineError, match="cannot be sent"):
            list(Spread(Here())(ARTICLES, kit))

    def test_the_pool_is_closed_however_the_run_ends(self, kit_of: MakeKit) -> None:
        pool = Here()
        next(reports := Spread(pool)(ARTICLES, kit_of()))
        reports.close()  # type: ignore[attr-defined]
        assert pool.closed


class TestAWorkerThatDies:
    def test_costs_a_retry_and_no_second_visit(self, kit_of: MakeKit, newsroom: Newsroom) -> None:
        newsroom.log.clear()
        alone, asked_alone = told(list(verify(ARTICLES, kit_of()))), asked(newsroom)
        newsroom.log.clear()
        turns = count()
        pool = Here(dies=lambda _: next(turns) % 3 == 1)
        assert told(list(Spread(pool)(ARTICLES, kit_of()))) == alone
        assert asked(newsroom) == asked_alone
        assert next(turns) > len(ARTICLES)

    def test_again_and_again_over_one_article_costs_no_other(self, kit_of: MakeKit) -> None:
        def dies(articles: Sequence[Article]) -> bool:
            return "3.txt" in {one.id for one in articles}

        items = list(Spread(Here(dies=dies))(ARTICLES, kit_of()))
        assert [ids(items)[at] for at, one in enumerate(items) if isinstance(one, Miss)] == ["3.txt"]
        assert "3 workers died" in next(one.detail for one in items if isinstance(one, Miss))

    def test_all_of_them_end_the_run_once_what_was_finished_is_told(self, kit_of: MakeKit) -> None:
        pool = Here()
        reports = Spread(pool)(iter(ARTICLES), kit_of())
        first = next(reports)
        pool.gone = True
        assert isinstance(first, ArticleReport)
        with pytest.raises(EngineError, match="the scheduler is gone"):
            list(reports)
