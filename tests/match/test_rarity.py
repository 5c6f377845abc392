"""How rare words are: common ones weigh little, unknown ones most, and the tables fit the stems."""

from importlib.resources import files

import pytest

from factcheck.match.indirect import stems_for
from factcheck.match.lexicon import LANGUAGES
from factcheck.match.rarity import rarity


def test_a_common_word_weighs_less_than_a_rare_one() -> None:
    table, stems = rarity("en"), stems_for("en")
    weights = [table[stems[word]] for word in ("year", "company", "harbour", "Brennfeld")]
    assert weights == sorted(weights)
    assert weights[0] < weights[-1]


def test_a_word_that_is_not_listed_is_as_rare_as_can_be() -> None:
    table = rarity("en")
    assert table["brennfeld"] == table.rarest > max(table.values())


def test_a_language_without_a_table_weighs_all_words_alike() -> None:
    assert rarity("xx")["anything"] == rarity("xx")["else"] > 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_table_has_each_stem_once_and_its_weights_in_order(code: str) -> None:
    lines = files("factcheck.data").joinpath(f"rarity.{code}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    stems = [stem for _, *found in rows for stem in found]
    assert len(stems) == len(set(stems)) > 2_000
    assert [float(weight) for weight, *_ in rows] == sorted({float(weight) for weight, *_ in rows})
