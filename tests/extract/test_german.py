"""What German does otherwise: the mood that marks reported words, "das" for a sentence, halves of a quotation, tags."""

import pytest

from factcheck.extract import extract
from factcheck.model import Attribution, Kind
from factcheck.outlets import load
from factcheck.resolve import resolve
from tests.builders import article

OUTLETS = load()


def found(text: str) -> tuple[Attribution, ...]:
    return extract(article(text, language="de"), OUTLETS)


def sources(text: str) -> list[str | None]:
    return [one.source.text if one.source else None for one in found(text)]


def said(one: Attribution) -> list[str]:
    return [span.text for span in one.content]


class TestTheMood:
    FIRST = "Die Bürgermeisterin sagte, die Brücke werde geschlossen."

    def test_goes_on_over_a_quoted_scrap(self) -> None:
        rows = found(f"{self.FIRST} Eine „offene Frage“ sei der Grund dafür.")
        assert [(one.rule, one.speaker) for one in rows[1:]] == [
            ("reported-mood", "Die Bürgermeisterin"),
            ("nested-quotation", "Die Bürgermeisterin"),
        ]

    def test_goes_on_in_the_other_subjunctive(self) -> None:
        rows = found(f"{self.FIRST} Sie sei alt. Die Arbeiter hätten das Geländer schon entfernt.")
        assert [one.rule for one in rows[1:]] == ["reported-mood", "reported-mood"]

    def test_which_alone_is_no_sign(self) -> None:
        assert len(found(f"{self.FIRST} Der Fluss ist breit. Die Arbeiter hätten das Geländer schon entfernt.")) == 1

    def test_hearsay_is_reported(self) -> None:
        one = found("Der Kassierer soll das Geld für die neue Brücke genommen haben.")[0]
        assert (one.rule, one.source) == ("reported-mood", None)

    def test_a_duty_is_no_hearsay(self) -> None:
        assert found("Die Stadt soll das Geld für die neue Brücke bald bekommen.") == ()

    @pytest.mark.parametrize("text", ["Die Arbeiter hätten es entfernt.", "Der Kassierer soll es genommen haben."])
    def test_what_is_not_certain_leads_to_no_outlet(self, text: str) -> None:
        whole = article(f"Reuters berichtete, die Brücke werde geschlossen. {text}", language="de")
        assert [claim.outlet is not None for claim in resolve(whole, extract(whole, OUTLETS), OUTLETS)] == [True, False]

    @pytest.mark.parametrize("paragraph", ["\n\n", "\n\nDer Fluss ist breit. "])
    def test_not_in_the_next_paragraph(self, paragraph: str) -> None:
        text = f"{self.FIRST} Sie sei alt.{paragraph}Die Arbeiter hätten das Geländer schon entfernt."
        assert [one.rule for one in found(text)].count("reported-mood") == 1


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Die Liste der Häuser existiere bereits, werde aber nicht verlesen, schrieb ein Sprecher der Stadt.",
            "ein Sprecher der Stadt",
            "Die Liste der Häuser existiere bereits, werde aber nicht verlesen",
        ),
        (
            "Die Kontrolle der Ufer müsse Teil des Plans werden, monierten die Forscher.",
            "die Forscher",
            "Die Kontrolle der Ufer müsse Teil des Plans werden",
        ),
    ],
)
def test_comma_verb_and_speaker_at_the_end_are_a_tag(text: str, source: str, content: str) -> None:
    (one,) = found(text)
    assert (one.source and one.source.text, said(one)) == (source, [content])


@pytest.mark.parametrize("opening", ["So", "Gleichzeitig", "Später"])
def test_what_opens_the_sentence_is_not_always_who_speaks(opening: str) -> None:
    assert sources(f"{opening} sagte der Polizeichef, die Brücke werde geschlossen.") == ["der Polizeichef"]


@pytest.mark.parametrize("word", ["Das", "Dies"])
def test_das_stands_for_the_sentence_before(word: str) -> None:
    (one,) = found(f"Die Brücke wird im Mai geschlossen. {word} teilte die Stadt mit.")
    assert (one.source and one.source.text, said(one)[0]) == ("die Stadt", "Die Brücke wird im Mai geschlossen.")


class TestHalves:
    def test_over_a_full_stop_are_two_with_one_speaker(self) -> None:
        rows = found("„Die Brücke ist alt“, sagte Müller. „Wir müssen sie nun schließen.“")
        assert [(one.kind, one.speaker, said(one)) for one in rows] == [
            (Kind.DIRECT, "Müller", ["„Die Brücke ist alt“"]),
            (Kind.DIRECT, "Müller", ["„Wir müssen sie nun schließen.“"]),
        ]

    def test_in_one_sentence_are_one(self) -> None:
        (one,) = found("„Die Brücke ist alt“, sagte Müller, „und wir müssen sie nun schließen.“")
        assert len(one.content) > 1


def test_who_begins_behind_a_quotation_says_it() -> None:
    assert sources("„Die Brücke ist alt und müde“, begann Müller.")[0] == "Müller"
