"""The committed cassettes: what recording again would write, readable by vcrpy, and labelled as what they are."""

from pathlib import Path

import pytest
from vcr.cassette import Cassette as VcrCassette
from vcr.persisters.filesystem import FilesystemPersister
from vcr.request import Request
from vcr.serializers import yamlserializer

from factcheck import outlets, plugins
from factcheck.cassette import Cassette
from factcheck.fetch import Web
from factcheck.model import Article
from factcheck.pipeline import Kit
from factcheck.pipeline.record import record
from factcheck.read import read
from factcheck.settings import Settings
from tests.newsroom import Newsroom

ROOT = Path(__file__).parent.parent
CASSETTES = sorted((ROOT / "cassettes").rglob("*.yaml"))


def exchanges(cassette: Cassette) -> set[tuple[object, ...]]:
    return {(one.method, one.url, one.sent, one.status, one.body, one.failure) for one in cassette}


def test_recording_again_asks_for_nothing_else_and_is_answered_the_same(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    seed = ROOT / "seeds" / "000_25ed0569da2f77f7.txt"
    copy = tmp_path / "seeds" / seed.name
    copy.write_bytes(seed.read_bytes())
    settings = Settings(cassettes="cassettes", allow_stand_ins=True, root=tmp_path)
    (article,) = read([str(copy)], root=tmp_path, max_bytes=settings.max_article_bytes)
    assert isinstance(article, Article)
    with Newsroom() as newsroom, Web(settings, network=newsroom.transport(), sleeper=lambda seconds: None) as web:
        kit = Kit(settings, outlets.load(), plugins.discoverers(settings.discoverers), web, record="all", stand_in=True)
        (path,) = record([article], kit)
    assert exchanges(Cassette.load(path)) == exchanges(
        Cassette.load(ROOT / "cassettes/seeds/000_25ed0569da2f77f7.yaml")
    )


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
class TestEveryCommittedCassette:
    def test_says_in_its_first_lines_that_it_stands_in(self, path: Path) -> None:
        head = path.read_text(encoding="utf-8").partition("interactions:")[0]
        assert "stand_in: true" in head
        assert "the factcheck project wrote itself" in head

    def test_is_read_by_vcrpy(self, path: Path) -> None:
        requests, responses = FilesystemPersister.load_cassette(path, yamlserializer)
        ours = list(Cassette.load(path))
        assert len(requests) == len(responses) == len(ours)
        cassette = VcrCassette(str(path), serializer=yamlserializer)
        cassette._load()
        first = ours[0]
        request = Request(first.method, first.url, None, {})
        assert cassette.can_play_response_for(request)
        assert cassette.play_response(request)["body"]["string"] == first.body

    def test_holds_no_secret(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8").casefold()
        for secret in ("authorization", "set-cookie", "api-key", "api_key"):
            assert secret not in text
