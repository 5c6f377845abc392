"""A response becomes a page that can be compared, or says why it holds none."""

import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model import Candidate, Grade, Miss, Obtained, Reason, SourcePage
from factcheck.parse import parse
from tests.newsroom.stock import load
from tests.parse.pages import STORY, TABLE, URL, answer, html, miss, page, parsed


class TestAPage:
    def test_is_its_paragraphs_and_nothing_around_them(self) -> None:
        assert page(html()).text == "\n\n".join(STORY)

    def test_keeps_its_quotation_marks(self) -> None:
        assert "“We are not yet where we need to be,”" in page(html()).text

    def test_has_its_headline_beside_the_text_and_not_in_it(self) -> None:
        found = page(html(title="Velmora's central bank holds its rate"))
        assert found.title == "Velmora's central bank holds its rate"
        assert found.title not in found.text

    def test_has_the_hash_of_its_text(self) -> None:
        found = page(html())
        assert found.sha256 == sha256(found.text.encode()).hexdigest()

    def test_carries_no_word_of_a_stand_ins_note(self) -> None:
        note = "<aside data-factcheck-stand-in>This is a stand-in and no recording of anything at all.</aside>"
        assert "stand-in" not in page(html(after=note)).text

    def test_knows_who_found_it_and_how_it_was_had(self) -> None:
        response = answer(html(), obtained=Obtained.REPLAYED)
        found = parse(response, Candidate(URL, "gdelt"), TABLE)
        assert isinstance(found, SourcePage)
        assert (found.by, found.obtained, found.retrieved) == ("gdelt", Obtained.REPLAYED, response.retrieved)

    def test_is_its_outlets_by_its_address(self) -> None:
        assert page(html()).outlet == TABLE.get("reuters.com")
        assert page(html(), "https://www.example.org/story").outlet is None


class TestDates:
    def test_come_from_json_ld_first(self) -> None:
        ld = {
            "@type": "NewsArticle",
            "datePublished": "2026-03-12T10:04:00+02:00",
            "dateModified": "2026-03-13T08:00:00Z",
        }
        found = page(html(ld=ld, head="<meta property='article:published_time' content='2020-01-01'>"))
        assert found.published == datetime(2026, 3, 12, 8, 4, tzinfo=UTC)
        assert found.modified == datetime(2026, 3, 13, 8, tzinfo=UTC)

    def test_come_from_a_graph_too(self) -> None:
        ld = {"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2026-03-12T10:04:00Z"}]}
        assert page(html(ld=ld)).published == datetime(2026, 3, 12, 10, 4, tzinfo=UTC)

    def test_come_from_the_head_otherwise(self) -> None:
        found = page(html(head="<meta property='article:published_time' content='2026-03-12T10:04:00'>"))
        assert found.published == datetime(2026, 3, 12, 10, 4, tzinfo=UTC)

    def test_may_be_missing(self) -> None:
        found = page(html())
        assert (found.published, found.modified) == (None, None)

    def test_that_no_calendar_knows_are_none(self) -> None:
        assert page(html(ld={"@type": "NewsArticle", "datePublished": "yesterday"})).published is None


