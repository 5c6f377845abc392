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
