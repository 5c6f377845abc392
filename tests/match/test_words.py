"""Texts as words: what does not matter is folded away, what matters is not."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.match.lexicon import lexicon
from factcheck.match.words import ANY, PIECE, bare, words_of
from factcheck.model import Verdict
from tests.match.laid import quoted, verdict

KEPT = (Verdict.SUPPORTED, Verdict.NEAR_VERBATIM)
EN_ALIKE = [
    ("We organised the labour of towards 40 per cent", "We organized the labor of toward 40 percent"),
    ("In my judgement, whilst it rains, we're going to win", "In my judgment, while it rains, we're gonna win"),
    ("It was OK with me because I asked", "It was okay with me 'cause I asked"),
    ("The first of a dozen ships cost $5 million", "The 1st of 12 ships cost five million dollars"),
    ("The first of a dozen ships cost $5 million", "The first of a dozen ships cost 5m dollars"),
    ("The first of a dozen ships cost $5 million", "The first of a dozen ships cost US$5mn"),
    ("The first of a dozen ships cost $5 million", "The first of a dozen ships cost USD 5 million"),
    ("They borrowed 3 billion pounds and lost half of it", "They borrowed £3bn and lost half of it"),
    ("It takes 3-5 weeks to repair the northern bridge", "It takes three to five weeks to repair the northern bridge"),
    ("The doors will open at 3 p.m. on the Friday", "The doors will open at 15:00 on the Friday"),
    ("The doors will open at 3:30 p.m. on the Friday", "The doors will open at 3.30pm on the Friday"),
    ("The water is 24 degrees Celsius at the northern pier", "The water is 24°C at the northern pier"),
    ("We've sold 2.5 million tickets since the autumn", "We have sold two and a half million tickets since the autumn"),
    (
        "The twenty-first century began with a strike of 99 days",
        "The 21st century began with a strike of ninety-nine days",
    ),
    ("It is one-third of all the jobs in town", "It is 1/3 of all the jobs in town"),
    ("It was minus six degrees and the wind was icy", "It was -6 degrees and the wind was icy"),
    ("A hundred and twenty people came to the square", "120 people came to the square"),
    ("The U.S. and the U.K. signed it in the White House", "The US and the UK signed it in the White House"),
    ("The no. 1 priority is safety for all of us", "The number one priority is safety for all of us"),
    ("It's 10 km/h over the limit on that road", "It's 10 kilometers per hour over the limit on that road"),
    ("The programme's centre will defend the theatre", "The program's center will defend the theater"),
]
DE_ALIKE = [
    ("Das gibt's doch nicht, hab ich ihm gesagt", "Das gibt es doch nicht, habe ich ihm gesagt"),
    ("Sag's ihm, wenn du's weißt", "Sag es ihm, wenn du es weißt"),
    ("Er hat zu Recht Strafanzeige gestellt", "Er hat zurecht Strafanzeige gestellt"),
    ("Die Straße ist zu groß für die Füße", "Die Strasse ist zu gross fuer die Fuesse"),
    ("Man muß wissen, daß der Fluß steigt", "Man muss wissen, dass der Fluss steigt"),
    ("Der Rückgang betrug 4,5 Prozent im dritten Quartal", "Der Rückgang betrug 4,5% im 3. Quartal"),
    ("Wir brauchen fünfundzwanzig Milliarden Euro dafür", "Wir brauchen 25 Mrd. € dafür"),
    ("Der Zug fährt um 15 Uhr in Bonn ab", "Der Zug fährt um 15:00 Uhr in Bonn ab"),
    ("Das dauert drei bis fünf Wochen, vielleicht länger", "Das dauert 3-5 Wochen, vielleicht länger"),
    ("Eine halbe Million Menschen war auf der Straße", "500.000 Menschen war auf der Straße"),
    ("Anderthalb Jahre haben wir auf das Urteil gewartet", "1,5 Jahre haben wir auf das Urteil gewartet"),
    ("Die Corona-Krise traf den Einzelhandel hart", "Die Coronakrise traf den Einzelhandel hart"),
    ("Wir müssen einander jetzt erst kennen lernen", "Wir müssen einander jetzt erst kennenlernen"),
    ("Das Potenzial der Schifffahrt ist selbstständig", "Das Potential der Schiffahrt ist selbständig"),
    ("Wir haben nichts gewusst und nichts getan", "Wir haben nix gewusst und nix getan"),
    ("Zwei Drittel der Leute sind dagegen, sagt man", "2/3 der Leute sind dagegen, sagt man"),
    ("Das ist so 'n Ding, das man nicht braucht", "Das ist so ein Ding, das man nicht braucht"),
    ("Die Photographie zeigt den Delphin im Hafen", "Die Fotografie zeigt den Delfin im Hafen"),
]


@pytest.mark.parametrize(("one", "other"), EN_ALIKE)
def test_english_has_many_ways_to_write_one_thing(one: str, other: str) -> None:
    assert verdict(other, quoted(one)) in KEPT
    assert verdict(one, quoted(other)) in KEPT


@pytest.mark.parametrize(("one", "other"), DE_ALIKE)
def test_german_has_many_ways_to_write_one_thing(one: str, other: str) -> None:
    assert verdict(other, quoted(one, "de")) in KEPT
    assert verdict(one, quoted(other, "de")) in KEPT


def test_another_spelling_is_near_verbatim_and_another_way_to_write_a_figure_is_not() -> None:
    page = quoted("We organised the labour of five million people")
    assert verdict("We organized the labor of five million people", page) is Verdict.NEAR_VERBATIM
    assert verdict("We organised the labour of 5m people", page) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5), ("1,250", 1250), ("4.25", 4.25), ("twenty-five", 25), ("half a million", 500_000), ("a dozen", 12),
        ("two dozen", 24), ("two and a half", 2.5), ("5m", 5_000_000), ("1.2 billion", 1.2e9), ("two thirds", 2 / 3),
        ("a quarter of", 0.25), ("minus 6", -6), (" -6", -6), ("a hundred and five", 105),
        ("3 hundred thousand", 300_000),
    ],
)  # fmt: skip
def test_a_figure_has_one_value_however_it_is_written(text: str, value: float) -> None:
    first = next(word for word in words_of(text, lexicon("en")).words if word.value is not None)
    assert first.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250", 1250), ("4,25", 4.25), ("fünfundzwanzig", 25), ("zweihundert", 200), ("anderthalb", 1.5),
        ("ein halbes Dutzend", 6), ("zwei Drittel", 2 / 3), ("3,4 Mio", 3_400_000), ("5 Billionen", 5e12),
    ],
)  # fmt: skip
def test_german_figures_have_a_comma_and_their_own_words(text: str, value: float) -> None:
    first = next(word for word in words_of(text, lexicon("de")).words if word.value is not None)
    assert first.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3 to 5 million", [3e6, 5e6]),
        ("between $3 and $5 million", [3e6, 5e6]),
        ("3-5 million", [3e6, 5e6]),
        ("800 to 1.2 million", [800, 1.2e6]),
        ("fell 11.2 percent to 214 million", [11.2, 214e6]),
    ],
)
def test_the_second_figure_of_a_range_tells_the_scale_of_both(text: str, values: list[float]) -> None:
    assert [word.value for word in words_of(text, lexicon("en")).words if word.value is not None] == values


def test_what_is_a_third_of_something_is_no_third_man() -> None:
    third = [word.norm for word in words_of("a third man had a third of it", lexicon("en")).words]
    assert "3th" in third
    assert "1/3" in third


@given(st.text(max_size=80), st.sampled_from(["en", "de"]))
@example("£0", "en")
@example("EUR 5 or $2000", "de")
@example("3 to 0 million", "en")
@example("5 \uff9e", "en")  # a letter of which folding leaves nothing
def test_words_keep_their_places_and_folding_is_idempotent(text: str, language: str) -> None:
    found = words_of(text, lexicon(language)).words
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.start <= other.start for one, other in pairwise(found))
    assert bare(bare(text)) == bare(text)


@given(st.text(alphabet="aZ`'5 -", max_size=20))
def test_plain_text_is_folded_as_beside_a_letter_that_is_not_plain(text: str) -> None:
    assert f"{bare(text)}e" == bare(f"{text}\u00e9")


@given(st.text(alphabet="akm/h.p'\u2019[](-5, \n\u00e9$%\u00b0C\u00ad_", max_size=40))
def test_telling_plain_words_first_tells_no_other_words(text: str) -> None:
    assert [match.span() for match in PIECE.finditer(text)] == [match.span() for match in re.finditer(ANY, text)]
