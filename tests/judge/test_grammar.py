"""Clean quotations: person and number may be mended and fillers left out; tense, mood and degree never change."""

import pytest

from factcheck.judge.grammar import mended
from factcheck.model import Change, Difference, Verdict
from tests.match.laid import quoted, verdict

PASSES = [Verdict.SUPPORTED, Verdict.NEAR_VERBATIM]
FAIR = [
    ("en", "The rivers {} too high for the old bridge today", "is", "are"),
    ("en", "Nobody told us that the boats {} sold in the winter", "was", "were"),
    ("en", "The old bridge and the road {} closed since the storm", "has been", "have been"),
    ("en", "He {} not know when the harbour opens again", "do", "does"),
    ("en", "My brother {} to the harbour every single morning", "go", "goes"),
    ("en", "The fishermen {} the boats in the harbour by night", "paints", "paint"),
    ("en", "We wanted{} a new bridge across the river here", ", uh,", ""),
    ("en", "We wanted{} a new bridge across the river here", ", you know,", ""),
    ("en", "The harbour was{} closed by the council for months", ", I mean,", ""),
    ("en", "The harbour was{} closed by the council for months", ", um, like,", ""),
    ("de", "Die Brücken {} zu alt für den Verkehr in der Stadt", "ist", "sind"),
    ("de", "Die Boote {} im Winter an die Mole zurück", "kommt", "kommen"),
    ("de", "Die Fischer {} im Winter keine Boote im Hafen", "hat", "haben"),
    ("de", "Der Hafen und die Straße {} nach dem Sturm gesperrt", "war", "waren"),
    ("de", "Die Leute {} jeden Morgen zum Hafen hinunter", "geht", "gehen"),
    ("de", "Der Rat und die Bürger {} eine neue Brücke im Ort", "bekommt", "bekommen"),
    ("de", "Wir wollten{} eine neue Brücke über den Fluss bauen", " äh", ""),
    ("de", "Wir wollten{} eine neue Brücke über den Fluss bauen", " halt", ""),
    ("de", "Der Hafen wurde{} vom Rat für Monate geschlossen", ", ähm,", ""),
    ("de", "Der Hafen wurde{} vom Rat für Monate geschlossen", " ja also", ""),
]
UNFAIR = [
    ("en", "The council {} the harbour before the winter came", "closes", "closed"),
    ("en", "The fishermen {} the boats in the harbour by night", "paint", "painted"),
    ("en", "The council {} about the bridge in the evening", "says nothing", "said nothing"),
    ("en", "They {} the money from the fund for the bridge", "take", "took"),
    ("en", "He is{} worried about the bridge across the river", " very", ""),
    ("en", "We have{} forty boats in the harbour this winter", " just", ""),
    ("en", "The council treated{} badly in the hall that day", " you", ""),
    ("en", "The mayor wants us to{} that the bridge is old", " know", ""),
    ("en", "The fishermen are {} their boats in the harbour", "painting", "painted"),
    ("de", "Der Rat {} den Hafen vor dem Winter noch schließen", "wird", "würde"),
    ("de", "Der Hafen {} vom Rat in diesem Winter geschlossen", "wird", "wurde"),
    ("de", "Die Leute {} jeden Morgen zum Hafen hinunter", "gehen", "gingen"),
    ("de", "Der Rat {} am Abend nichts über die Brücke im Ort", "sagt", "sagte"),
    ("de", "Wir haben{} vierzig Boote im Hafen in diesem Winter", " eigentlich", ""),
    ("de", "Wir haben{} vierzig Boote im Hafen in diesem Winter", " bloß", ""),
    ("de", "Die Fischer {} die Boote im Hafen in der Nacht", "streichen", "strichen"),
]


@pytest.mark.parametrize(("language", "frame", "there", "here"), FAIR)
def test_person_number_and_fillers_are_mended_in_a_clean_house_alone(
    language: str, frame: str, there: str, here: str
) -> None:
    page = quoted(frame.format(there), language)
    assert verdict(frame.format(here), page, quotes="clean") in PASSES


@pytest.mark.parametrize(("language", "frame", "there", "here"), UNFAIR)
@pytest.mark.parametrize("quotes", ["clean", "strict"])
def test_tense_mood_and_degree_are_never_mended(language: str, frame: str, there: str, here: str, quotes: str) -> None:
    assert verdict(frame.format(here), quoted(frame.format(there), language), quotes=quotes) not in PASSES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("is", "was"),
        ("are", "were"),
        ("has", "had"),
        ("do", "did"),
        ("say", "said"),
        ("go", "went"),
        ("see", "seen"),
        ("ist", "war"),
        ("ist", "sei"),
        ("hat", "hätte"),
        ("wird", "würde"),
        ("wird", "wurde"),
        ("sagt", "sagte"),
    ],
)
def test_two_tenses_are_no_mended_grammar(one: str, other: str) -> None:
    assert not mended(Difference(Change.WORDING, one, other))
    assert not mended(Difference(Change.WORDING, other, one))
