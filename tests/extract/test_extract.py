"""What an article attributes, to whom, and through whom."""

import pytest

from factcheck.extract import extract
from factcheck.model import Attribution, Kind
from factcheck.outlets import load
from tests.builders import article

OUTLETS = load()


def found(text: str, **fields: object) -> tuple[Attribution, ...]:
    return extract(article(text, **fields), OUTLETS)


def only(text: str, **fields: object) -> Attribution:
    (one,) = found(text, **fields)
    return one


def words(one: Attribution) -> str:
    return " ... ".join(span.text.strip('.,"\u201c\u201d ') for span in one.content)


class TestTheSourceTheCueAndTheContent:
    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("The mayor said that the bridge would close.", "The mayor", "that the bridge would close"),
            ("The bridge would close in May, the mayor said.", "the mayor", "The bridge would close in May"),
            (
                "The bridge would close in May, said Jane Doe, the mayor.",
                "Jane Doe, the mayor",
                "The bridge would close in May",
            ),
            ("Rates were held at two percent, according to Reuters.", "Reuters", "Rates were held at two percent"),
            ("According to the New York Times, the vote took an hour.", "the New York Times", "the vote took an hour"),
            ("As Reuters reported, the plant had closed in May.", "Reuters", "the plant had closed in May"),
            ("The plant had closed in May, Reuters reported on Monday.", "Reuters", "The plant had closed in May"),
        ],
    )
    def test_stand_in_any_order(self, text: str, source: str, content: str) -> None:
        one = only(text)
        assert one.source is not None
        assert (one.source.text, words(one)) == (source, content)

    def test_kinds_are_told_by_the_marks(self) -> None:
        assert only('"We will close the bridge," the mayor said.').kind is Kind.DIRECT
        assert only("The mayor said that the bridge would close.").kind is Kind.INDIRECT
        assert only('The mayor said that the bridge was "a danger to everyone".').kind is Kind.MIXED


class TestQuotations:
    def test_split_around_the_tag_are_one(self) -> None:
        one = only('"We will close it," the mayor said. "It is not safe any more."')
        assert words(one) == "We will close it ... It is not safe any more"

    @pytest.mark.parametrize("marks", ['""', "\u201c\u201d", "\u00ab\u00bb", ["''", "''"], "\u2018\u2019"])
    def test_may_stand_in_any_marks(self, marks: str) -> None:
        text = f"{marks[0]}We will close the bridge,{marks[1]} the mayor said."
        assert [one.source.text for one in found(text) if one.source] == ["the mayor"]
        assert "We will close the bridge" in found(text)[0].content[0].text

    def test_run_on_over_a_paragraph_that_is_left_open(self) -> None:
        text = 'The mayor said: "We will close the bridge.\n\n"It is not safe any more."\n\nThe bridge is old.'
        one = only(text)
        assert len(one.content) == 2
        assert one.content[1].text == '"It is not safe any more."'

    def test_take_a_question_and_its_tag_together(self) -> None:
        one = only('"Is the bridge safe for us?" Mr. Smith asked.')
        assert one.source is not None
        assert one.source.text == "Mr. Smith"

    def test_follow_the_cue_that_introduces_them(self) -> None:
        one = only(
            "On the show \u201cGood Morning\u201d on Tuesday, he said, \u201cI never said that I would pay.\u201d"
        )
        assert words(one) == "I never said that I would pay"

    def test_of_the_next_paragraph_are_likely_the_same_speakers(self) -> None:
        first, second = found('"We will close it," Jane Doe said.\n\n"It is not safe for us any more."')
        assert (second.source, second.cue) == (first.source, None)
        assert second.confidence < first.confidence

    def test_alone_are_found_and_said_to_be_guesses(self) -> None:
        (one,) = found('There was a banner: "The bridge must never be closed again".')
        assert (one.cue, one.confidence < 0.5) == (None, True)

    def test_of_one_to_three_words_are_no_quotations(self) -> None:
        assert found('The so-called "iron bridge" stands here.') == ()


class TestTranscriptsAndHeadlines:
    def test_a_speaker_in_capitals_before_a_colon(self) -> None:
        one = only("It was a long night for the town.\n\nSMITH: We will close the bridge. It is not safe.")
        assert one.source is not None
        assert (one.source.text, one.rule) == ("SMITH", "label")
        assert words(one) == "We will close the bridge. It is not safe"

    def test_an_outlet_before_a_colon_in_the_headline(self) -> None:
        one = found("Reuters: Mayor to close bridge\n\nThe bridge is old.")[0]
        assert one.source is not None
        assert one.source.text == "Reuters"


class TestThroughWhom:
    @pytest.mark.parametrize(
        "text",
        [
            "The mayor told Reuters that the bridge would close.",
            "Speaking to Reuters on Monday, the mayor said that the bridge would close.",
            "In an interview with Reuters, the mayor said that the bridge would close.",
            '"The bridge will close for good," the mayor told Reuters.',
        ],
    )
    def test_the_speaker_and_the_outlet_are_kept_apart(self, text: str) -> None:
        one = only(text)
        assert one.via is not None
        assert one.source is not None
        assert (one.source.text.lower(), one.via.text) == ("the mayor", "Reuters")

    def test_a_place_belongs_to_one_cue_alone(self) -> None:
        text = "The mayor said that she was tired, and the governor told Reuters that the bridge would close."
        assert found(text)[0].via is None

    def test_the_chain_is_kept(self) -> None:
        one = only("Reuters, citing Interfax, reported that the ministry had agreed.")
        assert [span.text for span in one.chain] == ["Interfax"]


