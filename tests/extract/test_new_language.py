"""A language is added with files alone: a handful of Dutch words in a folder, and Dutch articles are read."""

from pathlib import Path

import pytest

from factcheck.extract.assemble import assemble
from factcheck.extract.cues import Cues, read
from factcheck.model import Attribution
from factcheck.outlets import load
from factcheck.resolve.names import Names
from factcheck.resolve.patterns import compiled
from factcheck.text.wording import read as read_wording
from tests.builders import article

OUTLETS = load()
CUES = """
[grammar]
nouns_capital = false
verb_second = true
nested_quotes = false
weights_of = "de"

[speech]
zeggen = "zegt zei zeiden gezegd"
melden = "meldt meldde meldden gemeld"

[words]
determiners = "de het een"
pronouns = "hij zij het"
prepositions = "van in op tegen met volgens"
subordinators = "dat die"
complementizers = "dat of"
auxiliaries = "is was wordt"

[credit]
before = ["volgens"]

[place]
before = ["tegen", "tegen de"]
"""
NAMING = """
reporting = ["meld*", "zei*", "schrijft*"]
works = ["peiling", "bericht"]
through = ["van"]
through_articles = ["de", "het"]
leads = ["een", "het", "de", "nieuwe"]

[called]
omroep = ["broadcaster"]
"""


@pytest.fixture
def dutch(tmp_path: Path) -> Cues:
    (tmp_path / "nl.toml").write_text(CUES, encoding="utf-8")
    return read(tmp_path, "nl")


def found(text: str, lexicon: Cues) -> list[Attribution]:
    return list(assemble(article(text), OUTLETS, lexicon))


class TestTheCues:
    def test_of_a_verb_after_its_words(self, dutch: Cues) -> None:
        (one,) = found("De brug gaat dicht, zei de burgemeester.", dutch)
        assert (one.speaker, one.content[0].text) == ("de burgemeester", "De brug gaat dicht")

    def test_of_a_phrase(self, dutch: Cues) -> None:
        (one,) = found("De brug gaat dicht, volgens de krant.", dutch)
        assert one.rule == "according-to"

    def test_of_the_outlet_that_was_told(self, dutch: Cues) -> None:
        (one,) = found('"De brug is echt niet meer veilig genoeg", zei Jane Doe tegen Reuters.', dutch)
        assert (one.speaker, one.via and one.via.text) == ("Jane Doe", "Reuters")

    def test_leave_out_what_the_language_has_no_words_for(self, dutch: Cues) -> None:
        assert dutch.chain == frozenset()
        assert dutch.frame["agent"] == frozenset()

    def test_may_bring_weights_of_their_own(self, tmp_path: Path) -> None:
        (tmp_path / "nl.toml").write_text(CUES.replace('weights_of = "de"\n', ""), encoding="utf-8")
        one = (
            '{"side": {"lemma": {"zeggen": {"": [0, 900, 0, 0, 0]}}}, "end": {}, "start": {}, "source": {}, "open": {}}'
        )
        (tmp_path / "nl.weights.json").write_text(one, encoding="utf-8")
        assert set(read(tmp_path, "nl").weights.side.groups[0]) == {"zeggen"}


class TestTheWordsAroundAName:
    TEXT = "De brug gaat morgen dicht, meldde een peiling van de BBC."

    def test_lead_to_the_outlet(self, dutch: Cues, tmp_path: Path) -> None:
        (tmp_path / "naming").mkdir()
        (tmp_path / "naming" / "nl.toml").write_text(NAMING, encoding="utf-8")
        words = compiled(read_wording(tmp_path / "naming"))
        whole = article(self.TEXT)
        (one,) = assemble(whole, OUTLETS, dutch)
        assert [outlet.id for outlet in Names(whole, OUTLETS, None, words).of(one).outlets] == ["bbc.com"]
        assert Names(whole, OUTLETS, None).of(one).outlets == ()
