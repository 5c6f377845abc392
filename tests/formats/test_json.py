"""The machine formats keep to their schemas, repeat to the byte, and can be read back."""

import json as stdlib_json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import FactcheckError, InputError
from factcheck.formats import html, json, jsonl, markdown, reading, sarif
from factcheck.model import Article, ArticleReport, Coverage, Miss, Reason, Report, Verdict
from tests import builders
from tests.formats import examples
from tests.formats.foreign import filled


def schema(name: str) -> jsonschema.Draft202012Validator:
    text = files("factcheck.data").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    found = stdlib_json.loads(text)
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker())


def rich_report() -> Report:
    unread = Miss("broken.txt", "read", Reason.UNREADABLE, "a NUL byte")
    return examples.report(examples.article_report(), examples.bare(examples.figure()), misses=(unread,))


class TestTheDocument:
    def test_it_keeps_to_its_schema(self) -> None:
        schema("verify").validate(stdlib_json.loads(json.render(rich_report())))

    def test_an_empty_run_does_too(self) -> None:
        schema("verify").validate(stdlib_json.loads(json.render(examples.report())))

    def test_it_has_what_other_programs_rely_on(self) -> None:
        document = stdlib_json.loads(json.render(rich_report()))
        assert document["schema"] == "factcheck.verify/1"
        finding = document["findings"][3]
        assert (finding["article"], finding["line"], finding["code"]) == ("drafts/ferry.txt", 7, "FC301")
        assert finding["outlet"] == {"id": "reuters.com", "name": "Reuters"}
        assert finding["evidence"][finding["best"]]["page"]["outlet"]["name"] == "Bloomberg"
        assert finding["summary"].startswith("The article credits Reuters.")
        assert finding["settle"][2]["text"] == "If there is none, credit Bloomberg."
        assert document["coverage"]["attributions"] == 8

    def test_only_run_and_retrieved_hold_times(self) -> None:
        later = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
        report = rich_report()
        again = replace(report, run=replace(report.run, started=later, seconds=9.0))
        first, second = (stdlib_json.loads(json.render(one)) for one in (report, again))
        assert first.pop("run") != second.pop("run")
        assert first == second
        figure = examples.figure()
        page = replace(figure.best.page, retrieved=later)  # type: ignore[union-attr]
        best = replace(figure.best, page=page)  # type: ignore[type-var]
        moved = replace(figure, best=best, evidence=replace(figure.evidence, own=(best,)))
        one, other = (json.render(examples.report(examples.bare(it))) for it in (figure, moved))
        assert one != other
        without = [re.sub(r'"retrieved": "[^"]*"', "", text) for text in (one, other)]
        assert without[0] == without[1]

    def test_a_page_gives_up_no_text_beyond_its_excerpts(self) -> None:
        claim = builders.claim("Rates were held.")
        page = builders.page(f"Rates were held. {'Secret words. ' * 50}")
        assert "Secret" not in json.render(examples.report(examples.bare(examples.finding(claim, page=page))))


class TestReadingBack:
    @pytest.mark.parametrize("report", [rich_report(), examples.report(), filled("f"), filled("\u05d0 <b>|")])
    def test_every_format_tells_a_saved_report_as_it_was(self, report: Report) -> None:
        back = reading.load(json.render(report))
        assert json.render(back) == json.render(report)
        assert jsonl.render(back) == jsonl.render(report)
        assert markdown.render(back) == markdown.render(report)

    def test_a_link_still_opens_on_the_words_alone(self) -> None:
        claim = builders.claim("Yes, he said")
        report = examples.report(
            examples.bare(examples.finding(claim, page=builders.page("Yes, he said. No. Yes, he said.")))
        )
        assert markdown.render(reading.load(json.render(report))) == markdown.render(report)

    def test_an_archived_copy_of_a_changed_page_is_kept(self) -> None:
        figure = examples.figure()
        changed = replace(figure, evidence=replace(figure.evidence, copies=(figure.evidence.own[0],)))
        document = json.render(examples.report(examples.bare(changed)))
        schema("verify").validate(stdlib_json.loads(document))
        assert len(reading.load(document).articles[0].findings[0].evidence.copies) == 1

    def test_a_best_alignment_that_was_made_of_several_is_kept(self) -> None:
        figure = examples.figure()
        made = replace(figure, best=replace(figure.best, score=0.25))  # type: ignore[type-var]
        back = reading.load(json.render(examples.report(examples.bare(made)))).articles[0].findings[0]
        assert back.best is not None
        assert (back.best.score, len(back.evidence.own)) == (0.25, 1)

    def test_lines_of_a_format_whose_text_is_not_the_file_are_kept(self) -> None:
        whole = Article("a.html", "One.\nTwo.", "One.\nTwo.", line_of=((0, 7), (5, None)))
        back = reading.load(json.render(examples.report(ArticleReport(whole, (), Coverage()))))
        assert back.articles[0].article.line_of == ((0, 7), (5, None))

    @pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"schema": "factcheck.verify/1"}', '{"schema": 5}'])
    def test_anything_else_is_one_clear_line(self, text: str) -> None:
        with pytest.raises(InputError, match="no saved report"):
            reading.load(text)

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_a_document_with_anything_changed_is_told_or_refused(self, data: st.DataObject) -> None:
        document = stdlib_json.loads(json.render(rich_report()))
        inner = document
        while True:
            key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
            if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.booleans()):
                break
            inner = inner[key]
        inner[key] = data.draw(
            st.sampled_from([None, 3, -5, 10**12, 0.5, "x", "2020-99-99", True, [], [1], {}, {"a": 1}])
        )
        with suppress(FactcheckError):
            back = reading.load(stdlib_json.dumps(document))
            for told in (markdown, json, jsonl):
                told.render(back)

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=30))
    def test_any_text_comes_back(self, text: str) -> None:
        document = json.render(filled(f"{text}x"))
        assert json.render(reading.load(document)) == document