class TestGoingOn:
    def test_a_sentence_without_a_cue_goes_on_with_the_outlet_of_its_paragraph(self) -> None:
        first, second = found("According to Reuters, the court took an hour. The hearing was set the day before.")
        assert (second.cue, second.continues) == (None, first.index)
        assert second.confidence < first.confidence

    def test_not_with_a_person(self) -> None:
        assert len(found("According to the mayor, the court took an hour. The hearing was set the day before.")) == 1

    def test_not_in_the_next_paragraph(self) -> None:
        assert len(found("According to Reuters, the court took an hour.\n\nThe hearing was set the day before.")) == 1

    @pytest.mark.parametrize(
        "follow", ["It added that the judge was new.", "The newspaper said that the judge was new."]
    )
    def test_it_and_the_newspaper_lead_back_to_the_outlet(self, follow: str) -> None:
        _, second = found(f"According to The Guardian, the court took an hour. {follow}")
        assert second.speaker == "The Guardian"

    def test_it_does_not_lead_past_another_speaker(self) -> None:
        text = "According to Reuters, it took an hour.\n\nThe ministry said that it agreed. It added that all was well."
        assert found(text)[-1].speaker != "Reuters"

    def test_a_pronoun_leads_back_to_the_person(self) -> None:
        _, second = found("Jane Doe said that the bridge would close. She added that it was old.")
        assert second.speaker == "Jane Doe"

    @pytest.mark.parametrize(
        "between",
        [
            # another is named who has said nothing yet; then one who has; then one whose words are not told
            "Trainer Dawn Novak, whose team had lost, was relieved.",
            "Doe was gone by then. Miller, 22, took her place.",
            "Then the clerk said that it had rained.",
        ],
    )
    def test_a_pronoun_that_may_mean_another_leads_nowhere(self, between: str) -> None:
        text = f'"The bridge is far too old," said Jane Doe.\n\n{between} "We have to pay for it all," she said.'
        last = found(text)[-1]
        assert last.source is not None
        assert (last.source.text, last.speaker) == ("she", None)

    @pytest.mark.parametrize(
        "between",
        [
            "That was in New York, at the White House.",
            '"I asked Peter Miller about the plan."',
            "The bridge is ninety years old.",
        ],
    )
    def test_a_name_in_a_phrase_or_in_quotation_marks_is_nobody_else(self, between: str) -> None:
        text = f'"The bridge is far too old," said Jane Doe.\n\n{between} "We have to pay for it all," she said.'
        assert found(text)[-1].speaker == "Jane Doe"

    def test_whom_somebody_quotes_is_not_who_goes_on(self) -> None:
        text = "Jane Doe said that Peter Miller told her that the bridge was old. She added that it would close."
        assert found(text)[-1].speaker == "Jane Doe"

    def test_who_was_he_is_not_she(self) -> None:
        text = 'Peter Miller said that the bridge was old. He added that it would close. "I doubt it," she said.'
        assert [one.speaker for one in found(text)] == ["Peter Miller", "Peter Miller", None]

    def test_who_was_told_is_not_who_tells(self) -> None:
        text = 'Jane Doe said that the bridge was old.\n\n"You will not have the money for it," she told Jane Doe.'
        assert found(text)[-1].speaker is None


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "text",
        [
            "LONDON (Reuters) - The bridge closed on Monday.",
            "The bridge closed on Monday. Reuters contributed to this report.",
            "Reuters cut 200 jobs last year.",
            "A New York Times reporter was arrested on Friday.",
            "The court told the company to pay a fine.",
            "",
            " \n \n",
            "...",
        ],
    )
    def test_attributes_nothing(self, text: str) -> None:
        assert found(text) == ()


class TestGerman:
    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("Die Brücke werde geschlossen, sagte die Bürgermeisterin am Montag.", "die Bürgermeisterin"),
            (
                "Laut der Nachrichtenagentur Reuters wird die Brücke nicht wieder geöffnet.",
                "der Nachrichtenagentur Reuters",
            ),
            ("Nach Angaben der Polizei wurden bei dem Unfall drei Menschen verletzt.", "Angaben der Polizei"),
            ("Die Brücke ist nach dem Unfall nicht mehr sicher, so die Bürgermeisterin.", "die Bürgermeisterin"),
            ("Dem Bericht zufolge wird die Brücke nicht wieder geöffnet.", "Dem Bericht"),
        ],
    )
    def test_names_the_source(self, text: str, source: str) -> None:
        one = found(text, language="de")[0]
        assert one.source is not None
        assert one.source.text == source

    def test_the_mood_alone_marks_reported_words(self) -> None:
        text = "Die Bürgermeisterin sagte, die Brücke werde geschlossen. Sie sei nicht mehr sicher."
        assert found(text, language="de")[-1].rule == "reported-mood"

    def test_low_marks(self) -> None:
        one = found("„Wir schließen die Brücke noch heute“, sagte die Bürgermeisterin.", language="de")[0]
        assert one.kind is Kind.DIRECT


def test_an_unknown_language_still_has_its_quotation_marks() -> None:
    one = found("„Most zamkniemy jeszcze dzisiaj wieczorem”, oznajmiła burmistrz miasta.", language="pl")[0]
    assert one.kind is Kind.DIRECT


def test_lines_are_those_of_the_content() -> None:
    assert found("The bridge is old.\n\nThe mayor said that it would close.")[0].line == 3


def test_lines_of_a_text_that_is_not_the_file_come_from_the_article() -> None:
    text = "The mayor said that it would close."
    assert found(text, line_of=((0, 17),))[0].line == 17
    assert found(text, line_of=((0, None),))[0].line is None
