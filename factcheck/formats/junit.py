"""JUnit XML, for test views: a suite for each article, a case for each finding.

An error-level finding is a failure, one that nothing could be concluded about or that a decision settles is skipped,
and what a reader should look at without failing stands in the case's output. Inputs that could not be read are errors
of a suite of their own. Nothing in the document is a time.
"""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.formats import catalogue
from factcheck.formats.catalogue import Catalogue
from factcheck.formats.clean import plain
from factcheck.formats.decided import notice_place, notice_words, standing_words
from factcheck.formats.excerpts import within_limits
from factcheck.formats.places import place_of
from factcheck.formats.telling import level_words, miss_words, name_of, remark_words, sentence, title
from factcheck.model import ArticleReport, Finding, Level, Miss, Notice, Report


def render(report: Report) -> str:
    """The document, indented, ending in one newline."""
    report = within_limits(report)
    words = catalogue.load(report.run.language)
    suites = Element("testsuites", name="factcheck")
    for article in report.articles:
        _suite(suites, article, words)
    if report.misses:
        _unread(suites, report.misses, words)
    _count(suites)
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _suite(suites: Element, article: ArticleReport, words: Catalogue) -> None:
    suite = SubElement(suites, "testsuite", name=plain(name_of(article.article)))
    for finding in article.findings:
        _case(suite, finding, words)
    for notice in article.notices:
        _entry(suite, notice, words)
    _count(suite)


def _case(suite: Element, finding: Finding, words: Catalogue) -> None:
    place = place_of(finding.claim)
    path = plain(place.path)
    case = SubElement(suite, "testcase", classname=path, name=_name(finding, words), file=path)
    if place.line is not None:
        case.set("line", str(place.line))
    told = plain(sentence(finding, words, timeless=True))
    if finding.settled:
        SubElement(case, "skipped", message=plain(f"{standing_words(finding, words)} {told}"))
    elif finding.level is Level.ERROR:
        failure = SubElement(case, "failure", message=plain(title(finding, words)), type=finding.verdict.code)
        decided = [plain(said)] if (said := standing_words(finding, words)) else []
        failure.text = "\n".join([told, *decided, *_settle(finding, words)])
    elif finding.verdict.inconclusive:
        SubElement(case, "skipped", message=told)
    else:
        SubElement(case, "system-out").text = f"{finding.verdict.code} {level_words(finding, words)}: {told}"


def _entry(suite: Element, notice: Notice, words: Catalogue) -> None:
    path, told = plain(notice.path), plain(notice_words(notice, words))
    name = f"{notice.rule.code} {plain(notice_place(notice))}"
    case = SubElement(suite, "testcase", classname=path, name=name, file=path)
    if notice.line:
        case.set("line", str(notice.line))
    SubElement(case, "system-out").text = f"{notice.rule.code} {Level.WARNING.value}: {told}"


def _name(finding: Finding, words: Catalogue) -> str:
    """Unique in its suite and the same on every run: a view follows a case by its name."""
    line = finding.claim.line
    where = words.say("label.line", {"line": str(line)}) if line else words.say("label.no_line")
    return f"{where}: {plain(title(finding, words))} [{finding.claim.id}]"


def _settle(finding: Finding, words: Catalogue) -> list[str]:
    return [plain(remark_words("settle", one, finding, words, timeless=True)) for one in finding.settle]


def _unread(suites: Element, misses: tuple[Miss, ...], words: Catalogue) -> None:
    suite = SubElement(suites, "testsuite", name=words.say("label.unread_inputs"))
    for miss in misses:
        case = SubElement(suite, "testcase", classname=plain(miss.what), name=plain(miss.what))
        SubElement(case, "error", message=plain(miss_words(miss, words)), type=miss.reason.value)
    _count(suite)


def _count(parent: Element) -> None:
    counted = (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    for name, tag in counted:
        parent.set(name, str(sum(1 for _ in parent.iter(tag))))
