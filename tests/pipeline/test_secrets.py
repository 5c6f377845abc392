"""A key is in the question to its service and nowhere else: no report, no error, no recording, whatever comes back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.discover import guardian, nyt
from factcheck.fetch import Web
from factcheck.model import Report, Run
from factcheck.pipeline import Kit, check_article
from factcheck.plugins import format_named, names
from factcheck.settings import Settings
from tests.builders import article
from tests.newsroom import Answer, Newsroom, apis

KEY = "k3y-of-the-newsr00m"
SERVICES = {"guardian": guardian.discover.given(KEY), "nyt": nyt.discover.given(KEY)}
ARTICLE = (
    "In Velmora, Ilse Maren kept rates, the Guardian reported. Peter Harova resigned, The New York Times reported."
)
ECHOES = {
    "refuses and repeats it": Answer(403, f'{{"message": "bad api-key={KEY}"}}'.encode(), headers={"X-Key": KEY}),
    "fails": Answer(503, KEY.encode()),
    "leads on with it": Answer(302, headers={"Location": f"https://www.theguardian.com/?api-key={KEY}"}),
    "leads into the house with it": Answer(302, headers={"Location": f"http://127.0.0.1/?api-key={KEY}"}),
    "answers nonsense with it": Answer(body=f"<p>{KEY}</p>".encode()),
    "answers in another shape": Answer(body=f'{{"response": "{KEY}"}}'.encode(), type="application/json"),
}


@pytest.fixture(params=ECHOES)
def newsroom(request: pytest.FixtureRequest) -> Iterator[Newsroom]:
    laid = {(host, "*"): ECHOES[request.param] for host in (apis.GUARDIAN, apis.NYT)}
    with Newsroom(extra=laid) as running:
        yield running


@pytest.mark.parametrize("record", [None, "once"])
def test_it_is_seen_by_its_service_alone(newsroom: Newsroom, tmp_path: Path, record: str | None) -> None:
    settings = Settings(cassettes="recorded", root=tmp_path, allow_stand_ins=True)
    with Web(settings, network=newsroom.transport(), sleeper=lambda _: None) as web:
        kit = Kit(settings, outlets.load(), SERVICES, web, record=record, stand_in=True)
        one = article(ARTICLE, path=tmp_path / "a.txt")
        found = check_article(one, kit)
        if tape := kit.cassette(one):
            tape.save()
            assert KEY not in tape.path.read_text(encoding="utf-8")  # type: ignore[union-attr]
    asked = [one.host for one in newsroom.log if KEY in one.query]
    assert {apis.GUARDIAN, apis.NYT} <= set(asked)
    report = Report(Run("0", datetime(2026, 11, 23, tzinfo=UTC), 0.0, "strict-quotes"), (found,))
    shown = "".join(format_named(name)(report) for name in names("formats"))
    assert "guardian" in shown
    assert KEY not in shown
    assert KEY not in repr(found)
