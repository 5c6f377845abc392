"""Which character set a body is in: its mark, what is declared, what the bytes themselves tell."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.parse.decoding import decoded, kind_of
from tests.parse.pages import answer

GERMAN = "Die Größe des Werks in Übach bleibt geheim, sagten die Männer – „nichts dazu“, hieß es. "
ENGLISH = "“We are not yet where we need to be,” the governor said – it’s early. "
RUSSIAN = "Верховный суд отклонил жалобу компании на решение службы безопасности. "
JAPANESE = "中央銀行は木曜日に政策金利を据え置くと発表した。"


def html(words: str, declared: str = "") -> str:
    head = f"<meta charset='{declared}'>" if declared else ""
    return f"<!doctype html><html><head>{head}<title>x</title></head><body><p>{words * 4}</p></body></html>"


@pytest.mark.parametrize(
    ("words", "charset"),
    [
        (GERMAN.replace("–", "-").replace("„", '"').replace("“", '"'), "iso-8859-1"),
        (ENGLISH, "windows-1252"),
        (GERMAN, "utf-8"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso-8859-5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
    ],
)
class TestWhatIsDeclared:
    def test_in_the_header_is_used(self, words: str, charset: str) -> None:
        body = html(words).encode(charset)
        assert words in decoded(answer(body, kind=f'text/html; charset="{charset}"'))

    def test_in_the_document_is_used(self, words: str, charset: str) -> None:
        assert words in decoded(answer(html(words, charset).encode(charset), kind="text/html"))

    def test_in_its_xml_declaration_is_used(self, words: str, charset: str) -> None:
        body = f'<?xml version="1.0" encoding="{charset}"?>{html(words)}'.encode(charset)
        assert words in decoded(answer(body, kind="application/xhtml+xml"))

    def test_is_not_needed_to_be_told_from_a_lie(self, words: str, charset: str) -> None:
        body = html(words, "iso-8859-1").encode()
        assert words in decoded(answer(body, kind="text/html; charset=windows-1252"))


@pytest.mark.parametrize(
    ("charset", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_a_mark_goes_before_everything_that_is_declared(charset: str, mark: bytes) -> None:
    body = mark + html(GERMAN, "windows-1252").encode(charset)
    found = decoded(answer(body, kind="text/html; charset=iso-8859-1"))
    assert GERMAN in found
    assert found.startswith("<!doctype")


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_in_its_bytes(charset: str) -> None:
    response = answer(html(GERMAN).encode(charset), kind="")
    assert kind_of(response) == "html"
    assert GERMAN in decoded(response)


@pytest.mark.parametrize("told", ["utf-16", "utf-32", "UTF-16LE"])
def test_utf_16_that_is_declared_and_is_not_there_is_not_believed(told: str) -> None:
    body = html(GERMAN, told).encode()
    assert GERMAN in decoded(answer(body, kind=f"text/html; charset={told}"))


@pytest.mark.parametrize(
    "told", ["punycode", "unicode_escape", "rot13", "base64", "idna", "utf-7", "klingon", "x" * 40]
)
def test_a_name_that_is_no_character_set_of_pages_is_not_used(told: str) -> None:
    body = html(r"It is ASCII, with a back\u0041slash and +AGEAYg-. ")
    assert decoded(answer(body, kind=f"text/html; charset={told}")) == body


def test_latin_1_means_windows_1252_as_it_does_for_browsers() -> None:
    assert ENGLISH in decoded(answer(html(ENGLISH).encode("cp1252"), kind="text/html; charset=iso-8859-1"))


def test_one_broken_letter_does_not_cost_the_others() -> None:
    body = html(GERMAN).encode().replace("Übach".encode(), b"\xdcbach", 1)
    assert decoded(answer(body, kind="text/html; charset=utf-8")).count("Größe") == 4


def test_what_nobody_declared_is_guessed() -> None:
    assert "Größe" in decoded(answer(html(GERMAN).encode("cp1252"), kind="text/html"))


@given(
    st.text(min_size=1).filter(lambda text: not text.startswith("\ufeff") and "\0" not in text),
    st.sampled_from(["", "; charset=latin-1", "; charset=utf-8"]),
)
def test_text_in_utf_8_comes_back_as_it_was(text: str, told: str) -> None:
    if not text.isascii() or told != "; charset=latin-1":
        assert decoded(answer(text.encode(), kind=f"text/plain{told}")) == text
