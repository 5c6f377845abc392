"""The weights, the cues and the languages: data that must be whole."""

from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.cues import LANGUAGES, cues
from factcheck.extract.seen import Feature, Group, Seen, features
from factcheck.extract.weights import SIDES, Table, Weights, first_likely, packed, table

WORDS = st.sampled_from(["say", "that", ",", "name"])
SIDE_OF = (Group("lemma", ("next",), alone=True),)
END_OF = (Group("word", ("next", "near"), alone=True), Group("near", ("lemma",)))
SAYS: Seen = (("say", ("that",)),)
COMMA: Seen = ((",", ("and", "1")),)


def weights(**tables: Table) -> Weights:
    return Weights(**({name: Table(()) for name in ("side", "end", "start", "source", "open")} | tables))


class TestWeights:
    WEIGHTS = weights(side=table({"lemma": {"say": {"next": {"that": [300, 0, 0, 0, 0]}}}}, SIDE_OF, packed))
    END = table({"word": {",": {"": 200}}}, END_OF)

    def test_a_word_of_which_nothing_is_known_is_no_cue(self) -> None:
        assert sum(self.WEIGHTS.sides((("never", ("seen",)),))) < 0.01

    def test_what_speaks_for_a_side_makes_it_likelier_than_the_others(self) -> None:
        sides = self.WEIGHTS.sides(SAYS)
        assert sides.index(max(sides)) == SIDES.index("right")
        assert sum(sides) <= 1

    @given(st.lists(st.lists(st.integers(-90_000, 90_000), min_size=5, max_size=5), min_size=1, max_size=20))
    def test_rows_are_summed_side_by_side(self, rows: list[list[int]]) -> None:
        names = tuple(map(str, range(len(rows))))
        raw = {"lemma": {"say": {name: {"that": row} for name, row in zip(names, rows, strict=True)}}}
        summed = weights(side=table(raw, (Group("lemma", names),), packed))
        scores = [sum(column) for column in zip(*rows, strict=True)]
        sides = summed.sides((("say", ("that",) * len(rows)),))
        assert sides[scores.index(max(scores))] == max(sides)
        once = weights(side=table({"lemma": {"say": {"": scores}}}, (Group("lemma", (), alone=True),), packed))
        assert sides == once.sides((("say", ()),))

    def test_a_row_of_another_length_is_refused(self) -> None:
        with pytest.raises(ValueError, match="not enough"):
            packed([300, 0])

    @given(
        st.dictionaries(st.tuples(st.sampled_from(["", "next", "near"]), WORDS, WORDS), st.integers(-900, 900)),
        st.integers(-900, 900), st.tuples(WORDS, st.tuples(WORDS, WORDS)), st.tuples(WORDS, st.tuples(WORDS)),
    )  # fmt: skip
    def test_the_total_is_the_sum_over_the_features(
        self, known: dict[tuple[str, str, str], int], always: int, one: Seen, other: Seen
    ) -> None:
        raw: dict[str, Any] = {"always": always, "word": {}, "near": {"say": {"lemma": {"that": 7}}}}
        flat: dict[Feature, int] = {("near", "say", "lemma", "that"): 7}
        for (name, thing, value), weight in known.items():
            beside = raw["word"].setdefault(thing, {})
            (beside.setdefault(name, {}) if name else beside)[value if name else ""] = weight
            flat["word", thing, name, value if name else ""] = weight
        seen: Seen = (one, other)  # type: ignore[assignment]
        plain = always + sum(flat.get(feature, 0) for feature in features(END_OF, seen))
        assert table(raw, END_OF).total(seen) == plain

    def test_the_first_likely_choice_is_taken(self) -> None:
        assert first_likely(self.END, [(3, COMMA), (7, COMMA)]) == 3

    def test_none_where_none_of_them_is_likely(self) -> None:
        assert first_likely(table({"word": {",": {"": -300}}}, END_OF), [(3, COMMA), (7, COMMA)]) is None

    def test_no_choice_is_none(self) -> None:
        assert first_likely(Table(()), []) is None


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_has_cues_of_its_own(self, language: str) -> None:
        assert cues(language).language == language

    def test_has_the_classes_that_the_rules_need(self, language: str) -> None:
        assert set(cues(language).words) == set(cues("en").words)

    def test_has_weights_that_are_small_enough_to_ship(self, language: str) -> None:
        path = files("factcheck.data").joinpath("cues", f"{language}.weights.json")
        assert len(path.read_bytes()) < 3_000_000
        assert any(cues(language).weights.side.groups)

    def test_has_no_word_twice_in_capitals(self, language: str) -> None:
        assert all(word == word.lower() for word in cues(language).lemmas)
