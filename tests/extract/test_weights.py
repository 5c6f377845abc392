"""The weights, the cues and the languages: data that must be whole."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.cues import LANGUAGES, cues
from factcheck.extract.weights import SIDES, Weights, first_likely, packed


class TestWeights:
    WEIGHTS = Weights(side={"next=that": packed([300, 0, 0, 0, 0])}, end={"word=,": 200}, start={}, source={}, open={})

    def test_a_word_of_which_nothing_is_known_is_no_cue(self) -> None:
        assert sum(self.WEIGHTS.sides(["never=seen"])) < 0.01

    def test_what_speaks_for_a_side_makes_it_likelier_than_the_others(self) -> None:
        sides = self.WEIGHTS.sides(["next=that", "never=seen"])
        assert sides.index(max(sides)) == SIDES.index("right")
        assert sum(sides) <= 1

    @given(st.lists(st.lists(st.integers(-90_000, 90_000), min_size=5, max_size=5), min_size=1, max_size=20))
    def test_rows_are_summed_side_by_side(self, rows: list[list[int]]) -> None:
        weights = Weights({str(at): packed(row) for at, row in enumerate(rows)}, {}, {}, {}, {})
        scores = [sum(column) for column in zip(*rows, strict=True)]
        sides = weights.sides(map(str, range(len(rows))))
        assert sides[scores.index(max(scores))] == max(sides)
        once = Weights({"all": packed(scores)}, {}, {}, {}, {})
        assert sides == once.sides(["all"])

    def test_a_row_of_another_length_is_refused(self) -> None:
        with pytest.raises(ValueError, match="zip"):
            packed([300, 0])

    def test_the_first_likely_choice_is_taken(self) -> None:
        assert first_likely(self.WEIGHTS.end, [(3, ["word=,"]), (7, ["word=,"])]) == 3

    def test_none_where_none_of_them_is_likely(self) -> None:
        assert first_likely({"word=,": -300}, [(3, ["word=,"]), (7, ["word=,"])]) is None

    def test_no_choice_is_none(self) -> None:
        assert first_likely({}, []) is None


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_has_cues_of_its_own(self, language: str) -> None:
        assert cues(language).language == language

    def test_has_the_classes_that_the_rules_need(self, language: str) -> None:
        assert set(cues(language).words) == set(cues("en").words)

    def test_has_weights_that_are_small_enough_to_ship(self, language: str) -> None:
        path = files("factcheck.data").joinpath("cues", f"{language}.weights.json")
        assert len(path.read_bytes()) < 3_000_000
        assert cues(language).weights.side

    def test_has_no_word_twice_in_capitals(self, language: str) -> None:
        assert all(word == word.lower() for word in cues(language).lemmas)
