"""The ways in which articles credit an outlet, and their near misses: a table for each language.

A row is a text, the outlet that all its claims lead to, and what is said or who says it where the row tells that.
"""

from collections.abc import Mapping, Sequence

import pytest

from factcheck.extract import extract
from factcheck.model import Claim
from factcheck.outlets import load
from factcheck.resolve import resolve
from tests.builders import article

OUTLETS = load()


def claims(text: str, language: str) -> list[Claim]:
    whole = article(text, language=language)
    return [claim for claim in resolve(whole, extract(whole, OUTLETS), OUTLETS) if claim.outlet]


def words(claim: Claim) -> str:
    return " ... ".join(span.text for span in claim.attribution.content)


OUTLET_SPEAKS = {
    "en": [
        ("The bridge would close in May, according to Reuters.", "reuters.com", "The bridge would close in May"),
        ("According to Reuters, the bridge would close in May.", "reuters.com", "the bridge would close in May"),
        ("The bridge, according to Reuters, would close in May.", "reuters.com", None),
        ("According to a report by Reuters, the bridge would close in May.", "reuters.com", None),
        ("According to a Reuters report, the bridge would close in May.", "reuters.com", None),
        ("According to the BBC's Jane Doe, the bridge would close in May.", "bbc.com", None),
        ("The bridge would close in May, Reuters reported.", "reuters.com", "The bridge would close in May"),
        ("The bridge would close in May, Reuters reported on Monday.", "reuters.com", "The bridge would close in May"),
        ("The bridge would close in May, reported Reuters.", "reuters.com", "The bridge would close in May"),
        ("Reuters reported that the bridge would close in May.", "reuters.com", "that the bridge would close in May"),
        ("Reuters reports the bridge will close in May.", "reuters.com", None),
        ("Reuters first reported that the bridge would close.", "reuters.com", None),
        (
            "As first reported by Reuters, the bridge would close in May.",
            "reuters.com",
            "the bridge would close in May",
        ),
        ("The bridge would close in May, as Reuters first reported.", "reuters.com", "The bridge would close in May"),
        ("The bridge would close in May, as reported by Reuters.", "reuters.com", "The bridge would close in May"),
        ("As Reuters reported, the bridge would close in May.", "reuters.com", "the bridge would close in May"),
        ("As The Guardian noted, the bridge was built in 1931.", "theguardian.com", "the bridge was built in 1931"),
        ("A Reuters report says the bridge will close in May.", "reuters.com", None),
        ("A recent Reuters report said that the bridge would close in May.", "reuters.com", None),
        ("A BBC investigation found that the bridge had rusted for years.", "bbc.com", None),
        ("An analysis by The New York Times found that the bridge had rusted for years.", "nytimes.com", None),
        ("A CNN/ORC poll found that most people like the bridge.", "cnn.com", None),
        ("A poll by The Washington Post found that most people like the bridge.", "washingtonpost.com", None),
        ("A story in The New York Times said that the bridge would close in May.", "nytimes.com", None),
        ("An article in The Guardian says that the bridge will close in May.", "theguardian.com", None),
        ("An editorial in The Guardian argued that the bridge should be torn down.", "theguardian.com", None),
        ("The BBC's Jane Doe reported that the bridge had closed.", "bbc.com", None),
        ("CNN's Jane Doe reports that the bridge has closed.", "cnn.com", None),
        ("Jane Doe of The New York Times reported that the bridge had closed.", "nytimes.com", None),
        ("Reuters correspondent Jane Doe reported that the bridge had closed.", "reuters.com", None),
        ("Per Reuters, the bridge would close in May.", "reuters.com", "the bridge would close in May"),
        ("The bridge would close in May, per Reuters.", "reuters.com", "The bridge would close in May"),
        ("@Reuters says the bridge has closed.", "reuters.com", None),
        ("REUTERS reported that the bridge had closed.", "reuters.com", None),
        ('Reuters called the bridge "a danger to everyone in town".', "reuters.com", None),
        ('"The bridge is a danger to the whole town," The Guardian wrote.', "theguardian.com", None),
        ('"The bridge is a danger to the whole town," wrote The Guardian.', "theguardian.com", None),
        ('The Guardian wrote: "The bridge is a danger to the whole town."', "theguardian.com", None),
        ("The Wall Street Journal described the bridge as a danger to the town.", "wsj.com", None),
        ("The bridge has closed, the Financial Times says.", "ft.com", "The bridge has closed"),
        ("The Associated Press estimated that ten thousand people use the bridge.", "apnews.com", None),
    ],
    "de": [
        ("Die Brücke wird laut Reuters im Mai geschlossen.", "reuters.com", None),
        ("Laut Reuters wird die Brücke im Mai geschlossen.", "reuters.com", "wird die Brücke im Mai geschlossen"),
        ("Laut einem Bericht der BBC wird die Brücke im Mai geschlossen.", "bbc.com", None),
        ("Nach Angaben von Reuters wird die Brücke im Mai geschlossen.", "reuters.com", None),
        ("Nach Informationen der Süddeutschen Zeitung wird die Brücke geschlossen.", "sueddeutsche.de", None),
        ("Einem Bericht der BBC zufolge wird die Brücke im Mai geschlossen.", "bbc.com", None),
        ("Die Brücke wird im Mai geschlossen, meldet Reuters.", "reuters.com", "Die Brücke wird im Mai geschlossen"),
        ("Die Brücke wird im Mai geschlossen, berichtete die BBC am Montag.", "bbc.com", None),
        ("Die Brücke wird im Mai geschlossen, schreibt der Spiegel.", "spiegel.de", None),
        ("Reuters meldete, dass die Brücke im Mai geschlossen wird.", "reuters.com", None),
        ("Reuters berichtete, die Brücke werde im Mai geschlossen.", "reuters.com", None),
        ("Die BBC berichtet, dass die Brücke im Mai geschlossen wird.", "bbc.com", None),
        ("Der Spiegel schreibt, dass die Brücke im Mai geschlossen wird.", "spiegel.de", None),
        ("Wie Reuters berichtet, wird die Brücke im Mai geschlossen.", "reuters.com", None),
        ("Wie die BBC zuerst berichtete, wird die Brücke im Mai geschlossen.", "bbc.com", None),
        ("Wie die Nachrichtenagentur Reuters meldet, wird die Brücke geschlossen.", "reuters.com", None),
        ("Die Brücke wird, wie der Spiegel berichtet, im Mai geschlossen.", "spiegel.de", None),
        ("Die Brücke sei nicht mehr sicher, so Reuters.", "reuters.com", "Die Brücke sei nicht mehr sicher"),
        ("„Die Brücke ist eine Gefahr für die ganze Stadt“, schrieb der Spiegel.", "spiegel.de", None),
        ("Der Spiegel schrieb: „Die Brücke ist eine Gefahr für die ganze Stadt.“", "spiegel.de", None),
        ("Reuters zufolge wird die Brücke im Mai geschlossen.", "reuters.com", None),
        ("Eine Umfrage der BBC ergab, dass die meisten die Brücke mögen.", "bbc.com", None),
        ("Ein Bericht der BBC besagt, dass die Brücke geschlossen wird.", "bbc.com", None),
    ],
}
THROUGH: dict[str, list[tuple[str, str, str | None]]] = {
    "en": [
        ("The mayor told Reuters that the bridge would close.", "reuters.com", "The mayor"),
        ("Jane Doe told The New York Times the bridge would close.", "nytimes.com", "Jane Doe"),
        ("Jane Doe told The New York Times on Monday that the bridge would close.", "nytimes.com", "Jane Doe"),
        ("Jane Doe told the newspaper The Guardian that the bridge would close.", "theguardian.com", "Jane Doe"),
        ('"The bridge is a danger to us all," Jane Doe told Reuters.', "reuters.com", "Jane Doe"),
        ('"The bridge is a danger to us all," Jane Doe said in an interview with Reuters.', "reuters.com", "Jane Doe"),
        ("In an interview with Reuters, Jane Doe said that the bridge would close.", "reuters.com", "Jane Doe"),
        ("Speaking to the BBC, Jane Doe said that the bridge would close.", "bbc.com", "Jane Doe"),
        ("Jane Doe said in an email to Reuters that the bridge would close.", "reuters.com", "Jane Doe"),
        ("Jane Doe said in a statement to CNN that the bridge would close.", "cnn.com", "Jane Doe"),
        ("Jane Doe said on Fox News that the bridge would close.", "foxnews.com", "Jane Doe"),
        ("Jane Doe wrote in The Washington Post that the bridge should close.", "washingtonpost.com", "Jane Doe"),
        ("Jane Doe said in a CNN interview that the bridge would close.", "cnn.com", "Jane Doe"),
        ("Jane Doe said that the bridge would close, according to Reuters.", "reuters.com", "Jane Doe"),
        ('"It is the end of the bridge," Jane Doe said, according to Reuters.', "reuters.com", "Jane Doe"),
        ("Reuters quoted Jane Doe as saying that the bridge would close.", "reuters.com", "Jane Doe"),
    ],
    "de": [
        ("Die Bürgermeisterin sagte der Süddeutschen Zeitung, die Brücke werde geschlossen.", "sueddeutsche.de", None),
        ("Die Bürgermeisterin sagte dem Spiegel, die Brücke werde geschlossen.", "spiegel.de", "Die Bürgermeisterin"),
        ("Müller sagte dem Spiegel, die Brücke werde geschlossen.", "spiegel.de", "Müller"),
        ("Anna Müller sagte dem „Spiegel“, die Brücke werde geschlossen.", "spiegel.de", "Anna Müller"),
        ("„Die Brücke ist eine Gefahr für alle“, sagte Müller dem Spiegel.", "spiegel.de", "Müller"),
        ("„Die Brücke ist eine Gefahr für alle“, sagte Müller der „Bild am Sonntag“.", "bild.de/bams", "Müller"),
        ("„Die Brücke ist eine Gefahr für alle“, sagte Müller der Tagesschau.", "tagesschau.de", "Müller"),
        ("„Die Brücke ist eine Gefahr für alle“, sagte Müller gegenüber Reuters.", "reuters.com", "Müller"),
        ("„Die Brücke ist eine Gefahr für alle“, sagte Müller gegenüber der BBC.", "bbc.com", "Müller"),
        ("„Die Brücke ist eine Gefahr für alle“, sagte Müller laut Reuters.", "reuters.com", "Müller"),
        (
            "„Die Brücke ist eine Gefahr für alle“, sagte Vorstandschefin Müller laut BBC.",
            "bbc.com",
            "Vorstandschefin Müller",
        ),
        (
            "„Die Brücke ist eine Gefahr für alle“, sagte Chefredakteurin Müller der BBC.",
            "bbc.com",
            "Chefredakteurin Müller",
        ),
        ("Im Gespräch mit der Zeit sagte Müller, die Brücke werde geschlossen.", "zeit.de", "Müller"),
        ("In einem Interview mit dem Spiegel sagte Müller, die Brücke werde geschlossen.", "spiegel.de", "Müller"),
        ("Gegenüber Reuters sagte Müller, die Brücke werde geschlossen.", "reuters.com", "Müller"),
        ("Gegenüber der BBC erklärte Müller, die Brücke werde geschlossen.", "bbc.com", "Müller"),
    ],
}
CHAINS = {
    "en": [
        ("Reuters, citing Interfax, reported that the bridge had closed.", "reuters.com", ["Interfax"]),
        ("Reuters reported that the bridge had closed, citing Interfax.", "reuters.com", ["Interfax"]),
        ("The bridge had closed, Reuters reported, citing Interfax.", "reuters.com", ["Interfax"]),
    ],
    "de": [
        ("Reuters meldete unter Berufung auf Interfax, dass die Brücke geschlossen sei.", "reuters.com", ["Interfax"]),
        ("Reuters berichtete unter Berufung auf die BBC, die Brücke sei geschlossen.", "reuters.com", ["BBC"]),
    ],
}
NOBODY = {
    "en": [
        "LONDON (Reuters) - The mayor said that the bridge would close.",
        "LONDON (AP) \u2014 The bridge was closed on Monday.",
        "Reuters contributed to this report.",
        "The Associated Press contributed to this report from the town.",
        "Photo by Jane Doe for Reuters.",
        "(Reuters photo: Jane Doe)",
        "Reuters cut 200 jobs on Monday.",
        "Reuters said it would cut 200 jobs.",
        "Reuters plans to open an office in the town.",
        "CNN said in a statement that the show would go on.",
        "CNN announced that the show would go on.",
        "A spokesman for CNN said that the show would go on.",
        "A spokeswoman for The New York Times said that the show would go on.",
        "The chief executive of Reuters said that rates were low.",
        "Former CNN anchor Jane Doe said that the bridge would close.",
        "A New York Times reporter was arrested near the bridge.",
        "A New York Times reporter asked whether the bridge would close.",
        "The mayor was asked by a Reuters reporter whether the bridge would close.",
        "The mayor was seen on Fox News.",
        "The mayor has never been on Fox News in all those years.",
        "The mayor reads The New York Times every morning.",
        "The mayor sued The New York Times over the story.",
        "The mayor criticized CNN for its coverage of the bridge.",
        "The mayor believes that CNN is unfair.",
        "Shares of The New York Times Company rose by two percent.",
        "NBC News will say that the bridge is old.",
        "CNN didn't report that the bridge would close.",
        "CNN declined to comment on the bridge.",
        "People said it was fine, and Time will tell whether the Sun sets.",
        "The sun said nothing, as the guardian of the bridge remarked.",
        "Michael Bloomberg said that the bridge would close.",
        "The mayor said that the bridge would close.",
        "John Guardian is a barber. Guardian said that the bridge would close.",
        "The Post Office said that letters would be late.",
        "Fortune 500 companies said that rates were low.",
        "The mayor met editors of The Washington Post before the vote.",
        "Time magazine named the mayor its person of the year.",
        "The debate on CNN begins at nine.",
        "Mashable announced that it would shed several journalists.",
        "Reuters will open an office in the town, the mayor said.",
        "The mayor said that she had read about it in The Guardian.",
        "BBC viewers said that the show was dull.",
        "Readers of The Guardian said that the show was dull.",
        "Fox News's reporting often tells that the bridge is old.",
    ],
    "de": [
        "LONDON (Reuters) - Die Brücke wird geschlossen.",
        "Reuters streicht 200 Stellen.",
        "Reuters teilte mit, 200 Stellen zu streichen.",
        "BBC teilte mit, dass das Studio geschlossen wird.",
        "Ein Sprecher der BBC sagte, die Sendung gehe weiter.",
        "Eine Sprecherin von Reuters sagte, die Zinsen seien niedrig.",
        "Der Chefredakteur der Zeit sagte, die Zinsen seien niedrig.",
        "Der ehemalige Redakteur des Spiegel sagte, die Brücke sei alt.",
        "Die Bürgermeisterin liest jeden Morgen die Süddeutsche Zeitung.",
        "Die Bürgermeisterin verklagte den Spiegel wegen des Artikels.",
        "Ein Reporter der BBC wurde an der Brücke festgenommen.",
        "Die Bürgermeisterin sagte, die Brücke werde geschlossen.",
        "Die Zeit drängt, sagte die Bürgermeisterin.",
        "Er sah in den Spiegel und sagte, dass er alt sei.",
        "Die Welt sagte nichts dazu.",
        "Das Bild zeigt, dass die Brücke alt ist.",
        "Foto: Anna Müller für Reuters.",
        "Leser der Zeit sagten, die Sendung sei langweilig.",
        "Die BBC lehnte eine Stellungnahme ab.",
    ],
}


