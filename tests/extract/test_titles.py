"""Publications whose names stand in quotation marks are sources, and their names no quotations."""

import pytest

from factcheck.extract import extract
from factcheck.extract.titles import names_set_off
from factcheck.model import Claim
from factcheck.outlets import load
from factcheck.resolve import resolve
from factcheck.text.quotes import quotes
from tests.builders import article

OUTLETS = load()


def claims(text: str, language: str = "de") -> tuple[Claim, ...]:
    whole = article(text, language=language)
    return resolve(whole, extract(whole, OUTLETS), OUTLETS)


def told(text: str, language: str = "de") -> list[tuple[str | None, str | None, str]]:
    """Who speaks, through which outlet, and what."""
    return [
        (
            one.attribution.source.text if one.attribution.source else None,
            one.outlet.id if one.outlet else None,
            " ".join(span.text for span in one.attribution.content),
        )
        for one in claims(text, language)
    ]


class TestInGerman:
    @pytest.mark.parametrize(
        ("text", "source", "outlet"),
        [
            ("Laut „Spiegel“ ist die Brücke alt und müde.", "Spiegel", "spiegel.de"),
            ("Laut Spiegel ist die Brücke alt und müde.", "Spiegel", "spiegel.de"),
            ("Der »Spiegel« schreibt, die Brücke sei alt.", "Der »Spiegel«", "spiegel.de"),
            ("Wie der „Spiegel“ berichtet, ist die Brücke alt.", "der „Spiegel“", "spiegel.de"),
            ("Die „Bild“ berichtet, die Brücke sei alt.", "Die „Bild“", "bild.de"),
            ('Die "New York Times" berichtet, die Brücke sei alt.', 'Die "New York Times"', "nytimes.com"),
            ("Nach Informationen der „FAZ“ ist die Brücke alt.", "Informationen der „FAZ“", "faz.net"),
            (
                "Einem Bericht des „Guardian“ zufolge ist die Brücke alt.",
                "Einem Bericht des „Guardian“",
                "theguardian.com",
            ),
            (
                "Laut einem Bericht der britischen Zeitung „The Guardian“ ist die Brücke alt.",
                "einem Bericht der britischen Zeitung „The Guardian“",
                "theguardian.com",
            ),
            ("Nach „Spiegel“-Informationen ist die Brücke alt.", "Spiegel“-Informationen", "spiegel.de"),
            ("Im Interview mit der „Zeit“ sagte Hallweg: „Die Brücke ist sehr alt.“", "Hallweg", "zeit.de"),
            ("Gegenüber der „Süddeutschen Zeitung“ sagte Hallweg, die Brücke sei alt.", "Hallweg", "sueddeutsche.de"),
            ("Der „Zeit“ sagte Hallweg, die Brücke sei alt.", "Hallweg", "zeit.de"),
            ("Der „Süddeutschen Zeitung“ sagte sie, die Brücke sei alt.", "sie", "sueddeutsche.de"),
        ],
    )
    def test_the_name_is_the_source_or_the_place(self, text: str, source: str, outlet: str) -> None:
        assert [(who, where) for who, where, _ in told(text)] == [(source, outlet)]

    def test_a_paper_that_the_table_does_not_know_is_no_quotation_either(self) -> None:
        assert told("Die „Ostfelder Zeitung“ berichtet, die Brücke sei alt.") == [
            ("Die „Ostfelder Zeitung“", None, "die Brücke sei alt")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "„Das ist keine Krise“, sagte Sandvoss im ZDF.",
            "„Das ist keine Krise“, so Sandvoss im ZDF-Interview.",
        ],
    )
    def test_on_the_air_is_a_place(self, text: str) -> None:
        assert told(text) == [("Sandvoss", "zdf.de", "„Das ist keine Krise“")]

    @pytest.mark.parametrize(
        "text",
        [
            "Im Deutschlandfunk sagte Sandvoss, die Brücke sei alt.",
            "Sandvoss sagte im Deutschlandfunk, die Brücke sei alt.",
            "Im Deutschlandfunk-„Morgenmagazin“ sagte Sandvoss, die Brücke sei alt.",
        ],
    )
    def test_on_the_air_stands_anywhere(self, text: str) -> None:
        assert [where for _, where, _ in told(text)] == ["deutschlandfunk.de"]

    @pytest.mark.parametrize(
        ("text", "outlet"),
        [
            ("Die Stadt teilte der Deutschen Presse-Agentur mit, die Brücke sei alt.", "dpa.com"),
            ("Die Brücke ist geschlossen, erfuhr die Deutsche Presse-Agentur.", "dpa.com"),
            ("Der Norddeutsche Rundfunk berichtete, die Brücke sei alt.", "ndr.de"),
            ("Die Tageszeitung taz schreibt, die Brücke sei alt.", "taz.de"),
            ("Die Ministerin schrieb in einem Gastbeitrag für die „FAZ“, die Brücke sei alt.", "faz.net"),
            ("Wie die „Zeit“ am Montag berichtete, ist die Brücke alt.", "zeit.de"),
        ],
    )
    def test_leads_to_the_outlet(self, text: str, outlet: str) -> None:
        assert [where for _, where, _ in told(text)] == [outlet]

    def test_what_follows_an_outlet_in_the_middle_of_a_clause_belongs_to_the_clause(self) -> None:
        text = "Auf der Brücke standen laut einem Artikel der Agentur Reuters 900 Menschen im Regen."
        source, outlet, content = told(text)[0]
        assert (source, outlet) == ("einem Artikel der Agentur Reuters", "reuters.com")
        assert content == "Auf der Brücke standen 900 Menschen im Regen"

    def test_the_question_of_an_interview_is_no_claim(self) -> None:
        assert told("Reuters: Sehen Sie darin eine Gefahr für alle Bürger?")[0][1] is None

    def test_what_is_told_of_the_source_is_not_what_it_says(self) -> None:
        text = "Laut BBC, die sich auf Daten der Stadt beruft, ist die Brücke alt."
        assert told(text) == [("BBC", "bbc.com", "ist die Brücke alt")]

    def test_what_an_agency_relies_on_is_not_its_name(self) -> None:
        text = "Die Brücke ist geschlossen, wie die Agentur Reuters unter Berufung auf zwei Arbeiter meldete."
        assert told(text) == [("die Agentur Reuters", "reuters.com", "Die Brücke ist geschlossen")]

    def test_whom_it_relies_on_is_its_chain_where_that_is_an_outlet(self) -> None:
        one = claims("Wie die BBC unter Berufung auf Interfax berichtet, ist die Brücke geschlossen.")[0]
        assert (one.outlet and one.outlet.id, one.chain) == ("bbc.com", ("Interfax",))

    def test_a_common_noun_without_a_verb_of_saying_leads_nowhere(self) -> None:
        assert not any(where for _, where, _ in told("Sie nannte das Gesetz eine „Zeit“ der Prüfung."))

    def test_the_papers_own_spokesman_is_not_the_paper(self) -> None:
        text = "„Die Brücke ist alt“, sagte der Sprecher der „Rheinischen Post“."
        assert [where for _, where, _ in told(text)] == [None]


