"""Adding to an archive: each page once, the newest of several in one place, and whole commits or none."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from factcheck.archive import Place, Selection, Shelf, Writer, check, compact, remove
from factcheck.archive.lock import writing
from factcheck.errors import ArchiveError
from factcheck.model import State, Wanted
from tests.archive.stock import BRIDGE, FREIGHT, QUAY, SPRING, filled, kept, shelf


def texts_found(folder: Path, words: str) -> list[str]:
    with shelf(folder) as opened:
        pages = [opened.read(one.number) for one in opened.search(Wanted(words))]
        return [page.text for page in pages if page]


class TestAdding:
    def test_a_page_is_found_and_comes_back_as_it_was(self, tmp_path: Path) -> None:
        page = kept(
            FREIGHT + "\n\n\U0001f6a2", byline="By A Writer", notices=("CORRECTION: 18, not 81",), complete=False,
            incomplete_reason="a paywall", max_snippet=50, hidden=((0, 4),), modified=SPRING + timedelta(days=1),
            syndicated=True, reserved=True, embargo=SPRING - timedelta(days=1), site="Site",
        )  # fmt: skip
        filled(tmp_path, page)
        with shelf(tmp_path) as opened:
            assert opened.search(Wanted(FREIGHT))[0].number == 1
            assert opened.read(1) == replace(page, number=1)
            assert opened.read(2) is None

    def test_lone_surrogates_are_left_out(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT + "\ud800", title="\udfff", notices=("\ud800",)))
        assert texts_found(tmp_path, FREIGHT) == [FREIGHT + "?"]

    def test_what_is_there_is_not_added_again(self, tmp_path: Path) -> None:
        first = filled(tmp_path, kept(FREIGHT), kept(QUAY), kept(FREIGHT))
        assert (first.new, first.known) == (2, 1)
        again = filled(tmp_path, kept(QUAY), kept(BRIDGE))
        assert (again.new, again.known) == (1, 1)

    def test_one_text_at_two_addresses_is_two_pages(self, tmp_path: Path) -> None:
        assert filled(tmp_path, kept(url="https://a.example/1"), kept(url="https://b.example/1")).new == 2

    def test_what_one_writer_takes_out_and_adds_is_counted_once(self, tmp_path: Path) -> None:
        with Writer(Place(tmp_path), threads=1) as writer:
            writer.add_all([kept(FREIGHT), kept(QUAY)])
            writer.commit()
            remove(writer, Selection(numbers=(1,)))
            writer.add(kept(BRIDGE))
        with shelf(tmp_path) as opened:
            assert [(one.pages, one.removed) for one in opened.shards] == [(2, 1)]

    def test_texts_without_an_address_are_told_apart_by_their_words(self, tmp_path: Path) -> None:
        assert filled(tmp_path, kept(FREIGHT, url="a.txt"), kept(QUAY, url="a.txt")).new == 2

    def test_of_two_versions_the_newer_one_counts_whichever_comes_first(self, tmp_path: Path) -> None:
        old, new = (
            kept(FREIGHT, item="urn:x:1", version=1),
            kept(FREIGHT.replace("18", "19"), item="urn:x:1", version=2),
        )
        for name, pages in {"a": (old, new), "b": (new, old)}.items():
            assert filled(tmp_path / name, *pages).newer == 1
            assert texts_found(tmp_path / name, FREIGHT) == [new.text]

    def test_of_one_address_the_page_that_was_had_last_counts(self, tmp_path: Path) -> None:
        later = kept(FREIGHT.replace("18", "19"), url=kept().url, retrieved=SPRING + timedelta(days=1))
        filled(tmp_path, later)
        filled(tmp_path, kept())
        assert texts_found(tmp_path, FREIGHT) == [later.text]

    def test_nothing_is_kept_of_a_run_that_fails(self, tmp_path: Path) -> None:
        def failing() -> None:
            with Writer(Place(tmp_path), threads=1) as writer:
                writer.add(kept())
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            failing()
        assert texts_found(tmp_path, FREIGHT) == []
        assert filled(tmp_path, kept()).new == 1

    def test_the_hash_of_what_it_was_parsed_from_is_remembered(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(raw=b"a hash"))
        with Writer(Place(tmp_path)) as writer:
            assert writer.knows(b"a hash")
            assert not writer.knows(b"another")

    def test_what_is_slow_to_come_is_committed_by_the_clock(self, tmp_path: Path) -> None:
        ticks = iter(range(0, 10_000, 61))
        with Writer(Place(tmp_path), threads=1, ticks=lambda: next(ticks)) as writer:
            writer.add(kept(FREIGHT))
            assert texts_found(tmp_path, FREIGHT) == [FREIGHT]


class TestNotices:
    def test_a_kill_without_a_text_takes_back_what_is_there(self, tmp_path: Path) -> None:
        kill = kept("", item="urn:x:1", version=2, state=State.WITHDRAWN, notices=("KILL: the source was misheard",))
        for name, order in {"a": (0, 1), "b": (1, 0)}.items():
            both = (kept(item="urn:x:1", version=1), kill)
            filled(tmp_path / name, *(both[at] for at in order))
            with shelf(tmp_path / name) as opened:
                page = opened.read(opened.search(Wanted(FREIGHT))[0].number)
                assert page is not None
                assert (page.state, page.notices) == (State.WITHDRAWN, kill.notices)

    def test_a_correction_of_an_older_version_is_not_laid_on_a_newer_one(self, tmp_path: Path) -> None:
        notice = kept("", item="urn:x:1", version=1, state=State.NOTICE, notices=("CORRECTION: 18, not 81",))
        filled(tmp_path, notice, kept(item="urn:x:1", version=2))
        with shelf(tmp_path) as opened:
            page = opened.read(2)
            assert page is not None
            assert (page.state, page.notices) == (State.USABLE, ())


class TestTakingOut:
    def test_what_is_removed_is_not_found_and_can_be_added_again(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT), kept(QUAY, outlet="apnews.com"))
        with Writer(Place(tmp_path), threads=1) as writer:
            assert [row.id for row in remove(writer, Selection(outlet="reuters.com"))] == [1]
        assert texts_found(tmp_path, FREIGHT) == []
        assert filled(tmp_path, kept(FREIGHT)).new == 1

    def test_the_version_before_counts_again(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(item="urn:x:1"), kept(FREIGHT.replace("18", "19"), item="urn:x:1", version=2))
        with Writer(Place(tmp_path), threads=1) as writer:
            remove(writer, Selection((2,)))
        assert texts_found(tmp_path, FREIGHT) == [FREIGHT]

    def test_what_is_given_narrows(self, tmp_path: Path) -> None:
        old = kept(QUAY, published=SPRING - timedelta(days=900), url="https://www.reuters.com/old")
        filled(tmp_path, kept(FREIGHT), old)
        with shelf(tmp_path) as opened:
            chosen = Selection((1, 2), before=SPRING.date()).rows(opened.catalogue)
            assert [row.id for row in chosen] == [2]
            assert Selection(url=old.url).rows(opened.catalogue) == chosen
            assert Selection().rows(opened.catalogue) == []

    def test_compacting_takes_the_words_off_the_disk_and_leaves_the_rest(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT), kept(QUAY))
        with Writer(Place(tmp_path), threads=1) as writer:
            remove(writer, Selection((1,)))
            assert compact(writer) == 1
        assert texts_found(tmp_path, QUAY) == [QUAY]
        with shelf(tmp_path) as opened:
            assert list(check(opened)) == []
            assert opened.index_of(opened.shards[0].id).pages == 1
            assert [one.removed for one in opened.shards] == [0]
        assert len(list((tmp_path / "shards").iterdir())) == 1

    def test_compacting_makes_an_index_that_was_lost(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT))
        for path in (tmp_path / "shards/000001/index").iterdir():
            path.unlink()
        with shelf(tmp_path) as opened:
            assert "index" in next(check(opened)).what
        with Writer(Place(tmp_path), threads=1) as writer:
            compact(writer)
        assert texts_found(tmp_path, FREIGHT) == [FREIGHT]


class TestChecking:
    def test_a_text_that_was_changed_is_told(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT), kept(QUAY))
        with sqlite3.connect(tmp_path / "catalogue.sqlite") as db:
            db.execute("UPDATE pages SET start = start + 1 WHERE id = 2")
        db.close()
        with shelf(tmp_path) as opened:
            assert [flaw.number for flaw in check(opened)] == [2]

    def test_a_block_that_was_damaged_is_told_and_reading_it_says_so(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT))
        path = tmp_path / "shards/000001/texts"
        path.write_bytes(path.read_bytes()[:30] + b"\0\0\0" + path.read_bytes()[33:])
        with shelf(tmp_path) as opened:
            assert [flaw.number for flaw in check(opened)] == [1]
            with pytest.raises(ArchiveError, match="damaged at byte 8"):
                opened.read(1)

    def test_texts_that_are_shorter_than_they_were_are_not_written_to(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT))
        (tmp_path / "shards/000001/texts").write_bytes(b"FCTEXT2\n")
        with pytest.raises(ArchiveError, match="shorter than"):
            filled(tmp_path, kept(QUAY))


class TestTheLock:
    def test_a_second_writer_is_told_who_holds_it(self, tmp_path: Path) -> None:
        with Writer(Place(tmp_path)), pytest.raises(ArchiveError, match=f"process {os.getpid()} on .* since 2"):
            filled(tmp_path, kept())

    def test_or_waits_and_says_so_once(self, tmp_path: Path) -> None:
        told: list[str] = []
        with Writer(Place(tmp_path)), pytest.raises(ArchiveError), writing(tmp_path / "lock", 0.3, told.append):
            pass
        assert len(told) == 1

    def test_readers_go_on_while_somebody_writes(self, tmp_path: Path) -> None:
        filled(tmp_path, kept(FREIGHT))
        with Writer(Place(tmp_path), threads=1) as writer:
            writer.add_all([kept(QUAY), *(kept(f"{BRIDGE} {n}") for n in range(600))])
            assert texts_found(tmp_path, FREIGHT) == [FREIGHT]
            assert QUAY not in texts_found(tmp_path, QUAY)
        assert texts_found(tmp_path, QUAY)[0] == QUAY

    def test_what_nobody_can_write_to_is_one_line(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        with pytest.raises(ArchiveError, match="cannot be written"):
            filled(tmp_path / "file" / "archive", kept())

    def test_what_is_no_archive_is_one_line(self, tmp_path: Path) -> None:
        with pytest.raises(ArchiveError, match="no archive is here"):
            Shelf(Place(tmp_path))
        (tmp_path / "catalogue.sqlite").write_bytes(b"a shopping list " * 500)
        with pytest.raises(ArchiveError, match="the catalogue fails"):
            Shelf(Place(tmp_path))


CHILD = """
import sys
from pathlib import Path
from factcheck.archive import Place, Writer
from tests.archive.stock import kept
with Writer(Place(Path(sys.argv[1])), threads=1, every=500, layout="month") as writer:
    for n in range(int(sys.argv[2]), 10**9):
        writer.add(kept(f"Word{n} of the harbour of Northport.", url=f"https://www.reuters.com/{n}"))
        if n % 500 == 499:
            writer.commit()
            print(n + 1, flush=True)
