"""What is pinned of a finding, and what tells its claim from what the claim may become."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.model import Claim, Finding, Obtained, SourcePage, Verdict
from factcheck.outlets import load
from factcheck.pins import pin_of, said_mark
from factcheck.pins.making import words_mark
from factcheck.pins.settling import finding_of
from tests import builders
from tests.formats import examples

WORDS = "Rates were held steady in March"
TEXT = f"The bank met. {WORDS}, it said."


def page(**fields: object) -> SourcePage:
    return builders.page(TEXT, bytes_sha256="b" * 64, sha256="c" * 64, **fields)


def claim(**fields: object) -> Claim:
    whole = builders.article(f"“{WORDS},” Reuters reported.", path=Path("/x/news/a.md"), published=date(2026, 3, 1))
    return replace(builders.claim_in(whole, WORDS, quoted=True), **{"speaker": "Reuters", **fields})  # type: ignore[arg-type]


def finding(verdict: Verdict = Verdict.SUPPORTED, **fields: object) -> Finding:
    return examples.finding(claim(), verdict, page(**fields))


def test_a_pin_has_the_place_of_the_words_and_none_of_them() -> None:
    made = pin_of(finding(), "strict", Path("/x"))
    assert made is not None
    assert (made.article, made.outlet, made.page.url) == ("news/a.md", "reuters.com", page().url)
    (span,) = made.parts[0].spans
    assert (TEXT[span.start : span.end], span.words) == (WORDS, words_mark(WORDS))
    assert "held" not in repr(made)


def test_the_marks_of_words_do_not_tell_how_their_lines_break() -> None:
    assert words_mark("a  b\n c") == words_mark("a b c") != words_mark("a b d")


@pytest.mark.parametrize("verdict", [one for one in Verdict if one.code not in {"FC000", "FC101", "FC102"}])
def test_only_what_was_found_is_pinned(verdict: Verdict) -> None:
    assert pin_of(finding(verdict), "strict", Path("/x")) is None


@pytest.mark.parametrize(
    "fields", [{"obtained": Obtained.PINNED}, {"url": ""}, {"url": "notes.txt"}, {"url": "ftp://a.org/b"}]
)
def test_nothing_is_pinned_that_cannot_be_gone_back_to(fields: dict[str, object]) -> None:
    assert pin_of(finding(**fields), "strict", Path("/x")) is None


def test_a_supplied_text_is_named_from_the_ledger_s_folder() -> None:
    made = pin_of(finding(obtained=Obtained.SUPPLIED, asked="file:///x/sources/a%20b.txt"), "strict", Path("/x/news"))
    assert made is not None
    assert (made.page.file, made.page.url) == ("../sources/a b.txt", "")


def changed(one: Claim, **article: object) -> Claim:
    return replace(one, article=replace(one.article, **article))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        claim(outlet=builders.BLOOMBERG),
        claim(speaker="Ana Roth"),
        claim(parts=tuple(replace(part, quoted=False) for part in claim().parts)),
        claim(parts=tuple(replace(part, text=part.text.replace("March", "May")) for part in claim().parts)),
        changed(claim(), published=date(2026, 3, 2)),
        changed(claim(), published=None),
        changed(claim(), prose=claim().article.prose.replace("held", "kept")),
    ],
)
def test_another_claim_has_another_mark(other: Claim) -> None:
    assert said_mark(other, "strict") != said_mark(claim(), "strict")


def test_a_stricter_house_has_another_mark_and_text_beside_the_claim_has_not() -> None:
    assert said_mark(claim(), "clean") != said_mark(claim(), "strict")
    longer = claim().article.prose + "\n\nIt rained."
    assert said_mark(changed(claim(), prose=longer, text=longer), "strict") == said_mark(claim(), "strict")


def test_a_claim_of_two_outlets_is_settled_by_a_page_of_either() -> None:
    both = claim(jointly=(builders.BLOOMBERG, builders.REUTERS), outlet=builders.BLOOMBERG)
    second = next(one for one in both.readings if one.outlet == builders.REUTERS)
    made = pin_of(examples.finding(second, Verdict.SUPPORTED, page()), "strict", Path("/x"))
    assert made is not None
    assert (made.outlet, made.said) == ("reuters.com", said_mark(both, "strict"))
    settled = finding_of(made, both, load())
    assert (settled.claim.outlet, settled.verdict) == (builders.REUTERS, Verdict.SUPPORTED)
