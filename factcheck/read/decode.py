"""Bytes to text: BOM, UTF-8, a declared encoding, else what charset detection finds."""

import re

from factcheck.model import Reason
from factcheck.read.refused import RefusedError

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
         (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))  # fmt: skip
_CONTROLS = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŸàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßŠšŽž"
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\u2013\u2014\u2026\u2022\u2122\xa0«»¿¡§°£€¥©®·ª²³½¼¾×´"
)
_SAMPLE = 200_000


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, without a BOM and with its newlines kept. `declared` is an encoding that the input names.

    Raises RefusedError for a NUL byte, for what is not text, and for text whose encoding is broken.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _sound(_strict(data[len(mark) :], encoding))
    if b"\0" in data:
        raise _nul(data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _sound(_declared(data, declared) or _guessed(data, error))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise _broken(encoding.upper().removesuffix("-LE").removesuffix("-BE"), line) from None


def _sound(text: str) -> str:
    if "\0" in text:
        raise _nul(text.count("\n", 0, text.index("\0")) + 1)
    return text


def _nul(line: int) -> RefusedError:
    return RefusedError(Reason.NOT_TEXT, "holds a NUL byte, so it is not plain text; save it again as UTF-8", line=line)


def _broken(encoding: str, line: int) -> RefusedError:
    return RefusedError(Reason.UNREADABLE, f"{encoding} is broken here; save the file again as UTF-8", line=line)


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        text = data.decode(declared)
        text.encode("utf-8")
    except (LookupError, ValueError):
        return None
    return text


def _guessed(data: bytes, error: UnicodeDecodeError) -> str:
    """Nothing says what encoding this is. Text that is UTF-8 but for a few bytes must not become other letters."""
    _refuse_damaged_utf8(data, error)
    text = _windows_western(data) or _detected(data)
    if text is None or len(_CONTROLS.findall(text)) * 200 > len(text):
        raise RefusedError(Reason.NOT_TEXT, "is not text; convert it to .txt, .md or .html")
    return text


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    whole = sum(not part.isascii() for part in re.findall(r"[^\x00-\x7f\ufffd]", lenient))
    if whole > damaged:
        raise _broken("UTF-8", data.count(b"\n", 0, error.start) + 1)


def _windows_western(data: bytes) -> str | None:
    """Windows-1252 where all its letters are Western ones and most are plain: detection is unsure of short texts."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = re.findall(r"[^\x00-\x7f]", text)
    letters = sum(map(str.isalpha, text))
    return text if _WESTERN.issuperset(foreign) and sum(map(str.isalpha, foreign)) * 4 <= letters else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where a file is not UTF-8

    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    best = from_bytes(sample).best()
    try:
        return data.decode(best.encoding) if best else None
    except (LookupError, ValueError):
        return None