"""


def test_killed_at_any_moment_exactly_the_committed_pages_are_there(tmp_path: Path) -> None:
    chance, committed = random.Random(7), 0
    for _ in range(4):
        arguments = [sys.executable, "-c", CHILD, str(tmp_path), str(committed)]
        child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        told = int(child.stdout.readline())
        time.sleep(chance.random() / 4)
        os.kill(child.pid, signal.SIGKILL)
        told = max([told, *map(int, child.stdout.read().split())])
        child.wait()
        child.stdout.close()
        filled(tmp_path)  # the next writer takes away what is left over
        with shelf(tmp_path) as opened:
            committed = opened.catalogue.counts()[0]
            indexed = set().union(*(opened.index_of(one.id).numbers() for one in opened.shards))
            assert list(check(opened)) == []
        assert committed in {told, told + 500}  # killed between the commit and its being told
        assert indexed == set(range(1, committed + 1))
    texts = tmp_path / "shards" / "000001" / "texts"
    with shelf(tmp_path) as opened:
        assert opened.shards[0].size == texts.stat().st_size
        assert texts_found(tmp_path, f"Word{committed - 1}") != []


@pytest.mark.parametrize("left", [None, b""], ids=["deleted", "emptied"])
def test_texts_whose_catalogue_was_lost_are_not_written_over(tmp_path: Path, left: bytes | None) -> None:
    filled(tmp_path, kept(FREIGHT))
    place = Place(tmp_path)
    catalogue = place.catalogue.read_bytes()
    place.catalogue.unlink()
    if left is not None:
        place.catalogue.write_bytes(left)
    with pytest.raises(ArchiveError, match=r"catalogue\.sqlite: lost, though texts are here. Restore"):
        filled(tmp_path, kept(BRIDGE))
    with pytest.raises(ArchiveError, match="lost, though texts are here"):
        place.check()
    place.catalogue.write_bytes(catalogue)
    assert texts_found(tmp_path, FREIGHT) == [FREIGHT]


def test_an_empty_page_list_makes_an_archive_that_can_be_read(tmp_path: Path) -> None:
    filled(tmp_path)
    with shelf(tmp_path) as opened:
        assert opened.search(Wanted("anything")) == []
        assert isinstance(opened.place, Place)
