"""What a quotation leaves out: fair cuts are shown, and what a cut turns round does not pass."""

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Change, Evidence, Kind, Verdict
from factcheck.pairs import claim_of
from tests import builders
from tests.match.laid import differences, lay, serious, verdict

CUT = {Change.CUT}


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (
            "the buoys had been in place",
            '"If the buoys had been in place, nobody would have died," he said.',
        ),
        (
            "the bill will pass this week",
            '"Unless the bill will pass this week, we are lost," she said on the steps.',
        ),
        (
            "nobody would have died",
            '"If the buoys had been in place, nobody would have died," he said.',
        ),
        (
            "we shall all be paid twice",
            '"Unless the owner objects, we shall all be paid twice," she said.',
        ),
        (
            "will we vote for the budget",
            '"Only under one condition will we vote for the budget," she said.',
        ),
        (
            "die Stadt dem Plan zustimmt",
            "„Wenn die Stadt dem Plan zustimmt, bauen wir den Lärmschutz aus“, sagte sie.",
        ),
        (
            "bauen wir den Lärmschutz aus",
            "„Falls die Stadt zustimmt, bauen wir den Lärmschutz aus“, sagte er dort.",
        ),
        (
            "wir dort ein Werk bauen",
            "„Ob wir dort ein Werk bauen, entscheiden wir erst im Herbst“, sagte er dort.",
        ),
        (
            "werden wir dem Haushalt zustimmen",
            "„Nur mit Auflagen werden wir dem Haushalt zustimmen“, sagte sie dort.",
        ),
    ],
)
def test_a_condition_before_the_start_is_seen(words: str, page: str) -> None:
    assert serious(words, page) == CUT
    assert verdict(words, page) is Verdict.CUT_SHORT


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (
            "If the buoys had been in place, nobody would have died",
            '"If the buoys had been in place, nobody would have died."',
        ),
        (
            "we went to the harbour at noon",
            '"If you ask me, the day began badly. But we went to the harbour at noon," he said.',
        ),
        (
            "The boats will come home",
            '"I asked if anybody knew. The boats will come home," he said to the crowd.',
        ),
        (
            "whether the plant will open",
            "The company did not say whether the plant will open in the spring of the year.",
        ),
        (
            "das Dorf steht noch",
            "„Wenn man genau hinsieht: das Dorf steht noch“, sagte er. „Wir sind alle noch da.“",
        ),
    ],
)
def test_what_is_whole_or_hangs_on_no_condition_is_kept(words: str, page: str) -> None:
    assert not serious(words, page)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (
            "the authority had hidden the report",
            "She denied that the authority had hidden the report since 2019.",
        ),
        (
            "people lived there for long",
            '"We are not claiming that people lived there for long," she said on Monday.',
        ),
        (
            "the vaccine had caused the illness",
            "There is no evidence that the vaccine had caused the illness, he said.",
        ),
        (
            "the money went to my party",
            '"Anyone who says that the money went to my party is lying," she told them.',
        ),
        (
            "die Zahl der Beschwerden gesunken ist",
            "Es stimmt nicht, dass die Zahl der Beschwerden gesunken ist, sagte sie.",
        ),
        (
            "die Akten vernichtet zu haben",
            "Er bestritt, die Akten vernichtet zu haben, als er noch im Amt gewesen ist.",
        ),
        (
            "die Regierung habe es gewusst",
            "Er wies den Vorwurf zurück, die Regierung habe es gewusst und dazu geschwiegen.",
        ),
        (
            "der Flughafen schließen muss",
            "„Ich habe nie behauptet, dass der Flughafen schließen muss“, sagte er dazu.",
        ),
        (
            "der Gletscher 2040 verschwunden ist",
            "„Es ist nicht auszuschließen, dass der Gletscher 2040 verschwunden ist.“",
        ),
    ],
)
def test_a_denial_before_the_start_is_seen_behind_a_comma_too(words: str, page: str) -> None:
    assert serious(words, page) == CUT


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (
            "the city had paid twice",
            "He rejected the offer and the city had paid twice, the auditors wrote in May.",
        ),
        (
            "die Polizei sucht Zeugen des Unfalls",
            "Er bestritt die Tat, aber die Polizei sucht Zeugen des Unfalls von gestern.",
        ),
    ],
)
def test_a_denial_of_something_else_denies_nothing(words: str, page: str) -> None:
    assert not serious(words, page)


def test_an_article_that_says_so_itself_has_cut_nothing_off() -> None:
    words = "She denied that “the authority had hidden the report since 2019”."
    claim = claim_of(words, Kind.MIXED, outlet=builders.REUTERS)
    page = "She denied that the authority had hidden the report since 2019, and left."
    assert not [one for part in match(claim, builders.page(page)).parts for one in part.differences if one.serious]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("we will vote for it", '"we will vote for it unless the mayor resigns," she said.'),
        (
            "the worst is behind us now",
            '"the worst is behind us now, provided that the dam holds," she said.',
        ),
        (
            "demand is back in every region",
            '"demand is back in every region except Asia," he said.',
        ),
        ("you may stay in the house", '"you may stay in the house as long as you pay," he said.'),
        (
            "Das Urteil ist ein Schlag ins Gesicht",
            "„Das Urteil ist ein Schlag ins Gesicht, es sei denn, es wird aufgehoben.“",
        ),
        (
            "Weitere Zukäufe schließe ich nicht aus",
            "„Weitere Zukäufe schließe ich nicht aus, sofern der Preis stimmt.“",
        ),
    ],
)
def test_a_condition_behind_the_end_is_seen(words: str, page: str) -> None:
    assert serious(words, page) == CUT


@pytest.mark.parametrize(
    "words",
    [
        "stay at home ... they have been told to leave",
        "stay at home [...] they have been told to leave",
    ],
)
def test_a_cut_that_takes_out_the_if_before_the_words_kept_turns_them_round(words: str) -> None:
    page = '"All of you stay at home unless they have been told to leave," the minister said.'
    assert serious(words, page) == {Change.ELIDED}
    assert verdict(words, page) is Verdict.JOINED


def test_a_condition_that_is_left_out_whole_is_a_remark() -> None:
    page = '"We will sign the treaty, if the others do so as well, before the end of March," she said.'
    claim = claim_of("We will sign the treaty ... before the end of March", Kind.DIRECT, outlet=builders.REUTERS)
    finding = judge(claim, Evidence(own=(lay(claim.text, page),)))
    assert finding.verdict is Verdict.SUPPORTED
    assert "elided_condition" in [one.key for one in finding.remarks]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("We will ... pretend that it is safe", '"We will not pretend that it is safe," he said.'),
        (
            "Our members are ... against repairs",
            '"Our members are nowhere near being against repairs," he said.',
        ),
        (
            "Ich wollte ... weg, man hat mich verkauft",
            "„Ich wollte nie weg, man hat mich verkauft“, sagte er.",
        ),
    ],
)
def test_a_cut_that_takes_out_a_not_is_no_cut(words: str, page: str) -> None:
    assert Change.ELIDED in serious(words, page)


def test_a_fair_cut_is_shown_and_changes_no_level() -> None:
    page = '"Our members are not against repairs, but they deserve an honest timetable," he said.'
    (one,) = differences("Our members are not against repairs ... they deserve an honest timetable", page)
    assert (one.change, one.b, one.serious) == (Change.ELIDED, "but", False)
