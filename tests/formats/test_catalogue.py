"""Every sentence of a report, in every language, whatever facts there are."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import SettingsError
from factcheck.formats.catalogue import LANGUAGES, Catalogue, load
from factcheck.formats.markdown.escape import inline
from factcheck.judge import keys
from factcheck.model import Change, Fit, Level, Obtained, Reason, Verdict

LABELS = [verdict.label for verdict in Verdict]


def small(**sentences: str) -> Catalogue:
    return Catalogue("en", {f"test.{key}": words for key, words in sentences.items()} | {"missing.day": "some day"})


@pytest.mark.parametrize("quotation", ["“It was 63, not 93.”", "„Es waren 63.“", "“Was it 63?”", "“It goes on …”"])
def test_a_quotation_that_brings_its_stop_gets_no_second_one(quotation: str) -> None:
    assert small(notice="corrected: {notice}.").say("test.notice", {"notice": quotation}) == f"corrected: {quotation}"


@pytest.mark.parametrize(("language", "quoted"), [("en", "“63 of them”"), ("de", "„63 of them“")])
def test_words_stand_between_the_marks_of_the_reports_language(language: str, quoted: str) -> None:
    assert load(language).quoted("63 of them") == quoted


def test_what_the_program_remarks_is_said_in_the_reports_language_where_it_is_known() -> None:
    german = load("de")
    assert german.detail("not asked: the network is off") == "nicht gefragt: das Netz ist aus"
    assert german.detail("Errno_111") == "Errno_111"


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        ("64 of 740 words could be read", "64 von 740 Wörtern waren lesbar"),
        ('the page asks: "Subscribe {a} now"', "die Seite verlangt: „Subscribe {a} now“"),
        ("gdelt refused the question: too short", "gdelt wies die Frage ab: too short"),
    ],
)
def test_a_remark_keeps_what_it_holds(remark: str, said: str) -> None:
    assert load("de").detail(remark) == said
    assert load("en").detail(remark) == remark
    assert said in load("de").say("verdict.incomplete", facts={"outlet": "BBC", "reason": remark})


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_has_the_same_keys_as_english(self, language: str) -> None:
        assert set(load(language).sentences) == set(load("en").sentences)

    def test_fills_the_same_blanks_as_english(self, language: str) -> None:
        blanks = {key: set(re.findall(r"\{(\w+)\}", words)) for key, words in load(language).sentences.items()}
        assert blanks == {key: set(re.findall(r"\{(\w+)\}", words)) for key, words in load("en").sentences.items()}

    @pytest.mark.parametrize("label", LABELS)
    def test_says_every_verdict_without_any_fact(self, language: str, label: str) -> None:
        for section in ("headline", "verdict"):
            said = load(language).say(f"{section}.{label}")
            assert said
            assert not re.search(r"[{}\[\]]", said)

    @pytest.mark.parametrize(
        ("section", "codes"),
        [
            ("reason", [*Reason, *keys.Doubt]),
            ("obtained", Obtained),
            ("level", Level),
            ("fit", Fit),
            ("change", Change),
        ],
    )
    def test_has_words_for_every_code(self, language: str, section: str, codes: list[Reason]) -> None:
        assert [code.value for code in codes if f"{section}.{code.value}" not in load(language)] == []

    def test_has_every_remark_that_judging_makes(self, language: str) -> None:
        for section, kept in (("remark", "Remarks"), ("against", "Against"), ("settle", "Settle")):
            table = (keys.__doc__ or "").split(f"**{kept}**")[1].split("\n\n**")[0]
            names = re.findall(r"(?m)^(\w+) {2,}", table)
            assert len(names) > 5
            assert [name for name in names if f"{section}.{name}" not in load(language)] == []

    def test_never_calls_anything_verified(self, language: str) -> None:
        words = " ".join(load(language).sentences.values()).casefold()
        assert not re.search(r"\bverified\b|fact-?checked|verifiziert", words)


class TestFilling:
    def test_a_fact_fills_its_blank(self) -> None:
        assert small(a="{one} and {two}").say("test.a", {"one": "1", "two": "2"}) == "1 and 2"

    def test_what_stands_in_brackets_goes_with_its_fact(self) -> None:
        words = small(a="It is[ on {day}].")
        assert words.say("test.a") == "It is."
        assert words.say("test.a", {"day": "Monday"}) == "It is on Monday."

    def test_a_missing_fact_has_a_word_of_its_own(self) -> None:
        assert small(a="on {day}, at {place}").say("test.a") == "on some day, at …"

    def test_a_fact_is_never_read_as_a_template(self) -> None:
        facts = {"a": "{b} [{b}]", "b": "no"}
        assert small(a="{a}").say("test.a", facts) == "{b} [{b}]"

    def test_an_english_name_that_ends_in_s_takes_an_apostrophe_alone(self) -> None:
        words = small(a="{who}'s page")
        assert words.say("test.a", {"who": "Reuters"}) == "Reuters' page"
        assert words.say("test.a", {"who": "Bloomberg"}) == "Bloomberg's page"

    def test_one_has_its_own_sentence(self) -> None:
        words = Catalogue("en", {"x": "{n} pages", "x.one": "one page"})
        assert (words.say("x", {"n": "1"}), words.say("x", {"n": "2"})) == ("one page", "2 pages")

    def test_a_variant_is_taken_where_there_is_one(self) -> None:
        words = Catalogue("en", {"x": "plain", "x.other": "other"})
        assert (words.say("x", variant="other"), words.say("x", variant="unknown")) == ("other", "plain")

    def test_a_key_that_is_not_there_still_says_something(self) -> None:
        assert small().say("remark.some_new_key", {"a": "fact"}) == "some new key fact"

    def test_quoting_touches_facts_and_not_the_sentence(self) -> None:
        assert small(a="**{x}**").say("test.a", {"x": "*"}, quote=inline) == "**\\***"

    def test_days_are_said_in_the_language(self) -> None:
        assert load("en").day(date(2018, 3, 20)) == "20 March 2018"
        assert load("de").say("remark.also_at", {"other": "X", "date": "2018-03-20"}) == (
            "Die Worte stehen auch bei X (20. März 2018)."
        )
        assert load("en").say("remark.also_at", {"other": "X", "date": "2018-99-99"}).endswith("(2018-99-99).")

    @given(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=4), st.sampled_from(LABELS))
    def test_no_fact_stops_a_report(self, facts: dict[str, str], label: str) -> None:
        assert load("en").say(f"verdict.{label}", facts)


def test_an_unknown_language_is_one_clear_line() -> None:
    with pytest.raises(SettingsError, match="Known are en, de"):
        load("tlh")
