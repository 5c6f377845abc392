"""Front matter: what it says about dates, drafts and sources, and what is said where it is broken."""

from datetime import date

import pytest

from factcheck.model import Article, DeclaredSource, Miss, Reason

YAML = "---\n{}\n---\nText.\n"
TOML = "+++\n{}\n+++\nText.\n"


@pytest.mark.parametrize(
    "text",
    [
        YAML.format("title: Rates\ndate: 2026-11-20\nlang: en_GB\ncanonical_url: https://x.example/a"),
        YAML.format(
            "title: Rates\nlastmod: 2026-11-22\nDate: 2026-11-20 23:30:00 -0500\nlanguage: en\ncanonical: https://x.example/a"
        ),
        TOML.format(
            "title = 'Rates'\ndate = 2026-11-20T23:30:00-05:00\nlang = 'en'\ncanonicalURL = 'https://x.example/a'"
        ),
        TOML.format(
            "title = 'Rates'\npublishDate = 2026-11-20\ndate = 2026-11-01\nlang='en'\nurl='https://x.example/a'"
        ),
        '{"title": "Rates", "date": "2026-11-20T01:00:00Z", "lang": "en", "canonical": "https://x.example/a"}\nText.\n',
        "\n---\r\ntitle: Rates\r\ndate: Fri, 20 Nov 2026 10:00:00 +0100\r\nlang: en\r\ncanonical: https://x.example/a\r\n---\r\nText.\n",
    ],
    ids=["yaml", "yaml-zone", "toml", "toml-publishdate", "json", "crlf"],
)
def test_hugos_and_jekylls_keys(one, text):
    article = one("a.md", text)
    assert (article.headline, article.published, article.language) == ("Rates", date(2026, 11, 20), "en")
    assert article.url == "https://x.example/a"
    assert article.prose.strip() == "Text."
    assert article.prose.index("Text.") == text.index("Text.")
    assert not article.draft


def test_jekylls_file_name_gives_the_date(one):
    assert one("_posts/2026-11-20-rates.md", "Text.").published == date(2026, 11, 20)
    assert one("2026-11-20-b.md", YAML.format("date: 2026-11-19")).published == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("draft: true", "draft: true"),
        ("draft: 'yes'", "draft: true"),
        ("published: false", "published: false"),
        ("date: 2026-11-24", "2026-11-24, is in the future"),
        ("date: 2026-11-23T12:00:01Z", "in the future"),
        ("publishDate: 2026-11-23 13:30 +0100", "in the future"),
        ("factcheck: {privacy: draft}", "privacy: draft"),
        ("factcheck: {embargo: 2026-11-23T14:00+01:00}", "embargo holds"),
        ("factcheck: {embargo: 2026-11-23T11:00}", "embargo holds"),
        ("factcheck: {embargo: 2026-11-24}", "embargo holds"),
        ("params: {factcheck: {embargo: true}}", "embargo: true"),
    ],
)
def test_what_makes_a_draft(one, lines, why):
    article = one("a.md", YAML.format(lines))
    assert article.draft
    assert why in article.draft_reason


