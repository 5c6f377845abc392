"""Given names: what they are, and what is left out because it is as often something else."""

import pytest

from factcheck.text.given import given_names


@pytest.mark.parametrize("name", ["helen", "jörg", "goran", "fatima", "volodymyr"])
def test_names_of_many_languages_are_known(name: str) -> None:
    assert name in given_names()


@pytest.mark.parametrize("word", ["paris", "chelsea", "victoria falls", "august", "#", "given"])
def test_places_months_and_comments_are_none(word: str) -> None:
    assert word not in given_names()


def test_they_are_in_small_letters() -> None:
    assert all(name == name.casefold() for name in given_names())
