"""No report shows more than forty words of a passage and a hundred of a page, whatever the format."""

import json as stdlib_json
import re
from dataclasses import replace
from typing import Any

import pytest

from factcheck.formats import github, gitlab, html, json, jsonl, junit, markdown, sarif
from factcheck.formats.clean import count
from factcheck.formats.excerpts import Excerpts
from factcheck.model import Alignment, Change, Difference, Finding, Fit, Part, PartMatch, Passage, Verdict
from tests import builders
from tests.formats import examples

WORDS = [f"w{number}w" for number in range(400)]
TEXT = " ".join(WORDS)


def finding(
    first: int, last: int, number: int = 0, verdict: Verdict = Verdict.SUPPORTED, at: int | None = None
) -> Finding:
    """A finding whose passage runs from one word of the page to another; `at` is a word that differs."""
    start, end = TEXT.index(WORDS[first]), TEXT.index(WORDS[last]) + len(WORDS[last])
    claim = builders.claim("The claim.", id=f"{number:012x}")
    differences = ()
    if at is not None:
        place = TEXT.index(WORDS[at])
        differences = (Difference(Change.WORDING, "claim", WORDS[at], (4, 9), (place, place + len(WORDS[at]))),)
    part = PartMatch(claim.parts[0], Fit.EXACT, 1.0, Passage(start, end, TEXT[start:end]), differences=differences)
    return examples.finding(claim, verdict, best=Alignment(builders.page(TEXT), (part,), 1.0))


def shown(*findings: Finding) -> set[str]:
    """The page's words that all formats together show."""
    report = examples.report(examples.bare(*findings))
    told = [one.render(report) for one in (github, gitlab, html, json, jsonl, junit, markdown, sarif)]
    return set(re.findall(r"w\d+w", "".join(told)))


def test_a_short_passage_is_shown_whole() -> None:
    assert shown(finding(3, 12)) == set(WORDS[3:13])


def test_a_long_passage_shows_forty_words() -> None:
    assert shown(finding(0, 99)) == set(WORDS[:40])


def test_a_long_passage_is_shown_where_it_differs() -> None:
    words = shown(finding(0, 99, at=70))
    assert WORDS[70] in words
    assert len(words) == 40


def test_a_page_shows_a_hundred_words() -> None:
    assert len(shown(*(finding(40 * number, 40 * number + 30, number) for number in range(8)))) == 100


def test_passages_that_overlap_are_counted_once() -> None:
    assert shown(finding(0, 30, 1), finding(10, 40, 2), finding(20, 50, 3)) == set(WORDS[:51])


def test_a_passage_keeps_to_its_limit_where_others_show_its_rest() -> None:
    report = examples.report(examples.bare(finding(0, 60, 1), finding(35, 60, 2)))
    quotations = re.findall(r"(?m)^> “(w[^”]*)”", markdown.render(report))
    assert [len(re.findall(r"w\d+w", words)) for words in quotations] == [40, 26]


def test_a_page_may_ask_for_less() -> None:
    for limit, number in ((0, 0), (20, 5), (1000, 40)):
        asked = finding(0, 60)
        best = replace(asked.best, page=replace(asked.best.page, max_snippet=limit))  # type: ignore[type-var, union-attr]
        assert len(shown(replace(asked, best=best, evidence=replace(asked.evidence, own=(best,))))) == number


@pytest.mark.parametrize(
    ("fields", "longest"), [({}, 25), ({"max_snippet": 0}, 5), ({"max_snippet": 60}, 14), ({"hidden": ((0, 400),)}, 5)]
)
def test_a_sentence_quotes_but_a_few_words_of_a_page_that_asks_for_less(fields: dict[str, Any], longest: int) -> None:
    page = replace(finding(0, 12).best.page, **fields)  # type: ignore[union-attr]
    said = [Excerpts().quoted(page, " ".join(WORDS[:number])) for number in range(1, 26)]
    assert [number for number, words in enumerate(said, 1) if words != "…"] == list(range(1, longest + 1))


def test_a_part_that_a_page_lets_nobody_show_is_not_shown() -> None:
    asked = finding(0, 12)
    text = asked.best.page.text  # type: ignore[union-attr]
    kept_back = (text.index(WORDS[4]), text.index(WORDS[7]) + len(WORDS[7]))
    best = replace(asked.best, page=replace(asked.best.page, hidden=(kept_back,)))  # type: ignore[type-var, union-attr]
    told = replace(asked, best=best, evidence=replace(asked.evidence, own=(best,)))
    assert shown(told) == {*WORDS[:4], *WORDS[8:13]}


def test_an_archived_text_has_ranges_of_its_own_and_the_page_s_limit() -> None:
    live = finding(0, 30, 1)
    text = " ".join(reversed(WORDS))
    archived = replace(live.best.page, text=text, archived_url="https://web.archive.org/x")  # type: ignore[union-attr]
    passages = [(text.index(WORDS[last]), text.index(WORDS[last - 38]) + 6) for last in (399, 350, 300)]
    copies = []
    for number, (start, end) in enumerate(passages):
        claim = builders.claim("The claim.", id=f"{number + 5:012x}")
        part = PartMatch(claim.parts[0], Fit.EXACT, 1.0, Passage(start, end, text[start:end]))
        copies.append(examples.finding(claim, best=Alignment(archived, (part,), 1.0)))
    words = shown(live, *copies)
    assert set(WORDS[:31]) | set(WORDS[362:400]) <= words
    assert len(words) == 100


def test_what_weighs_most_is_shown_first() -> None:
    light = [finding(40 * number, 40 * number + 35, number) for number in range(4)]
    assert WORDS[300] in shown(*light, finding(300, 310, 9, Verdict.WORDING_DIFFERS))


def test_what_the_sentence_quotes_counts_too() -> None:
    many = [finding(40 * number, 40 * number + 30, number) for number in range(8)]
    rest = " ".join(WORDS[390:400])
    quoting = replace(many[0], verdict=Verdict.CUT_SHORT, facts={"rest": rest})
    words = shown(quoting, *many[1:])
    assert set(WORDS[390:400]) <= words
    assert len(words) == 100


def test_the_limit_holds_over_several_articles() -> None:
    articles = [examples.bare(finding(40 * number, 40 * number + 30)) for number in range(6)]
    document = markdown.render(examples.report(*articles))
    assert len(set(re.findall(r"w\d+w", document))) == 100
    excerpts = Excerpts()
    lines = [line for article in articles for line in jsonl.lines(article, excerpts)]
    assert len(set(re.findall(r"w\d+w", "".join(lines)))) == 100
    assert stdlib_json.loads(lines[-1])["evidence"][0]["parts"][0]["passage"]["excerpts"] == []


def test_scripts_without_spaces_keep_to_the_limit_too() -> None:
    text = "東" * 500
    claim = builders.claim("東京", parts=(Part(0, 2, "東京", quoted=True),))
    part = PartMatch(claim.parts[0], Fit.EXACT, 1.0, Passage(0, 500, text))
    granted = Excerpts()
    page = builders.page(text)
    granted.add(examples.bare(examples.finding(claim, best=Alignment(page, (part,), 1.0))))
    assert sum(count(text[start:end]) for start, end in granted.all_of(page)) == 40