class TestInEnglish:
    @pytest.mark.parametrize(
        ("text", "outlet"),
        [
            ('The "New York Times" reported that the bridge was old.', "nytimes.com"),
            ("Norwegian broadcaster NRK said the bridge was old.", "nrk.no"),
            ("The BBC understands that the bridge is old.", "bbc.com"),
            ("According to documents seen by Reuters, the bridge is old.", "reuters.com"),
            ("A Guardian investigation has revealed that the bridge is old.", "theguardian.com"),
            ("A CBS poll in June showed that most people like the bridge.", "cbsnews.com"),
            ('Speaking on CNN, Anna Sandvoss said: "The bridge is old."', "cnn.com"),
            ("According to a report in the British newspaper The Guardian, the bridge is old.", "theguardian.com"),
        ],
    )
    def test_leads_to_the_outlet(self, text: str, outlet: str) -> None:
        assert [where for _, where, _ in told(text, "en")] == [outlet]

    def test_what_is_told_of_the_source_is_not_what_it_says(self) -> None:
        text = "According to a BBC article, which relied on data of the town, the bridge is old."
        assert told(text, "en") == [("a BBC article", "bbc.com", "the bridge is old")]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("The mayor told Reuters there was no need of a bridge.", "there was no need of a bridge"),
            ("The mayor told CNN this week he was surprised by the bridge.", "he was surprised by the bridge"),
            (
                "The mayor told Reuters, which first had the plan, that the bridge was old.",
                "that the bridge was old",
            ),
            (
                "CBS News identified Dana Voss as the driver who hit Cpl. Piet Aarden at the bridge.",
                "Dana Voss as the driver who hit Cpl. Piet Aarden at the bridge",
            ),
        ],
    )
    def test_what_is_said_is_all_that_and_no_more(self, text: str, said: str) -> None:
        assert said in [content for _, where, content in told(text, "en") if where]

    def test_two_who_speak_are_both_the_source(self) -> None:
        text = "The bridge was closed for nine days, security sources and witnesses told Reuters."
        assert told(text, "en") == [
            ("security sources and witnesses", "reuters.com", "The bridge was closed for nine days")
        ]

    @pytest.mark.parametrize(
        "text",
        ["Opinion: Why the bridge is open", "“The bridge is very old,” her lawyer told CNN affiliate KABC."],
    )
    def test_what_only_has_a_name_like_it_is_no_outlet(self, text: str) -> None:
        assert [where for _, where, _ in told(text, "en")] == [None]

    def test_a_line_of_credit_is_no_claim(self) -> None:
        text = "Associated Press writer Dana Voss reported this story in Lisden and Orlund."
        assert [where for _, where, _ in told(text, "en")] == [None]

    def test_who_cites_behind_a_tag_is_who_reported(self) -> None:
        text = "The bridge is closed, the New York Times reported on Tuesday, citing three people at the site."
        assert [who for who, _, _ in told(text, "en")] == ["the New York Times", "the New York Times"]

    def test_who_has_seen_a_video_is_not_who_speaks_in_it(self) -> None:
        text = "In a video that Reuters obtained in June, the mayor said that the bridge was old."
        assert [where for _, where, _ in told(text, "en")] == [None]


class TestTheMarks:
    def test_are_blanked_where_they_are_and_nothing_else(self) -> None:
        text = "Die „Zeit“ schrieb: „Die Zeit drängt.“"
        bare = names_set_off(text, OUTLETS.mentions(text))
        assert bare == "Die  Zeit  schrieb: „Die Zeit drängt.“"

    def test_stay_around_what_is_said(self) -> None:
        text = "„Die Zeit drängt“, sagte sie, und „Brücken“ seien alt."
        assert names_set_off(text, OUTLETS.mentions(text)) is text
        assert len(quotes(text)) == 2
