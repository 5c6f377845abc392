"""Where what is said starts and ends, beside what the sentence adds of its own: invented sentences, one way each."""

import pytest

from factcheck.extract import extract
from factcheck.model import Claim
from factcheck.outlets import load
from factcheck.resolve import resolve
from tests.builders import article

OUTLETS = load()


def claims(text: str, language: str = "en") -> list[Claim]:
    whole = article(text, language=language)
    return [claim for claim in resolve(whole, extract(whole, OUTLETS), OUTLETS) if claim.outlet]


def said(text: str) -> list[str]:
    """The content of each claim that leads to an outlet."""
    return [" ... ".join(span.text for span in claim.attribution.content) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Novak, who has voiced the wish to run for office, told the BBC's Miller he would still think about it.",
            "he would still think about it",
            id="after who was told, from the pronoun on",
        ),
        pytest.param(
            "Novak stayed vague in March, telling CNN her vote would depend on the price.",
            "her vote would depend on the price",
            id="after who was told, from the possessive on",
        ),
        pytest.param(
            "Reuters, for one, noted the gap between what the two banks are paid.",
            "the gap between what the two banks are paid",
            id="after an aside, the whole object",
        ),
        pytest.param(
            "Friday evening, as the last train left the valley, CNN reported at least six bridges had closed.",
            "at least six bridges had closed",
            id="a time and a clause of time in front are not what was reported",
        ),
        pytest.param(
            "Novak told Reuters before she left the hall that she believed it would close.",
            "that she believed it would close",
            id="a clause of time before its that",
        ),
        pytest.param(
            "A Reuters poll shows Novak in front with 36 percent, followed by Sens. Carl Miller and Ann Reed.",
            "Novak in front with 36 percent, followed by Sens. Carl Miller and Ann Reed",
            id="titles in the plural end no sentence",
        ),
        pytest.param(
            "The mayor has won 58 districts, according to a CNN tally, but her path is getting narrow.",
            "The mayor has won 58 districts",
            id="what goes on with but behind a credit is the article's own",
        ),
        pytest.param(
            "Reuters reported that a new toll on cars - the third in a year - would be paid by nobody.",
            "that a new toll on cars - the third in a year - would be paid by nobody",
            id="an insertion between dashes whose verb follows",
        ),
        pytest.param(
            "Reuters reported that the toll would break the law - and the mayor went home - but nobody could tell why.",
            "that the toll would break the law",
            id="dashes behind a whole clause",
        ),
        pytest.param(
            "“All of it. All is on the table,” Novak told Reuters on Monday after hinting that “some cuts” could come.",
            "“All of it. All is on the table,”",
            id="a quotation with a comma right before its tag",
        ),
        pytest.param(
            "Most people in the valley want to keep the bridge, a new BBC poll finds, a debate that comes up in May.",
            "Most people in the valley want to keep the bridge",
            id="an afterthought behind the tag",
        ),
        pytest.param(
            'Novak says her side does not want "that money," in an interview with CNN on Sunday.',
            'her side does not want "that money,"',
            id="where it was said is no part of it",
        ),
        pytest.param(
            "Joyce told Reuters he's not going to sell the bridge.",
            "he's not going to sell the bridge",
            id="after who was told, from a pronoun with its verb on",
        ),
        pytest.param(
            "Reuters reported that the ban was for all who enter the U.S. The plan has drawn sharp words from rivals.",
            "that the ban was for all who enter the U.S",
            id="an acronym may end a sentence",
        ),
        pytest.param(
            "As reported by Reuters, the mayor closed the bridge in March, 2015 for good.",
            "the mayor closed the bridge in March, 2015 for good",
            id="a month and its year are not cut apart",
        ),
        pytest.param(
            "The mayor shook hands with all of them, according to Reuters, during a walk over the bridge.",
            "The mayor shook hands with all of them",
            id="what a preposition adds behind a credit",
        ),
        pytest.param(
            "In Osthaven, Novak is in front, according to a Reuters poll, although Miller keeps it close.",
            "In Osthaven, Novak is in front",
            id="what a subordinate clause adds behind a credit",
        ),
        pytest.param(
            "Several ministers told Reuters that in private, the mayor has shown an interest in old bridges.",
            "that in private, the mayor has shown an interest in old bridges",
            id="a phrase after that is not all of it",
        ),
        pytest.param(
            "Miller met the mayor that day, as Reuters reported on Tuesday, and she will be part of the talks.",
            "Miller met the mayor that day",
            id="an aside belongs to the clause before it where the next is joined with and",
        ),
        pytest.param(
            'Novak weighed in, telling Reuters, "But gosh, they are both able to do it," she said, and left.',
            '"But gosh, they are both able to do it,"',
            id="a second tag is no part of the quotation",
        ),
        pytest.param(
            "Novak told Reuters that the bridge was old and said that the ferry would run.",
            "that the bridge was old",
            id="up to the next thing that is said",
        ),
        pytest.param(
            "“The clerks now expect to finish their work on the bridge in the next few weeks,” according to Reuters.",
            "“The clerks now expect to finish their work on the bridge in the next few weeks,”",
            id="a quotation alone before a credit",
        ),
        pytest.param(
            "Novak told MSNBC's “Morning Joe” on Friday that nobody would doubt his plans for the bridge.",
            "that nobody would doubt his plans for the bridge",
            id="the name of a programme is who was told",
        ),
        pytest.param(
            "According to Reuters, 71 of the 84 members - a group of mayors and ministers - supported the plan in May.",
            "71 of the 84 members - a group of mayors and ministers - supported the plan in May",
            id="an insertion between dashes whose verb in the past follows",
        ),
    ],
)
def test_what_is_said_is_whole_and_alone(text: str, content: str) -> None:
    assert said(text) == [content]


