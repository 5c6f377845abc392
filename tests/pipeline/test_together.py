"""A claim of several outlets: each is asked, and it holds where one of them has it."""

import pytest

from factcheck.formats import json, markdown
from factcheck.formats.reading import load
from factcheck.model import ArticleReport, Report, Run, Verdict
from tests.builders import NOON
from tests.pipeline.doubles import Sites, naming, page
from tests.pipeline.test_gather import AP, BBC, GUARDIAN, HARBOUR, checked, verdicts

TEXT = f"{HARBOUR} Dana Whitlock told the BBC and the Guardian."
OTHER = page("Nothing of it was said at all, and nobody asked.")
FALSE = page(HARBOUR.replace("an offer", "no offer"))


def of(pages: dict[str, bytes], text: str = TEXT) -> ArticleReport:
    return checked(text, Sites(pages), {"naming": naming(BBC, GUARDIAN, anywhere=[AP])})


def keys(report: ArticleReport) -> list[str]:
    return [remark.key for finding in report.findings for remark in finding.remarks if "together" in remark.key]


@pytest.mark.parametrize("where", [BBC, GUARDIAN])
def test_holds_where_one_of_them_has_the_words(where: str) -> None:
    other = GUARDIAN if where == BBC else BBC
    report = of({where: page(HARBOUR), other: OTHER})
    (finding,) = report.findings
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.best is not None
    assert finding.best.page.url == where
    assert finding.claim.outlet == finding.best.page.outlet
    assert keys(report) == ["together_absent"]


def test_says_so_where_both_have_them() -> None:
    report = of({BBC: page(HARBOUR), GUARDIAN: page(HARBOUR)})
    assert (verdicts(report), keys(report)) == ([Verdict.SUPPORTED], ["together_carries"])


def test_accuses_nobody_as_long_as_one_of_them_could_not_be_read() -> None:
    report = of({BBC: FALSE})
    (finding,) = report.findings
    assert finding.verdict.inconclusive
    assert keys(report) == ["together_differs"]


def test_differs_where_the_pages_of_all_were_read() -> None:
    report = of({BBC: FALSE, GUARDIAN: FALSE})
    assert verdicts(report) == [Verdict.SENSE_DIFFERS]


def test_is_never_given_to_the_other_of_the_two_as_another_outlets() -> None:
    found = naming(BBC, anywhere=[GUARDIAN])
    report = checked(TEXT, Sites({BBC: OTHER, GUARDIAN: page(HARBOUR)}), {"naming": found})
    assert not {Verdict.OUTLET_DIFFERS, Verdict.OUTLET_DOUBTFUL} & set(verdicts(report))


def test_reads_the_same_from_a_saved_report() -> None:
    report = Report(Run("0", NOON, 0.0, "0"), (of({GUARDIAN: page(HARBOUR), BBC: OTHER}),))
    saved = load(json.render(report))
    assert [one.id for one in saved.articles[0].findings[0].claim.jointly] == ["bbc.com", "theguardian.com"]
    assert markdown.render(saved) == markdown.render(report)
    assert "BBC, The Guardian" in markdown.render(report)
