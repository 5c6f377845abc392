"""What an outlet says about its own report is kept apart from the report."""

import pytest

from tests.parse.pages import STORY, html, page


@pytest.mark.parametrize(
    "notice",
    [
        "This story has been corrected to show that 63 patients were moved, not 93.",
        "Correction: an earlier headline gave the wrong figure.",
        "Correction (13 March 2026): the name was misspelt.",
        "This article was amended on 12 March 2026 to correct the rate.",
        "An earlier version of this article misstated the number of members.",
        "Editor’s note: This report has been withdrawn.",
        "(Corrects figure in second paragraph to 63)",
        "WITHDRAWN - The report on the rate has been withdrawn.",
        "Editor's note (14 March): The second paragraph was changed to give the right year.",
        "(This story corrects the number of members in paragraph 2)",
        "(This March 12 story has been corrected to say that the vote was on Thursday)",
        "___ This story has been corrected to show that the vote was on Thursday.",
        "(Refiles to fix the name in the headline)",
        "REFILE-The rate was left unchanged.",
        "UPDATE 2-CORRECTED-The rate was left unchanged.",
        "Retraction: The report rested on a document that turned out to be forged.",
        "Richtigstellung: Die Bank hat den Zins nicht gesenkt.",
        "Anmerkung der Redaktion: Wir haben die Zahl der Mitglieder berichtigt.",
        "In einer früheren Version hieß es, die Bank habe den Zins gesenkt.",
        "Dieser Artikel wurde am Freitag korrigiert.",
        "(Berichtigt die Zahl im zweiten Absatz)",
        "Korrektur: In der Überschrift stand eine falsche Zahl.",
        "In einer früheren Version dieses Artikels stand eine falsche Zahl.",
    ],
)
def test_a_notice_is_a_correction_and_no_part_of_the_text(notice: str) -> None:
    found = page(html(STORY[0], notice, *STORY[1:]))
    assert found.corrections == (notice,)
    assert notice not in found.text


@pytest.mark.parametrize(
    "words",
    [
        "Corrected figures show that the economy grew faster than was thought at first, the office said.",
        "This report was written for the ministry by three judges.",
        "The article of the law was amended last year, and the court has to apply it.",
        "Correction of the market was long expected.",
        "The report removes any doubt that the bank knew of it, the judges wrote.",
        "“This story has been corrected three times,” the editor told the court on Thursday.",
        "„In einer früheren Version stand das nicht“, sagte der Anwalt vor Gericht am Freitag.",
        "Der Artikel 5 des Gesetzes wurde vor zwei Jahren berichtigt, wie das Gericht mitteilte.",
    ],
)
def test_a_report_on_corrections_is_none(words: str) -> None:
    found = page(html(STORY[0], words, *STORY[1:]))
    assert found.corrections == ()
    assert words in found.text


@pytest.mark.parametrize(
    "told",
    [
        "The figure was wrong.",
        {"@type": "CorrectionComment", "text": "The figure was wrong."},
        [{"text": "The  figure was\nwrong."}, {"url": "https://x"}, "https://example.org/corrections"],
    ],
)
def test_what_the_page_declares_counts(told: object) -> None:
    found = page(html(ld={"@type": "NewsArticle", "correction": told}))
    assert found.corrections == ("The figure was wrong.",)


def test_a_headline_can_say_it() -> None:
    assert page(html(title="CORRECTED-Velmora holds rate")).corrections == ("CORRECTED-Velmora holds rate",)


def test_an_element_can_be_named_a_notice() -> None:
    note = "The number of members was wrong at first; it is nine."
    beside = html(after=f"<aside class='editors-note'>{note}</aside>")
    within = html(STORY[0], *STORY[1:]).replace("<h1>", f"<p class='article correction'>{note}</p><h1>")
    for body in (beside, within):
        found = page(body)
        assert found.corrections == (note,)
        assert note not in found.text


def test_an_element_is_no_notice_for_a_class_that_holds_the_word() -> None:
    found = page(html(after="<p class='story-correctional'>The prison was closed in the spring of last year.</p>"))
    assert found.corrections == ()
