"""Plain text: what stands in the file is the article."""

from datetime import date

import pytest

from factcheck.model import Reason


def test_newlines_are_kept_and_a_bom_is_not(one):
    article = one("a.txt", "\ufeffOne.\r\nTwo.\r\n".encode())
    assert article.text == article.prose == "One.\r\nTwo.\r\n"
    assert (article.path.name, article.line_of, article.markdown) == ("a.txt", None, False)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rates were held\nThe bank held rates.\n", "Rates were held"),
        ("Rates were held\r\n\r\nThe bank held rates.\r\n", "Rates were held"),
        ("\n  Rates were held\nThe bank held rates.", "Rates were held"),
        ("The bank held rates.\nIt may cut them.", None),
        ("The governor said:\n“We wait.”", None),
        ("“We wait.”\nThat was all", None),
        ("A hard-wrapped first\nline goes on.\n\nAnother paragraph.", None),
        ("Rates were held", None),
        ("", None),
    ],
)
def test_a_first_line_without_end_punctuation_is_the_title(one, text, title):
    article = one("a.txt", text)
    assert (article.title and article.title.text) == title
    if article.title:
        assert article.text[article.title.start : article.title.end] == title == article.headline


def test_bare_addresses_are_links_and_no_prose(one):
    article = one("a.txt", "Reuters said so (https://reuters.com/a_(b)). See HTTPS://x.example/?q=1.")
    assert [(link.url, article.text[link.start : link.end]) for link in article.links] == [
        ("https://reuters.com/a_(b)", "https://reuters.com/a_(b)"),
        ("HTTPS://x.example/?q=1", "HTTPS://x.example/?q=1"),
    ]
    assert article.prose == f"Reuters said so ({' ' * 25}). See {' ' * 22}."


def test_an_empty_file_is_an_article_without_text(one):
    for name in ("a.txt", "a.md", "a.html"):
        assert one(name, b"").text == ""


def test_a_date_in_the_name_is_the_articles(one):
    assert one("2026-11-20-rates.txt", "Held.").published == date(2026, 11, 20)
    assert one("2026-13-40-rates.txt", "Held.").published is None


def test_a_future_date_or_a_drafts_folder_makes_a_draft(one):
    assert one("2026-11-24-rates.txt", "Held.").draft_reason == "its date, 2026-11-24, is in the future"
    assert one("_drafts/rates.txt", "Held.").draft_reason == "it lies in a _drafts folder"
    assert not one("2026-11-23-rates.txt", "Held.").draft


def test_a_file_larger_than_the_bound_is_refused(refused):
    miss = refused("a.txt", b"x" * 1_000_001)
    assert (miss.reason, miss.what) == (Reason.TOO_LARGE, "a.txt")
    assert "1,000,000 bytes" in miss.detail


def test_a_nul_byte_is_refused_with_its_line(refused):
    assert refused("a.txt", b"one\n\0").what == "a.txt:2"
