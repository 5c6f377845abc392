"""Claim and page in two languages: names and figures are compared, and nobody is accused of what may be translation."""

import pytest

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Evidence, Finding, Verdict
from tests import builders

SAID = {
    "de": "Wir erwarten im Juni 40 Schiffe und werden keines davon abweisen",
    "en": "We expect 40 ships to arrive in June and we will not turn any of them away",
}
TOLD = {
    "de": "Die Stadt Lisden will bis 2030 insgesamt 1,5 Millionen Euro für den Hafen ausgeben",
    "en": "The city of Lisden will spend 1.5 million euros on the harbour by 2030",
}
TEXT = {
    "de": (
        f"{TOLD['de']}, das teilte die Verwaltung am Dienstag nach einer langen Sitzung des Rates mit. "
        f"„{SAID['de']}“, sagte Helen Brandt. Der Hafen war seit 2019 geschlossen und es war dort lange still."
    ),
    "en": (
        f"{TOLD['en']}, officials said on Tuesday after a long debate in the council of the city. "
        f'"{SAID["en"]}," Helen Brandt said. The harbour was closed in 2019 and it has been silent there since.'
    ),
}
ELSEWHERE = {
    "de": "Das Wetter in Orlund war mild, und die Felder waren bis spät im Herbst noch grün, sagten die Bauern dort.",
    "en": "The weather in Orlund was mild, and the fields were green until late in the autumn, the farmers there said.",
}
BOTH_WAYS = pytest.mark.parametrize(("mine", "theirs"), [("de", "en"), ("en", "de")])
BOTH_KINDS = pytest.mark.parametrize("quoted", [True, False])


def judged(mine: str, pages: list[str], *, quoted: bool, other: tuple[str, str] = ("", "")) -> Finding:
    words = (SAID if quoted else TOLD)[mine].replace(*other)
    whole = builders.article(TEXT[mine].replace(*other), language=mine)
    claim = builders.claim_in(whole, words, quoted=quoted)
    laid = [
        match(claim, builders.page(text, url=f"https://www.reuters.com/{number}", language=_language(text)))
        for number, text in enumerate(pages)
    ]
    return judge(claim, Evidence(own=tuple(laid)))


def _language(text: str) -> str:
    return "de" if text in (TEXT["de"], ELSEWHERE["de"]) else "en"


def missing(finding: Finding) -> list[str]:
    return [one.facts["words"] for one in finding.remarks if one.key == "missing"]


@BOTH_WAYS
@BOTH_KINDS
def test_the_same_names_and_figures_are_translated_and_nothing_is_missing(
    mine: str, theirs: str, *, quoted: bool
) -> None:
    finding = judged(mine, [TEXT[theirs]], quoted=quoted)
    assert (finding.verdict, missing(finding)) == (Verdict.TRANSLATED, [])


@pytest.mark.parametrize(
    ("mine", "theirs", "quoted", "other", "shown"),
    [
        ("de", "en", False, ("1,5", "2,5"), "2,5"),
        ("en", "de", False, ("1.5", "2.5"), "2.5"),
        ("de", "en", True, ("40", "14"), "14"),
        ("en", "de", True, ("40", "14"), "14"),
    ],
)
def test_a_figure_that_differs_is_shown_and_never_an_error(
    mine: str, theirs: str, *, quoted: bool, other: tuple[str, str], shown: str
) -> None:
    finding = judged(mine, [TEXT[theirs]], quoted=quoted, other=other)
    assert (finding.verdict, missing(finding)) == (Verdict.TRANSLATED, [shown])


@pytest.mark.parametrize(
    ("mine", "theirs", "other"),
    [("de", "en", ("1,5 Millionen", "1.500.000")), ("en", "de", ("1.5 million", "1,500,000"))],
)
def test_figures_are_read_as_each_language_writes_them(mine: str, theirs: str, other: tuple[str, str]) -> None:
    assert missing(judged(mine, [TEXT[theirs]], quoted=False, other=other)) == []


@BOTH_WAYS
@BOTH_KINDS
def test_a_page_in_another_language_never_lacks_the_words(mine: str, theirs: str, *, quoted: bool) -> None:
    assert judged(mine, [ELSEWHERE[theirs]], quoted=quoted).verdict is Verdict.TRANSLATED


@BOTH_WAYS
@BOTH_KINDS
def test_a_page_in_the_articles_language_that_has_it_goes_first(mine: str, theirs: str, *, quoted: bool) -> None:
    for pages in ([TEXT[theirs], TEXT[mine]], [TEXT[mine], TEXT[theirs]]):
        assert judged(mine, pages, quoted=quoted).verdict is Verdict.SUPPORTED


@BOTH_WAYS
def test_only_pages_that_could_be_compared_are_counted_as_lacking_it(mine: str, theirs: str) -> None:
    finding = judged(mine, [ELSEWHERE[mine], ELSEWHERE[theirs]], quoted=True)
    assert (finding.verdict, finding.facts["n"]) == (Verdict.NOT_FOUND, "1")


@pytest.mark.parametrize(
    ("mine", "theirs"), [("Die Brücke ist gesperrt", "en"), ("The bridge has been shut by Lisden", "de")]
)
def test_a_headline_alone_is_in_a_language_too(mine: str, theirs: str) -> None:
    claim = builders.claim_in(builders.article(mine), mine, quoted=False)
    page = builders.page(ELSEWHERE[theirs], language=theirs)
    assert judge(claim, Evidence(own=(match(claim, page),))).verdict is Verdict.TRANSLATED
