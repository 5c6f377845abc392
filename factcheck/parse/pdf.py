"""A PDF as a document: its paragraphs, title and day, by pypdf, within bounds of pages, work and time."""

import logging
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from factcheck.parse.document import Document

if TYPE_CHECKING:
    from pypdf import Configuration, PdfReader

_PAGES = 200
_SECONDS = 20.0
_BYTES = 8_000_000  # of one stream, decompressed
_WORDS_A_PAGE = 5  # fewer on average are page numbers: what there is to read stands in pictures
_HYPHENS = "-\u00ad\u2010"
_STOPS = re.compile(r"[.!?:\u2026][\"'\u201d\u2019\u201c\u00bb)\]]*$")
_NUMBER = re.compile(r"(?:page\s+|seite\s+)?\W*\d{1,4}\W*(?:(?:of|von|/)\s*\d{1,4})?", re.IGNORECASE)
_BY_A_PROGRAM = re.compile(r"^Microsoft |^untitled|\.(?:docx?|pdf|indd|odt|tex|rtf)$", re.IGNORECASE)
_SHORT, _LONG = 0.7, 0.8  # of the usual line: a line that ends a paragraph, one that is full


class _TooLongError(Exception):
    """The time for one document is over."""


def read_pdf(body: bytes, ticks: Callable[[], float] = time.monotonic) -> Document | str:
    """What stands in a PDF, or why nothing of it can be read. `ticks` counts seconds. Never raises.

    The text of a document that is too long is cut, and the document says so.
    """
    import pypdf  # noqa: PLC0415 - 150 ms that only a run with a PDF needs

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks on bad files are of no use to anybody
    ends = ticks() + _SECONDS
    try:
        with pypdf.apply_configuration(_bounds(pypdf.Configuration())):
            reader = pypdf.PdfReader(BytesIO(body))
            if reader.is_encrypted and not reader.decrypt(""):
                return "encrypted"
            pages, remark = _pages(reader, lambda: ticks() > ends)
            return _document(reader, pages, remark)
    except (pypdf.errors.PyPdfError, pypdf.errors.DependencyError) as error:
        return "encrypted" if isinstance(error, pypdf.errors.DependencyError) else "not readable as PDF"
    except Exception:  # noqa: BLE001 - pypdf raises what its parts raise: KeyError, RecursionError, AssertionError, ...
        return "not readable as PDF"


def _bounds(usual: "Configuration") -> "Configuration":
    """Bounds on what a hostile file can cost; pypdf's own are for files that somebody trusts."""
    return usual.with_overwrites(
        maximum_declared_stream_length=_BYTES,
        array_based_stream_maximum_output_length=_BYTES,
        lzw_maximum_output_length=_BYTES,
        run_length_maximum_output_length=_BYTES,
        zlib_maximum_output_length=_BYTES,
        zlib_maximum_recovery_input_length=_BYTES // 8,
        brotli_maximum_output_length=_BYTES,
        stream_decoding_work_maximum_length=4 * _BYTES,
        stream_parsing_work_maximum_count=400_000,
        page_tree_maximum_entries=10_000,
        page_tree_maximum_page_entries=10_000,
        xform_maximum_invocations_per_extraction=200,
        jbig2dec_binary=None,
        disable_legacy_handling=True,
    )


def _pages(reader: "PdfReader", over: Callable[[], bool]) -> tuple[list[str], str]:
    """The text of each page, and why some is missing, "" where none is."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    def watch(*_: Any) -> None:
        if over():
            raise _TooLongError

    texts: list[str] = []
    for number, page in enumerate(reader.pages):
        if number == _PAGES:
            return texts, f"{_PAGES} of {len(reader.pages)} pages were read"
        try:
            watch()
            texts.append(page.extract_text(visitor_operand_before=watch))
        except _TooLongError:
            return texts, f"{number} of {len(reader.pages)} pages could be read in time"
        except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
            return texts, f"page {number + 1} of {len(reader.pages)} could not be read"
    return texts, ""


def _document(reader: "PdfReader", pages: Sequence[str], remark: str) -> Document | str:
    paragraphs = tuple(_paragraphs(pages))
    if sum(len(paragraph.split()) for paragraph in paragraphs) < _WORDS_A_PAGE * max(1, len(pages)):
        return remark or "no text in it, perhaps a scan"
    told = reader.metadata
    title, author = _told(told, "/Title"), _told(told, "/Author")
    title = None if title and _BY_A_PROGRAM.search(title) else title
    return Document(
        paragraphs,
        title=title,
        published=_moment(_told(told, "/CreationDate")),
        authors=(author,) if author else (),
        remark=remark,
        plain=True,
    )


def _told(metadata: Any, name: str) -> str | None:
    value = metadata.get(name) if metadata else None
    return " ".join(str(value).split()) or None if value is not None else None


def _moment(told: str | None) -> datetime | None:
    """A time as PDF writes it: D:20260312090000+01'00'. One without a zone is taken as UTC."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?", told or "")
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups()[:6])
    zone = f"{match[7]}{match[8]}:{match[9] or '00'}" if match[7] else "+00:00"
    try:
        written = f"{year:04}-{month or 1:02}-{day or 1:02}T{hour:02}:{minute:02}:{second:02}{zone}"
        return datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _paragraphs(pages: Sequence[str]) -> Iterator[str]:
    """The lines of all pages put together to paragraphs, without page numbers and running heads."""
    sheets = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    running = _running(sheets)
    lines = [line for sheet in sheets for line in sheet if line not in running and not _NUMBER.fullmatch(line)]
    widths = sorted(len(line) for line in lines if line)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    held = last = ""
    for line in lines:
        if held and (not line or _parts(last, line, usual)):
            yield held
            held = ""
        held, last = _joined(held, line), line
    if held:
        yield held


def _running(sheets: Sequence[Sequence[str]]) -> set[str]:
    """Lines that stand first or last on most pages: the running head and foot."""
    edges = [{line for line in (*sheet[:2], *sheet[-2:]) if line} for sheet in sheets]
    every = {line for edge in edges for line in edge}
    return {line for line in every if len(sheets) > 2 and sum(line in edge for edge in edges) > len(sheets) / 2}


def _parts(above: str, below: str, usual: int) -> bool:
    """Whether a paragraph ends between two lines: after a full stop and a short line, or where a heading stands."""
    if len(above) >= _LONG * usual or above[-1:] in _HYPHENS:
        return False
    ends, begins = bool(_STOPS.search(above)), not below[:1].islower()
    return begins and (ends or len(above) < _SHORT * usual)


def _joined(above: str, below: str) -> str:
    """Two lines as one. A word that was parted at the line's end is one again; before a capital the dash stays."""
    if not above or not below:
        return above or below
    if above[-1] in _HYPHENS and above[-2:-1].isalpha() and below[:1].islower():
        return above[:-1] + below
    if above[-1] in _HYPHENS and above[-2:-1].isalnum():
        return above + below
    return f"{above} {below}"
