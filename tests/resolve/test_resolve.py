"""Which outlet a claim leads to, and what of it is compared."""

import pytest

from factcheck.extract import extract
from factcheck.model import Claim, Link, Outlet
from factcheck.outlets import load
from factcheck.resolve import resolve
from tests.builders import article

OUTLETS = load()


def claims(text: str, *, country: str | None = None, **fields: object) -> tuple[Claim, ...]:
    whole = article(text, **fields)
    return resolve(whole, extract(whole, OUTLETS), OUTLETS, country=country)


def outlets(text: str, **fields: object) -> list[str]:
    return [claim.outlet.id for claim in claims(text, **fields) if claim.outlet]


class TestTheOutlet:
    @pytest.mark.parametrize(
        ("text", "outlet"),
        [
            ("The bridge would close, according to Reuters.", "reuters.com"),
            ("The mayor told The Washington Post that the bridge would close.", "washingtonpost.com"),
            ("A Reuters report says the bridge closed.", "reuters.com"),
            ("A CNN/ORC poll found that most people like the bridge.", "cnn.com"),
            ("The BBC's Jane Doe reported that the bridge had closed.", "bbc.com"),
            ("@Reuters says the bridge has closed.", "reuters.com"),
            ("REUTERS reported that the bridge had closed.", "reuters.com"),
            ("The bridge would close, The Wall Street Journal reported.", "wsj.com"),
            ("Die Brücke wird laut Reuters nicht wieder geöffnet.", "reuters.com"),
            ("Die Bürgermeisterin sagte der Süddeutschen Zeitung, die Brücke werde geschlossen.", "sueddeutsche.de"),
        ],
    )
    def test_is_found_in_the_source_or_the_place(self, text: str, outlet: str) -> None:
        assert set(outlets(text)) == {outlet}

    @pytest.mark.parametrize(
        "text",
        [
            "Reuters said it would cut 200 jobs.",
            "Reuters plans to open an office in the town.",
            "CNN said in a statement that the show would go on.",
            "A spokesman for CNN said that the show would go on.",
            "Former CNN anchor Jane Doe said that the bridge would close.",
            "The mayor was seen on Fox News.",
            "The mayor was asked by a Reuters reporter whether the bridge would close.",
            "NBC News will say that the bridge is old.",
            "LONDON (Reuters) - The mayor said that the bridge would close.",
            "People said it was fine, and Time will tell whether the Sun sets.",
            "Michael Bloomberg said that the bridge would close.",
            "The mayor said that the bridge would close.",
            "CNN didn't report that the bridge would close.",
            "John Guardian is a barber. Guardian said that the bridge would close.",
            "Mashable announced that it would shed several journalists.",
            "BBC teilte mit, dass das Studio geschlossen wird.",
        ],
    )
    def test_is_none_where_no_outlet_reports(self, text: str) -> None:
        assert outlets(text) == []

    def test_speaks_through_the_newspaper_named_before(self) -> None:
        text = "According to The Guardian, the vote took an hour. The newspaper said that the mayor had wept."
        assert outlets(text) == ["theguardian.com", "theguardian.com"]

    def test_does_not_take_a_wire_for_the_newspaper(self) -> None:
        text = "According to the Associated Press, the vote took an hour. The newspaper said that the mayor had wept."
        assert outlets(text) == ["apnews.com"]

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("Reuters reported that the vote took an hour. The agency said that the mayor had wept.", 2),
            ("The Guardian reported that the vote took an hour. The agency said that the mayor had wept.", 1),
            ("A tax agency moved. Reuters reported that the vote took an hour. The agency said the mayor wept.", 1),
        ],
    )
    def test_speaks_through_the_agency_where_no_other_agency_is_near(self, text: str, count: int) -> None:
        assert len(outlets(text)) == count

    def test_goes_on_past_those_whom_it_reports(self) -> None:
        text = "The BBC reported that the mayor had warned the town. It also said that the bridge was old."
        assert outlets(text) == ["bbc.com", "bbc.com"]

    @pytest.mark.parametrize(
        ("second", "count"),
        [
            ("“It was time to go,” she added.", 2),
            ("“It was time to go,” Nair said.", 2),
            ("“It was time to go,” Osei said.", 1),
            ("“It was time to go,” she said at a meeting in June.", 1),
            ("It was time to go, she thought.", 1),
        ],
    )
    def test_goes_on_in_the_paragraph_of_what_it_was_told(self, second: str, count: int) -> None:
        found = claims(f"“The bridge is old,” Dana Nair told Reuters. {second}")
        assert [one.outlet.id for one in found if one.outlet] == ["reuters.com"] * count
        assert [one.continues is not None for one in found if one.outlet] == [False, True][:count]

    def test_does_not_go_on_in_the_next_paragraph(self) -> None:
        assert outlets("“The bridge is old,” Dana Nair told Reuters.\n\n“It was time,” she added.") == ["reuters.com"]

    @pytest.mark.parametrize("name", ["The AFP news agency", "AFP news agency"])
    def test_is_named_with_what_it_is(self, name: str) -> None:
        assert outlets(f"{name} reported that the bridge would close.") == ["afp.com"]

    def test_a_quotation_inside_a_claim_is_a_part_of_it(self) -> None:
        text = "Laut Reuters nannte die Bürgermeisterin die Brücke „nicht mehr sicher für uns“ und ging."
        assert outlets(text, language="de") == ["reuters.com"]

    def test_keeps_the_speaker_apart(self) -> None:
        (claim,) = claims('Speaking to Reuters on Monday, the mayor said: "We will close the bridge for good."')
        assert (claim.speaker, claim.named, claim.outlet and claim.outlet.id) == ("the mayor", "Reuters", "reuters.com")


