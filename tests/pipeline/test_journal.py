"""A run that ended in the middle goes on from there: each result once, and the report is that of a run undisturbed."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.discover import gdelt, links
from factcheck.errors import UsageError
from factcheck.fetch import Web
from factcheck.model import Article, ArticleReport, Miss, Reason
from factcheck.pipeline import Kit, journal, verify
from factcheck.pipeline.journal import RESULTS, resumed
from factcheck.settings import Settings
from tests.builders import NOON, article
from tests.newsroom import Newsroom
from tests.pipeline.engines.doubles import ARTICLES, told

Items = list[ArticleReport | Miss]
Rerun = Callable[..., Items]


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as serving:
        yield serving


@pytest.fixture
def kit(newsroom: Newsroom, tmp_path: Path) -> Iterator[Kit]:
    settings = Settings(allow_stand_ins=True, root=tmp_path, jobs=1)
    web = Web(settings, network=newsroom.transport(), clock=lambda: NOON, sleeper=lambda seconds: None)
    with web:
        yield Kit(settings, outlets.load(), {"links": links.discover, "gdelt": gdelt.discover}, web)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "run"


def begun(kit: Kit, folder: Path, count: int, articles: Iterable[Article | Miss] = ARTICLES) -> Items:
    """A run that ends after so many results."""
    reports = resumed(articles, kit, verify, folder)
    return [next(reports) for _ in range(count)]


def never(inputs: Iterable[Article | Miss], _: Kit) -> Iterator[ArticleReport | Miss]:
    assert not list(inputs), "something was checked again"
    yield from ()


@pytest.mark.parametrize("count", range(len(ARTICLES) + 1))
def test_a_run_that_ended_anywhere_ends_as_one_that_did_not(kit: Kit, folder: Path, count: int) -> None:
    begun(kit, folder, count)
    checked: list[str] = []

    def check(inputs: Iterable[Article | Miss], kit: Kit) -> Iterator[ArticleReport | Miss]:
        for item in verify(inputs, kit):
            checked.append(item.article.id if isinstance(item, ArticleReport) else item.what)
            yield item

    whole = list(resumed(ARTICLES, kit, check, folder))
    assert [item.article.id for item in whole if isinstance(item, ArticleReport)] == [one.id for one in ARTICLES]
    assert checked == [one.id for one in ARTICLES[count:]]


def test_what_is_read_back_is_told_as_what_was_never_put_away(kit: Kit, folder: Path) -> None:
    first = begun(kit, folder, len(ARTICLES))
    assert told(list(resumed(ARTICLES, kit, never, folder))) == told(first)


def test_each_result_stands_there_once(kit: Kit, folder: Path) -> None:
    for count in (2, 3, len(ARTICLES)):
        begun(kit, folder, count)
    lines = (folder / RESULTS).read_text().splitlines()
    assert [json.loads(line)["article"].partition(" ")[2] for line in lines[1:]] == [one.id for one in ARTICLES]


def test_a_line_that_was_being_written_is_no_line(kit: Kit, folder: Path) -> None:
    begun(kit, folder, 3)
    path = folder / RESULTS
    path.write_bytes(path.read_bytes()[:-40])
    assert len(list(resumed(ARTICLES, kit, verify, folder))) == len(ARTICLES)
    assert len(path.read_text().splitlines()) == 1 + len(ARTICLES)


def test_inputs_that_could_not_be_read_keep_their_place(kit: Kit, folder: Path) -> None:
    inputs = [ARTICLES[4], Miss("lost.txt", "read", Reason.UNREADABLE), ARTICLES[0]]
    begun(kit, folder, 2, inputs)
    assert list(resumed(inputs, kit, verify, folder))[1] == inputs[1]


@pytest.mark.parametrize("changed", [0, 1])
def test_a_run_of_other_articles_is_refused(kit: Kit, folder: Path, changed: int) -> None:
    begun(kit, folder, 2)
    others = [*ARTICLES[:changed], article("It snowed.", id=ARTICLES[changed].id), *ARTICLES[changed + 1 :]]
    with pytest.raises(UsageError, match="a run of other articles"):
        list(resumed(others, kit, verify, folder))


def test_a_run_with_other_settings_is_refused(kit: Kit, folder: Path) -> None:
    begun(kit, folder, 2)
    with pytest.raises(UsageError, match="other settings"):
        list(resumed(ARTICLES, kit, verify, folder, since="main"))


def test_two_runs_at_once_are_refused(kit: Kit, folder: Path) -> None:
    reports = resumed(ARTICLES, kit, verify, folder)
    next(reports)
    with pytest.raises(UsageError, match="another run is at work"):
        list(resumed(ARTICLES, kit, verify, folder))


def test_behind_a_limit_nothing_counts_as_finished(kit: Kit, folder: Path) -> None:
    def limited(inputs: Iterable[Article | Miss], kit: Kit) -> Iterator[ArticleReport | Miss]:
        for number, item in enumerate(verify(inputs, kit)):
            if number == 2:
                kit.web.stop()
            yield item

    first = [one for one in ARTICLES if one.id in {"0.txt", "2.txt", "5.txt", "3.txt"}]
    list(resumed(first, kit, limited, folder))
    assert len((folder / RESULTS).read_text().splitlines()) < 1 + len(first)


def test_a_journal_runs_no_code_of_others(kit: Kit, folder: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("run",)

    begun(kit, folder, 1)
    path = folder / RESULTS
    head, line = path.read_text().splitlines()
    row = json.loads(line) | {"held": journal._packed(Evil())}  # type: ignore[arg-type]
    path.write_text(f"{head}\n{json.dumps(row)}\n")
    with pytest.raises(UsageError, match=r"run/results\.jsonl:2: the journal of the run is damaged"):
        list(resumed(ARTICLES, kit, verify, folder))


def test_nobody_else_can_read_it(kit: Kit, folder: Path) -> None:
    begun(kit, folder, 1)
    assert (folder.stat().st_mode & 0o77, (folder / RESULTS).stat().st_mode & 0o77) == (0, 0)
