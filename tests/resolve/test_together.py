"""Outlets that are credited in one breath: all of them have a claim on the words, and none is said to be the one."""

import pytest

from factcheck.extract import extract
from factcheck.model import Claim
from factcheck.outlets import load
from factcheck.resolve import resolve
from tests.builders import article

OUTLETS = load()


def claims(text: str, language: str = "en") -> list[Claim]:
    whole = article(text, language=language)
    return [one for one in resolve(whole, extract(whole, OUTLETS), OUTLETS) if one.outlet]


def jointly(text: str, language: str = "en") -> list[list[str]]:
    return [[outlet.name for outlet in claim.jointly] for claim in claims(text, language)]


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("The minister will resign within days, Reuters and the BBC reported on Thursday.", ["Reuters", "BBC"]),
        ("Reuters and the BBC reported that the minister will resign.", ["Reuters", "BBC"]),
        ('"We shall not pay a cent," Haas told Reuters and the Financial Times.', ["Reuters", "Financial Times"]),
        ("According to Reuters, CNN and the BBC, the company hid the leak.", ["Reuters", "CNN", "BBC"]),
        (
            "A Washington Post/NBC News poll found that most people like the bridge.",
            ["The Washington Post", "NBC News"],
        ),
    ],
)
def test_outlets_of_one_credit_are_all_kept(text: str, outlets: list[str]) -> None:
    (found,) = claims(text)
    assert [outlet.name for outlet in found.jointly] == outlets
    assert found.outlet == found.jointly[0]
    assert not found.outlets
    assert [one.outlet for one in found.readings] == list(found.jointly)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("NDR und WDR berichten, dass der Minister zurücktreten wird.", "dass der Minister zurücktreten wird"),
        (
            "Der Konzern hat nach Recherchen von NDR, WDR und BR das Leck lange verschwiegen.",
            "Der Konzern hat das Leck lange verschwiegen",
        ),
        ("„Wir zahlen keinen Cent“, sagte Haas der Süddeutschen Zeitung und dem Spiegel.", "Wir zahlen keinen Cent"),
    ],
)
def test_german_credits_too_and_the_list_is_no_part_of_what_is_said(text: str, content: str) -> None:
    (found,) = claims(text, "de")
    assert found.text == content
    assert len(found.jointly) > 1


def test_an_english_list_is_no_part_of_what_is_said() -> None:
    (found,) = claims("According to Reuters, CNN and the BBC, the company hid the leak.")
    assert found.text == "the company hid the leak"


@pytest.mark.parametrize(
    "text",
    [
        "According to Reuters, CNN and the BBC refused to say who paid for the trip.",
        "Reuters reported that the BBC had closed its office.",
        '"It is over," Haas told Reuters.',
    ],
)
def test_a_credit_of_one_outlet_has_no_others(text: str) -> None:
    assert all(one == [] for one in jointly(text))


def test_an_outlet_whose_name_is_shared_by_several_is_left_out_where_another_is_sure() -> None:
    (found,) = claims("A Washington Post/ABC poll found that most people like the bridge.")
    assert found.outlet is not None
    assert (found.outlet.name, found.jointly) == ("The Washington Post", ())


def test_a_sentence_that_goes_on_is_theirs_too() -> None:
    found = jointly("According to Reuters and the BBC, the bridge is old. Trees line the river on both sides.")
    assert found == [["Reuters", "BBC"]] * 2


def test_its_id_is_that_of_the_first() -> None:
    (both,) = claims("Reuters and the BBC reported that the minister will resign.")
    assert {one.id for one in both.readings} == {both.id}


@pytest.mark.parametrize(
    "text", ["Bloomberg, who was mayor for years, said the city was safe.", "Bloomberg, 84, said so much more."]
)
def test_a_person_who_is_called_like_an_outlet_is_none(text: str) -> None:
    assert claims(text) == []
