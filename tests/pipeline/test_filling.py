"""Filling the archive: what the user names becomes pages, the rest is skipped with a reason."""

import gzip
import json
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.archive.inputs.saved import address_in
from factcheck.fetch.store import Store
from factcheck.model import KeptPage, Miss, Obtained, Reason, Response
from factcheck.pipeline.filling import Filler, is_known
from tests.builders import NOON
from tests.parse.pdfs import pdf
from tests.pipeline.doubles import page

TABLE = outlets.load()
WORDS = "The harbour of Northport moved 18 million tonnes of freight last year, its operator said on Tuesday."
URL = "https://www.reuters.com/world/harbour"
HTML = page(WORDS, "Harbour moves more").replace(b"<head>", f'<head><link rel="canonical" href="{URL}">'.encode())


def fill(folder: Path, **options: object) -> list[KeptPage | Miss]:
    return list(Filler(TABLE, 1_000_000, **options).of_paths([str(folder)]))  # type: ignore[arg-type]


def pages(folder: Path, **options: object) -> list[KeptPage]:
    found = fill(folder, **options)
    assert all(isinstance(one, KeptPage) for one in found), found
    return [one for one in found if isinstance(one, KeptPage)]


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class TestFiles:
    def test_a_saved_page_has_the_address_that_it_names_and_that_address_s_outlet(self, tmp_path: Path) -> None:
        put(tmp_path, "saved.html", HTML)
        (one,) = pages(tmp_path)
        assert (one.url, one.outlet, one.title) == (URL, "reuters.com", "Harbour moves more")
        assert one.text.startswith(WORDS)

    @pytest.mark.parametrize(
        "mark", ["<!-- saved from url=(0037){} -->", "<!--\n Page saved with SingleFile \n url: {} \n-->"]
    )
    def test_browsers_note_the_address_too(self, tmp_path: Path, mark: str) -> None:
        put(tmp_path, "saved.html", mark.format(URL).encode() + page(WORDS))
        assert pages(tmp_path)[0].url == URL

    @pytest.mark.parametrize("tag", [b"<link ", b'<meta property="og:url" '])
    def test_looking_for_it_takes_no_longer_on_a_hostile_page(self, tag: bytes) -> None:
        began = time.process_time()
        assert address_in(tag * (200_000 // len(tag))) == ""
        assert time.process_time() - began < 2  # 13 s, where each of them is looked through to the end

    def test_a_text_is_text_already(self, tmp_path: Path) -> None:
        put(tmp_path, "2026-03-03-harbour.txt", f"Harbour moves more\n\n{WORDS}\n")
        (one,) = pages(tmp_path, outlet=TABLE.get("apnews.com"))
        assert one.text == f"Harbour moves more\n\n{WORDS}"
        assert (one.title, one.outlet) == ("Harbour moves more", "apnews.com")
        assert one.published == datetime(2026, 3, 3, tzinfo=UTC)

    def test_markdown_loses_its_markup_and_keeps_its_front_matter_s_date(self, tmp_path: Path) -> None:
        put(tmp_path, "a.md", f"---\ntitle: Harbour\ndate: 2026-03-03\n---\n\n**{WORDS}**\n")
        (one,) = pages(tmp_path)
        assert (one.text, one.title, one.outlet) == (WORDS, "Harbour", "")
        assert one.published == datetime(2026, 3, 3, tzinfo=UTC)

    def test_a_draft_of_our_own_is_left_out(self, tmp_path: Path) -> None:
        put(tmp_path, "a.md", f"---\ndraft: true\n---\n\n{WORDS}\n")
        (one,) = fill(tmp_path)
        assert isinstance(one, Miss)
        assert one.reason is Reason.PRIVATE

    def test_a_pdf_is_read(self, tmp_path: Path) -> None:
        put(tmp_path, "a.pdf", pdf([WORDS] * 3))
        assert WORDS in pages(tmp_path)[0].text.replace("\n", " ")

    def test_records_of_a_collection_name_their_outlet_or_have_an_address(self, tmp_path: Path) -> None:
        rows = [
            {"id": 1, "text": WORDS, "url": URL, "published": "2026-03-03T10:00:00+01:00", "title": "Harbour"},
            {"id": "b", "text": WORDS, "outlet": "Associated Press", "embargo": "2026-04-01"},
            {"id": "c", "text": WORDS, "outlet": "apnews.com"},
        ]
        content = "\n".join(map(json.dumps, rows))
        put(tmp_path, "a.jsonl", content)
        put(tmp_path, "b.jsonl.gz", gzip.compress(content.encode()))
        found = pages(tmp_path)
        assert [one.outlet for one in found] == ["reuters.com", "apnews.com", "apnews.com"] * 2
        assert found[0].published == datetime(2026, 3, 3, 9, tzinfo=UTC)
        assert found[1].embargo == datetime(2026, 4, 1, tzinfo=UTC)

    def test_a_broken_record_is_skipped_and_names_its_line(self, tmp_path: Path) -> None:
        path = put(
            tmp_path, "a.jsonl", f'{{"text": "{WORDS}"}}\n{{\n{{"text": 1}}\n\n{{"text":"x","published":"soon"}}\n'
        )
        found = [one for one in fill(tmp_path) if isinstance(one, Miss)]
        assert [one.what for one in found] == [f"{path}:{line}" for line in (2, 3, 5)]
        assert {one.reason for one in found} == {Reason.UNREADABLE}

    def test_a_collection_whose_bytes_are_broken_costs_the_other_files_nothing(self, tmp_path: Path) -> None:
        put(tmp_path, "a.jsonl.gz", gzip.compress(b"")[:10] + b"\xff" * 20)
        put(tmp_path, "b.txt", WORDS)
        broken, whole = fill(tmp_path)
        assert isinstance(broken, Miss)
        assert broken.detail.startswith("breaks off: ")
        assert isinstance(whole, KeptPage)

    def test_a_record_that_unpacks_to_more_than_is_taken_is_never_held_whole(self, tmp_path: Path) -> None:
        line = json.dumps({"text": WORDS}).encode()
        path = put(tmp_path, "a.jsonl.gz", gzip.compress(b" " * 40_000_000 + b"\n" + line + b"\n", 1))
        tracemalloc.start()
        try:
            large, whole = fill(tmp_path)
            assert tracemalloc.get_traced_memory()[1] < 20_000_000
        finally:
            tracemalloc.stop()
        assert isinstance(large, Miss)
        assert (large.what, large.reason) == (f"{path}:1", Reason.TOO_LARGE)
        assert isinstance(whole, KeptPage)

    def test_a_time_before_all_times_is_none(self, tmp_path: Path) -> None:
        put(tmp_path, "a.jsonl", '{"text": "x", "published": "0001-01-01T00:00:00+14:00"}')
        (one,) = fill(tmp_path)
        assert isinstance(one, Miss)
        assert one.detail == '"published" is not a date; write it as 2026-11-23'

    def test_what_is_none_of_these_is_skipped_with_its_reason(self, tmp_path: Path) -> None:
        put(tmp_path, "a.jpg", b"x")
        put(tmp_path, "b.html", b"<html><body><p>Subscribe.</p></body></html>")
        put(tmp_path, "c.txt", b"\0\0")
        put(tmp_path, ".hidden.txt", WORDS)
        put(tmp_path, "d.pdf", b"%PDF-nothing")
        found = [one for one in fill(tmp_path) if isinstance(one, Miss)]
        assert [one.reason for one in found] == [Reason.NOT_TEXT, Reason.EMPTY, Reason.NOT_TEXT, Reason.NOT_TEXT]
        (missing,) = fill(tmp_path / "nowhere")
        assert isinstance(missing, Miss)
        assert missing.reason is Reason.NOT_FOUND

    def test_links_out_of_a_folder_are_not_followed_into_other_folders(self, tmp_path: Path) -> None:
        put(tmp_path, "out/a.txt", WORDS)
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
        assert all(isinstance(one, Miss) for one in fill(tmp_path / "in"))

    def test_a_wire_s_item_is_the_outlet_s_that_it_names(self, tmp_path: Path) -> None:
        head = '<head><docdata><doc-id id-string="1" regsrc="Reuters"/></docdata></head>'
        put(tmp_path, "a.xml", f"<nitf>{head}<body><body.content><p>{WORDS}</p></body.content></body></nitf>")
        assert pages(tmp_path)[0].outlet == "reuters.com"

    def test_what_is_known_is_not_parsed_again(self, tmp_path: Path) -> None:
        put(tmp_path, "a.html", HTML)
        (first,) = pages(tmp_path)
        (again,) = fill(tmp_path, knows=lambda raw: raw == first.raw)
        assert is_known(again)


class TestWarc:
    def write(self, folder: Path, *answers: tuple[str, str, str, bytes]) -> Path:
        records = []
        for number, (url, status, kind, body) in enumerate(answers):
            answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {url}\r\n"
                "WARC-Date: 2026-03-03T09:30:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            )
            records.append(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
        return put(folder, "crawl.warc.gz", b"".join(records))

    def test_its_pages_are_taken_and_all_else_passed_over(self, tmp_path: Path) -> None:
        html = "text/html; charset=utf-8"
        self.write(
            tmp_path,
            (URL, "200 OK", html, HTML),
            (URL + "/moved", "301 Moved", html, b""),
            ("https://www.reuters.com/logo.png", "200 OK", "image/png", b"x"),
            ("https://apnews.com/article/a", "200 OK", "text/plain", WORDS.encode()),
        )
        found = pages(tmp_path)
        assert [(one.url, one.outlet) for one in found] == [
            (URL, "reuters.com"),
            ("https://apnews.com/article/a", "apnews.com"),
        ]
        assert found[0].retrieved == datetime(2026, 3, 3, 9, 30, tzinfo=UTC)

    def test_a_time_before_all_times_is_none(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, (URL, "200 OK", "text/html", HTML))
        content = gzip.decompress(path.read_bytes())
        path.write_bytes(content.replace(b"2026-03-03T09:30:00Z", b"0001-01-01T00:00:00+14:00"))
        path.rename(tmp_path / "crawl.warc")
        assert pages(tmp_path)[0].retrieved == datetime(1970, 1, 1, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("mark", "lost"), [(b"WARC-Record-ID", 100), (b"WARC-Truncated: length\r\nWARC-Record-ID", 0)]
    )
    def test_a_page_of_which_a_part_is_missing_is_no_page(self, tmp_path: Path, mark: bytes, lost: int) -> None:
        path = self.write(tmp_path, (URL, "200 OK", "text/html", HTML))
        content = gzip.decompress(path.read_bytes()).replace(b"WARC-Record-ID", mark)
        path.unlink()
        put(tmp_path, "crawl.warc", content[: len(content) - lost])
        (found,) = fill(tmp_path)
        assert isinstance(found, Miss)
        assert (found.reason, found.detail) == (Reason.UNREADABLE, "only a part of the page was recorded")

    def test_one_that_breaks_off_gives_what_stands_before(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, (URL, "200 OK", "text/html", HTML), (URL + "2", "200 OK", "text/html", HTML))
        path.write_bytes(path.read_bytes()[:-100] + b"nothing of that kind" * 9)
        found = fill(tmp_path)
        assert isinstance(found[0], KeptPage)


def test_what_earlier_runs_fetched_is_taken_from_their_store(tmp_path: Path) -> None:
    store = Store(tmp_path, lambda: NOON)
    headers = {"content-type": "text/html; charset=utf-8"}
    for url, body in ((URL, HTML), ("https://www.reuters.com/robots.txt", b"User-agent: *")):
        store.put(Response(url, url, 200, headers, body, NOON, Obtained.LIVE))

    def responses() -> Iterator[Response]:
        yield from store.pages()

    (one,) = Filler(TABLE, 1_000_000).of_responses(responses())
    store.close()
    assert isinstance(one, KeptPage)
    assert (one.url, one.retrieved) == (URL, NOON)
