"""Collections: one article a record, a broken record harms no other."""

import json
from datetime import date
from io import BytesIO

import pytest

from factcheck.model import Article, Miss, Reason


def collection(here, *lines: bytes | dict) -> str:
    data = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    (here / "all.jsonl").write_bytes(b"\n".join(data))
    return "all.jsonl"


def test_a_record_is_an_article(here, reads):
    record = {"id": "a1", "text": "Held.\nSo it is.", "title": "Rates", "url": "https://x.example/a",
              "published": "2026-11-20T08:00:00+09:00", "language": "en-GB", "more": 1}  # fmt: skip
    (article,) = reads(collection(here, record))
    assert isinstance(article, Article)
    assert (article.id, article.record, article.headline, article.title) == ("a1", 1, "Rates", None)
    assert (article.published, article.language, article.url) == (date(2026, 11, 20), "en", "https://x.example/a")
    assert article.prose == article.text


def test_a_title_with_which_the_text_begins_is_a_span(here, reads):
    (article,) = reads(collection(here, {"id": 7, "text": "Rates\nHeld.", "title": "Rates"}))
    assert (article.id, article.title.end) == ("7", 5)


def test_a_record_ends_at_a_newline_alone(here, reads):
    text = "one\u2028two\u0085three\r"
    found = reads(collection(here, {"id": "a", "text": text}, {"id": "b", "text": "x"}))
    assert [(item.id, item.record) for item in found] == [("a", 1), ("b", 2)]
    assert found[0].text == text


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        (b'{"id": "a", "text": "x"', Reason.UNREADABLE, "not JSON"),
        (b'{"id": "a"}', Reason.UNREADABLE, 'missing required field "text"'),
        (b'{"id": "a", "text": 1}', Reason.UNREADABLE, "not a record"),
        (b"[]", Reason.UNREADABLE, "not a record"),
        (b'{"id": "a", "text": "\\ud800 alone"}', Reason.UNREADABLE, "lone surrogate"),
        (b'{"id": "a", "text": "\xed\xa0\x80"}', Reason.UNREADABLE, "not UTF-8"),
        (b'{"id": "a", "text": "\\u0000"}', Reason.NOT_TEXT, "NUL character"),
        (b'{"id": "a", "text": "\0"}', Reason.NOT_TEXT, "NUL byte"),
        (b'{"id": "a", "text": "x", "published": "soon"}', Reason.UNREADABLE, '"published" is not a date'),
        (b"[" * 100_000, Reason.UNREADABLE, ""),
        (b'{"id": "a", "text": "' + b"x" * 1_000_000 + b'"}', Reason.TOO_LARGE, "a record larger"),
    ],
)
def test_a_broken_line_is_a_miss_that_names_it(here, reads, line, reason, words):
    before, miss, after = reads(collection(here, {"id": "1", "text": "x"}, line, {"id": "3", "text": "y"}))
    assert (before.id, after.id, after.record) == ("1", "3", 3)
    assert isinstance(miss, Miss)
    assert (miss.what, miss.reason) == ("all.jsonl:2", reason)
    assert words in miss.detail


def test_repeated_ids_are_read_and_told_apart_by_their_record(here, reads):
    found = reads(collection(here, {"id": "a", "text": "x"}, b"", {"id": "a", "text": "y"}))
    assert [(item.id, item.record, item.text) for item in found] == [("a", 1, "x"), ("a", 3, "y")]


def test_a_collection_without_records_says_so(here, reads):
    assert reads(collection(here, b"  "))[0].reason is Reason.NO_ARTICLES


def test_a_collection_may_be_larger_than_the_bound_of_a_record(here, reads):
    found = reads(collection(here, *({"id": str(n), "text": "x" * 90} for n in range(50))), max_bytes=200)
    assert [item.id for item in found] == [str(n) for n in range(50)]


def test_a_bom_before_the_first_record_is_no_part_of_it(here, reads):
    (here / "b.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "x"}\r\n')
    assert reads("b.jsonl")[0].id == "a"


def test_standard_input_may_be_a_collection(reads):
    found = reads("-", stdin=BytesIO(b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n'))
    assert [item.id for item in found] == ["a", "b"]
