"""The store on disk: what is kept, how long, what never, and that nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from factcheck.cassette import Cassette
from factcheck.errors import DoorError, SettingsError
from factcheck.fetch import Web
from factcheck.fetch.store import IN_MEMORY, Kept, Store
from factcheck.model import Obtained, Reason, Response
from tests.fetch.doubles import STORY, Network, Time, door, page

DAY = 86_400.0


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def store(tmp_path: Path, time: Time) -> Store:
    return Store(tmp_path, time.now)


def response(url: str = STORY, body: bytes = b"<p>Held.</p>", **fields: object) -> Response:
    made = Response(url, url, 200, {"content-type": "text/html"}, body, Time().now(), Obtained.LIVE)
    return replace(made, **fields)  # type: ignore[arg-type]


class TestAPage:
    def test_comes_back_as_it_was_but_cached(self, store: Store, time: Time) -> None:
        kept = response(final_url=STORY + "/moved")
        store.put(kept)
        time.at += 60.0
        assert store.get(STORY) == replace(kept, obtained=Obtained.CACHED)

    def test_is_fresh_for_a_day_and_kept_for_a_month(self, store: Store, time: Time) -> None:
        store.put(response())
        time.at += DAY - 1
        assert store.get(STORY) is not None
        time.at += 2
        assert store.get(STORY) is None
        assert store.stale(STORY) is not None
        time.at += 29 * DAY
        assert store.stale(STORY) is None

    def test_of_a_source_whose_terms_allow_a_day_is_kept_for_a_day(self, store: Store, time: Time) -> None:
        url = "https://www.theguardian.com/world/1"
        store.put(response(url))
        time.at += DAY + 1
        assert store.stale(url) is None

    def test_read_again_takes_the_place_of_the_old_one(self, store: Store) -> None:
        store.put(response())
        store.put(response(body=b"<p>Raised.</p>"))
        assert store.get(STORY).body == b"<p>Raised.</p>"  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("headers", "body"),
        [
            ({"x-robots-tag": "noindex, noarchive"}, b""),
            ({"x-robots-tag": "none"}, b""),
            ({"cache-control": "private, no-store"}, b""),
            ({}, b'<meta name="robots" content="index, noarchive">'),
            ({}, b"<META content='NOARCHIVE' name='ROBOTS'/>"),
        ],
    )
    def test_that_asks_not_to_be_kept_is_not(self, store: Store, headers: dict[str, str], body: bytes) -> None:
        store.put(response(headers=headers, body=body))
        assert store.get(STORY) is None
        assert store.info() == Kept()

    @pytest.mark.parametrize("body", [b'<meta name="robots" content="max-image-preview:large">', b"<p>noarchive</p>"])
    def test_that_only_speaks_of_it_is_kept(self, store: Store, body: bytes) -> None:
        store.put(response(body=body, headers={"x-robots-tag": "nonesuch"}))
        assert store.get(STORY) is not None

    def test_is_kept_without_its_cookies(self, store: Store) -> None:
        store.put(response(headers={"set-cookie": "session=s3cr3t", "etag": "1"}))
        assert store.get(STORY).headers == {"etag": "1"}  # type: ignore[union-attr]

    def test_of_the_same_bytes_is_kept_once(self, store: Store) -> None:
        store.put(response())
        one = store.info()
        store.put(response(STORY + "?again"))
        assert (store.info().pages, store.info().size) == (2, one.size)


class TestAFailure:
    def test_is_raised_again_for_a_while(self, store: Store, time: Time) -> None:
        store.put_failure(STORY, DoorError("401, bot wall DataDome", reason=Reason.BLOCKED, place=STORY))
        with pytest.raises(DoorError, match="DataDome") as caught:
            store.get(STORY)
        assert (caught.value.reason, caught.value.place) == (Reason.BLOCKED, STORY)
        time.at += 3601
        assert store.get(STORY) is None

    @pytest.mark.parametrize("reason", [Reason.OFFLINE, Reason.PRIVATE, Reason.LIMIT, Reason.STAND_IN, Reason.ROBOTS])
    def test_that_says_nothing_of_the_page_is_not_kept(self, store: Store, reason: Reason) -> None:
        store.put_failure(STORY, DoorError("no", reason=reason))
        assert store.get(STORY) is None


class TestForgetting:
    def test_what_is_too_old(self, store: Store, time: Time) -> None:
        store.put(response())
        store.put_failure(STORY + "/2", DoorError("gone", reason=Reason.TIMEOUT))
        time.at += DAY
        assert store.prune() == 1
        assert (store.info().pages, store.info().failures) == (1, 0)
        time.at += 30 * DAY
        assert store.prune() == 1
        assert store.info() == Kept()

    def test_what_is_too_old_is_gone_from_the_disk_when_the_next_run_opens_it(self, tmp_path: Path, time: Time) -> None:
        first = Store(tmp_path, time.now)
        first.put(response())
        first.close()
        time.at += 31 * DAY
        assert Store(tmp_path, time.now).info() == Kept()

    def test_an_address_a_host_or_everything(self, store: Store) -> None:
        urls = [STORY, STORY + "/2", "https://example.org/", "https://notexample.org/", "https://b.example/"]
        for url in urls:
            store.put(response(url, url.encode()))
        assert store.purge(url=STORY) == 1
        assert store.purge(host="example.org") == 2
        assert store.purge() == 2
        assert store.info() == Kept()


class TestThroughTheDoor:
    def test_a_page_is_fetched_once(self, tmp_path: Path) -> None:
        for obtained, requests in ((Obtained.LIVE, 2), (Obtained.CACHED, 0)):
            web, network = door({STORY: page()}, store=str(tmp_path))
            with web:
                assert web.page(STORY).obtained is obtained
            assert len(network.asked) == requests
            assert web.counts[Obtained.CACHED] == (obtained is Obtained.CACHED)

    def test_a_block_page_is_kept_as_a_failure_without_its_text(self, tmp_path: Path) -> None:
        wall = httpx.Response(401, headers={"x-datadome": "protected"}, html="<p>Please enable JS</p>")
        for requests in (2, 0):
            web, network = door({STORY: wall}, store=str(tmp_path))
            with web, pytest.raises(DoorError, match="DataDome"):
                web.page(STORY)
            assert len(network.asked) == requests
        assert b"enable" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())

    def test_a_draft_reads_what_was_kept(self, tmp_path: Path) -> None:
        web, network = door({STORY: page()}, store=str(tmp_path))
        with web:
            web.page(STORY)
            asked = len(network.asked)
            assert web.view(privacy="draft").page(STORY).obtained is Obtained.CACHED
            assert len(network.asked) == asked

    def test_nothing_of_it_is_used_under_a_cassette(self, tmp_path: Path) -> None:
        web, network = door({STORY: page()}, store=str(tmp_path))
        with web:
            web.page(STORY)
            assert web.view(Cassette(), mode="once").page(STORY).obtained is Obtained.LIVE
            assert network.pages == [STORY, STORY]

    def test_nothing_is_kept_on_disk_unless_settings_name_a_folder(self, tmp_path: Path) -> None:
        web, _ = door({STORY: page()}, root=tmp_path)
        with web:
            web.page(STORY)
        assert list(tmp_path.iterdir()) == []

    def test_articles_about_the_same_event_ask_for_a_page_once_a_run(self) -> None:
        web, network = door({STORY: page()})
        assert web.view().page(STORY).obtained is Obtained.LIVE
        assert web.view().page(STORY).obtained is Obtained.CACHED
        assert network.pages == [STORY]

    def test_articles_that_ask_at_once_ask_once(self) -> None:
        web, network = door({STORY: page()})
        with ThreadPoolExecutor(8) as pool:
            had = list(pool.map(lambda _: web.view().page(STORY).obtained, range(8)))
        assert sorted(had) == [Obtained.CACHED] * 7 + [Obtained.LIVE]
        assert network.pages == [STORY]

    def test_stand_ins_are_not_kept(self, tmp_path: Path) -> None:
        marked = page(headers={"x-factcheck-stand-in": "yes"})
        web, network = door({STORY: marked}, store=str(tmp_path), allow_stand_ins=True)
        with web:
            web.page(STORY)
            web.page(STORY)
        assert network.pages == [STORY, STORY]


class TestAfterADay:
    """A kept page that may have changed: its site is asked whether it still holds."""

    def door_with(self, tmp_path: Path, later: httpx.Response, **first: str) -> tuple[Web, Network, Time]:
        time = Time()
        web, network = door({STORY: [page("Held.", headers=first), later]}, time, store=str(tmp_path))
        web.page(STORY)
        time.at += DAY + 1
        return web, network, time

    def test_a_page_that_still_holds_is_not_sent_again(self, tmp_path: Path) -> None:
        told = {"etag": '"1"', "last-modified": "Mon, 23 Nov 2026 11:00:00 GMT"}
        web, network, time = self.door_with(tmp_path, httpx.Response(304), **told)
        found = web.page(STORY)
        assert (found.body, found.obtained, found.retrieved) == (b"<p>Held.</p>", Obtained.CACHED, time.now())
        asked = network.requests[-1].headers
        assert (asked["if-none-match"], asked["if-modified-since"]) == (told["etag"], told["last-modified"])
        web.page(STORY)
        assert len(network.pages) == 2

    def test_a_page_that_has_changed_is_read_anew(self, tmp_path: Path) -> None:
        web, _, _ = self.door_with(tmp_path, page("Corrected."), etag='"1"')
        found = web.page(STORY)
        assert (found.body, found.obtained) == (b"<p>Corrected.</p>", Obtained.LIVE)

    def test_a_page_without_a_mark_is_read_anew(self, tmp_path: Path) -> None:
        web, network, _ = self.door_with(tmp_path, page("Corrected."))
        assert web.page(STORY).body == b"<p>Corrected.</p>"
        assert "if-none-match" not in network.requests[-1].headers

    def test_offline_it_is_still_read_as_of_its_time(self, tmp_path: Path) -> None:
        web, network, time = self.door_with(tmp_path, page("Corrected."), etag='"1"')
        asked = len(network.asked)
        found = web.view(privacy="draft").page(STORY)
        assert (found.body, found.obtained) == (b"<p>Held.</p>", Obtained.CACHED)
        assert found.retrieved < time.now()
        assert len(network.asked) == asked

    def test_robots_are_read_again_and_not_before(self, tmp_path: Path) -> None:
        robots = "https://www.example.org/robots.txt"
        time = Time()
        for after, requests in ((0.0, 1), (DAY - 10, 0), (20.0, 1)):
            time.at += after
            story = f"{STORY}/{after}"
            web, network = door({story: page(), robots: httpx.Response(404)}, time, store=str(tmp_path))
            with web:
                web.page(story)
            assert network.asked.count(robots) == requests


def test_in_memory_the_oldest_pages_make_room(time: Time) -> None:
    store = Store(None, time.now)
    for number in range(IN_MEMORY + 1):
        time.at += 1.0
        store.put(response(f"{STORY}/{number}", f"{number}".encode(), retrieved=time.now()))
    assert store.info().pages == IN_MEMORY + 1 - IN_MEMORY // 4
    assert store.get(f"{STORY}/0") is None
    assert store.get(f"{STORY}/{IN_MEMORY}") is not None
    store.close()


def test_a_folder_that_cannot_be_used_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match=r"cannot be used: File exists\. Name another folder"):
        Store(tmp_path / "file", Time().now)


def test_a_file_that_is_no_store_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "pages.sqlite").write_text("this is no database, it is a shopping list" * 100)
    with pytest.raises(SettingsError, match="cannot be used"):
        Store(tmp_path, Time().now)


def test_a_store_that_fails_in_use_costs_requests_not_the_run(tmp_path: Path) -> None:
    web, network = door({STORY: page()}, store=str(tmp_path))
    web.page(STORY)
    with sqlite3.connect(tmp_path / "pages.sqlite") as other:
        other.execute("UPDATE bodies SET data = x'00'")
    other.close()
    assert web.page(STORY).obtained is Obtained.LIVE
    with sqlite3.connect(tmp_path / "pages.sqlite") as other:
        other.execute("DROP TABLE pages")
    other.close()
    assert web.page(STORY).obtained is Obtained.LIVE
    assert len(network.pages) == 3


def test_two_doors_and_many_threads_share_one_store(tmp_path: Path, time: Time) -> None:
    stores = [Store(tmp_path, time.now), Store(tmp_path, time.now)]

    def work(n: int) -> bytes:
        url = f"{STORY}/{n % 20}"
        stores[n % 2].put(response(url, url.encode()))
        found = stores[(n + 1) % 2].get(url)
        assert found is not None
        return found.body

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(80))) == {f"{STORY}/{n}".encode() for n in range(20)}
    assert stores[0].info().pages == 20


def test_what_was_put_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from tests.fetch.test_store import *\n"
        "store = Store(pathlib.Path(sys.argv[1]), Time().now)\n"
        "for n in range(10**6): store.put(response(f'{STORY}/{n}', b'x' * 20_000)); print(n, flush=True)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == "30":
            break
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    store = Store(tmp_path, Time().now)
    assert all(store.get(f"{STORY}/{n}") for n in range(31))
    with sqlite3.connect(tmp_path / "pages.sqlite") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


class TestAPageAskedForAnew:
    def test_is_not_taken_from_the_store_and_does_not_go_into_it(self) -> None:
        web, _ = door({STORY: [page("as it was"), page("as it is")]})
        assert b"as it was" in web.page(STORY).body
        assert b"as it is" in web.anew(STORY).body
        kept = web.kept(STORY)
        assert kept is not None
        assert b"as it was" in kept.body

    def test_is_kept_where_nothing_was(self) -> None:
        web, _ = door({STORY: [page("as it was"), page("as it is")]})
        web.anew(STORY)
        web.anew(STORY)
        kept = web.kept(STORY)
        assert kept is not None
        assert b"as it was" in kept.body

    def test_is_asked_for_only_if_it_is_another(self) -> None:
        held = page("as it was", headers={"etag": '"1"', "content-type": "text/html"})
        web, network = door({STORY: [held, httpx.Response(304)]})
        web.page(STORY)
        assert b"as it was" in web.anew(STORY).body
        assert network.requests[-1].headers["if-none-match"] == '"1"'

    def test_offline_is_not_to_be_had(self) -> None:
        web, _ = door({STORY: page("as it was")})
        web.page(STORY)
        with pytest.raises(DoorError) as refused:
            web.view(privacy="offline").anew(STORY)
        assert refused.value.reason == Reason.OFFLINE
