"""The day that an article gives itself: in its first lines, its front matter, its metadata or its address."""

from datetime import date

import pytest

from factcheck.read.dateline import day_in

THIRD = date(2018, 4, 3)
NAMED = [
    "LONDON, April 3, 2018 (Reuters) - The bank held.",
    "LONDON, 3 April 2018 - The bank held.",
    "NEW YORK, Apr. 3, 2018 (AP) — The bank held.",
    "BERLIN, 3. April 2018 (dpa) - Die Bank wartet.",
    "FRANKFURT Main, 3.4.2018 – Die Bank wartet.",
    "Bank holds\n\nPublished 3 April 2018\n\nThe bank held.",
    "Bank holds\n\nPublished: April 3, 2018 10:30 am\n\nThe bank held.",
    "Bank holds\nPosted on April 3, 2018 at 10:30\n\nThe bank held.",
    "Bank holds\nFirst published 2018-04-03\n\nThe bank held.",
    "Bank holds\n\nBy Jane Doe | April 3, 2018\n\nThe bank held.",
    "Bank holds\n\nBy Jane Doe, April 3, 2018\n\nThe bank held.",
    "Bank holds\nTuesday, April 3, 2018\nThe bank held.",
    "**Published:** 3 April 2018\n\nThe bank held.",
    "Published 3 April 2018, updated 5 April 2018\n\nThe bank held.",
    "April 3, 2018 - Updated April 5, 2018\n\nThe bank held.",
    "Title: Bank holds\nDate: 2018-04-03 10:20\nCategory: money\n\nThe bank held.",
    "Bank wartet\n\nVon Anna Berg, 03.04.2018\n\nDie Bank wartet.",
    "Bank wartet\nStand: 03.04.2018, 14:00 Uhr\n\nDie Bank wartet.",
    "Bank wartet\nVeröffentlicht am 3. April 2018 um 14:00 Uhr | Aktualisiert: 5. April 2018\n\nDie Bank wartet.",
    "Bank wartet\nErschienen am 3. April 2018\nDie Bank wartet.",
]
UNNAMED = [
    "",
    "The bank held.",
    "LONDON, April 3 (Reuters) - The bank held.",
    "BERLIN, 3. April (dpa) - Die Bank wartet.",
    "WASHINGTON (AP) - On April 3, 2018, the bank held.",
    "In London, April 3, 2018 - a day to remember.",
    "Bank holds\n\nUpdated 3 April 2018\n\nThe bank held.",
    "Bank holds\n\nLast modified: 3 April 2018\n\nThe bank held.",
    "Bank wartet\nZuletzt aktualisiert: 3. April 2018\n\nDie Bank wartet.",
    "On April 3, 2018 the bank held.\n\nIt was right.",
    "April 3, 2018 was a good day.\n\nIt was.",
    "03/04/2018\n\nThe bank held.",
    "3 April 2018\n5 April 2018\n\nThe bank held.",
    "Published 3 April 2018\nPublished 5 April 2018\n\nThe bank held.",
    "Published in April 2018\n\nThe bank held.",
    "Published yesterday\n\nThe bank held.",
    "31 April 2018\n\nThe bank held.",
    "The day of 3 April 2018\n\nThe bank held.",
    "One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nSix\n\nSeven\n\n3 April 2018",
]


@pytest.mark.parametrize("text", NAMED)
def test_a_line_that_says_when_the_article_was_published(text: str) -> None:
    assert day_in(text) == THIRD


@pytest.mark.parametrize("text", UNNAMED)
def test_a_wrong_date_is_worse_than_none(text: str) -> None:
    assert day_in(text) is None


def test_every_kind_of_article_is_looked_at(one) -> None:
    text = "Bank holds\n\nPublished 3 April 2018\n\nThe bank held.\n"
    record = '{"id": "1", "text": "Bank holds\\n\\nPublished 3 April 2018\\n\\nThe bank held."}\n'
    assert one("a.txt", text).published == THIRD
    assert one("a.md", text).published == THIRD
    assert one("a.md", f"---\ntitle: Bank holds\n---\n{text}").published == THIRD
    assert one("a.jsonl", record).published == THIRD


def test_what_the_front_matter_or_the_name_says_goes_before_the_text(one) -> None:
    text = "Published 3 April 2018\n\nThe bank held.\n"
    assert one("a.md", f"---\ndate: 2018-04-09\n---\n{text}").published == date(2018, 4, 9)
    assert one("2018-04-09-a.txt", text).published == date(2018, 4, 9)


@pytest.mark.parametrize(
    "line",
    ["date: April 3, 2018", "date: 3. April 2018", "pubDate: 2018-04-03", "publish_date: 2018-04-03 10:00",
     "published_at: 2018-04-03T10:00:00Z", "datum: 03.04.2018", "datePublished: 2018-04-03"],
)  # fmt: skip
def test_keys_and_spellings_of_front_matter(one, line: str) -> None:
    assert one("a.md", f"---\n{line}\n---\nThe bank held.\n").published == THIRD


@pytest.mark.parametrize(
    "line",
    ["date: Last Modified", "date: git Created", "lastmod: 2018-04-03", "updated: 2018-04-03", "pubdate: true",
     "expiryDate: 2018-04-03", "datum: bald"],
)  # fmt: skip
def test_what_is_no_day_of_publication(one, line: str) -> None:
    assert one("a.md", f"---\n{line}\n---\nThe bank held.\n").published is None


@pytest.mark.parametrize(
    "head",
    ['<meta property="article:published_time" content="2018-04-03T23:30:00-05:00">',
     '<meta name="dcterms.issued" content="2018-04-03">', '<meta name="publish-date" content="April 3, 2018">',
     '<meta itemprop="datePublished" content="2018-04-03">',
     '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2018-04-03"}</script>'],
)  # fmt: skip
def test_metadata_of_a_page(one, head: str) -> None:
    page = f"<html><head>{head}</head><body><article><p>The bank held its rates on Tuesday.</p></article></body></html>"
    assert one("a.html", page).published == THIRD


@pytest.mark.parametrize(
    ("element", "found"),
    [('<time itemprop="datePublished" datetime="2018-04-03">Tuesday</time>', THIRD),
     ('<time pubdate datetime="2018-04-03T10:00">Tuesday</time>', THIRD),
     ('<time itemprop="dateModified" datetime="2018-04-09">Monday</time>', None)],
)  # fmt: skip
def test_an_element_that_is_marked_as_the_date(one, element: str, found: date | None) -> None:
    page = f"<html><body><div>{element}</div><article><p>The bank held its rates.</p></article></body></html>"
    assert one("a.html", page).published == found
