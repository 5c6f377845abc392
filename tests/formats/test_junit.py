"""JUnit: what a test view makes of a report."""

from junitparser import JUnitXml

from factcheck.formats import junit
from factcheck.model import Evidence, Finding, Miss, Reason, Report, Verdict
from tests import builders
from tests.formats import examples
from tests.formats.foreign import filled


def read(report: Report) -> JUnitXml:
    return JUnitXml.fromstring(junit.render(report).encode("utf-8"))


def found(verdict: Verdict) -> Finding:
    return Finding(builders.claim("Words."), verdict, Evidence())


def test_a_reader_counts_what_we_count() -> None:
    findings = [
        found(one) for one in (Verdict.SUPPORTED, Verdict.NOT_FOUND, Verdict.FIGURE_DIFFERS, Verdict.NO_CANDIDATE)
    ]
    unread = Miss("broken.txt", "read", Reason.UNREADABLE, "a NUL byte")
    document = read(examples.report(examples.bare(*findings), misses=(unread,)))
    assert (document.tests, document.failures, document.errors, document.skipped) == (5, 1, 1, 1)


def test_an_error_is_a_failure_with_what_to_do() -> None:
    (suite,) = read(examples.example())
    failed = [case for case in suite if case.result and type(case.result[0]).__name__ == "Failure"]
    assert [case.name for case in failed] == [
        "Line 7: Credits Reuters; the words were found at Bloomberg [c4c4c4c4c4c4]"
    ]
    assert failed[0].result[0].type == "FC301"
    assert "If there is none, credit Bloomberg." in failed[0].result[0].text
    assert failed[0].classname == "drafts/ferry.txt"


def test_what_could_not_be_checked_is_skipped_and_says_why() -> None:
    (suite,) = read(examples.report(examples.bare(found(Verdict.UNCHECKABLE))))
    (case,) = suite
    assert case.is_skipped
    assert case.result[0].message == "Not compared: too short to locate."


def test_a_warning_does_not_fail() -> None:
    assert read(examples.report(examples.bare(found(Verdict.NOT_FOUND)))).failures == 0


def test_a_find_is_told_as_one() -> None:
    text = junit.render(examples.report(examples.bare(found(Verdict.SUPPORTED))))
    assert "<system-out>FC000 found: " in text


def test_names_are_unique_in_a_suite() -> None:
    (suite,) = read(examples.example())
    names = [case.name for case in suite]
    assert len(names) == len(set(names)) == 4


def test_any_text_is_sound_xml() -> None:
    for text in ("<x> & ]]>", "\x00\x0b\ufffe\uffff", "\ud800", "\u202e"):
        assert read(filled(text)).tests == 11


def test_a_run_without_articles_is_an_empty_document() -> None:
    assert list(read(examples.report())) == []
