"""What an editor has before him: which pages are looked for, in which order, and what is told of the search."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from factcheck import outlets
from factcheck.errors import ServiceError
from factcheck.fetch import Terms, Web
from factcheck.formats import json
from factcheck.model import ArticleReport, Finding, Grade, Reason, Report, Run, Verdict
from factcheck.pipeline import Kit, check_article
from factcheck.protocols import Discoverer
from factcheck.settings import Settings
from tests.builders import NOON, article
from tests.pipeline.doubles import Sites, naming, page

BBC, GUARDIAN, AP = "https://www.bbc.com/news/a", "https://www.theguardian.com/world/a", "https://apnews.com/article/a"
TIMES = "https://www.straitstimes.com/asia/a"
HARBOUR = "“We have not rejected talks, we have rejected an offer that leaves our members poorer,”"
COUNCIL = "“Nobody in this council was asked before the bridge was closed, and nobody has told us why,”"
SOURCED = f"{HARBOUR} Dana Whitlock told the BBC.\n\n{COUNCIL} Piet Aarden told the Guardian."


@contextmanager
def kit(sites: Sites, discoverers: dict[str, Discoverer], **fields: object) -> Iterator[Kit]:
    settings = fields.pop("settings", None) or Settings()
    terms = fields.pop("terms", None)
    with Web(settings, network=sites, sleeper=lambda _: None, clock=lambda: NOON, terms=terms) as web:  # type: ignore[arg-type]
        yield Kit(settings, outlets.load(), discoverers, web, **fields)  # type: ignore[arg-type]


def checked(text: str, sites: Sites, discoverers: dict[str, Discoverer], **fields: object) -> ArticleReport:
    published = fields.pop("published", None)
    with kit(sites, discoverers, **fields) as made:
        return check_article(article(text, published=published), made)


def verdicts(report: ArticleReport) -> list[Verdict]:
    return [finding.verdict for finding in report.findings]


def failing(claim: object, outlet: object, web: Web) -> list[object]:
    web.ask("broken", "https://broken.example/", {})
    raise ServiceError("the service is on fire", reason=Reason.SERVER_ERROR)


PAGES = {BBC: page(HARBOUR), GUARDIAN: page(COUNCIL), AP: page("Nothing of it.")}


class TestSeveralHosts:
    def test_are_asked_at_once_and_each_for_one_page_at_a_time(self) -> None:
        sites = Sites({**PAGES, f"{BBC}2": page("x"), f"{GUARDIAN}2": page("x")}, meeting=2)
        urls = (BBC, f"{BBC}2", GUARDIAN, f"{GUARDIAN}2")
        report = checked(SOURCED, sites, {"naming": naming(*urls)})
        assert verdicts(report) == [Verdict.SUPPORTED] * 2
        assert (sites.most, sites.most_of_one_host) == (2, 1)

    def test_are_no_more_than_the_kit_lets_be_asked(self) -> None:
        sites = Sites(PAGES, meeting=2, patience=0.05)
        checked(SOURCED, sites, {"naming": naming(BBC, GUARDIAN)}, abreast=1)
        assert sites.most == 1

    def test_are_searched_at_once(self) -> None:
        sites = Sites({}, meeting=2)
        checked(SOURCED, sites, {"gdelt": naming(service="one.example"), "wayback": naming(service="two.example")})
        assert (sites.most, sites.most_of_one_host) == (2, 1)

    @pytest.mark.parametrize("settings", [Settings(max_requests=99), Settings(max_requests_per_host=9)])
    def test_are_asked_one_by_one_where_requests_are_counted(self, settings: Settings) -> None:
        sites = Sites(PAGES, meeting=2, patience=0.05)
        checked(SOURCED, sites, {"naming": naming(BBC, GUARDIAN)}, settings=settings)
        assert sites.most == 1

    def test_give_the_same_report_to_the_byte_as_one_after_another(self) -> None:
        def told(abreast: int) -> str:
            sites = Sites({**PAGES, TIMES: page(HARBOUR)}, meeting=min(2, abreast), patience=0.05)
            found = {
                "gdelt": naming(BBC, GUARDIAN, f"{BBC}-lost", anywhere=[AP], service="one.example"),
                "wayback": failing,
                "guardian": naming(f"{GUARDIAN}-lost", GUARDIAN, service="three.example"),
            }
            report = checked(SOURCED, sites, found, abreast=abreast)  # type: ignore[arg-type]
            return json.render(Report(Run("0", NOON, 0.0, "strict-quotes"), (report,)))

        alone = told(1)
        assert all(told(4) == alone for _ in range(3))


class TestWhatIsToldOfASearch:
    def test_counts_a_page_once_however_many_claims_it_was_named_for(self) -> None:
        text = f"{HARBOUR} Dana Whitlock told the BBC.\n\n{COUNCIL} Piet Aarden told the BBC."
        report = checked(text, Sites({BBC: page(HARBOUR)}), {"naming": naming(BBC)})
        searches = [search for finding in report.findings for search in finding.evidence.searches]
        assert {search.candidates for search in searches if search.outlet} == {1}


class TestWhereABoundBinds:
    TEXT = (
        "The harbour was shut for nine days, according to AP.\n\n"
        f"The council met on Friday, according to the Guardian.\n\n{HARBOUR} Dana Whitlock told the BBC."
    )

    def test_quotations_of_named_persons_are_looked_up_first(self) -> None:
        sites = Sites({BBC: page(HARBOUR)})
        found = {"naming": naming(BBC, GUARDIAN, AP)}
        report = checked(self.TEXT, sites, found, settings=Settings(max_requests=2), terms=Terms(max_requests=2))
        assert sites.asked == [BBC]
        assert verdicts(report) == [Verdict.NOT_REACHED, Verdict.NOT_REACHED, Verdict.SUPPORTED]

    def test_what_was_begun_is_done_before_the_next_is_searched(self) -> None:
        sites = Sites({BBC: page(HARBOUR)})
        found = {"gdelt": naming(BBC, GUARDIAN, AP, service="one.example")}
        checked(self.TEXT, sites, found, settings=Settings(time_limit=1e6))
        hosts = [url.split("/")[2] for url in sites.asked]
        assert hosts == [
            "one.example",
            "www.bbc.com",
            "one.example",
            "apnews.com",
            "one.example",
            "www.theguardian.com",
        ]

    def test_without_one_the_order_is_the_article_s(self) -> None:
        sites = Sites({BBC: page(HARBOUR)})
        checked(self.TEXT, sites, {"naming": naming(BBC, GUARDIAN, AP)}, abreast=1)
        assert sites.asked == [AP, GUARDIAN, BBC]


class TestEachPage:
    def test_is_read_once_however_many_claims_and_services_name_it(self) -> None:
        sites = Sites({BBC: page(HARBOUR)})
        text = f"{HARBOUR} Dana Whitlock told the BBC.\n\nNine members meet once a month, according to the BBC."
        checked(text, sites, {"gdelt": naming(BBC, f"{BBC}?utm_source=x"), "naming": naming(f"{BBC}/")})
        assert len(sites.asked) == 1

    def test_is_the_outlet_s_that_the_claim_names(self) -> None:
        sites = Sites({AP: page(HARBOUR)})
        checked(
            f"{HARBOUR} Dana Whitlock told the BBC.", sites, {"naming": naming(AP, "https://bbc.com.evil.example/")}
        )
        assert sites.asked == []

    def test_is_never_the_article_s_own(self) -> None:
        sites = Sites({BBC: page(HARBOUR)})
        with kit(sites, {"naming": naming(f"{BBC}?utm_medium=x")}) as made:
            check_article(article(f"{HARBOUR} Dana Whitlock told the BBC.", url=BBC), made)
        assert sites.asked == []

    def test_is_read_no_more_often_than_settings_say(self) -> None:
        sites = Sites({})
        urls = [f"{BBC}{number}" for number in range(9)]
        checked(f"{HARBOUR} Dana Whitlock told the BBC.", sites, {"naming": naming(*urls)},
                settings=Settings(max_candidates=3))  # fmt: skip
        assert sites.asked == urls[:3]

    def test_of_several_services_is_taken_in_turn_and_linked_ones_first(self) -> None:
        sites = Sites({})
        found = {"gdelt": naming(f"{BBC}1", f"{BBC}2"), "wayback": naming(f"{BBC}3", f"{BBC}4"), "links": naming(BBC)}
        checked(f"{HARBOUR} Dana Whitlock told the BBC.", sites, found, abreast=1)
        assert [url.removeprefix(BBC) for url in sites.asked if "bbc" in url.split("/")[2]] == ["", "1", "3", "2", "4"]

    def test_and_its_archived_copy_are_told_apart_when_asked_who_speaks(self) -> None:
        changed = page(f"Piet Aarden had nothing to say. {COUNCIL} Piet Aarden said.").replace(
            b"</head>", b"<meta property='article:modified_time' content='2026-11-22T10:00:00Z'></head>"
        )
        stamp = "20261101000000"
        rows = f'[["urlkey","timestamp","original","mimetype"],["k","{stamp}","{BBC}","text/html"]]'
        copies = {
            f"https://web.archive.org/web/{stamp}id_/{BBC}": page(f"{HARBOUR} Dana Whitlock said."),
            "https://web.archive.org/cdx/search/cdx": rows.encode(),
            BBC: changed,
        }

        text = f"{HARBOUR} Dana Whitlock told the BBC."
        report = checked(text, Sites(copies), {"links": naming(BBC), "wayback": naming()}, published=date(2026, 11, 1))
        [finding] = report.findings
        assert finding.verdict is Verdict.SOURCE_CHANGED
        assert [one.said_by for one in finding.evidence.copies] == ["Dana Whitlock"]


class TestLookingElsewhere:
    def finding(self, sites: Sites, found: dict[str, Discoverer], text: str) -> Finding:
        [finding] = checked(text, sites, found).findings
        return finding

    def test_each_claim_is_told_its_own_searches_and_no_other_s(self) -> None:
        nothing = page("Nothing of the kind is said here by anybody at all, on this day or on any other day.")
        sites = Sites({BBC: nothing, GUARDIAN: nothing})
        report = checked(SOURCED, sites, {"gdelt": naming(BBC, GUARDIAN, service="one.example")})
        for finding in report.findings:
            where = [search.outlet for search in finding.evidence.searches]
            assert where == [finding.claim.outlet.id if finding.claim.outlet else "", None]

    def test_a_wire_s_text_is_looked_for_at_others_where_its_own_page_cannot_be_read(self) -> None:
        copy = page(f"HARROWMOUTH (Reuters) - {HARBOUR} Dana Whitlock told Reuters on Thursday.")
        sites = Sites({TIMES: copy, AP: page(HARBOUR)})
        found = {"gdelt": naming("https://www.reuters.com/world/a", anywhere=[AP, TIMES])}
        finding = self.finding(sites, found, f"{HARBOUR} Dana Whitlock told Reuters.")
        assert finding.verdict is Verdict.SUPPORTED_ELSEWHERE
        assert [(one.page.url, one.page.grade) for one in finding.evidence.elsewhere] == [(TIMES, Grade.SYNDICATED)]

    def test_such_a_copy_confirms_and_accuses_nobody(self) -> None:
        changed = HARBOUR.replace("poorer", "richer")
        copy = page(f"HARROWMOUTH (Reuters) - {changed} Dana Whitlock told Reuters on Thursday.")
        found = {"gdelt": naming("https://www.reuters.com/world/a", anywhere=[TIMES])}
        finding = self.finding(Sites({TIMES: copy}), found, f"{HARBOUR} Dana Whitlock told Reuters.")
        assert finding.verdict is Verdict.UNREACHABLE

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            (f"{HARBOUR} Dana Whitlock told the BBC.", BBC),
            ("“We have not rejected talks,” Dana Whitlock told Reuters.", "https://www.reuters.com/world/a"),
        ],
        ids=["no wire", "too short to tell"],
    )
    def test_nothing_else_is_looked_for_at_others_unread(self, text: str, named: str) -> None:
        sites = Sites({TIMES: page(HARBOUR)})
        self.finding(sites, {"gdelt": naming(named, anywhere=[TIMES])}, text)
        assert sites.asked == [named]


def test_a_service_that_made_no_request_was_silent_and_one_that_did_had_nothing() -> None:
    found = {"naming": naming(), "gdelt": naming(service="one.example"), "wayback": failing}
    [finding] = checked(f"{HARBOUR} Dana Whitlock told the BBC.", Sites({}), found).findings  # type: ignore[arg-type]
    assert [search.answer for search in finding.evidence.searches] == ["silent", "nothing", "failed"]