class TestALink:
    TEXT = "The mayor said that the bridge would close.[1]"

    @pytest.mark.parametrize(("start", "end"), [(0, 9), (10, 14), (15, 42), (43, 46)])
    def test_on_the_words_leads_to_its_outlet(self, start: int, end: int) -> None:
        prose = self.TEXT.replace("[1]", "   ")
        assert outlets(self.TEXT, prose=prose, links=(Link(start, end, "https://www.reuters.com/x"),)) == [
            "reuters.com"
        ]

    @pytest.mark.parametrize("url", ["https://example.org/x", "https://www.bbc.com/x"])
    def test_to_no_outlet_or_to_the_articles_own_leads_nowhere(self, url: str) -> None:
        assert outlets(self.TEXT, url="https://www.bbc.com/story", links=(Link(10, 14, url),)) == []

    def test_on_one_word_of_the_content_leads_nowhere(self) -> None:
        assert outlets(self.TEXT, links=(Link(24, 30, "https://www.reuters.com/x"),)) == []

    def test_gives_way_to_an_outlet_that_is_named(self) -> None:
        text = "The bridge would close, the BBC reported."
        assert outlets(text, links=(Link(32, 40, "https://www.reuters.com/x"),)) == ["bbc.com"]


class TestASharedName:
    TEXT = "The bridge would close, the Times reported."

    def test_stays_open_where_nothing_tells(self) -> None:
        (claim,) = claims(self.TEXT)
        assert claim.outlet is None
        assert {"nytimes.com", "thetimes.com", "latimes.com"} <= {outlet.id for outlet in claim.outlets}

    def test_is_told_by_an_earlier_full_mention(self) -> None:
        assert outlets(f"The Los Angeles Times has the story.\n\n{self.TEXT}") == ["latimes.com"]

    def test_is_told_by_the_articles_own_address(self) -> None:
        assert outlets(self.TEXT, url="https://www.nytimes.com/2018/04/17/story.html") == ["nytimes.com"]

    def test_is_told_by_the_country_where_one_outlet_of_it_has_the_name(self) -> None:
        assert outlets("The bridge would close, the Times reported.", country="IE") == ["irishtimes.com"]


class TestAnUnknownPublication:
    def test_has_its_form_and_its_name(self) -> None:
        (claim,) = claims("The Springfield Gazette reported that the mayor would resign.")
        assert (claim.outlet, claim.named, claim.publication_form) == (None, "The Springfield Gazette", True)

    def test_a_person_has_not(self) -> None:
        (claim,) = claims("Jane Doe said that the mayor would resign.")
        assert (claim.publication_form, claim.outlets) == (False, ())

    def test_becomes_known_by_the_users_settings(self) -> None:
        gazette = Outlet("gazette.example", "Springfield Gazette", (), ("gazette.example",))
        whole = article("The Springfield Gazette reported that the mayor would resign.")
        table = load([gazette])
        (claim,) = resolve(whole, extract(whole, table), table)
        assert claim.outlet == gazette


class TestTheParts:
    def test_quoted_runs_are_parts_without_their_marks(self) -> None:
        (claim,) = claims('The mayor said that the bridge was "a danger to everyone in town" and would close.')
        assert [(part.text, part.quoted) for part in claim.parts] == [
            ("that the bridge was", False),
            ("a danger to everyone in town", True),
            ("and would close", False),
        ]

    def test_scare_quotes_are_no_parts_of_their_own(self) -> None:
        (claim,) = claims('The mayor said that the "iron" bridge would close.')
        assert [part.quoted for part in claim.parts] == [False]

    def test_slice_the_article(self) -> None:
        for claim in claims('"We will close it," the mayor told Reuters. "It is not safe any more."'):
            for part in claim.parts:
                assert claim.article.text[part.start : part.end] == part.text


class TestTheId:
    def test_repeats_are_numbered(self) -> None:
        first, second = claims("Rates rose, according to Reuters.\n\nRates rose, according to Reuters.")
        assert second.id == f"{first.id}-2"

    def test_does_not_depend_on_where_it_stands(self) -> None:
        text = "Rates rose, according to Reuters."
        assert claims(f"Trees line the river.\n\n{text}")[-1].id == claims(text)[0].id

    def test_folds_typography(self) -> None:
        assert (
            claims("The bank\u2019s rates rose, according to Reuters.")[0].id
            == claims("The bank's rates rose, according to Reuters.")[0].id
        )

    def test_a_continuation_names_the_claim_it_goes_on_from(self) -> None:
        first, second = claims("According to Reuters, the vote took an hour. The hearing was set the day before.")
        assert (second.continues, second.outlet) == (first.id, first.outlet)
