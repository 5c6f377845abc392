"""Markdown: every word at its own offset, all that is not prose blank, one line for each block."""

from time import process_time

import pytest

from factcheck.text import paragraphs


def blocks(article) -> list[str]:
    """The prose's paragraphs, with their white space folded."""
    return [" ".join(article.prose[start:end].split()) for start, end in paragraphs(article.prose)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\nparagraph.\n\nTwo.", ["One paragraph.", "Two."]),
        ("# Head #\nText\n## Next {#id}\nMore", ["Head", "Text", "Next", "More"]),
        ("Head\n====\nText\n\nOther\n---\nMore\n\n---\n\nEnd", ["Head", "Text", "Other", "More", "End"]),
        ("- one\n- two\n  goes on\n\n  still two\n* [x] three", ["one", "two goes on", "still two", "three"]),
        ("1. one\n2. two\n\nIn\n2018. It was.", ["one", "two", "In 2018. It was."]),
        ("> “We wait,\n> he said.\n>\n> [!NOTE]\n> And more.", ["“We wait, he said.", "And more."]),
        ("Before\n```py\nsaid()\n```\nAfter `code` here\n\n    indented code\n\nEnd", ["Before", "After here", "End"]),
        ("~~~\nunclosed\n\nsaid Reuters", []),
        ("a **b** *c* __d__ _e_ ***f*** ~~g~~ 5 * 3 snake_case_name", ["a b c d e f g 5 * 3 snake_case_name"]),
        ("“We will **not**,” *he* said", ["“We will not ,” he said"]),
        ("one <!-- said\n\nReuters --> two", ["one two"]),
        ('{{< quote by="AP" >}}\nWords stay.\n{{< /quote >}}\n{{% note %}}', ["Words stay."]),
        ('{{< highlight go >}}\nsaid("x")\n{{< /highlight >}}\n{% comment %} said {% endcomment %} Text', ["Text"]),
        ("{% include a.html %}Rates {{ page.rate }} held{: .class}", ["Rates held"]),
        ('<div class="a">Words</div> <script>said()</script> 2 < 3 and 4 > 3&nbsp;end', ["Words 2 < 3 and 4 > 3 end"]),
        ("![He said](a.png) [![x](b.png)](https://c.example) Text", ["Text"]),
        ("| Bank | Rate |\n|:---|---:|\n| A | 3 |", ["Bank Rate", "A 3"]),
        ("Escaped \\*stars\\*, \\[no link\\](x) and \\`no code\\`", ["Escaped *stars *, [no link ](x) and `no code `"]),
        ("a [sic] quotation, and an open [bracket", ["a [sic] quotation, and an open [bracket"]),
        ("One\\\nline  \nbreak", ["One line break"]),
        ("old\rMac\r\rlines", ["old Mac", "lines"]),
        ("CRLF\r\nlines\r\n\r\nhere\r\n", ["CRLF lines", "here"]),
        ("", []),
    ],
)
def test_prose(one, text, expected):
    article = one("a.md", text)
    assert blocks(article) == expected
    assert article.text == text
    assert len(article.prose) == len(text)
    assert article.markdown


@pytest.mark.parametrize(
    ("text", "words", "url"),
    [
        ("[according to Reuters](https://r.example/a_(b) 'title')", "according to Reuters", "https://r.example/a_(b)"),
        ("[Reuters](<https://r.example/a b>)", "Reuters", "https://r.example/a b"),
        ("[Reuters](https://r.example/?a=1&amp;b=2\\_c)", "Reuters", "https://r.example/?a=1&b=2_c"),
        ("[*Reuters*][ref]\n\n[REF]: https://r.example 'Title'", "*Reuters*", "https://r.example"),
        ("[Reuters][]\n\n[reuters]: <https://r.example/>", "Reuters", "https://r.example/"),
        ("[Reuters] said\n\n[reuters]: https://r.example/", "Reuters", "https://r.example/"),
        ("<https://r.example/a>", "https://r.example/a", "https://r.example/a"),
        ("See https://r.example/a_b.", "https://r.example/a_b", "https://r.example/a_b"),
        ("<a class='x' href='https://r.example/?a&amp;b'>Reuters</a>", "Reuters", "https://r.example/?a&b"),
        ("> [Reuters](https://r.example)", "Reuters", "https://r.example"),
        ("**[Reuters](https://r.example)**", "Reuters", "https://r.example"),
    ],
)
def test_links(one, text, words, url):
    article = one("a.md", text)
    (link,) = article.links
    assert (article.text[link.start : link.end], link.url) == (words, url)


def test_a_footnotes_links_lie_on_its_marks_too(one):
    article = one(
        "a.md", "Rates were held.[^1] Or cut.[^two]\n\n[^1]: Reuters,\n    https://r.example/a\n[^two]: No link."
    )
    assert [(article.text[link.start : link.end], link.url) for link in article.links] == [
        ("[^1]", "https://r.example/a"),
        ("https://r.example/a", "https://r.example/a"),
    ]
    assert blocks(article) == ["Rates were held. Or cut.", "Reuters,", "No link."]


def test_links_inside_the_site_and_code_are_left_out(one):
    assert one("a.md", '[a](/b) [c](mailto:x@y.example) `https://d.example` [e]({{< ref "f.md" >}})').links == ()


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        ("---\ntitle: 'Rates held'\n---\n# Other", "Rates held", "Rates held"),
        ("---\ntitle: 'It''s on'\n---\nText", None, "It's on"),
        ('{"title": "Rates"}\nText', "Rates", "Rates"),
        ("Intro\n\n## Second\n\n# Rates *held* #\n\n# Later", "Rates *held*", "Rates *held*"),
        ("Rates held\n====\n", "Rates held", "Rates held"),
        ("No heading\nat all", None, ""),
    ],
)
def test_title(one, text, title, headline):
    article = one("a.md", text)
    assert (article.title and article.title.text, article.headline) == (title, headline)
    if article.title:
        assert article.text[article.title.start : article.title.end] == title


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "`" * 9 + "`a" * 40_000,
        "<!--" * 30_000,
        "{{<" * 30_000,
        "*a " * 40_000,
        "[a](" * 20_000,
        "> " * 50_000,
        "<a b " * 20_000,
        "[^a]" * 20_000 + "\n\n[^a]: " + "https://r.example " * 2_000,
        "- " * 30_000,
        "|-" * 40_000,
        "<script " * 10_000,
        "\\" * 80_000,
        "[a]: b\n" * 10_000,
        "~~~" + "`" * 50_000,
        "![" * 30_000 + "](x)" * 30_000,
    ],
    ids=range(16),
)
def test_hostile_text_is_read_in_linear_time(one, text):
    before = process_time()
    assert len(one("a.md", text).prose) == len(text)
    assert process_time() - before < 5, "a quadratic pass over these texts takes a minute and more"
