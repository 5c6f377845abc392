"""One claim against one source, a file or an address: matched and judged as a whole article's."""

from pathlib import Path

import pytest

from factcheck import outlets
from factcheck.fetch import Web
from factcheck.model import Article, Miss, Obtained, Reason, SourcePage, Verdict
from factcheck.pairs import claim_of
from factcheck.pipeline.one import check_one, source_page
from factcheck.settings import Settings
from tests.builders import REUTERS, article, claim_in
from tests.parse.pdfs import pdf
from tests.pipeline.doubles import Sites, page

TABLE = outlets.load()
URL = "https://www.example.org/report"
WORDS = "We have not rejected talks, we have rejected an offer that leaves our members poorer."


def web(sites: Sites) -> Web:
    return Web(Settings(), network=sites, sleeper=lambda _: None)


def whole(words: str = WORDS) -> Article:
    return article(f"“{words}” Dana Whitlock said.")


def verdict(source: str, sites: Sites, words: str = WORDS) -> Verdict:
    [finding] = check_one(claim_in(whole(words), words, quoted=True), source, web(sites), TABLE, Settings()).findings
    return finding.verdict


class TestAnAddress:
    def test_is_read_as_a_page_of_the_outlet_that_the_claim_names(self) -> None:
        found = source_page(URL, web(Sites({URL: page(f"“{WORDS}”")})), TABLE, REUTERS)
        assert isinstance(found, SourcePage)
        assert (found.outlet, found.by) == (REUTERS, "given")

    def test_confirms_and_contradicts(self) -> None:
        sites = Sites({URL: page(f"“{WORDS}” Dana Whitlock said on Thursday.")})
        assert verdict(URL, sites) is Verdict.SUPPORTED
        assert verdict(URL, sites, WORDS.replace("not ", "")) is Verdict.SENSE_DIFFERS

    def test_that_cannot_be_read_is_a_miss_and_no_conclusion(self) -> None:
        report = check_one(claim_in(whole(), WORDS, quoted=True), URL, web(Sites({})), TABLE, Settings())
        assert [finding.verdict for finding in report.findings] == [Verdict.UNREACHABLE]
        assert [(miss.what, miss.reason) for miss in report.misses] == [(URL, Reason.NOT_FOUND)]
        assert (report.coverage.pages_read, report.coverage.pages_missed, report.coverage.checked) == (0, 1, 0)

    def test_is_in_the_log_of_what_was_sent(self) -> None:
        report = check_one(
            claim_in(whole(), WORDS, quoted=True), URL, web(Sites({URL: page(WORDS)})), TABLE, Settings()
        )
        assert {sent.host for sent in report.sent} == {"www.example.org"}
        assert report.live > 0


class TestItsSpeaker:
    SAID = (
        "“Nobody must bear this,” the energy expert Karl Sievert said. The manager, Petra Lohmann, declined to comment."
    )
    GESAGT = "„Niemand muss das hinnehmen“, sagte der Fachmann Karl Sievert. Die Leiterin, Petra Lohmann, war nicht da."

    @pytest.mark.parametrize(
        ("claim", "source", "right"),
        [
            ("“Nobody must bear this,” Karl Sievert said.", SAID, True),
            ("“Nobody must bear this,” an expert said.", SAID, True),
            ("“Nobody must bear this.”", SAID, True),
            ("“Nobody must bear this,” Petra Lohmann said.", SAID, False),
            ("„Niemand muss das hinnehmen“, so Karl Sievert.", GESAGT, True),
            ("„Niemand muss das hinnehmen“, sagte die Leiterin Petra Lohmann.", GESAGT, False),
        ],
    )
    def test_is_the_one_that_the_claim_names(self, claim: str, source: str, right: bool, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(source)
        [finding] = check_one(claim_of(claim), str(tmp_path / "a.txt"), web(Sites({})), TABLE, Settings()).findings
        assert finding.verdict is (Verdict.SUPPORTED if right else Verdict.NAME_DIFFERS)


class TestAFile:
    @pytest.mark.parametrize("name", ["page.txt", "page.html", "page.pdf"])
    def test_may_be_text_or_html_or_a_pdf(self, tmp_path: Path, name: str) -> None:
        lines = ("“We have not rejected talks, we have rejected an offer that leaves our mem-", "bers poorer.”",
                 "Dana Whitlock said so on Thursday.")  # fmt: skip
        bodies = {"page.txt": f"“{WORDS}”".encode(), "page.html": page(f"“{WORDS}”"), "page.pdf": pdf(lines)}
        path = tmp_path / name
        path.write_bytes(bodies[name])
        sites = Sites({})
        assert verdict(str(path), sites) is Verdict.SUPPORTED
        assert sites.asked == []

    def test_is_counted_as_supplied(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(WORDS)
        found = source_page(str(tmp_path / "a.txt"), web(Sites({})), TABLE, None)
        assert isinstance(found, SourcePage)
        assert found.obtained is Obtained.SUPPLIED

    def test_that_is_not_there_is_a_miss(self, tmp_path: Path) -> None:
        found = source_page(str(tmp_path / "lost.txt"), web(Sites({})), TABLE, REUTERS)
        assert isinstance(found, Miss)
        assert (found.reason, found.outlet) == (Reason.UNREADABLE, "reuters.com")
