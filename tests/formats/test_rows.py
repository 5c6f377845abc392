"""The rows of `factcheck extract`."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import jsonschema
import pytest

from factcheck.formats.rows import extract_line, extract_row, table_line
from factcheck.model import Claim, Span
from tests import builders

SCHEMA = json.loads(files("factcheck.data").joinpath("schemas", "extract.json").read_text(encoding="utf-8"))


def a_claim(**fields: object) -> Claim:
    made = builders.claim("Rates were held", speaker="the governor", chain=("Interport",), **fields)
    relation = replace(made.attribution, source=Span(0, 5, "Rates"), cue=Span(6, 10, "were"), rule="X said")
    return replace(made, attribution=relation)


@pytest.mark.parametrize("claim", [a_claim(), a_claim(outlet=None), a_claim(continues="1" * 12, id=f"{'a' * 12}-2")])
def test_a_row_keeps_to_its_schema(claim: Claim) -> None:
    jsonschema.validate(extract_row(claim), SCHEMA, jsonschema.Draft202012Validator)


def test_a_row_says_who_speaks_and_where_it_was_published() -> None:
    row = extract_row(a_claim())
    assert (row["speaker"], row["outlet"], row["chain"]) == (
        "the governor", {"id": "reuters.com", "name": "Reuters"}, ["Interport"],
    )  # fmt: skip
    assert row["source"] == {"start": 0, "end": 5, "text": "Rates"}


def test_only_a_sentence_that_goes_on_has_continues() -> None:
    assert "continues" not in extract_row(a_claim())
    assert extract_row(a_claim(continues="b" * 12))["continues"] == "b" * 12


class TestDates:
    def test_are_the_days_that_the_words_mean_seen_from_the_articles(self) -> None:
        article = builders.article("Rates were held last Tuesday, it said.", published=date(2018, 4, 10))
        row = extract_row(builders.claim("Rates were held last Tuesday", article=article))
        assert row["dates"] == [
            {"start": 16, "end": 28, "text": "last Tuesday", "first": "2018-04-03", "last": "2018-04-03"}
        ]
        jsonschema.validate(row, SCHEMA, jsonschema.Draft202012Validator)

    def test_stay_open_without_the_articles_date(self) -> None:
        row = extract_row(builders.claim("Rates were held last week and in 2016"))
        assert [(one["text"], one["first"], one["last"]) for one in row["dates"]] == [
            ("last week", None, None),
            ("2016", "2016-01-01", "2016-12-31"),
        ]
        jsonschema.validate(row, SCHEMA, jsonschema.Draft202012Validator)

    def test_are_those_of_the_content_alone(self) -> None:
        article = builders.article("On Monday it said rates were held.", published=date(2018, 4, 10))
        claim = builders.claim("rates were held", article=article)
        claim = replace(claim, attribution=replace(claim.attribution, content=(Span(18, 33, "rates were held"),)))
        assert "dates" not in extract_row(claim)


def test_a_line_is_one_line() -> None:
    line = extract_line(builders.claim("a\nb\u2028c \ud800"))
    assert "\n" not in line
    assert json.loads(line)["content"][0]["text"] == "a\nb\u2028c \ufffd"


def test_a_reader_sees_place_source_outlet_and_words() -> None:
    assert table_line(a_claim()) == "article.txt:1  direct    the governor -> Reuters: Rates were held"


def test_a_reader_may_see_the_rule() -> None:
    assert table_line(a_claim(), explain=True).endswith("Rates were held  [X said, 1.00]")


def test_outlets_that_cannot_be_told_apart_are_both_named() -> None:
    both = a_claim(outlet=None, outlets=(builders.REUTERS, builders.BLOOMBERG))
    assert "the governor -> Reuters or Bloomberg?:" in table_line(both)


def test_what_leads_to_no_outlet_names_none() -> None:
    assert table_line(a_claim(outlet=None)) == "article.txt:1  direct    the governor: Rates were held"


def test_nothing_of_the_article_reaches_the_terminal_as_control() -> None:
    assert "\x1b" not in table_line(builders.claim("red \x1b[31m", speaker="\x1b]0;x\x07"))
