"""A page that changed after the article accuses nobody; an archived copy of the time tells what it said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factcheck.judge import changed_after, judge
from factcheck.match import match
from factcheck.model import Evidence, Finding, Kind, SourcePage, Verdict
from factcheck.pairs import claim_of
from tests import builders

SAID = "We expect 40 ships to arrive in June and we will not turn any of them away"
THEN = f'The port of Lisden was busy. "{SAID}," Helen Brandt said. The harbour was closed in 2019.'
NOW = THEN.replace("40", "14")
GONE = "The port of Lisden was closed again on Friday, and nobody wanted to say why that was so in the end."
ARTICLE = date(2026, 5, 10)
BEFORE, SAME_DAY, AFTER = (datetime(2026, 5, day, tzinfo=UTC) for day in (9, 10, 11))


def judged(text: str, copy: str | None = None, published: date | None = ARTICLE, **fields: object) -> Finding:
    claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS, published=published)
    page = builders.page(text, **fields)
    copies = () if copy is None else (match(claim, _copy(page, copy)),)
    return judge(claim, Evidence(own=(match(claim, page),), copies=copies))


def _copy(page: SourcePage, text: str) -> SourcePage:
    return replace(page, text=text, archived_at=BEFORE, archived_url="https://web.archive.org/x", modified=None)


@pytest.mark.parametrize(
    ("now", "copy", "modified", "verdict", "variant"),
    [
        (NOW, THEN, AFTER, Verdict.SOURCE_CHANGED, ""),
        (GONE, THEN, AFTER, Verdict.SOURCE_CHANGED, "gone"),
        (NOW, None, AFTER, Verdict.SOURCE_CHANGED, "unread"),
        (NOW, NOW, AFTER, Verdict.FIGURE_DIFFERS, ""),
        (GONE, None, AFTER, Verdict.NOT_FOUND, ""),
        (GONE, GONE, AFTER, Verdict.NOT_FOUND, ""),
        (NOW, None, BEFORE, Verdict.FIGURE_DIFFERS, ""),
        (NOW, None, SAME_DAY, Verdict.FIGURE_DIFFERS, ""),
        (NOW, None, None, Verdict.FIGURE_DIFFERS, ""),
        (THEN, None, AFTER, Verdict.SUPPORTED, ""),
    ],
)
def test_what_the_page_said_at_the_time_counts(
    now: str, copy: str | None, modified: datetime | None, verdict: Verdict, variant: str
) -> None:
    finding = judged(now, copy, modified=modified)
    assert (finding.verdict, finding.variant) == (verdict, variant)


def test_both_wordings_are_told() -> None:
    facts = judged(NOW, THEN, modified=AFTER).facts
    assert ("40" in facts["a"], "14" in facts["b"], facts["date"]) == (True, True, "2026-05-09")
    assert facts["link"] == "https://web.archive.org/x"


def test_a_figure_is_told_too_where_the_page_of_today_still_mentions_the_old_one() -> None:
    said = "Nine people were hurt when a ferry ran aground off the island of Kelstrand in thick fog on Saturday morning"
    claim = claim_of(said, Kind.INDIRECT, outlet=builders.REUTERS, published=ARTICLE)
    page = builders.page(f"{said.replace('Nine', 'Fourteen')}, the coastguard has said. It had put the"
                         " number of injured at nine before.", modified=AFTER)  # fmt: skip
    then = _copy(page, f"{said}, the coastguard has said.")
    finding = judge(claim, Evidence((match(claim, page),), copies=(match(claim, then),)))
    assert (finding.verdict, finding.variant) == (Verdict.SOURCE_CHANGED, "")
    assert (finding.facts["a"], finding.facts["b"]) == ("Nine", "Fourteen")


def test_an_editor_is_told_what_to_decide() -> None:
    assert [one.key for one in judged(GONE, THEN, modified=AFTER).settle] == ["follow_change"]


def test_an_article_without_a_date_is_older_than_nothing() -> None:
    assert judged(NOW, modified=AFTER, published=None).verdict is Verdict.FIGURE_DIFFERS


def test_an_archived_copy_never_changed() -> None:
    claim = claim_of(SAID, Kind.DIRECT, outlet=builders.REUTERS)
    today = match(claim, builders.page(NOW, modified=AFTER))
    archived = match(claim, builders.page(NOW, modified=AFTER, archived_at=BEFORE))
    assert changed_after(today, ARTICLE)
    assert not changed_after(archived, ARTICLE)
    assert not changed_after(today, None)
