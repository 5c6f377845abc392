"""Two or three quoted words in a claim in other words: where they stand nowhere, a reader has to compare."""

import pytest

from factcheck.model import Kind, Level, Verdict
from tests.match.laid import lay, verdict

PAGE = (
    'The mayor of Brennfeld called the plan to close the northern harbour "completely insane" on Tuesday in the town '
    "hall. The dock stays open until spring, and the clean-up goes on."
)
CLAIM = "The mayor of Brennfeld called the plan to close the northern harbour {} on Tuesday in the town hall"


@pytest.mark.parametrize(
    "run", ['"completely insane"', "“Completely  insane,”", '"insane"', '"reckless"', '"clean up"']
)
def test_words_that_stand_on_the_page_and_single_words_change_nothing(run: str) -> None:
    plain = CLAIM.format(run.strip('"“”,'))
    assert verdict(CLAIM.format(run), PAGE, Kind.MIXED) is verdict(plain, PAGE, Kind.MIXED)


@pytest.mark.parametrize("run", ['"utterly reckless"', "“utterly reckless madness”", '"plain wrong"'])
def test_words_that_stand_nowhere_are_to_be_compared(run: str) -> None:
    assert verdict(CLAIM.format(run), PAGE, Kind.MIXED) is Verdict.COMPARE
    (part,) = lay(CLAIM.format(run), PAGE, Kind.MIXED).parts
    assert run.strip('"“”') in part.missing


@pytest.mark.parametrize("run", ['"utterly reckless"', '"not insane"', '"12 percent"'])
def test_so_few_words_are_never_an_error_by_themselves(run: str) -> None:
    text = f"{CLAIM.format('wrong')}. {PAGE}"
    found = verdict(CLAIM.format(f"wrong, {run},"), text, Kind.MIXED)
    assert found.level is not Level.ERROR or found is verdict(CLAIM.format(f"wrong, {run[1:-1]},"), text, Kind.MIXED)


def test_german_scraps_are_compared_in_german_marks() -> None:
    page = "Die Bürgermeisterin nannte den Plan für den Hafen am Dienstag im Rathaus „völlig verrückt“ und ging."
    claim = "Die Bürgermeisterin nannte den Plan für den Hafen am Dienstag im Rathaus „{}“"
    assert verdict(claim.format("völlig verrückt"), page, Kind.MIXED) is Verdict.SUPPORTED
    assert verdict(claim.format("grob fahrlässig"), page, Kind.MIXED) is Verdict.COMPARE
