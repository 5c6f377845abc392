"""What of a claim in other words is looked for, and which sentences of a page carry it."""

import pytest

from factcheck.match.indirect import Found, Wanted, find, wanted
from factcheck.match.lexicon import lexicon
from factcheck.match.sentences import MOST_SENTENCES, sentences_of

ENGLISH = lexicon("en")
PAGE = (
    "The ferry to Orlund was late on Tuesday. Its crew had called for help. "
    "The harbour of Brennfeld stayed closed. Nobody was hurt. A survey found that 17 of 43 piles were weak."
)


def want(text: str) -> Wanted:
    return wanted(text, ENGLISH)


def found(claim: str, page: str = PAGE) -> Found:
    return find(want(claim), sentences_of(page), ENGLISH)


def shown(claim: str, stems: frozenset[str]) -> set[str]:
    forms = want(claim).forms
    return {forms[stem] for stem in stems if stem in forms}


class TestWanted:
    def test_small_words_are_not_looked_for(self) -> None:
        assert list(want("The harbour of Brennfeld was closed by the council").forms.values()) == [
            "harbour",
            "Brennfeld",
            "closed",
            "council",
        ]

    def test_a_number_behind_a_definite_word_points_back(self) -> None:
        assert want("the two companies").figures == frozenset()
        assert want("two companies").figures == {"2"}

    @pytest.mark.parametrize("text", ["she'd won't it\u2019ll", "\u20ac3.4m", "J. K. R."])
    def test_what_is_left_of_a_contraction_a_scale_or_an_initial_is_no_word(self, text: str) -> None:
        assert set(want(text).forms.values()) <= {"3.4", "won"}

    def test_a_name_has_a_capital_inside_a_sentence(self) -> None:
        stems = want("Later the council of Brennfeld thanked Mira Holt").names
        assert shown("Later the council of Brennfeld thanked Mira Holt", stems) == {"Brennfeld", "Mira", "Holt"}

    def test_the_first_word_of_a_sentence_is_a_name_when_it_is_no_common_word(self) -> None:
        assert want("Zoubaidi left.").names
        assert not want("Police left. Government officials stayed.").names

    def test_the_country_is_a_name_and_no_pronoun(self) -> None:
        assert shown("The US and the U.K. agreed", want("The US and the U.K. agreed").names) == {"US", "U.K."}
        assert not want("They told us").names

    def test_months_and_weekdays_are_days(self) -> None:
        assert shown("on Tuesday in October", want("on Tuesday in October").days) == {"Tuesday", "October"}


class TestFind:
    def test_the_passage_is_the_sentences_that_carry_most(self) -> None:
        assert found("A survey found 17 weak piles").window == (4, 4)
        assert found("The Orlund ferry was late and the crew called").window == (0, 1)

    def test_several_sentences_may_carry_one_claim_the_best_first(self) -> None:
        one = found("The harbour of Brennfeld was closed, and the ferry to Orlund was late on Tuesday")
        assert set(one.chosen) == {0, 2}
        assert one.chosen[0] == 0

    def test_what_nothing_carries_is_told(self) -> None:
        claim = "The harbour of Brennfeld stayed closed for a month"
        assert shown(claim, frozenset(want(claim).content) - found(claim).carried) == {"month"}

    def test_a_page_without_a_word_of_the_claim_has_no_passage(self) -> None:
        one = found("Painters admired marble sculptures")
        assert (one.window, one.chosen, one.carried, one.nearly) == (None, (), frozenset(), False)

    def test_words_of_another_form_or_kin_are_found(self) -> None:
        claim = "vessels called for assistance"
        assert found(claim).carried == frozenset(want(claim).content)

    @pytest.mark.parametrize(
        "page", ["BRENNFELD HARBOUR CLOSED", "brennfeld harbour closed", "\u201eBrennfeld\u201c-harbour/closed"]
    )
    def test_capitals_and_marks_hide_no_word(self, page: str) -> None:
        assert found("Brennfeld harbour closed", page).carried == frozenset(want("Brennfeld harbour closed").content)

    def test_a_pronoun_is_no_country(self) -> None:
        assert not found("The US fleet", "They told us.").carried
        assert found("The US fleet", "The U.S. told them.").carried

    def test_a_claim_without_a_word_that_counts_finds_nothing(self) -> None:
        assert found("it was so").window is None

    def test_no_page_has_more_sentences_to_look_at_than_a_long_one(self) -> None:
        one = found("The harbour of Brennfeld", "The harbour. " * 400_000)
        assert one.window is not None
        assert one.window[1] < MOST_SENTENCES
        assert len(one.chosen) <= 4
