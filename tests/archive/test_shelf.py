"""Searching and reading an archive: by words, outlet and day, over many shards and from other processes."""

import pickle
from datetime import date, timedelta
from pathlib import Path

import pytest

from factcheck.archive import Place
from factcheck.model import Wanted
from tests.archive.stock import BRIDGE, FREIGHT, QUAY, SPRING, filled, kept, shelf

JUNE = SPRING.replace(month=6)


def numbers(folder: Path, wanted: Wanted) -> list[int]:
    with shelf(folder) as opened:
        return [one.number for one in opened.search(wanted)]


class TestSearching:
    def test_the_page_that_has_a_quotation_comes_before_one_that_has_its_words(self, tmp_path: Path) -> None:
        scattered = kept("In March the new people said: open quay. We expect to run the harbour, said Ana Roth. " * 3)
        filled(tmp_path, scattered, kept(QUAY), kept(FREIGHT))
        quoted = "We expect the new quay to open in March"
        assert numbers(tmp_path, Wanted(quoted, (quoted,)))[0] == 2

    def test_a_page_is_found_by_words_of_which_a_third_were_changed(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(BRIDGE), kept(FREIGHT), kept(QUAY))
        words = "Somebody in this town was asked before a road was closed"
        assert numbers(tmp_path, Wanted(words, (words,)))[0] == 1

    def test_accents_and_capitals_make_no_difference(self, tmp_path: Path) -> None:
        filled(tmp_path, kept("Viktor Orbán spoke in Straßburg."))
        assert numbers(tmp_path, Wanted("ORBAN STRASSBURG")) == [1]

    def test_no_word_is_taken_for_syntax(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT))
        assert numbers(tmp_path, Wanted('outlet:x AND (NOT "freight* ^2 ] \\ 18')) == [1]

    @pytest.mark.parametrize("words", ["", "?!", "zzyzx", "the " * 500])
    def test_words_that_nobody_has_find_nothing(self, tmp_path: Path, words: str) -> None:
        filled(tmp_path, kept(BRIDGE.replace("the", "a")))
        assert numbers(tmp_path, Wanted(words)) == []

    def test_only_the_outlets_that_are_wanted_are_searched(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT), kept(FREIGHT, outlet="apnews.com", url="https://apnews.com/1"))
        assert numbers(tmp_path, Wanted(FREIGHT, outlets=("apnews.com",))) == [2]
        assert numbers(tmp_path, Wanted(FREIGHT, outlets=("apnews.com", "reuters.com"))) == [1, 2]
        assert numbers(tmp_path, Wanted(FREIGHT, outlets=("bbc.com",))) == []

    def test_only_the_days_that_are_wanted_and_pages_without_a_day(self, tmp_path: Path) -> None:
        undated = kept(FREIGHT, published=None, url="https://www.reuters.com/undated")
        filled(tmp_path, kept(FREIGHT), undated)
        assert numbers(tmp_path, Wanted(FREIGHT, until=SPRING.date())) == [1, 2]
        assert numbers(tmp_path, Wanted(FREIGHT, until=date(2026, 1, 1))) == [2]
        assert numbers(tmp_path, Wanted(FREIGHT, since=date(2026, 4, 1))) == [2]

    def test_only_the_language_that_is_wanted(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT), kept(FREIGHT, language="de", url="https://www.reuters.com/de"))
        assert numbers(tmp_path, Wanted(FREIGHT, language="de")) == [2]

    def test_what_is_under_embargo_is_found_when_it_ends(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT, embargo=SPRING + timedelta(hours=1)))
        assert numbers(tmp_path, Wanted(FREIGHT)) == []
        assert numbers(tmp_path, Wanted(FREIGHT, now=SPRING + timedelta(hours=1))) == [1]

    def test_no_more_are_named_than_are_wanted(self, tmp_path: Path) -> None:
        filled(tmp_path, *(kept(f"{FREIGHT} {n}") for n in range(30)))
        assert len(numbers(tmp_path, Wanted(FREIGHT, most=3))) == 3
        assert len(numbers(tmp_path, Wanted(FREIGHT, most=25))) == 25

    def test_it_is_the_same_each_time(self, tmp_path: Path) -> None:
        filled(tmp_path, *(kept(FREIGHT, url=f"https://www.reuters.com/{n}") for n in range(30)))
        assert len({tuple(numbers(tmp_path, Wanted(FREIGHT))) for _ in range(3)}) == 1

    def test_a_long_page_is_looked_through_to_its_end(self, tmp_path: Path) -> None:
        long = " ".join(f"padding{n % 977} words{n % 331}" for n in range(9_000))
        quoted = "We expect the new quay to open in March"
        words = "In March they expect a quay to open, we read in the new issue."
        filled(tmp_path, kept(f"{long} {words}"), kept(f"{long} {QUAY}"))
        assert numbers(tmp_path, Wanted(quoted, (quoted,)))[0] == 2

    def test_what_is_added_while_it_is_open_is_seen_by_who_opens_it_then(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT))
        with shelf(tmp_path) as opened:
            assert [one.number for one in opened.search(Wanted(QUAY))][:1] == [1]
            filled(tmp_path, kept(QUAY))
            assert [one.number for one in opened.search(Wanted(QUAY))][:1] == [1]
        with shelf(tmp_path) as opened:
            assert [one.number for one in opened.search(Wanted(QUAY))][:1] == [2]


