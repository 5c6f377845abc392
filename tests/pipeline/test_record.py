"""Recording takes the same path, one article after another, and writes what was answered."""

from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.cassette import Cassette
from factcheck.errors import CassetteError, UsageError
from factcheck.fetch import Web
from factcheck.model import Article, Verdict
from factcheck.pipeline import Kit, check_article
from factcheck.pipeline.record import record
from factcheck.protocols import Discoverer
from factcheck.settings import Settings
from tests.builders import NOON, article
from tests.pipeline.doubles import Sites, naming, page

BBC = "https://www.bbc.com/news/a"
WORDS = "“We have not rejected talks, we have rejected an offer that leaves our members poorer,”"
TEXT = f"{WORDS} Dana Whitlock told the BBC."
FOUND: dict[str, Discoverer] = {"naming": naming(BBC, f"{BBC}-lost")}


def kit(root: Path, sites: Sites, mode: str | None, **fields: object) -> Kit:
    settings = Settings(root=root, cassettes="tapes", offline=mode is None)
    web = Web(settings, network=sites, sleeper=lambda _: None, clock=lambda: NOON)
    return Kit(settings, outlets.load(), FOUND, web, record=mode, **fields)  # type: ignore[arg-type]


def written(root: Path, name: str = "a.md") -> Article:
    (root / name).write_text(TEXT)
    return article(TEXT, path=root / name)


def test_what_was_recorded_replays_to_the_same_verdict_without_a_network(tmp_path: Path) -> None:
    one = written(tmp_path)
    [path] = record([one], kit(tmp_path, Sites({BBC: page(WORDS)}), "once"))
    assert path == (tmp_path / "tapes/a.yaml").resolve()
    nobody = Sites({})
    [finding] = check_article(one, kit(tmp_path, nobody, None)).findings
    assert (finding.verdict, nobody.asked) == (Verdict.SUPPORTED, [])


def test_two_recordings_are_the_same_to_the_byte(tmp_path: Path) -> None:
    bodies = set()
    for mode in ("once", "all", "all"):
        [path] = record([written(tmp_path)], kit(tmp_path, Sites({BBC: page(WORDS)}), mode))
        bodies.add(path.read_bytes())
    assert len(bodies) == 1


def test_failures_are_recorded_too(tmp_path: Path) -> None:
    [path] = record([written(tmp_path)], kit(tmp_path, Sites({BBC: page(WORDS)}), "once"))
    entry = Cassette.load(path).find("GET", f"{BBC}-lost", b"")
    assert entry is not None
    assert entry.status == 404


def test_an_article_outside_the_project_has_no_cassette(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    with pytest.raises(UsageError, match="outside the project"):
        list(record([written(tmp_path)], kit(root, Sites({}), "once")))


def test_stand_ins_and_recordings_are_never_mixed(tmp_path: Path) -> None:
    made = kit(tmp_path, Sites({BBC: page(WORDS)}), "once", label="Ours", stand_in=True)
    with pytest.raises(CassetteError, match="would be mixed"):
        list(record([written(tmp_path)], made))
