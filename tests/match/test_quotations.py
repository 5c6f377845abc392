"""Quotations: what an editor would let stand is kept, what was changed does not pass, and the class is told."""

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Change, Evidence, Fit, Kind, Level, Verdict
from factcheck.pairs import claim_of
from tests import builders
from tests.match import second
from tests.match.story import FAITHFUL, FALSIFIED, STORY


def laid(words: str, text: str = STORY, **fields: object):
    claim = claim_of(words, Kind.DIRECT, outlet=builders.REUTERS)
    return claim, match(claim, builders.page(text, **fields))


def verdict(words: str, text: str = STORY) -> Verdict:
    claim, alignment = laid(words, text)
    return judge(claim, Evidence(own=(alignment,))).verdict


def changes(words: str, text: str = STORY) -> set[Change]:
    _, alignment = laid(words, text)
    return {one.change for part in alignment.parts for one in part.differences if one.serious}


@pytest.mark.parametrize("words", FAITHFUL.values(), ids=FAITHFUL)
def test_a_faithful_quotation_is_kept(words: str) -> None:
    assert verdict(words) in (Verdict.SUPPORTED, Verdict.NEAR_VERBATIM)


@pytest.mark.parametrize("words", FALSIFIED.values(), ids=FALSIFIED)
def test_a_falsified_quotation_does_not_pass(words: str) -> None:
    assert verdict(words).level in (Level.WARNING, Level.ERROR)


@pytest.mark.parametrize("words", second.FAITHFUL)
def test_a_faithful_quotation_of_the_second_story_is_kept(words: str) -> None:
    assert verdict(words, second.STORY) in (Verdict.SUPPORTED, Verdict.NEAR_VERBATIM)


@pytest.mark.parametrize("words", second.FALSIFIED)
def test_a_falsified_quotation_of_the_second_story_does_not_pass(words: str) -> None:
    assert verdict(words, second.STORY).level in (Level.WARNING, Level.ERROR)


@pytest.mark.parametrize(
    ("case", "change"),
    [
        ("not dropped", Change.NEGATION),
        ("prefix", Change.NEGATION),
        ("figure", Change.FIGURE),
        ("scale", Change.FIGURE),
        ("ordinal", Change.FIGURE),
        ("currency", Change.UNIT),
        ("percentage points", Change.UNIT),
        ("direction", Change.DIRECTION),
        ("for and against", Change.DIRECTION),
        ("must to should", Change.MODALITY),
        ("weekday", Change.WEEKDAY),
        ("month", Change.DATE),
        ("year", Change.DATE),
        ("person", Change.NAME),
        ("company", Change.NAME),
        ("word", Change.WORDING),
        ("pronoun", Change.WORDING),
        ("ellipsis over not", Change.ELIDED),
        ("splice", Change.SPLICE),
        ("reordered with ellipsis", Change.ORDER),
        ("cut before unless", Change.CUT),
        ("cut after a denial", Change.CUT),
        ("bracketed name", Change.NAME),
    ],
)
def test_the_class_of_what_differs_is_told(case: str, change: Change) -> None:
    assert change in changes(FALSIFIED[case])


def test_a_difference_shows_the_words_of_both_sides_and_where_they_stand() -> None:
    words = "17 of its 44 piles had lost more than a third of their strength"
    _, alignment = laid(words)
    (one,) = alignment.parts[0].differences
    assert (one.a, one.b) == ("44", "43")
    assert words[slice(*one.a_at)] == "44"
    assert STORY[slice(*one.b_at)] == "43"


def test_what_a_marked_cut_leaves_out_is_shown() -> None:
    _, alignment = laid(FAITHFUL["fair ellipsis"])
    (part,) = alignment.parts
    assert part.fit is Fit.EXACT
    assert part.marked_cuts == 1
    assert [one.b for one in part.differences] == ["but"]


def test_an_elided_condition_is_told_and_changes_no_level() -> None:
    text = '"We will sign the treaty, if the others do so as well, before the end of March," she said.'
    claim, alignment = laid("We will sign the treaty ... before the end of March", text)
    finding = judge(claim, Evidence(own=(alignment,)))
    assert finding.verdict is Verdict.SUPPORTED
    assert [one.key for one in finding.remarks if one.key == "elided_condition"]


def test_a_second_sentence_that_stands_nowhere_is_a_part_of_its_own() -> None:
    _, alignment = laid("The plan has no friends in this council at all. Nobody will be sorry when it is gone.",
                        'He said: "The plan has no friends in this council at all."')  # fmt: skip
    assert [part.fit for part in alignment.parts] == [Fit.EXACT, Fit.ABSENT]


def test_another_language_compares_names_and_figures_only() -> None:
    text = (
        "Die Hafenbehörde in Lisden wird das Dock am Mittwoch schließen, sagte Helen Brandt. "
        "Das ist nicht sicher und die 17 Pfähle sind schwach."
    )
    _, alignment = laid(
        "Helen Brandt said on Tuesday that the 17 piles under the dock at Lisden have been found to be weak", text
    )
    assert alignment.translated
    assert {"Brandt", "17", "Lisden"} <= set(alignment.parts[0].carried)


GERMAN = (
    "„Wir werden die Steuern für kleine Betriebe in diesem Jahr nicht erhöhen“, sagte Finanzministerin Anna Köhler "
    "am Dienstag. Das Defizit stieg um 1,5 Prozent auf 43.548 Euro, und die Regierung hat es erwartet."
)


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("Wir werden die Steuern für kleine Betriebe in diesem Jahr nicht erhöhen", True),
        ("Das Defizit stieg um 1,5 % auf 43548 Euro", True),
        ("Wir werden die Steuern für kleine Betriebe in diesem Jahr erhöhen", False),
        ("Wir werden die Steuern für kleine Betriebe in diesem Jahr nicht senken", False),
        ("Das Defizit fiel um 1,5 Prozent auf 43.548 Euro", False),
        ("Das Defizit stieg um 15 Prozent auf 43.548 Euro", False),
        ("sagte Finanzministerin Anna Köhler am Donnerstag", False),
    ],
)
def test_german_is_read_with_its_own_words(words: str, passes: bool) -> None:
    assert (verdict(words, GERMAN).level in (Level.NONE, Level.NOTE)) is passes


def test_a_hostile_page_of_five_megabytes_costs_less_than_a_second() -> None:
    import time

    claim = claim_of("the the of the the of the end of the the", Kind.DIRECT)
    page = builders.page("the of the " * 450_000)
    started = time.process_time()
    match(claim, page)
    assert time.process_time() - started < 1.0


def test_words_deep_in_a_page_of_five_megabytes_are_found() -> None:
    filler = "Nothing of what is said here has anything to do with it. " * 45_000
    text = filler + "The harbour will be closed on Wednesday by the authority. " + filler
    assert verdict("The harbour will be closed on Wednesday by the authority", text) is Verdict.SUPPORTED