@pytest.mark.parametrize(
    "lines",
    ["draft: false", "published: true", "published: 2026-11-20", "date: 2026-11-23", "date: 2026-11-23T12:00:00Z",
     "factcheck: {embargo: 2026-11-23T13:00+01:00}", "factcheck: {embargo: 2026-11-22}", "factcheck:", "date: ~"],
)  # fmt: skip
def test_what_makes_none(one, lines):
    assert not one("a.md", YAML.format(lines)).draft


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: a\n  b: : c\n---\nText", 3, "broken front matter"),
        ("---\ntitle: 'open\n---\nText", 2, "broken front matter"),
        ("---\ntitle: [\n---\nText", 2, "expected the node content; mend"),
        ("---\ntitle: a\nText", 1, "never closed"),
        ("+++\ntitle = a\n+++\nText", 2, "broken front matter"),
        ("+++\nText", 1, "never closed"),
        ('{"title": "a",\n "date": }\nText', 2, "broken front matter"),
        ('{"title": "\\ud800"}\nText', 1, "lone surrogate"),
        ('---\ntitle: "\\ud800"\n---\nText', 2, "lone surrogate"),
        ("---\na: " + "[" * 5000 + "\n---\n", 2, "broken front matter"),
        ("---\nb: &a [*a]\n---\n", None, "broken front matter"),
        (
            "---\nb0: &b0 [a]\n" + "".join(f"b{n}: &b{n} [{f'*b{n - 1},' * 9}]\n" for n in range(1, 7)) + "---\n",
            2,
            "unfold",
        ),
        ("---\na: 1\nb: \x07\n---\n", 3, "forbids"),
        ("---\ntitle: a\ndate: soon\n---\n", 3, '"date" is not a date'),
        ("---\nfactcheck:\n  embargoo: 2026-12-01\n---\n", 3, "embargoo"),
        ("---\nfactcheck:\n  embargo: later\n---\n", 3, '"embargo" is not a date'),
        ("---\nfactcheck:\n  privacy: offline\n---\n", 3, "--privacy"),
        ("---\nfactcheck: 3\n---\n", 2, "not a mapping"),
        ("---\na: b\n" + "x: y\n" * 20_000 + "---\n", None, "longer than"),
    ],
)
def test_broken_front_matter_is_a_miss_and_the_article_is_not_read(refused, text, line, words):
    miss = refused("a.md", text)
    assert miss.reason is Reason.UNREADABLE
    assert words in miss.detail
    assert "the article was not read" in miss.detail
    assert miss.what == f"a.md:{line}" or line is None


@pytest.mark.parametrize(
    "text", ["---\n\nA rule, then text.\n", "---\nA rule\n---\nText", "{: .class}\nText", "{{< a >}} Text"]
)
def test_a_rule_or_a_tag_at_the_start_is_no_front_matter(one, text):
    assert "ext" in one("a.md", text).prose


def test_html_may_have_front_matter(one):
    article = one("a.html", "---\ndraft: true\n---\n<html><body><p>One.</p>\n<p>Two.</p></body></html>")
    assert (article.draft, article.text) == (True, "One.\n\nTwo.")
    assert article.line_of == ((0, 4), (6, 5))


SOURCES = """---
factcheck:
  sources:
    - https://r.example/a
    - {outlet: Bloomberg, file: texts/b.txt}
    - near.txt
    - ../up.txt
    - /etc/hostname
    - texts/out.txt
    - texts/round.txt
    - texts
    - texts/none.txt
    - ftp://x.example/y
    - {outlet: Reuters}
    - {file: texts/b.txt, colour: red}
    - [list]
    - "texts/\\0.txt"
    - texts/dev.txt
    - texts/big.txt
---
Text.
"""


def test_declared_sources_are_resolved_inside_the_project_or_not_at_all(here, reads, tmp_path):
    (here / "texts").mkdir()
    (here / "news").mkdir()
    (here / "texts/b.txt").write_text("Words.")
    (here / "news/near.txt").write_text("Words.")
    (tmp_path / "up.txt").write_text("A secret.")
    (here / "texts/out.txt").symlink_to(tmp_path / "up.txt")
    (here / "texts/dev.txt").symlink_to("/proc/self/environ")
    (here / "texts/round.txt").symlink_to("round.txt")
    (here / "texts/big.txt").write_bytes(b"x" * 1_000_001)
    (here / "news/a.md").write_text(SOURCES)
    *misses, article = reads("news/a.md")
    assert isinstance(article, Article)
    assert article.sources == (
        DeclaredSource(None, "https://r.example/a"),
        DeclaredSource("Bloomberg", file=here / "texts/b.txt"),
        DeclaredSource(None, file=here / "news/near.txt"),
    )
    assert all(isinstance(miss, Miss) and miss.stage == "read" for miss in misses)
    assert [(miss.what.rpartition(":")[2], miss.reason.value) for miss in misses] == [
        ("7", "forbidden_address"), ("8", "forbidden_address"), ("9", "forbidden_address"), ("10", "unreadable"),
        ("11", "unreadable"), ("12", "not_found"), ("13", "unreadable"), ("14", "unreadable"), ("15", "unreadable"),
        ("16", "unreadable"), ("3", "unreadable"), ("18", "forbidden_address"), ("19", "too_large"),
    ]  # fmt: skip


def test_one_source_needs_no_list(one):
    assert (
        one("a.md", YAML.format("factcheck: {sources: 'https://r.example/a'}")).sources[0].url == "https://r.example/a"
    )
