"""What a run works with: where an article's cassette lies, and what may leave the machine."""

from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.cassette import Cassette
from factcheck.errors import CassetteError
from factcheck.fetch import Web
from factcheck.model import Article
from factcheck.pipeline import Kit
from factcheck.settings import Settings
from tests.builders import article


def kit(root: Path, record: str | None = None, **settings: object) -> Kit:
    made = Settings(root=root, cassettes="tapes", **settings)  # type: ignore[arg-type]
    return Kit(made, outlets.load(), {}, Web(made), record=record, label="Written by us", stand_in=True)


def written(root: Path, name: str, **fields: object) -> Article:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("It rained.")
    return article("It rained.", path=path, **fields)


class TestTheCassetteOfAnArticle:
    def test_mirrors_its_path_under_the_project(self, tmp_path: Path) -> None:
        made = kit(tmp_path)
        assert made.cassette_path(written(tmp_path, "news/a.md")) == tmp_path.resolve() / "tapes/news/a.yaml"

    def test_is_none_for_an_article_elsewhere_or_without_a_path(self, tmp_path: Path) -> None:
        made = kit(tmp_path / "project")
        assert made.cassette_path(written(tmp_path, "a.md")) is None
        assert made.cassette_path(article()) is None
        assert made.cassette(article()) is None

    def test_is_none_where_no_folder_of_cassettes_is_set(self, tmp_path: Path) -> None:
        made = Kit(Settings(root=tmp_path), outlets.load(), {}, Web(Settings()))
        assert made.cassette_path(written(tmp_path, "a.md")) is None

    def test_is_none_where_none_is_there_to_replay(self, tmp_path: Path) -> None:
        assert kit(tmp_path).cassette(written(tmp_path, "a.md")) is None

    def test_is_made_where_one_is_recorded_and_shared_by_articles_of_one_file(self, tmp_path: Path) -> None:
        made, one = kit(tmp_path, "once"), written(tmp_path, "many.jsonl")
        assert made.cassette(one) is made.cassette(one)
        assert made.stand_in_label(one) == "Written by us"

    def test_is_begun_anew_where_all_is_recorded_anew(self, tmp_path: Path) -> None:
        one = written(tmp_path, "a.md")
        tape = Cassette(tmp_path / "tapes/a.yaml", label="An older one")
        tape.save()
        held = kit(tmp_path).cassette(one)
        anew = kit(tmp_path, "all").cassette(one)
        assert held is not None
        assert anew is not None
        assert (held.label, anew.label) == ("An older one", "Written by us")

    def test_that_is_broken_is_refused_by_name(self, tmp_path: Path) -> None:
        one = written(tmp_path, "a.md")
        written(tmp_path, "tapes/a.yaml")
        with pytest.raises(CassetteError, match=r"a\.yaml"):
            kit(tmp_path).cassette(one)


@pytest.mark.parametrize(
    ("privacy", "draft", "seen"),
    [
        ("auto", False, "public"),
        ("auto", True, "draft"),
        ("public", True, "public"),
        ("draft", False, "draft"),
        ("offline", False, "offline"),
    ],
)
def test_a_draft_keeps_its_words_unless_settings_say_otherwise(
    tmp_path: Path, privacy: str, draft: bool, seen: str
) -> None:
    assert kit(tmp_path, privacy=privacy).web_for(article(draft=draft)).privacy == seen


class TestHowMuchIsAskedAtOnce:
    def test_is_one_host_after_another_where_the_order_counts(self, tmp_path: Path) -> None:
        assert kit(tmp_path).at_once > 1
        assert kit(tmp_path, "once").at_once == 1
        assert kit(tmp_path, max_requests=9).at_once == 1
        assert kit(tmp_path, offline=True).at_once == 1

    def test_is_bounded_for_all_articles_together(self, tmp_path: Path) -> None:
        for jobs in (1, 4, 16, 64):
            assert 1 <= kit(tmp_path, jobs=jobs).at_once <= max(1, 32 // jobs)

    def test_is_not_changed_by_a_limit_of_time(self, tmp_path: Path) -> None:
        made = kit(tmp_path, time_limit=9.0)
        assert made.bounded
        assert made.at_once > 1