class TestAddresses:
    def test_the_canonical_address_counts_on_the_same_host(self) -> None:
        found = page(html(head=f"<link rel='canonical' href='{URL}'>"), f"{URL}?utm_source=x#top")
        assert found.url == URL

    @pytest.mark.parametrize("canonical", ["https://www.reuters.com/", "https://evil.example/x", "https://[broken"])
    def test_a_canonical_address_that_leads_away_or_to_the_front_page_does_not(self, canonical: str) -> None:
        assert page(html(head=f"<link rel='canonical' href='{canonical}'>")).url == URL

    def test_a_redirect_counts(self) -> None:
        moved = "https://www.reuters.com/world/moved-2026/"
        assert page(html(), final_url=moved).url == moved

    def test_an_archived_copy_is_the_outlets_own_page(self) -> None:
        copy = f"https://web.archive.org/web/20260312113000id_/{URL}"
        found = page(html(), url=copy)
        assert (found.url, found.archived_url, found.outlet) == (URL, copy, TABLE.get("reuters.com"))
        assert found.archived_at == datetime(2026, 3, 12, 11, 30, tzinfo=UTC)
        assert found.grade is Grade.FULL

    def test_the_archives_own_word_for_the_time_goes_first(self) -> None:
        copy = f"https://web.archive.org/web/2026id_/{URL}"
        headers = {"content-type": "text/html", "memento-datetime": "Thu, 12 Mar 2026 11:31:00 GMT"}
        assert page(html(), url=copy, headers=headers).archived_at == datetime(2026, 3, 12, 11, 31, tzinfo=UTC)
        assert page(html(), url=copy).archived_at == datetime(2026, 1, 1, tzinfo=UTC)


class TestSuppliedText:
    def test_is_read_as_the_outlets_page(self) -> None:
        response = answer("\n\n".join(STORY), "file:///desk/a.txt", kind="text/plain", obtained=Obtained.SUPPLIED)
        candidate = Candidate("a.txt", "declared", file=Path("a.txt"), outlet="reuters.com")
        found = parse(response, candidate, TABLE)
        assert isinstance(found, SourcePage)
        assert (found.text, found.outlet, found.url) == ("\n\n".join(STORY), TABLE.get("reuters.com"), "a.txt")
        assert found.complete

    def test_may_be_short(self) -> None:
        assert page("One line was sent by wire.", kind="text/plain", obtained=Obtained.SUPPLIED).text

    def test_without_a_word_is_empty(self) -> None:
        assert miss(" \n ", kind="text/plain", obtained=Obtained.SUPPLIED).reason is Reason.EMPTY


class TestCharacterSets:
    @pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15", "utf-16"])
    def test_the_declared_one_is_used(self, charset: str) -> None:
        body = html("Die Größe des Werks in Übach bleibt geheim. " * 5).encode(charset)
        assert "Größe" in page(body, kind=f"text/html; charset={charset}").text

    def test_the_documents_own_word_counts_without_a_header(self) -> None:
        body = html("Die Größe des Werks in Übach bleibt geheim. " * 5, head="<meta charset='windows-1252'>")
        assert "Größe" in page(body.encode("windows-1252"), kind="text/html").text

    def test_a_lie_is_seen_through(self) -> None:
        body = html("Die Größe des Werks in Übach bleibt geheim, sagen die Männer. " * 5).encode("windows-1252")
        assert "Größe" in page(body, kind="text/html; charset=utf-8").text

    def test_an_unknown_name_does_no_harm(self) -> None:
        assert page(html(), kind="text/html; charset=klingon").text


class TestSyndication:
    @pytest.mark.parametrize(
        "body",
        [
            html(f"OSTHAVEN (Reuters) - {STORY[0]}", *STORY[1:]),
            html(STORY[1], f"OSTHAVEN, March 12 (Reuters) – {STORY[0]}", STORY[2]),
            html(f"Osthaven (Reuters/bb) - {STORY[0]}", *STORY[1:]),
            html(ld={"@type": "NewsArticle", "author": {"name": "Reuters"}}),
            html(ld={"@type": "NewsArticle", "author": [{"name": "Reuters Staff"}]}),
            html(head=f"<link rel='canonical' href='{URL}'>"),
        ],
        ids=["dateline", "dateline below a summary", "a desk's dateline", "byline", "staff", "canonical"],
    )
    def test_a_copy_elsewhere_is_the_wires_text_and_labelled(self, body: str) -> None:
        found = page(body, "https://www.straitstimes.com/business/x")
        assert (found.outlet, found.grade) == (TABLE.get("reuters.com"), Grade.SYNDICATED)
        assert found.url == "https://www.straitstimes.com/business/x"

    def test_an_outlets_own_dateline_is_no_copy(self) -> None:
        assert page(html(f"OSTHAVEN (Reuters) - {STORY[0]}", *STORY[1:])).grade is Grade.FULL

    def test_a_name_in_brackets_further_down_is_no_dateline(self) -> None:
        body = html(*STORY, f"OSTHAVEN (Reuters) - {STORY[0]}")
        assert page(body, "https://www.bbc.com/x").grade is Grade.FULL

    def test_a_reporters_name_is_no_outlet(self) -> None:
        found = page(html(ld={"@type": "NewsArticle", "author": [{"name": "Jonas Ekwall"}]}), "https://www.bbc.com/x")
        assert found.grade is Grade.FULL


