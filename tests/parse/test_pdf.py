"""A PDF is read as the text that it holds, within bounds that hold whatever it holds."""

import time
from datetime import UTC, datetime

import pytest

from factcheck.model import Candidate, Miss, Obtained, Reason, SourcePage
from factcheck.parse import parse
from factcheck.parse.document import Document
from factcheck.parse.pdf import read_pdf
from tests.parse.pages import TABLE, URL, answer, miss, page
from tests.parse.pdfs import assembled, content, pdf, stream

LINES = (
    "Velmora's central bank left its key interest rate unchanged on Thurs-",
    "day and raised its forecast for growth, as most economists had ex-",
    "pected it to do after the figures of the week before.",
    "",
    "Seven of the nine members of the committee voted for the decision,",
    "while two of them wanted to lower the rate by a quarter of a point.",
)
FIRST = (
    "Velmora's central bank left its key interest rate unchanged on Thursday and raised its forecast for growth, as"
    " most economists had expected it to do after the figures of the week before."
)
SECOND = (
    "Seven of the nine members of the committee voted for the decision, while two of them wanted to lower the rate by a"
    " quarter of a point."
)
WHOLE = (FIRST, SECOND)


def read(body: bytes) -> Document:
    found = read_pdf(body)
    assert isinstance(found, Document), found
    return found


class TestWhatItSays:
    def test_is_put_together_from_its_lines(self) -> None:
        assert read(pdf(LINES)).paragraphs == WHOLE

    def test_keeps_the_dash_before_a_capital_and_after_a_figure(self) -> None:
        lines = (
            "The lawyer of the firm is known to the court as Anna-",
            "Maria Hallweg, and she has read all of the 12-",
            "page letter that the ministry sent to the firm last week.",
        )
        [text] = read(pdf(lines)).paragraphs
        assert "Anna-Maria Hallweg" in text
        assert "12-page letter" in text

    def test_goes_on_from_page_to_page(self) -> None:
        found = read(pdf(LINES[:2], LINES[2:3]))
        assert found.paragraphs == WHOLE[:1]

    def test_holds_no_page_numbers_and_running_heads(self) -> None:
        sheets = [("Bulletin of the Bank", *(f"This is line {n} of sheet {k}, and it is a sentence." for n in range(9)),
                   f"Page {k} of 3") for k in (1, 2, 3)]  # fmt: skip
        text = " ".join(read(pdf(*sheets)).paragraphs)
        assert "Bulletin" not in text
        assert "Page" not in text
        assert "This is line 8 of sheet 3" in text

    def test_has_its_title_and_its_day_from_the_metadata(self) -> None:
        found = read(pdf(LINES, info=b"/Title (Rate held) /Author (The Bank) /CreationDate (D:20260312100400+02'00')"))
        assert (found.title, found.authors) == ("Rate held", ("The Bank",))
        assert found.published == datetime(2026, 3, 12, 8, 4, tzinfo=UTC)

    @pytest.mark.parametrize("told", [b"D:2026", b"D:20260101", b"20260101000000Z"])
    def test_takes_a_day_that_is_given_in_part(self, told: bytes) -> None:
        assert read(pdf(LINES, info=b"/CreationDate (%s)" % told)).published == datetime(2026, 1, 1, tzinfo=UTC)

    @pytest.mark.parametrize("told", [b"yesterday", b"D:20269999", b"D:00000000"])
    def test_has_no_day_where_no_calendar_knows_it(self, told: bytes) -> None:
        assert read(pdf(LINES, info=b"/CreationDate (%s)" % told)).published is None

    def test_takes_no_file_name_for_a_title(self) -> None:
        assert read(pdf(LINES, info=b"/Title (Microsoft Word - draft3.docx)")).title is None


class TestAsAPage:
    @pytest.mark.parametrize("kind", ["application/pdf", "application/octet-stream", "text/plain", "", "text/html"])
    def test_it_is_known_whatever_the_server_calls_it(self, kind: str) -> None:
        found = page(pdf(LINES), kind=kind)
        assert (found.text, found.complete) == ("\n\n".join(WHOLE), True)

    def test_a_supplied_one_is_the_outlets_page(self) -> None:
        response = answer(pdf(LINES), "file:///desk/a.pdf", kind="text/plain", obtained=Obtained.SUPPLIED)
        found = parse(response, Candidate("a.pdf", "declared", outlet="reuters.com"), TABLE)
        assert isinstance(found, SourcePage)
        assert (found.outlet, found.complete) == (TABLE.get("reuters.com"), True)

    def test_a_scan_says_so(self) -> None:
        found = miss(pdf(streams=[stream(b"q 595 0 0 842 0 0 cm /Im1 Do Q")]), URL, kind="application/pdf")
        assert (found.reason, found.detail) == (Reason.NOT_TEXT, "a PDF: no text in it, perhaps a scan")

    def test_one_that_is_locked_says_so(self) -> None:
        lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
            b"41" * 32,
            b"42" * 32,
        )
        assert miss(pdf(LINES, trailer=lock), kind="application/pdf").detail == "a PDF: encrypted"

    def test_many_pages_are_read_to_a_bound_and_called_incomplete(self) -> None:
        found = page(pdf(*[LINES] * 202), kind="application/pdf")
        assert (found.complete, found.incomplete_reason) == (False, "200 of 202 pages were read")


def deep(levels: int) -> bytes:
    return pdf(streams=[stream(b"[" * levels + b"(x)" + b"]" * levels + b" TJ")])


def in_circles() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>"
    return assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
        stream(b"/X Do " * 200, form),
        stream(b"/X Do " * 200),
    ])  # fmt: skip


HOSTILE = {
    "nothing after its head": b"%PDF-1.7",
    "no catalogue": b"%PDF-1.7\ntrailer\n<< >>\nstartxref\n9\n%%EOF",
    "a tree in a circle": assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"
    ]),
    "a million pages that are one": assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count 1000000 >>" % (b"3 0 R " * 90_000),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]),
    "a bomb": pdf(streams=[stream(content(["x" * 90]) * 300_000)]),
    "a stream of operators": pdf(streams=[stream(b"q Q " * 1_500_000)]),
    "deep arrays": deep(40_000),
    "forms in circles": in_circles(),
    "a length that lies": b"%PDF-1.7\n1 0 obj\n<< /Length 99999999999 >>\nstream\nx\nendstream\nendobj\n" * 50,
    "a table in a circle": b"%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 /Size 1 >>\nstartxref\n9\n%%EOF",
}  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_a_miss_and_costs_little(body: bytes) -> None:
    began = time.process_time()
    found = miss(body, kind="application/pdf")
    assert (found.stage, found.reason) == ("parse", Reason.NOT_TEXT)
    assert time.process_time() - began < 20


def test_what_takes_too_long_is_left_where_it_is() -> None:
    clock = iter([0.0, *[1.0] * 30, *[99.0] * 1_000])
    found = read_pdf(pdf(*[LINES] * 20), ticks=lambda: next(clock))
    assert isinstance(found, Document)
    assert found.remark.endswith("of 20 pages could be read in time")


def test_nothing_is_said_on_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    for body in HOSTILE.values():
        read_pdf(body[:40_000])
    assert capfd.readouterr().err == ""


def test_a_file_cut_anywhere_never_raises() -> None:
    whole = pdf(LINES)
    for end in range(0, len(whole), 37):
        assert isinstance(
            parse(answer(whole[:end], kind="application/pdf"), Candidate(URL, "test"), TABLE), Miss | SourcePage
        )
