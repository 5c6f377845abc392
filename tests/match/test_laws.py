"""Laws for any text: substrings are supported, one change never is, folding is idempotent, order is nothing."""

import string

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.judge import judge
from factcheck.match import match
from factcheck.match.words import bare
from factcheck.model import Evidence, Kind, Verdict
from factcheck.pairs import claim_of
from tests import builders

# Plain words: without those that rightly change a verdict (a "not" before the quotation, an "unless" behind it).
NOUNS = ["harbour", "council", "budget", "winter", "bridge", "report", "school", "river", "market", "garden", "engine"]
VERBS = ["closed", "wanted", "painted", "crossed", "visited", "measured", "repaired", "followed", "watched", "carried"]
SMALL = ["the", "of", "a", "in", "and", "its", "their", "by", "with"]
words = st.lists(st.sampled_from([*NOUNS, *VERBS, *SMALL]), min_size=0, max_size=25)
quoted = st.lists(st.sampled_from([*NOUNS, *VERBS]), min_size=6, max_size=14, unique=True)
SAID = "Mira Holt told Orlund on Tuesday that 417 boats will not cross"
CHANGED = [
    ("417", "471"),
    ("417", "41"),
    (" not", ""),
    ("Tuesday", "Thursday"),
    ("Mira Holt", "Vera Lund"),
    ("Orlund", "Petrov"),
]


def verdict(claim_text: str, text: str) -> Verdict:
    claim = claim_of(claim_text, Kind.DIRECT, outlet=builders.REUTERS)
    return judge(claim, Evidence(own=(match(claim, builders.page(text)),))).verdict


@settings(max_examples=120, deadline=None)
@given(words, quoted, words, st.sampled_from([" ", ". ", "\n\n", ' "', " - "]))
def test_what_stands_on_the_page_is_supported_whatever_surrounds_it(
    before: list[str], middle: list[str], after: list[str], joint: str
) -> None:
    text = joint.join(filter(None, (" ".join(before), " ".join(middle), " ".join(after))))
    assert verdict(" ".join(middle), text) is Verdict.SUPPORTED


@settings(max_examples=120, deadline=None)
@given(words, words, st.sampled_from(CHANGED))
def test_a_single_change_is_never_supported(before: list[str], after: list[str], change: tuple[str, str]) -> None:
    text = f"{' '.join(before)}. {SAID}. {' '.join(after)}."
    assert verdict(SAID, text) is Verdict.SUPPORTED
    assert verdict(SAID.replace(*change), text) is not Verdict.SUPPORTED


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_folding_is_idempotent(text: str) -> None:
    assert bare(bare(text)) == bare(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400), st.sampled_from([*Kind, None]))
def test_no_text_makes_matching_fail(claim_text: str, text: str, kind: Kind | None) -> None:
    claim = claim_of(claim_text, kind)
    alignment = match(claim, builders.page(text))
    assert 0.0 <= alignment.score <= 1.0
    for part in alignment.parts:
        for passage in part.passages:
            assert text[passage.start : passage.end] == passage.text


@settings(max_examples=60, deadline=None)
@given(st.lists(quoted, min_size=2, max_size=4), quoted, st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_change_the_verdict(
    pages: list[list[str]], said: list[str], chance: object
) -> None:
    assume(len({" ".join(one) for one in pages}) == len(pages))
    claim = claim_of(" ".join(said), Kind.DIRECT, outlet=builders.REUTERS)
    laid = [
        match(claim, builders.page(" ".join(one), url=f"https://www.reuters.com/{letter}"))
        for one, letter in zip([*pages, said[:5] + pages[0]], string.ascii_lowercase, strict=False)
    ]
    first = judge(claim, Evidence(own=tuple(laid)))
    chance.shuffle(laid)
    second = judge(claim, Evidence(own=tuple(laid)))
    assert (first.verdict, first.facts, first.differences) == (second.verdict, second.facts, second.differences)
