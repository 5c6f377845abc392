"""What holds for every evidence: order is nothing, trouble never accuses, and the outlet's own words always acquit."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge import judge
from factcheck.match import match
from factcheck.model import Alignment, Evidence, Finding, Level, Miss, Outlet, Reason, Search, Verdict
from tests import builders
from tests.judge.fixtures import OTHER, OWN, WORDS, article_claim, other, own

CLAIM = article_claim()
GUARDIAN = Outlet("theguardian.com", "The Guardian", (), ("theguardian.com",))
NEAR = WORDS.replace("never", "hardly ever")
TWISTED = WORDS.replace("never ", "")
OWN_TEXTS = (OWN, f'{OWN} "{NEAR}" Koller said.', f'{OWN} "{TWISTED}" Koller said.', "Wheat fell in Chicago on Monday.")
OTHER_TEXTS = (OTHER, OTHER.replace("said by telephone", "said in a statement"), f"{OTHER} The company will appeal.")
DAYS = (datetime(2026, 11, 3, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC), None)


def at(number: int, name: str) -> str:
    return f"https://www.{name}/{number}"


def own_pages() -> st.SearchStrategy[Alignment]:
    def made(number: int, text: str, whole: bool, modified: datetime | None) -> Alignment:
        fields = {"complete": whole, "incomplete_reason": "" if whole else "paywall", "modified": modified}
        return own(text, url=at(number, "reuters.com"), **fields)

    return st.builds(made, st.integers(0, 20), st.sampled_from(OWN_TEXTS), st.booleans(), st.sampled_from(DAYS))


def other_pages() -> st.SearchStrategy[Alignment]:
    def made(number: int, text: str, day: datetime | None, outlet: Outlet) -> Alignment:
        return other(text, url=at(number, outlet.domains[0]), published=day, outlet=outlet)

    outlets = st.sampled_from((builders.BLOOMBERG, GUARDIAN))
    return st.builds(made, st.integers(0, 20), st.sampled_from(OTHER_TEXTS), st.sampled_from(DAYS), outlets)


def unique(pages: list[Alignment]) -> tuple[Alignment, ...]:
    return tuple({page.page.url: page for page in pages}.values())


MISSES = st.builds(
    Miss,
    st.sampled_from(("https://www.reuters.com/x", "https://www.reuters.com/y", "gdelt")),
    st.sampled_from(("fetch", "parse", "discover")),
    st.sampled_from((Reason.BLOCKED, Reason.LIMIT, Reason.TIMEOUT)),
    st.just("403"),
    st.sampled_from(("reuters.com", None)),
)
SEARCHES = st.builds(
    Search,
    st.sampled_from(("gdelt", "wayback", "feeds")),
    st.sampled_from(("reuters.com", None)),
    st.sampled_from(("found", "nothing", "silent", "failed")),
)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    return Evidence(
        own=unique(draw(st.lists(own_pages(), max_size=4))),
        elsewhere=unique(draw(st.lists(other_pages(), max_size=3))),
        misses=tuple(draw(st.lists(MISSES, max_size=3, unique=True))),
        searches=tuple(draw(st.lists(SEARCHES, max_size=3, unique_by=lambda one: (one.service, one.outlet)))),
        not_before=draw(st.sampled_from((None, datetime(2026, 11, 20, tzinfo=UTC).date()))),
    )


def told(finding: Finding) -> tuple[object, ...]:
    """All of a finding but the evidence that it was handed."""
    remarks = [
        [(one.key, dict(one.facts)) for one in those] for those in (finding.remarks, finding.against, finding.settle)
    ]
    return finding.verdict, dict(finding.facts), finding.variant, finding.best, finding.differences, remarks


ACCUSES = {Level.NONE: 0, Level.NOTE: 0, Level.WARNING: 1, Level.ERROR: 2}


def weight(evidence: Evidence) -> int:
    return ACCUSES[judge(CLAIM, evidence).level]


@given(evidences(), st.randoms(use_true_random=False))
def test_the_order_of_pages_misses_and_searches_changes_nothing(evidence: Evidence, random: object) -> None:
    def mixed(those: tuple[object, ...]) -> tuple[object, ...]:
        shuffled = list(those)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        return tuple(shuffled)

    names = ("own", "elsewhere", "misses", "searches")
    other_order = replace(evidence, **{name: mixed(getattr(evidence, name)) for name in names})
    assert told(judge(CLAIM, other_order)) == told(judge(CLAIM, evidence))


@given(evidences())
def test_a_failed_search_never_accuses_more(evidence: Evidence) -> None:
    failed = Search("nyt", "reuters.com", "failed", detail="500")
    assert weight(replace(evidence, searches=(*evidence.searches, failed))) <= weight(evidence)


@given(evidences(), MISSES)
def test_nor_does_a_page_that_could_not_be_read(evidence: Evidence, miss: Miss) -> None:
    assert weight(replace(evidence, misses=(*evidence.misses, miss))) <= weight(evidence)


@given(evidences())
def test_a_page_read_in_part_makes_no_error(evidence: Evidence) -> None:
    part = own(OWN, url=at(99, "reuters.com"), complete=False, incomplete_reason="paywall")
    assert weight(replace(evidence, own=(*evidence.own, part))) <= weight(evidence)


@given(evidences(), st.booleans())
def test_a_page_of_the_outlet_that_has_the_words_always_acquits(evidence: Evidence, whole: bool) -> None:
    with_words = own(f'{OWN} "{WORDS}" the lawyer said.', url=at(99, "reuters.com"), complete=whole)
    finding = judge(CLAIM, replace(evidence, own=(*evidence.own, with_words)))
    assert finding.verdict is Verdict.SUPPORTED


@given(evidences(), other_pages())
def test_what_others_have_is_never_held_against_words_that_stand_at_the_outlet(
    evidence: Evidence, page: Alignment
) -> None:
    with_words = own(f'{OWN} "{WORDS}" the lawyer said.', url=at(99, "reuters.com"))
    alone = judge(CLAIM, replace(evidence, own=(with_words,), elsewhere=()))
    beside = judge(CLAIM, replace(evidence, own=(with_words,), elsewhere=(page,)))
    assert (beside.verdict, beside.facts) == (alone.verdict, alone.facts)


@given(evidences())
def test_an_outlet_that_is_not_known_is_never_contradicted(evidence: Evidence) -> None:
    unknown = replace(CLAIM, outlet=None, named="The Orlund Herald")
    assert judge(unknown, replace(evidence, own=())).level is not Level.ERROR


def test_one_condition_is_enough_to_doubt() -> None:
    """The evidence that these laws are tried on does reach the error that they keep in bounds."""
    day = datetime(2026, 11, 20, tzinfo=UTC).date()
    evidence = Evidence(own=(own(),), elsewhere=(other(),), not_before=day)
    assert weight(evidence) == ACCUSES[Level.ERROR]
    assert match(CLAIM, own(OWN_TEXTS[1]).page).parts[0].differences
