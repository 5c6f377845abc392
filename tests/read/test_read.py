"""Addresses, standard input, and the laws that hold for any input."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.errors import DoorError
from factcheck.model import Article, Miss, Obtained, Reason, Response
from factcheck.read import read


def answer(url: str, body: bytes, kind: str = "text/html", status: int = 200) -> Response:
    return Response(url, url, status, {"content-type": kind}, body, datetime(2026, 11, 23, tzinfo=UTC), Obtained.LIVE)


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (b"<html><body><p>Held.</p></body></html>", "text/html; charset=utf-8", "Held."),
        ("<html><body><p>Één.</p></body></html>".encode("latin-1"), "text/html; charset=iso-8859-1", "Één."),
        (b"Held.", "text/plain", "Held."),
        (b"# Held", "text/markdown", "# Held"),
    ],
)
def test_an_address_is_read_by_what_it_answers(reads, body, kind, text):
    (article,) = reads("https://x.example/a", get=lambda url: answer(url, body, kind))
    assert (article.id, article.url, article.text, article.path) == (
        "https://x.example/a",
        "https://x.example/a",
        text,
        None,
    )


def refuse(url: str) -> Response:
    raise DoorError("robots.txt forbids it", reason="robots")


@pytest.mark.parametrize(
    ("location", "get", "reason"),
    [
        ("https://x.example/a", None, Reason.OFFLINE),
        ("https://", None, Reason.UNREADABLE),
        ("http://x y/", refuse, Reason.UNREADABLE),
        ("https://[::1/", refuse, Reason.UNREADABLE),
        ("https://x.example/a", refuse, Reason.ROBOTS),
        ("https://x.example/a", lambda url: answer(url, b"", "image/png"), Reason.NOT_TEXT),
        ("https://x.example/a", lambda url: answer(url, b"", status=404), Reason.GONE),
        ("https://x.example/a", lambda url: answer(url, b"x" * 1_000_001), Reason.TOO_LARGE),
        ("https://x.example/a", lambda url: answer(url, b"\0"), Reason.NOT_TEXT),
    ],
)
def test_an_address_that_cannot_be_read_is_a_miss(reads, location, get, reason):
    (miss,) = reads(location, get=get)
    assert isinstance(miss, Miss)
    assert (miss.stage, miss.reason) == ("read", reason)


@pytest.mark.parametrize(
    ("data", "markdown", "words"),
    [
        (b"Held.", False, "Held."),
        (b"---\ndraft: true\n---\nHeld.", True, "Held."),
        (b"<!DOCTYPE html><html><body><p>Held.</p></body></html>", False, "Held."),
    ],
)
def test_standard_input_says_itself_what_it_is(reads, data, markdown, words):
    (article,) = reads("-", stdin=BytesIO(data))
    assert (article.id, article.path, article.markdown, article.prose.strip()) == ("-", None, markdown, words)
    assert article.draft == markdown


def test_standard_input_that_is_missing_or_too_large_is_a_miss(reads):
    assert reads("-")[0].what == "-"
    assert reads("-", stdin=BytesIO(b"x" * 1_000_001))[0].reason is Reason.TOO_LARGE


def test_articles_come_while_the_rest_is_unread(here):
    (here / "a.txt").write_text("Held.")
    stream = read(["a.txt", "https://x.example"], root=here, max_bytes=99, get=refuse)
    assert next(stream).id == "a.txt"


def test_today_may_be_a_day(here):
    (here / "2026-11-23-a.txt").write_text("Held.")
    for day, draft in ((date(2026, 11, 22), True), (date(2026, 11, 23), False)):
        (article,) = read(["2026-11-23-a.txt"], root=here, max_bytes=99, today=day)
        assert article.draft is draft


def obeys_the_laws(article: Article) -> None:
    """Same length, every character of the prose is the text's or blank, and spans slice to their words."""
    assert len(article.prose) == len(article.text)
    assert all(shown == char or shown in " \n" for shown, char in zip(article.prose, article.text, strict=True))
    if article.title:
        assert article.text[article.title.start : article.title.end] == article.title.text
    assert all(0 <= link.start < link.end <= len(article.text) for link in article.links)
    article.text.encode()
    article.id.encode()


PIECES = st.sampled_from(
    [
        *(
            "word ",
            "said Reuters. ",
            "é",
            "\ufeff",
            "\u2028",
            "\0",
            "\r",
            "\n",
            "\n\n",
            "\r\n",
            "# ",
            "> ",
            "- ",
            "1. ",
            "    ",
        ),
        *("`", "```\n", "*", "**", "_", "~~", "[", "]", "(", ")", "![", "\\", "|", "===\n", "<!--", "-->", "<script>"),
        *("[a](https://x.example)", "[^1]", "\n[^1]: ", "\n[a]: https://y.example\n", "https://u.example"),
        *("{{<", ">}}", "{%", "%}", "{{", "}}", "<a href='https://z.example'>", "</a>", "<p>", "</p>"),
        *("---\n", "+++\n", "title: x\n", "date: 2026-11-20\n", "draft: true\n", '{"title": ', '"x"}'),
    ]
)
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY
@given(text=st.lists(PIECES, max_size=40).map("".join), suffix=st.sampled_from([".md", ".txt"]))
@example(text="[a][b]\n\n[b]: c", suffix=".md")
@example(text="- ", suffix=".md")
@example(text="<a href='https://z.example'></a>", suffix=".md")
@example(text="a\\", suffix=".md")
def test_offsets_hold_for_any_markup(reads, here: Path, text, suffix):
    (here / f"a{suffix}").write_bytes(text.encode())
    for found in reads(f"a{suffix}"):
        if isinstance(found, Article):
            obeys_the_laws(found)
            if found.markdown:
                assert found.title is None or found.headline


@ANY
@given(
    data=st.one_of(
        st.binary(max_size=300), st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode("utf-16"))
    ),
    suffix=st.sampled_from([".txt", ".md", ".html", ".jsonl", ""]),
)
def test_no_bytes_make_it_raise(reads, here: Path, data, suffix):
    (here / f"a{suffix}").write_bytes(data)
    for found in [*reads(f"a{suffix}"), *reads("-", stdin=BytesIO(data))]:
        if isinstance(found, Article):
            obeys_the_laws(found)
        else:
            assert found.detail
            assert found.stage == "read"
