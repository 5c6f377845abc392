"""A quotation that its page splits round who said it is one quotation, however long the attribution is."""

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Evidence, Kind, Verdict
from factcheck.pairs import claim_of
from tests import builders

FIRST, SECOND = "The harbour has never been as busy as this spring", "Nobody here knows what the summer will bring"
WHOLE = f"{FIRST}. {SECOND}."
TWICE = "Look at that old ship. There it is at the very end. Nobody ever believed me"
TAGS = [
    "said Helen Brandt, a retired captain of the northern fleet, who has challenged the owners for years and years.",
    "Brandt told the television programme \"Ships and People\" on Monday.",
    'said Brandt, who noted that the old quay, which her grandfather had built by hand, had "crumbled" since.',
    "Brandt, the sailors' spokeswoman, said in a statement.",
    "said Capt. H. Brandt of St. Olaf, 54, who came to Lisden from the islands when the docks were still made of wood.",
]  # fmt: skip


def verdict(words: str, page: str) -> Verdict:
    claim = claim_of(words, Kind.DIRECT, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, builders.page(page)),))).verdict


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_is_no_joined_quotation(tag: str, between: str) -> None:
    assert verdict(WHOLE, f'"{FIRST}," {tag}{between}"{SECOND}."') is Verdict.SUPPORTED


@pytest.mark.parametrize("tag", TAGS)
def test_may_be_split_after_two_words_or_before_the_last_two(tag: str) -> None:
    tag = tag.rstrip(".")
    assert verdict("The harbour: " + SECOND, f'"The harbour," {tag}. "{SECOND}."') is Verdict.SUPPORTED
    assert verdict(FIRST, f'"{FIRST.removesuffix(" this spring")}," {tag}, "this spring."') is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "between",
    [
        (
            '," said Brandt. The mayor came late and left early, and he had a word for all who waited in the rain. '
            'Then it was time for the band to play, and for the children to dance on the quay. "'
        ),
        '," said Brandt, who had heard the mayor say "we have all lost our way in this fog" and had to laugh. "',
        '," said Brandt.\n\n"It is raining," said Olsen.\n\n"',
    ],
)
def test_is_one_where_more_than_an_attribution_lies_between(between: str) -> None:
    assert verdict(WHOLE, f'"{FIRST}{between}{SECOND}."') is Verdict.JOINED


@pytest.mark.parametrize(
    "page",
    [
        f'"There it is at the very end," she said first. Later she held it up. "{TWICE}," Brandt said.',
        f'"{TWICE}," Brandt said. "There it is at the very end," she said again.',
    ],
)
def test_that_says_something_twice_is_laid_where_its_other_sentences_stand(page: str) -> None:
    assert verdict(f"{TWICE}.", page) is Verdict.SUPPORTED


def test_words_that_lie_beside_the_attribution_are_left_out_and_not_split_off() -> None:
    page = f'"Finally," said Brandt of the islands. "It took far too long, but {SECOND[0].lower()}{SECOND[1:]}."'
    assert verdict(f"Finally, {SECOND[0].lower()}{SECOND[1:]}", page) is Verdict.WORDING_DIFFERS
