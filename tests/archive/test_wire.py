"""Wire files: what an agency says about its item counts as much as the item."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.archive.inputs.trees import NEVER
from factcheck.archive.inputs.wire import read_wire
from factcheck.model import KeptPage, Miss, Reason, State

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en-GB"><head><title>Harbour</title>
<docdata management-status="{status}"><doc-id id-string="N-1" regsrc="Reuters"/>
<date.issue norm="20260303T093000Z"/>{more}</docdata></head>
<body><body.head><hedline><hl1>Harbour moves <em>more</em> freight</hl1></hedline>
<byline>By Ana <person>Writer</person></byline><dateline><location>NORTHPORT</location></dateline></body.head>
<body.content><p>The harbour moved 18 million tonnes.</p><media><media-caption><p>A ship.</p></media-caption></media>
<p>Its operator said so on Tuesday.</p></body.content></body></nitf>"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:reuters.com:20260303:1"
 version="{version}">
<itemMeta><provider literal="Reuters"/><versionCreated>2026-03-03T11:30:00+02:00</versionCreated>
<firstCreated>2026-03-03T09:00:00Z</firstCreated>{more}<pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><headline>Harbour moves more</headline><by>Ana Writer</by><dateline>NORTHPORT</dateline>
<language tag="en-US"/></contentMeta><contentSet>{content}</contentSet></newsItem>"""
HTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title>'
    "</head><body><p>The harbour moved 18 million tonnes.</p><p>Its operator said so.</p></body></html></inlineXML>"
)
PLAIN = (
    '<inlineData contenttype="text/plain">The harbour moved 18 million tonnes.\n\nIts operator said so.</inlineData>'
)
TEXT = "The harbour moved 18 million tonnes.\n\nIts operator said so."


def nitf(status: str = "usable", more: str = "") -> str:
    return NITF.format(status=status, more=more)


def item(content: str = HTML, status: str = "usable", more: str = "", version: int = 1) -> str:
    return ITEM.format(content=content, status=status, more=more, version=version)


def read(folder: Path, text: str) -> list[KeptPage | Miss]:
    path = folder / "item.xml"
    path.write_text(text, encoding="utf-8")
    return list(read_wire(path, 100_000))


def one(folder: Path, text: str) -> KeptPage:
    (page,) = read(folder, text)
    assert isinstance(page, KeptPage), page
    return page


class TestNitf:
    def test_text_and_what_is_known_of_it(self, tmp_path: Path) -> None:
        page = one(tmp_path, nitf())
        assert page.text == "The harbour moved 18 million tonnes.\n\nIts operator said so on Tuesday."
        assert (page.title, page.byline, page.dateline) == ("Harbour moves more freight", "By Ana Writer", "NORTHPORT")
        assert (page.site, page.item, page.language, page.state) == ("Reuters", "N-1", "en", State.USABLE)
        assert page.published == datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
        assert page.version == page.published.timestamp()
        assert page.embargo is None

    def test_without_a_name_space_and_with_a_document_type_it_is_the_same(self, tmp_path: Path) -> None:
        bare = nitf().replace(' xmlns="http://iptc.org/std/NITF/2006-10-18/"', "")
        typed = bare.replace("?>", '?><!DOCTYPE nitf SYSTEM "file:///etc/passwd">', 1)
        assert one(tmp_path, typed).text == one(tmp_path, nitf()).text

    @pytest.mark.parametrize("status", ["embargoed", "withheld"])
    def test_an_embargo_without_an_end_has_none(self, tmp_path: Path, status: str) -> None:
        assert one(tmp_path, nitf(status)).embargo == NEVER

    def test_an_embargo_ends_when_the_item_is_released(self, tmp_path: Path) -> None:
        page = one(tmp_path, nitf("embargoed", '<date.release norm="20260304T000100+0100"/>'))
        assert page.embargo == datetime(2026, 3, 3, 23, 1, tzinfo=UTC)

    def test_an_embargo_whose_end_nobody_can_read_has_none(self, tmp_path: Path) -> None:
        assert one(tmp_path, nitf(more='<date.release norm="on Friday"/>')).embargo == NEVER
        assert one(tmp_path, nitf(more='<date.release norm=""/>')).embargo is None

    def test_a_kill_takes_it_back_and_says_why(self, tmp_path: Path) -> None:
        page = one(tmp_path, nitf("canceled", '<ed-msg info="KILL: the source was misheard"/>'))
        assert (page.state, page.notices) == (State.WITHDRAWN, ("KILL: the source was misheard",))

    def test_a_correction_is_of_itself_or_of_another(self, tmp_path: Path) -> None:
        own = one(tmp_path, nitf(more='<correction info="Corrects the tonnage: 18, not 81"/>'))
        assert own.notices == ("Corrects the tonnage: 18, not 81",)
        page, notice = read(tmp_path, nitf(more='<correction id-string="N-0" info="18, not 81"/>'))
        assert isinstance(page, KeptPage)
        assert isinstance(notice, KeptPage)
        assert page.notices == ()
        assert (notice.item, notice.state, notice.text, notice.notices) == ("N-0", State.NOTICE, "", ("18, not 81",))

    def test_entities_of_html_are_the_characters_that_they_stand_for(self, tmp_path: Path) -> None:
        text = nitf().replace("moved 18", "caf&eacute; moved &unknown; 18").replace("Its op", "Its &amp;eacute; op")
        page = one(tmp_path, text.replace("<nitf ", '<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd"><nitf ', 1))
        assert page.text.startswith("The harbour caf\u00e9 moved &unknown; 18 million tonnes.\n\nIts &eacute; op")

    def test_a_time_before_all_times_is_none(self, tmp_path: Path) -> None:
        assert one(tmp_path, nitf().replace("20260303T093000Z", "0001-01-01T00:00:00+14:00")).published is None