class TestShards:
    def fill(self, folder: Path) -> None:
        pages = (
            kept(FREIGHT), kept(QUAY, published=JUNE), kept(BRIDGE, outlet="apnews.com"),
            kept(f"{FREIGHT} again", published=None),
        )  # fmt: skip
        filled(folder, *pages, layout="outlet-month")

    def test_pages_go_to_the_shard_of_their_outlet_and_month(self, tmp_path: Path) -> None:
        self.fill(tmp_path)
        with shelf(tmp_path) as opened:
            keys = [one.key for one in opened.shards]
        assert keys == ["reuters.com/2026-03", "reuters.com/2026-06", "apnews.com/2026-03", "reuters.com/undated"]

    def test_all_are_searched_together(self, tmp_path: Path) -> None:
        self.fill(tmp_path)
        assert {numbers(tmp_path, Wanted(text))[0] for text in (FREIGHT, QUAY, BRIDGE)} == {1, 2, 3}

    def test_only_those_that_can_have_an_answer_are_asked(self, tmp_path: Path) -> None:
        self.fill(tmp_path)
        with shelf(tmp_path) as opened:
            wanted = Wanted(QUAY, outlets=("reuters.com",), since=date(2026, 5, 1))
            assert [place.shards for place in opened.asked(wanted)] == [(2,), (4,)]
            assert [place.shards for place in opened.asked(Wanted(QUAY, outlets=("bbc.com",)))] == []

    def test_one_can_be_searched_by_itself_from_another_process(self, tmp_path: Path) -> None:
        self.fill(tmp_path)
        with shelf(tmp_path) as opened:
            places = pickle.loads(pickle.dumps(opened.asked(Wanted(QUAY))))  # noqa: S301 - our own
            again = pickle.loads(pickle.dumps(opened))  # noqa: S301
            assert [one.number for one in again.search(Wanted(QUAY))][:1] == [2]
            again.close()
        assert places[1] == Place(tmp_path, (2,))
        with shelf(tmp_path, 2) as part:
            assert [one.number for one in part.search(Wanted(FREIGHT))] == [2]

    def test_one_that_is_full_is_followed_by_another(self, tmp_path: Path) -> None:
        filled(tmp_path, *(kept(f"{FREIGHT} {n}") for n in range(5)), full=2)
        with shelf(tmp_path) as opened:
            assert [one.pages for one in opened.shards] == [2, 2, 1]
            assert len(opened.search(Wanted(FREIGHT))) == 5

    def test_more_than_are_written_at_once_are_written_all_the_same(self, tmp_path: Path) -> None:
        months = [kept(f"{FREIGHT} {n}", published=SPRING.replace(month=n)) for n in range(1, 13)]
        filled(tmp_path, *months, layout="month")
        filled(tmp_path, *(kept(f"{QUAY} {n}", published=SPRING.replace(month=n)) for n in range(1, 13)))
        with shelf(tmp_path) as opened:
            assert [one.pages for one in opened.shards] == [2] * 12
            assert len(opened.search(Wanted(FREIGHT, most=20))) >= 12


def test_blocks_that_were_read_are_held_up_to_a_bound(tmp_path: Path) -> None:
    filled(tmp_path, *(kept(f"{n} " + FREIGHT * 200) for n in range(10)))
    with shelf(tmp_path) as opened:
        opened._most_ready = 100_000
        assert all(opened.read(n) for n in range(1, 11))
        assert opened._held <= 100_000