@pytest.mark.parametrize(
    "text",
    [
        # A conversation that the words are about is not where they were said.
        "Miller and Novak have both urged the mayor to release the tape of her conversation with the BBC from May 5.",
        # A magazine's name that is a word, led back to by a pronoun.
        "People briefed on the plan said that it was time. But it indicates that the mayor has decided.",
        "CNN barely even mentioned the closure of the bridge and went back to its panel.",
        # A programme's own heading.
        "Breitbart News Daily: A Valley at Odds.\n\nThe bridge was built in 1931.",
        "POLITICO Valley's Weekly Business Report: A Valley at Odds.\n\nThe bridge was built in 1931.",
        # Somebody else's talk with the outlet; what was said to two others.
        '"It is not too late at all," said Terry Giles, in an interview prior to Novak\'s comments to the BBC.',
        "On a late show on CNN, Novak stood back from talks with Reuters and the BBC where he hinted that it was over.",
        # Who found a thing out, beside what the article says of it; the work itself; a piece of a piece.
        "Novak's remarks, first reported by The New York Times on Monday, suggested a touch of regret about it.",
        "The bridge was closed after Reuters published a story detailing four police reports Novak filed against it.",
        '"He put tolls over people," Novak wrote on Wednesday, next to a video of her slamming his remarks to the BBC.',
        "However, another side of the story was being told by The Daily Caller, which unearthed an old note.",
        "The clerk had denounced it on the air, which the BBC pointed to as an example of its openness.",
        # Whom an outlet cites.
        "The New York Times also cited a new study by a teacher who lives in the valley.",
        # What somebody does to a question or a rival is no statement.
        "In an interview with ABC News over the weekend, Novak laughed off the attack ad.",
        "In an interview with ABC News on Monday, Novak responded to a question about the old bridge in the valley.",
        # "It" is not always who said the last thing.
    ],
)
def test_leads_to_no_outlet(text: str) -> None:
    assert claims(text) == []


def test_who_explains_in_a_statement_to_an_outlet_is_not_the_outlet() -> None:
    text = '"Many people here are not so sure," Novak wrote in a statement to Reuters explaining why the bridge closes.'
    assert {(claim.speaker, claim.outlet.id) for claim in claims(text) if claim.outlet} == {("Novak", "reuters.com")}


def test_it_leads_to_an_outlet_where_it_reports() -> None:
    text = "NBC News first published the film on Friday. It shows an officer with a gun."
    assert claims(text.replace("It shows", "It reported")) != claims(text) == []


def test_it_as_an_object_leads_to_no_outlet() -> None:
    text = "The Guardian wrote that it was loud. The woman who started it all identified herself to CNN as a teacher."
    assert [claim.speaker for claim in claims(text)] == ["The Guardian"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Former officials who spoke with Reuters said that the bridge had become a shell.", "Former officials"),
        ("Another clerk speaking to Reuters said that the bridge had become a shell.", "Another clerk"),
    ],
)
def test_who_speaks_to_an_outlet_is_not_the_outlet(text: str, who: str) -> None:
    one = claims(text)[0]
    assert (one.speaker, one.outlet and one.outlet.id) == (who, "reuters.com")


def test_who_was_asked_says_nothing() -> None:
    one = extract(article("Novak was asked whether the bridge would close.", language="en"), OUTLETS)[0]
    assert one.source is None


def test_who_asks_in_the_passive_is_the_source() -> None:
    one = extract(article("Novak was asked by the clerk Ann Reed whether it would close.", language="en"), OUTLETS)[0]
    assert one.source is not None
    assert one.source.text == "the clerk Ann Reed"


def test_a_quotation_alone_after_one_that_ends_in_marks_goes_on() -> None:
    text = 'Novak "is tapping into something that is deep," Ann Reed told the BBC.\n\n"He is no friend of the bridge."'
    assert extract(article(text, language="en"), OUTLETS)[-1].speaker == "Ann Reed"


def test_a_colon_hands_on_who_speaks() -> None:
    text = (
        'The New York Times confirmed it, reporting at length:\n\n"The bridge was closed for the winter by the mayor."'
    )
    last = extract(article(text, language="en"), OUTLETS)[-1]
    assert (last.rule, last.speaker) == ("quotation", "The New York Times")
