"""What leads back to an outlet from somewhere else: sentences that go on, pronouns, links, headlines, transcripts."""

import pytest

from factcheck.extract import extract
from factcheck.model import Claim, Kind, Link
from factcheck.outlets import load
from factcheck.resolve import resolve
from tests.builders import article

OUTLETS = load()
START = {
    "en": "According to the BBC, the bridge is old.",
    "de": "Laut BBC ist die Brücke sehr alt.",
}


def claims(text: str, language: str = "en", **fields: object) -> list[Claim]:
    whole = article(text, language=language, **fields)
    return list(resolve(whole, extract(whole, OUTLETS), OUTLETS))


def outlets(text: str, language: str = "en", **fields: object) -> list[str]:
    return [claim.outlet.id for claim in claims(text, language, **fields) if claim.outlet]


class TestASentenceThatGoesOn:
    @pytest.mark.parametrize(
        "rest",
        [
            "Trees line the river on both sides.",
            "It added that the council had never looked at it again.",
            "The broadcaster also said that the council had never looked at it again.",
            "The broadcaster said the council had never looked at it again.",
        ],
    )
    def test_belongs_to_the_same_outlet(self, rest: str) -> None:
        assert outlets(f"{START['en']} {rest}") == ["bbc.com", "bbc.com"]

    def test_is_less_sure(self) -> None:
        first, second = claims(f"{START['en']} Trees line the river on both sides.")
        assert second.attribution.confidence < first.attribution.confidence
        assert second.continues == first.id

    @pytest.mark.parametrize(
        ("language", "rest"),
        [
            ("en", "The mayor said that it would be painted."),
            ("en", "Jane Doe called it a danger to the town."),
            ("en", "\n\nTrees line the river on both sides."),
            ("en", "The newspaper said the council had never looked at it again."),
            ("de", "Die Bürgermeisterin sagte, sie werde gestrichen."),
            ("de", "\n\nDie Stadt hat sie 1931 gebaut und nie gestrichen."),
        ],
    )
    def test_with_another_source_or_paragraph_does_not(self, language: str, rest: str) -> None:
        assert outlets(f"{START[language]} {rest}", language) == ["bbc.com"]


class TestTheNewspaper:
    @pytest.mark.parametrize(
        ("name", "outlet", "word"),
        [
            ("The Guardian", "theguardian.com", "The newspaper"),
            ("The Guardian", "theguardian.com", "The paper"),
            ("The Washington Post", "washingtonpost.com", "The newspaper"),
            ("The BBC", "bbc.com", "The broadcaster"),
        ],
    )
    def test_is_the_last_outlet_that_it_fits(self, name: str, outlet: str, word: str) -> None:
        text = f"{name} reported that the bridge was old. {word} said that nobody had ever looked at the river."
        assert outlets(text) == [outlet, outlet]

    @pytest.mark.parametrize(
        ("name", "word"),
        [("Reuters", "The newspaper"), ("The BBC", "The newspaper"), ("The Guardian", "The broadcaster")],
    )
    def test_is_not_an_outlet_of_another_kind(self, name: str, word: str) -> None:
        text = f"{name} reported that the bridge was old. {word} said that nobody had ever looked at the river."
        assert len(outlets(text)) == 1

    def test_is_nobody_where_none_was_named(self) -> None:
        assert outlets("The newspaper said that the bridge had never been painted.") == []


class TestAHeadline:
    @pytest.mark.parametrize(
        "title",
        ["Reuters: Bridge to close for good in May", "Bridge to close for good in May, Reuters reports"],
    )
    def test_credits_the_outlet(self, title: str) -> None:
        assert outlets(f"{title}\n\nTrees line the river on both sides.") == ["reuters.com"]

    @pytest.mark.parametrize(
        "title",
        ["Bridge: the end is near for the whole town", "Update: bridge to close for good", "Reuters cuts 200 jobs"],
    )
    def test_of_something_else_does_not(self, title: str) -> None:
        assert outlets(f"{title}\n\nTrees line the river on both sides.") == []


class TestALink:
    @pytest.mark.parametrize(
        "words", ["The mayor said", "said", "that the bridge would close for good", "The mayor said that the bridge"]
    )
    def test_on_the_words_leads_to_its_outlet(self, words: str) -> None:
        text = "The mayor said that the bridge would close for good."
        at = text.index(words)
        link = Link(at, at + len(words), "https://www.reuters.com/world/bridge")
        assert outlets(text, links=(link,)) == ["reuters.com"]

    @pytest.mark.parametrize("address", ["https://example.org/a", "mailto:jane@example.org", "not an address", "#note"])
    def test_to_nowhere_known_leads_nowhere(self, address: str) -> None:
        text = "The mayor said that the bridge would close for good."
        assert outlets(text, links=(Link(0, 14, address),)) == []


class TestAQuotation:
    @pytest.mark.parametrize(
        ("opening", "closing"),
        [('"', '"'), ("\u201c", "\u201d"), ("\u201e", "\u201c"), ("\u00ab", "\u00bb"), ("''", "''")],
    )
    def test_in_any_marks_is_direct(self, opening: str, closing: str) -> None:
        (claim,) = claims(f"{opening}We will close it for good, and soon,{closing} the mayor told Reuters.")
        assert (claim.kind, claim.outlet and claim.outlet.id) == (Kind.DIRECT, "reuters.com")

    def test_split_by_its_tag_is_one(self) -> None:
        (claim,) = claims('"We will close it for good," the mayor told Reuters, "and we will do it soon."')
        assert len(claim.attribution.content) == 2

    def test_that_goes_on_after_its_tag_is_one(self) -> None:
        (claim,) = claims('"We will close it for good," the mayor told Reuters. "We will do it very soon."')
        assert len(claim.attribution.content) == 2

    def test_that_goes_on_in_the_next_paragraph_is_one(self) -> None:
        text = '"We will close it for good," the mayor told Reuters. "It is old.\n\n"It will be gone by May."'
        assert len(claims(text)[0].attribution.content) == 3

    @pytest.mark.parametrize("words", ["iron", "the old lady", "Big Bertha"])
    def test_of_a_few_words_is_none(self, words: str) -> None:
        assert claims(f'They call it "{words}" in the town.') == [] or all(
            claim.kind is not Kind.DIRECT for claim in claims(f'They call it "{words}" in the town.')
        )


class TestATranscript:
    def test_has_who_speaks_before_a_colon(self) -> None:
        text = "An interview\n\nDOE: I have never seen such a thing.\n\nROE: Neither have I, to be honest."
        assert [claim.speaker for claim in claims(text)] == ["DOE", "ROE"]

    def test_is_not_any_word_before_a_colon(self) -> None:
        assert claims("The choice\n\nOne thing is clear: nobody likes it very much.") == []