class TestNewsml:
    @pytest.mark.parametrize("content", [HTML, PLAIN, f"<inlineXML>{nitf().partition('?>')[2]}</inlineXML>"])
    def test_text_and_what_is_known_of_it(self, tmp_path: Path, content: str) -> None:
        page = one(tmp_path, item(content))
        assert page.text.startswith(TEXT[:-1])
        assert (page.title, page.byline, page.dateline) == ("Harbour moves more", "Ana Writer", "NORTHPORT")
        assert (page.site, page.item, page.version) == ("Reuters", "urn:newsml:reuters.com:20260303:1", 1)
        assert page.published == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
        assert page.modified == datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
        assert page.language == "en"

    def test_items_of_a_message_are_read_and_packages_skipped(self, tmp_path: Path) -> None:
        package = '<packageItem guid="p"/>'
        message = f"<newsMessage><itemSet>{item()}{package}{item(status='withheld')}</itemSet></newsMessage>"
        first, skipped, second = read(tmp_path, message)
        assert isinstance(first, KeptPage)
        assert isinstance(skipped, Miss)
        assert isinstance(second, KeptPage)
        assert "packageItem" in skipped.detail
        assert second.embargo == NEVER

    @pytest.mark.parametrize(
        ("more", "until"),
        [
            ("<embargoed>2026-03-04T06:00:00Z</embargoed>", datetime(2026, 3, 4, 6, tzinfo=UTC)),
            ("<embargoed/>", NEVER),
            ("<embargoed>soon</embargoed>", NEVER),
        ],
    )
    def test_an_embargo(self, tmp_path: Path, more: str, until: datetime) -> None:
        assert one(tmp_path, item(more=more)).embargo == until

    def test_a_kill_needs_no_text(self, tmp_path: Path) -> None:
        page = one(tmp_path, item("", "canceled", "<edNote>The source was misheard</edNote>", 3))
        assert (page.text, page.state, page.notices) == ("", State.WITHDRAWN, ("The source was misheard",))

    def test_an_editor_s_note_is_a_notice_where_the_item_is_a_correction(self, tmp_path: Path) -> None:
        note = "<edNote>18, not 81</edNote>"
        assert one(tmp_path, item(more=note)).notices == ()
        assert one(tmp_path, item(more=f'{note}<signal qcode="sig:correction"/>')).notices == ("18, not 81",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss/>", Reason.NOT_TEXT),
        ("<nitf", Reason.UNREADABLE),
        ("", Reason.UNREADABLE),
        (nitf().replace("<p>", "<q>").replace("</p>", "</q>").replace("harbour", "h"), None),
        ("<nitf><body/></nitf>", Reason.EMPTY),
        (item(""), Reason.EMPTY),
        (nitf() + " " * 100_000, Reason.TOO_LARGE),
        ('<!DOCTYPE n [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>', Reason.EMPTY),
    ],
)
def test_what_has_no_text_is_skipped_with_its_reason(tmp_path: Path, text: str, reason: Reason | None) -> None:
    (found,) = read(tmp_path, text)
    assert (found.reason if isinstance(found, Miss) else None) is reason