class TestCredits:
    def test_outlets_that_the_page_cites_are_its_chain(self) -> None:
        found = page(html("The watchdog wrote to both firms, the Interfax news agency reported.", *STORY))
        assert found.chain == ("Interfax",)

    def test_its_own_name_and_a_name_without_a_cue_are_not(self) -> None:
        found = page(html("The minister told Reuters so.", "Interfax moved to a new office in the spring.", *STORY))
        assert found.chain == ()


class TestHostileMarkup:
    @pytest.mark.parametrize(
        "body",
        [
            b"<div>" * 50_000 + b"x",
            b"<html><body>" + b"<b>" * 20_000 + b"some text here. " * 50,
            b"<" * 200_000,
            b"<p>" + b"&" * 200_000,
            b"<!--" + b"-" * 200_000,
            b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script><p>x</p>",
            b"\0\xff\xfe\0",
            b"<html><title></title><body><table><tr><td>",
        ],
        ids=["deep", "unclosed", "angles", "entities", "comment", "json", "bytes", "nothing"],
    )
    def test_is_a_miss_and_no_crash(self, body: bytes) -> None:
        assert miss(body).stage == "parse"

    @pytest.mark.parametrize(
        "body",
        [
            "<div>" * 200 + "word " * 400_000 + "</div>" * 200,
            "<p class='correction'>" * 100 + "word " * 400_000,
            "<i data-nosnippet>word</i> " * 60_000,
            "<i data-nosnippet>" * 60_000 + "word " * 1_000,
        ],
        ids=["deep", "notices", "kept back", "kept back, deep"],
    )
    def test_costs_no_more_than_its_length(self, body: str) -> None:
        began = time.process_time()
        parsed(html(body))
        assert time.process_time() - began < 20

    def test_a_document_without_end_is_read_to_a_bound_and_called_incomplete(self) -> None:
        found = page(html("word " * 700_000))
        assert not found.complete
        assert len(found.text) < 3_100_000

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.binary(max_size=400), st.sampled_from(["text/html", "text/html; charset=utf-16", "text/plain", ""]))
    def test_no_bytes_whatever_raise(self, body: bytes, kind: str) -> None:
        assert isinstance(parsed(body, kind=kind), SourcePage | Miss)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json"])
def test_what_is_no_text_is_called_so(kind: str) -> None:
    assert miss(b"%PDF-1.7", kind=kind).reason is Reason.NOT_TEXT


@pytest.mark.parametrize("body", [b"%PDF-1.7 ...", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"a\0b"])
def test_what_is_no_text_is_known_without_a_type_too(body: bytes) -> None:
    assert miss(body, kind="").reason is Reason.NOT_TEXT


@pytest.mark.parametrize("stocked", [one for one in load() if one.file], ids=lambda one: str(one.file))
def test_every_page_of_the_newsroom_parses(stocked: object) -> None:
    from tests.newsroom.stock import Stocked

    assert isinstance(stocked, Stocked)
    found = page(stocked.body(), stocked.url)
    assert found.outlet is not None
    assert found.published is not None
    assert found.language == {"German": "de"}.get(stocked.language, "en")
    assert "stand-in" not in found.text
    assert found.complete == ("ft.com" not in stocked.url)
