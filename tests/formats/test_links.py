"""Addresses do no harm, and a link opens on words only where they stand once."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.formats.links import file_of, open_on, safe
from factcheck.model import Obtained, Passage
from tests import builders


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "http://", "", "http://[::1", "x",
     "https://www.reuters.com@evil.example/"],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe(url) is None


@given(st.text())
def test_an_address_holds_nothing_that_ends_a_link(path: str) -> None:
    address = safe(f"https://example.org/{path}")
    assert address is None or (address.isascii() and not set(address) & set(" ()<>[]\"'`\\|*\n\r\t"))


def on(text: str, words: str, **fields: object) -> tuple[str | None, bool]:
    at = text.index(words)
    page = builders.page(text, url="https://example.org/a", **fields)
    return open_on(page, Passage(at, at + len(words), words), [(at, at + len(words))])


def test_a_link_opens_on_the_words() -> None:
    assert on("Rates rose by 3, to 5-6 & more.", "rose by 3, to 5-6 & more") == (
        "https://example.org/a#:~:text=rose%20by%203%2C%20to%205%2D6%20%26%20more",
        True,
    )


def test_words_that_stand_twice_are_lengthened_until_they_are_one() -> None:
    text = "one two three four five six seven eight nine. One two three four five six seven eight ten."
    address, on_words = on(text, "one two three four five six seven eight nine")
    assert on_words
    assert unquote(address or "").endswith("eight nine")


def test_words_that_never_are_one_open_the_page_alone() -> None:
    assert on("Yes, he said. Yes, he said.", "Yes, he said") == ("https://example.org/a", False)


def test_a_passage_over_a_line_break_is_taken_up_to_it() -> None:
    address, _ = on("First part\nsecond part", "First part\nsecond part")
    assert (address or "").endswith("text=First%20part")


def test_words_that_a_report_may_not_show_stand_in_no_link() -> None:
    page = builders.page("Some words", url="https://example.org/a")
    assert open_on(page, Passage(0, 10, "Some words"), [(5, 10)])[0] == "https://example.org/a#:~:text=words"
    assert open_on(page, Passage(0, 10, "Some words"), []) == ("https://example.org/a", False)


def test_an_archived_copy_is_what_opens() -> None:
    address, _ = on("Some words", "Some words", archived_url="https://web.archive.org/web/2018/https://example.org/a")
    assert (address or "").startswith("https://web.archive.org/web/2018/https://example.org/a#:~:text=")


def test_an_address_with_a_fragment_keeps_it() -> None:
    page = builders.page("Some words", url="https://example.org/a#b")
    assert open_on(page, Passage(0, 4, "Some"), [(0, 4)])[0] == "https://example.org/a#b:~:text=Some"


@pytest.mark.parametrize(
    ("url", "obtained", "name"),
    [
        ("reuters-story.txt", Obtained.SUPPLIED, "reuters-story.txt"),
        ("https://www.reuters.com/a", Obtained.SUPPLIED, ""),
        ("https://www.reuters.com/a", Obtained.LIVE, ""),
        ("ftp://reuters.com/a", Obtained.LIVE, ""),
        ("given:", Obtained.SUPPLIED, ""),
    ],
)
def test_a_text_that_the_newsroom_supplied_goes_by_its_file(url: str, obtained: Obtained, name: str) -> None:
    assert file_of(builders.page("Words.", url=url, obtained=obtained)) == name
