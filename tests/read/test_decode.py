"""What bytes are read as, and which are refused."""

import codecs

import pytest

from factcheck.model import Reason
from factcheck.read.decode import decode
from factcheck.read.refused import RefusedError

WEST = "Le président a déclaré à l’AFP qu’il ne céderait pas, où qu’elle vienne, après ça."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WEST.encode(), WEST),
        (codecs.BOM_UTF8 + WEST.encode(), WEST),
        (WEST.encode("utf-16"), WEST),
        (codecs.BOM_UTF16_BE + WEST.encode("utf-16-be"), WEST),
        (WEST.encode("utf-32"), WEST),
        (WEST.encode("cp1252"), WEST),
        ("The price is £5.".encode("latin-1"), "The price is £5."),
        ("Центральный банк сохранил ставку, сообщает Интерфакс.".encode("cp1251"), None),
        ("日本銀行は金利を据え置いた、とロイターが報じた。".encode("cp932"), None),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("قال البنك إنه سيبقي الفائدة".encode(), "قال البنك إنه سيبقي الفائدة"),
        (b"", ""),
    ],
)
def test_text_comes_out_as_it_was_written(data, text):
    wanted = text if text is not None else data.decode("cp932" if b"\x93\xfa" in data else "cp1251")
    assert decode(data) == wanted


def test_a_declared_encoding_goes_before_a_guess():
    assert decode("řekl že".encode("iso8859-2"), "iso-8859-2") == "řekl že"
    assert decode(b"caf\xe9 said", "no-such-encoding") == "café said"


@pytest.mark.parametrize(
    ("data", "reason", "line", "words"),
    [
        (b"one\ntwo\0three", Reason.NOT_TEXT, 2, "NUL byte"),
        ("a\nb\0".encode("utf-16"), Reason.NOT_TEXT, 2, "NUL byte"),
        (codecs.BOM_UTF8 + b"a\n\xff", Reason.UNREADABLE, 2, "UTF-8 is broken"),
        (codecs.BOM_UTF16_LE + b"a\0\n\0b", Reason.UNREADABLE, 2, "UTF-16 is broken"),
        ("één déjà vu\nça".encode() + b" \xe9t\xe9\n" + "çà et là".encode(), Reason.UNREADABLE, 2, "UTF-8 is broken"),
        (bytes(range(1, 32)) * 9 + b"\x81\x8d\x8f", Reason.NOT_TEXT, None, "not text"),
    ],
)
def test_what_is_not_sound_text_is_refused_with_its_line(data, reason, line, words):
    with pytest.raises(RefusedError) as caught:
        decode(data)
    assert (caught.value.reason, caught.value.line) == (reason, line)
    assert words in caught.value.message