class TestLines:
    def test_each_keeps_to_its_schema(self) -> None:
        lines = jsonl.render(rich_report()).splitlines()
        assert len(lines) == 5
        for line in lines:
            schema("finding").validate(stdlib_json.loads(line))

    def test_they_are_the_document_s_findings(self) -> None:
        report = rich_report()
        lines = [stdlib_json.loads(line) for line in jsonl.render(report).split("\n")[:-1]]
        assert [line.pop("schema") for line in lines] == ["factcheck.finding/1"] * 5
        assert lines == stdlib_json.loads(json.render(report))["findings"]

    def test_each_article_can_be_streamed(self) -> None:
        assert "".join(f"{line}\n" for line in jsonl.lines(examples.article_report())) == jsonl.render(
            examples.example()
        )

    def test_no_foreign_text_makes_a_second_line(self) -> None:
        document = jsonl.render(filled("a\nb\u2028c\x85d\r"))
        assert document.count("\n") == sum(len(one.findings) for one in filled("x").articles)

    def test_lone_surrogates_do_not_stop_it(self) -> None:
        report = filled("lone \ud800")
        assert "\ufffd" in jsonl.render(report)
        jsonl.render(report).encode("utf-8")
        json.render(report).encode("utf-8")

    def test_nothing_found_is_an_empty_text(self) -> None:
        assert jsonl.render(examples.report()) == ""


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_keeps_to_the_schema(verdict: Verdict) -> None:
    finding = examples.finding(builders.claim("Words.", outlet=None), verdict)
    document = json.render(examples.report(examples.bare(finding)))
    schema("verify").validate(stdlib_json.loads(document))
    assert stdlib_json.loads(document)["findings"][0]["verdict"] == verdict.label


@pytest.mark.parametrize("render", [json.render, jsonl.render, sarif.render])
def test_nothing_in_it_turns_text_around(render: Callable[[Report], str]) -> None:
    report = examples.example(f"{examples.STORY}\n\u202eCourt cases\u2066 are slow.\n")
    assert not set(render(report)) & set("\u202a\u202b\u202d\u202e\u2066\u2067")


def test_a_cluster_that_texts_went_to_is_told_and_otherwise_no_word_of_one() -> None:
    report = examples.report(examples.bare())
    spread = replace(report, run=replace(report.run, cluster="tcp://cluster.newsroom.example:8786"))
    assert reading.load(json.render(spread)).run == spread.run
    for told in (json, markdown, html):
        assert "tcp://cluster.newsroom.example:8786" in told.render(spread)
        assert "cluster" not in told.render(report).replace("cluster: ", "")


@pytest.mark.parametrize(
    ("language", "claims"),
    [("en", ("sent anywhere.", "nothing (offline).")), ("de", ("irgendwohin gesendet.", "nichts (offline)."))],
)
@pytest.mark.parametrize("render", [markdown.render, html.render])
def test_where_texts_went_to_a_cluster_nothing_says_that_they_went_nowhere(
    render: Callable[[Report], str], language: str, claims: tuple[str, str]
) -> None:
    whole = examples.report(examples.bare(privacy="draft"), language=language)
    alone = render(replace(whole, run=replace(whole.run, offline=True)))
    spread = render(replace(whole, run=replace(whole.run, offline=True, cluster="cluster.newsroom.example:8786")))
    assert [claim in alone for claim in claims] == [True, True]
    assert [claim in spread for claim in claims] == [False, False]
