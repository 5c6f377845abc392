"""Which page a verdict rests on: the one that shows most for the article, whatever the order."""

from itertools import permutations

import pytest

from factcheck.judge.best import best_of
from factcheck.match import match
from factcheck.model import Alignment, Grade, Kind, SourcePage
from factcheck.pairs import claim_of
from tests import builders

SAID = "We expect 40 ships to arrive in June and we will not turn any of them away"
STORY = f'The port of Lisden was busy. "{SAID}," Helen Brandt said. The harbour was closed in 2019.'
WRONG = STORY.replace("40", "14")
UNRELATED = "The weather in Orlund was mild, and the fields were green until late in the autumn of that year."


def laid(text: str, name: str, words: str = SAID, kind: Kind = Kind.DIRECT, **fields: object) -> Alignment:
    page: SourcePage = builders.page(text, url=f"https://www.reuters.com/{name}", **fields)
    return match(claim_of(words, kind, outlet=builders.REUTERS), page)


def chosen(*alignments: Alignment) -> str:
    """The last part of the address of the best of these, which no order may change."""
    names = {best.page.url.rpartition("/")[2] for some in permutations(alignments) if (best := best_of(some))}
    assert len(names) == 1
    return names.pop()


def test_none_of_none() -> None:
    assert best_of(()) is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((STORY, {}), (WRONG, {})),
        ((STORY, {}), (UNRELATED, {})),
        ((WRONG, {}), (UNRELATED, {})),
        ((STORY, {}), (STORY, {"grade": Grade.SYNDICATED})),
        ((STORY, {}), (STORY, {"complete": False})),
        ((STORY, {"grade": Grade.SYNDICATED}), (WRONG, {})),
        ((STORY, {"complete": False}), (WRONG, {})),
        ((WRONG, {}), (WRONG, {"grade": Grade.SYNDICATED})),
        ((STORY, {"grade": Grade.SYNDICATED}), (STORY, {"grade": Grade.ABSTRACT})),
        ((STORY, {"grade": Grade.ABSTRACT}), (STORY, {"grade": Grade.TITLE})),
    ],
)
def test_what_shows_more_goes_first(
    better: tuple[str, dict[str, object]], worse: tuple[str, dict[str, object]]
) -> None:
    assert chosen(laid(better[0], "z-better", **better[1]), laid(worse[0], "a-worse", **worse[1])) == "z-better"


def test_among_equals_the_address_decides() -> None:
    assert chosen(laid(STORY, "b"), laid(STORY, "a"), laid(STORY, "c")) == "a"


TOLD = "The council of Lisden approved the harbour budget of 34 million euros after a long debate"
DIFFERS = TOLD.replace("34", "43") + "."


def test_nearly_the_same_words_go_before_the_same_figures_in_others() -> None:
    loose = "Lisden was calm. The budget was the talk of the town, and 90 people came to the harbour on that long day."
    differing = laid(DIFFERS, "z", TOLD, Kind.INDIRECT)
    assert chosen(differing, laid(loose, "a", TOLD, Kind.INDIRECT)) == "z"


def test_but_not_where_another_page_carries_what_differs() -> None:
    carries = (
        "For the harbour the council of Lisden has set aside 34 million euros in a budget that took long to debate."
    )
    best = best_of([laid(DIFFERS, "a", TOLD, Kind.INDIRECT), laid(carries, "z", TOLD, Kind.INDIRECT)])
    assert best is not None
    assert best.page.url.endswith("/z")
