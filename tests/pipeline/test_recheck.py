"""Going back to pinned pages: what fails for one article is told of that one."""

from pathlib import Path

import httpx

from factcheck import outlets
from factcheck.fetch import Web
from factcheck.model import Outcome
from factcheck.pins import LedgerShelf, Pins, said_mark
from factcheck.pipeline import Kit, claims_of, leading_to_outlets
from factcheck.pipeline.recheck import Pinned, recheck
from factcheck.settings import Settings
from tests.builders import article
from tests.pins.pinning import pin


class Faulty(httpx.BaseTransport):
    """A network that is at fault in a way that nobody foresaw."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise RuntimeError("nobody foresaw this")


def test_a_fault_of_ours_costs_the_other_articles_nothing(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path, jobs=1)
    whole = article("“Rates were held steady in March,” Reuters reported.", path=tmp_path / "a.md")
    with Web(settings, network=Faulty()) as web:
        kit = Kit(settings, outlets.load(), {}, web)
        (claim,) = leading_to_outlets(claims_of(whole, kit)[1])
        pinned = pin(id=claim.id, said=said_mark(claim, "strict"))
        those = [Pinned("a.md", (pinned,), tmp_path, whole), Pinned("b.md", (pin(),), tmp_path)]
        broken, other = recheck(those, kit, Pins(LedgerShelf(tmp_path)))
    (one,) = broken.rechecks
    assert (one.outcome, broken.unheard) == (Outcome.UNREAD, True)
    assert one.miss is not None
    assert "RuntimeError: nobody foresaw this" in one.miss.detail
    assert [found.why for found in other.rechecks] == ["no_article"]
