"""A part of a page is told from the whole: only the whole can show that words are missing."""

import pytest

from factcheck.formats import catalogue
from tests.parse.pages import STORY, html, page


def news(**told: object) -> dict[str, object]:
    return {"@type": "NewsArticle", **told}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (html(ld=news(wordCount=740)), "of 740 words could be read"),
        (html(ld=news(wordCount="1,740")), "of 1740 words could be read"),
        (html(ld=news(articleBody="word " * 500)), "of 500 words could be read"),
        (html(ld=news(isAccessibleForFree=False)), "not free to read"),
        (html(ld=news(isAccessibleForFree="False")), "not free to read"),
        (html(ld=news(isAccessibleForFree="http://schema.org/False")), "not free to read"),
        (html(after="<div class='article-paywall'>Become a member now.</div>"), "a paywall stands in the page"),
        (html(after="<p>Subscribe now to continue reading this report.</p>"), "the page asks"),
        (html(after="<p>Jetzt weiterlesen mit einem Abo.</p>"), "the page asks"),
        (
            html(
                after="<section class='sidebar related teaser'>"
                + "<p>One more part of the report is here.</p>" * 40
                + "</section>"
            ),
            "words in the article could be made out",
        ),
        (html(after="<div class='pager'><span>Page <b>1</b> of 3</span></div>"), 'one page of several ("Page 1 of 3")'),
        (html(after="<p>Seite 2 von 4</p>"), 'one page of several ("Seite 2 von 4")'),
        (html(head="<link rel='next' href='/world/osthaven-2026-03-12/2/'>"), "one page of several"),
        (html(head="<link rel='next' href='?page=2'>"), "one page of several"),
        (html(after="<a rel='nofollow next' href='/world/osthaven-2026-03-12-2.html'>Next</a>"), "one page of several"),
        (html(ld={"@type": ["LiveBlogPosting"]}), "a live blog"),
        (html().partition("</article>")[0], "breaks off before its end"),
        (html(*STORY, "Corvane said that the purchase would add to its"), "in the middle of a sentence"),
        (html(*STORY, "Corvane said that the purchase would add to its…"), "mark of omission"),
    ],
)
def test_signs_of_a_part_are_taken_seriously(body: str, reason: str) -> None:
    found = page(body)
    assert not found.complete
    assert reason in found.incomplete_reason
    assert catalogue.load("de").detail(found.incomplete_reason) != found.incomplete_reason


@pytest.mark.parametrize(
    "body",
    [
        html(),
        html(ld=news(wordCount=60)),
        html(ld=news(isAccessibleForFree=True)),
        html(ld=news(isAccessibleForFree=False, wordCount=55)),
        html(*STORY, "“That is how it is,” she said. (Reporting by the desk; Editing by another)"),
        html(*STORY, "Editing by Robin"),
        html(after="<footer><p>Subscribe to read as many articles as you like.</p></footer>"),
        html(after="<div class='paywall'></div>"),
        html(head="<link rel='next' href='/world/another-story-2026-03-11/'>"),
        html(head="<link rel='next' href='/world/osthaven-2026-03-12/amp/'><link rel='next' href='https://[broken'>"),
        html(after="<p>Page 1 of 1</p>"),
        html(after="<p>Part 1 of 3</p>"),
        html().replace("</body></html>", "").replace("</html>", ""),
        html(*STORY, "On page 1 of 30 the report names the bank that had lent the money to the firm."),
        html(after="<div id='comments'>" + "<p>A reader wrote this long remark under it.</p>" * 40 + "</div>"),
        html().replace("<article>", "<article class='paywall'>").replace(STORY[2], STORY[2] + " word" * 150 + "."),
    ],
    ids=[
        "plain",
        "count",
        "free",
        "read to its promise",
        "credits",
        "byline",
        "footer",
        "empty bar",
        "the next article",
        "another form of it",
        "one page",
        "one report of a series",
        "tags that may be left out",
        "pages of something else",
        "comments",
        "named after it",
    ],
)
def test_what_is_no_sign_is_not(body: str) -> None:
    found = page(body)
    assert found.complete, found.incomplete_reason
