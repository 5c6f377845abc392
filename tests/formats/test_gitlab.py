"""GitLab Code Quality: the fields that GitLab asks for, each entry once."""

import json
from dataclasses import replace

import pytest

from factcheck.formats import gitlab
from factcheck.model import Evidence, Finding, Report, Verdict
from tests import builders
from tests.formats import examples
from tests.formats.foreign import filled


def entries(report: Report) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(gitlab.render(report))
    return found


def test_an_entry_has_what_gitlab_asks_for() -> None:
    (entry,) = entries(examples.example())
    assert entry["check_name"] == "FC301"
    assert entry["severity"] == "major"
    assert entry["location"] == {"path": "drafts/ferry.txt", "lines": {"begin": 7}}
    assert str(entry["description"]).startswith("Credits Reuters; the words were found at Bloomberg. The article")
    assert len(str(entry["fingerprint"])) == 64


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [(Verdict.FIGURE_DIFFERS, "major"), (Verdict.NOT_FOUND, "minor"), (Verdict.NO_CANDIDATE, "info")],
)
def test_the_severity_follows_the_level(verdict: Verdict, severity: str) -> None:
    (entry,) = entries(examples.report(examples.bare(Finding(builders.claim("Words."), verdict, Evidence()))))
    assert entry["severity"] == severity


def test_fingerprints_are_unique_though_two_articles_share_a_claim() -> None:
    other = examples.article_report(name="copy.txt")
    prints = [entry["fingerprint"] for entry in entries(examples.report(examples.article_report(), other))]
    assert len(set(prints)) == len(prints) == 2


def test_a_line_that_is_not_known_is_the_first() -> None:
    whole = builders.article("Words.", line_of=((0, None),))
    claim = replace(builders.claim("Words.", line=None), article=whole)
    (entry,) = entries(examples.report(examples.bare(Finding(claim, Verdict.NOT_FOUND, Evidence()))))
    assert entry["location"] == {"path": "article.txt", "lines": {"begin": 1}}


def test_nothing_to_say_is_an_empty_list() -> None:
    assert gitlab.render(examples.report()) == "[]\n"


def test_lone_surrogates_do_not_stop_it() -> None:
    assert entries(filled("\ud800"))
