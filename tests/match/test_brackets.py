"""Brackets that a writer puts into a quotation: fair for what the page means there, never for what it does not say."""

import pytest

from factcheck.model import Change, Verdict
from tests.match.laid import lay, relation, serious, verdict

PAGE = (
    "Harbour director Helen Brandt met union leader Marek Olsen on Friday.\n\n"
    '"She told us that the dock is safe and we believed it," Olsen said. "I have paid 40 euros for the survey."\n\n'
    "The mayor, Ines Carvalho, was not there. The company will repair the dock in the spring."
)
SEITE = (
    "Ministerin Hannelore Weiß entließ am Abend ihren Staatssekretär Dieter Kopp.\n\n"
    "„Er hat mein Vertrauen nicht mehr, und das hat er zu erklären“, sagte Weiß. „Ich werde nicht zurücktreten.“\n\n"
    "Ministerpräsident Thomas Rühl war nicht dabei. Die Firma wird den Hafen im Frühjahr bauen."
)


@pytest.mark.parametrize(
    "words",
    [
        "[S]he told us that the dock is safe",
        "[Brandt] told us that the dock is safe and we believed it",
        "She told us that the dock [in the harbour] is safe and we believed it",
        "She told us that the dock is safe [sic] and we believed it",
        "[The director] told us that the dock is safe and we believed it",
        "[The union] believed it",
        "She [has] told us that the dock is safe and we believed it",
        "[Olsen has] paid 40 euros for the survey",
    ],
)
def test_what_stands_for_the_pages_own_words_is_fair(words: str) -> None:
    assert not serious(words, PAGE)


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("She told us that the dock is [not] safe and we believed it", Change.NEGATION),
        ("I have [never] paid 40 euros for the survey", Change.NEGATION),
        ("She told us that the [three] docks are safe and we believed it", Change.FIGURE),
        ("I have paid [90] euros for the survey", Change.FIGURE),
        ("She told us that the dock [of Nordona] is safe and we believed it", Change.NAME),
        ("She told us that the dock is safe and we believed it [, Carvalho]", Change.NAME),
        ("[Carvalho] told us that the dock is safe and we believed it", Change.NAME),
        ("[Brandt's] company will repair the dock in the spring", Change.NAME),
        ("[Carvalho has] paid 40 euros for the survey", Change.NAME),
    ],
)
def test_a_bracket_adds_no_name_no_figure_and_no_negation(words: str, change: Change) -> None:
    assert change in serious(words, PAGE)


@pytest.mark.parametrize(
    "words",
    [
        "[Kopp] hat mein Vertrauen nicht mehr",
        "[Der Staatssekretär] hat mein Vertrauen nicht mehr",
        "und das hat [Kopp] zu erklären",
        "[Weiß] werde nicht zurücktreten",
    ],
)
def test_german_brackets_are_fair_in_the_same_way(words: str) -> None:
    assert not serious(words, SEITE)


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("und das hat [Rühl] zu erklären", Change.NAME),
        ("[Rühl] werde nicht zurücktreten", Change.NAME),
        ("Er hat mein Vertrauen [noch nie] nicht mehr, und das hat er zu erklären", Change.NEGATION),
        ("Die [40] Firma wird den Hafen im Frühjahr bauen", Change.FIGURE),
    ],
)
def test_german_names_are_told_from_nouns_by_what_the_page_knows(words: str, change: Change) -> None:
    assert change in serious(words, SEITE)


def test_who_says_i_is_whom_the_page_gives_the_words() -> None:
    page = 'Brandt and Olsen spoke. "I have paid for the survey myself and alone," she said.'
    words = "[Olsen has] paid for the survey myself and alone"
    said = (relation(page, "I have paid for the survey myself and alone,", "Helen Brandt"),)
    assert not serious(words, page)
    changes = [one.change for part in lay(words, page, said=said).parts for one in part.differences if one.serious]
    assert changes == [Change.NAME]


def test_a_bracket_of_the_pages_own_is_the_pages() -> None:
    page = '"The plan (of 2019) is dead and buried for good," she said.'
    assert verdict("The plan (of 2019) is dead and buried for good", page) is Verdict.SUPPORTED