def rows(table: Mapping[str, Sequence[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    return [(language, *row) for language, listed in table.items() for row in listed]


class TestTheOutletSpeaks:
    @pytest.mark.parametrize(("language", "text", "outlet", "content"), rows(OUTLET_SPEAKS))
    def test_in_its_own_name(self, language: str, text: str, outlet: str, content: str | None) -> None:
        found = claims(text, language)
        assert [claim.outlet and claim.outlet.id for claim in found] == [outlet]
        assert content is None or words(found[0]) == content


class TestSomebodySpeaksThroughIt:
    @pytest.mark.parametrize(("language", "text", "outlet", "speaker"), rows(THROUGH))
    def test_and_is_kept_apart(self, language: str, text: str, outlet: str, speaker: str | None) -> None:
        found = claims(text, language)
        assert {claim.outlet and claim.outlet.id for claim in found} == {outlet}
        assert speaker is None or speaker in {claim.speaker for claim in found}


class TestAChain:
    @pytest.mark.parametrize(("language", "text", "outlet", "chain"), rows(CHAINS))
    def test_keeps_the_source_behind_the_source(self, language: str, text: str, outlet: str, chain: list[str]) -> None:
        (claim,) = claims(text, language)
        assert (claim.outlet and claim.outlet.id, list(claim.chain)) == (outlet, chain)


class TestNobody:
    @pytest.mark.parametrize(("language", "text"), [(code, text) for code, listed in NOBODY.items() for text in listed])
    def test_is_credited(self, language: str, text: str) -> None:
        assert claims(text, language) == []


class TestTheWordsThatAreClaimed:
    @pytest.mark.parametrize(
        ("text", "content"),
        [
            (
                "Most people say they like the bridge, according to a Reuters poll released on Monday.",
                "they like the bridge",
            ),
            (
                "Jane Doe told Reuters that despite the rain on the day of the opening, nobody had left the bridge.",
                "that despite the rain on the day of the opening, nobody had left the bridge",
            ),
            (
                '"The bridge is a danger to us all," another friend, Jane Doe, told Reuters.',
                '"The bridge is a danger to us all,"',
            ),
            (
                "The Guardian, citing papers of the council, reported that the bridge would close.",
                "that the bridge would close",
            ),
            ("Citing the rain, Jane Doe told Reuters that the bridge would close.", "that the bridge would close"),
            ("Interfax reported, citing a source in the port, that the ferry had sunk.", "that the ferry had sunk"),
            ("AFP reported Roe as saying that the bridge would close.", "that the bridge would close"),
            ("CNN is reporting that the bridge would close.", "that the bridge would close"),
            ("The vote, Politico reported on Tuesday, will be held in May.", "The vote ... will be held in May"),
        ],
    )
    def test_are_the_statement_whole_and_alone(self, text: str, content: str) -> None:
        assert content in {words(claim) for claim in claims(text, "en")}

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("Im ZDF sagte die Ministerin, die Brücke werde gesperrt.", "die Brücke werde gesperrt"),
            ('Im Gespräch mit der "Zeit" erklärte die Forscherin, das Eis schmelze.', "das Eis schmelze"),
            (
                "Reuters berichtete unter Berufung auf die Polizei, dass die Brücke alt ist.",
                "dass die Brücke alt ist",
            ),
            (
                'Das "Handelsblatt" berichtete unter Berufung auf die Stadt, die Brücke werde gesperrt.',
                "die Brücke werde gesperrt",
            ),
        ],
    )
    def test_start_behind_who_speaks_and_who_is_cited(self, text: str, content: str) -> None:
        assert [words(claim) for claim in claims(text, "de")] == [content]

    @pytest.mark.parametrize(
        "text",
        [
            "Jane Doe told TheBlaze founder John Roe that the bridge would close.",
            "Jane Doe refused to say in an interview with Reuters that the bridge would close.",
            "The closure of the bridge was first reported by Reuters.",
            "Jane Doe told Reuters on Monday after hinting that the bridge could close.",
        ],
    )
    def test_are_none_where_only_a_piece_or_another_hearer_is_found(self, text: str) -> None:
        assert claims(text, "en") == []
