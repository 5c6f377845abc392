"""What travels comes out as it went in, and is cheap to take out again."""

from collections.abc import Callable

from factcheck.model import ArticleReport
from factcheck.pipeline import Kit, verify
from factcheck.pipeline.engines.packing import packed, unpacked
from factcheck.pipeline.engines.work import Checked, Kind, Question, Told, Wants
from tests.pipeline.engines.doubles import ARTICLES, told


def test_reports_and_questions_come_out_as_they_went_in(kit_of: Callable[..., Kit]) -> None:
    reports = list(verify(ARTICLES, kit_of()))
    wants = Wants((Question(Kind.PAGE, "https://www.bbc.com/news/1", params=(("q", "talks"),), turn=1),))
    outcomes = (*map(Checked, reports), *map(Told, reports), wants)
    again = unpacked(packed(outcomes))
    assert again == outcomes
    assert told([one.report for one in again[: len(reports)]]) == told(reports)


def test_nouns_are_made_of_their_fields_and_never_asked_for_them(kit_of: Callable[..., Kit]) -> None:
    reports = [one for one in verify(ARTICLES, kit_of()) if isinstance(one, ArticleReport)]
    assert b"builtins" not in packed(reports)
    assert unpacked(packed(reports)) == tuple(reports)


def test_what_is_no_noun_of_ours_travels_as_pickle_has_it() -> None:
    things = ({"a": [1, 2.5, None]}, frozenset({"b"}), ValueError("told"))
    assert repr(unpacked(packed(things))) == repr(things)
