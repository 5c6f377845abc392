"""HTML: the main text, where each paragraph stands in the source, and what hostile pages come to."""

from datetime import date

import pytest

from factcheck.model import Reason

PAGE = """<!doctype html>
<html lang="de-CH"><head><title>Site | Rates</title>
<meta property="article:published_time" content="2026-11-20T09:00:00Z">
<link rel="canonical" href="https://x.example/rates"></head>
<body><nav><a href="/">Home</a></nav>
<article>
<h1>Rates were held</h1>
<p>The bank held rates on Friday, <a href="https://r.example/a">according to Reuters</a>, and said
it would look again in the spring, when more figures are there for everybody to see and weigh.</p>
<h2>What next</h2>
<p>

"We will wait," the <em>governor</em> told <a href="/b">Bloomberg</a> in an interview of more than an hour's length.</p>
<p>This stands here twice, and so no line can be told for either of the two.</p>
<p>This stands here twice, and so no line can be told for either of the two.</p>
</article><footer>Imprint</footer></body></html>
"""


def test_a_page_is_its_main_text_with_its_metadata(one):
    article = one("a.html", PAGE)
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0] == article.title.text == article.headline == "Rates were held"
    assert paragraphs[2] == "What next"
    assert "Home" not in article.text
    assert "Imprint" not in article.text
    assert (article.language, article.published, article.url) == ("de", date(2026, 11, 20), "https://x.example/rates")
    assert not article.markdown


def test_lines_are_the_sources_or_none(one):
    article = one("a.html", PAGE)
    told = {article.text[start : start + 8]: line for start, line in article.line_of}
    assert told == {"Rates we": 7, "The bank": 8, "What nex": 10, '"We will': 13, "This sta": None}


def test_links_slice_to_their_words_and_are_made_absolute(one):
    article = one("a.html", PAGE)
    assert [(article.text[link.start : link.end], link.url) for link in article.links] == [
        ("according to Reuters", "https://r.example/a"),
        ("Bloomberg", "https://x.example/b"),
    ]


def test_a_short_page_keeps_its_paragraphs_apart(one):
    article = one(
        "a.htm",
        "<html><body><nav>Menu</nav><main><h1>Held</h1>\n<p>One <a href='https://r.example'> two </a>.</p></main>",
    )
    assert article.text == "Held\n\nOne two ."
    assert article.line_of == ((0, 1), (6, 2))
    (link,) = article.links
    assert article.text[link.start : link.end] == "two"


def test_the_pages_own_encoding_is_heeded(one):
    page = '<html><head><meta charset="windows-1251"></head><body><p>Ставка сохранена.</p></body></html>'
    assert one("a.html", page.encode("cp1251")).text == "Ставка сохранена."


def test_an_encoding_declaration_is_no_obstacle(one):
    assert one("a.html", '<?xml version="1.0" encoding="utf-8"?><html><body><p>Één.</p></body></html>').text == "Één."


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", Reason.EMPTY),
        ("<html><body><script>said()</script></body></html>", Reason.EMPTY),
        ("<!-- said Reuters -->", Reason.UNREADABLE),
        ("<div>" * 5_000 + "said Reuters", Reason.LIMIT),
        ("<p>x" * 100_001, Reason.LIMIT),
    ],
    ids=["empty", "script", "comment", "deep", "many"],
)
def test_a_page_that_cannot_be_read_is_a_miss(refused, page, reason):
    miss = refused("a.html", page)
    assert miss.reason is reason
    assert ".txt or .md" in miss.detail


def test_a_page_dated_in_the_future_is_a_draft(one):
    assert one("a.html", PAGE.replace("2026-11-20", "2026-11-25")).draft
