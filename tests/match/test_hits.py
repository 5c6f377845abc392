"""Which sentences of a page have a claim's words: the fast way finds what the plain way finds."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.match.hits import Weights, chosen_of, heaviest, hits_of, local_weights, places, tight, together, windows
from factcheck.match.indirect import MOST_WANTED, Wanted, find, pieces_for, wanted
from factcheck.match.lexicon import lexicon
from factcheck.match.sentences import sentences_of

ENGLISH = lexicon("en")
WORDS = ["Harbour", "harbors", "ferry", "Ferries", "17", "seventeen", "1,900", "U.S.", "US", "us", "caf\u00e9", "cafe"]
WORDS += [
    "closed",
    "closing",
    "Mr.",
    "the",
    "drugs.The",
    "\u201ccrew\u201d",
    "5m",
    "an",
    "so",
    "Ann",
    "\u00e9lite",
    ".",
]
GAPS = st.sampled_from([" ", " ", " ", ". ", ", ", "\n", "\t", "\u00a0", "-", "\u2009", "! "])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), GAPS), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
MASKS = st.dictionaries(st.integers(0, 30), st.integers(1, 63), max_size=20).map(
    lambda made: dict(sorted(made.items()))
)
RAW = st.lists(st.floats(0.0, 9.0), min_size=6, max_size=6)


def plainly(want: Wanted, text: str) -> dict[int, set[str]]:
    """Every word of every sentence looked up; most cannot have a stem, by how they begin."""
    page, table = sentences_of(text), pieces_for("en")
    begins = table.stems.beginnings(want.content) | {form[:3] for form in want.forms.values()}
    found: dict[int, set[str]] = {}
    for sentence in range(page.count):
        for word in page.words(sentence):
            if word[:3] in begins or not (word.isalpha() and word.isascii()):
                found.setdefault(sentence, set()).update(table[word] & set(want.content))
    return {sentence: stems for sentence, stems in found.items() if stems}


def shown(content: Sequence[str], stems: int) -> set[str]:
    return {content[at] for at in places(stems)}


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_no_word_is_missed_and_none_made_up(claim: str, text: str) -> None:
    want = wanted(claim, ENGLISH)
    hits = hits_of(want.content, want.forms, sentences_of(text), pieces_for("en"))
    assert {at: shown(want.content, stems) for at, stems in hits.items()} == plainly(want, text)
    assert list(hits) == sorted(hits)


@given(RAW, st.integers(0, 63))
def test_a_set_weighs_what_its_stems_weigh(raw: list[float], stems: int) -> None:
    weights = Weights(raw)
    assert weights[stems] == sum(weights[1 << at] for at in places(stems))


def test_a_stem_weighs_more_the_fewer_sentences_have_it() -> None:
    weights = local_weights(3, {0: 0b011, 4: 0b001}, 9)
    assert weights[0b001] < weights[0b010] < weights[0b100]


@given(MASKS, RAW)
def test_the_heaviest_window_is_the_first_of_those_that_weigh_most(hits: dict[int, int], raw: list[float]) -> None:
    weights = Weights(raw)
    for width, there in zip((4, 5), windows(hits, 31), strict=True):
        weight, first, stems = heaviest(there, hits, weights)
        each = {at: weights[together(hits, range(at, at + width))] for at in hits}
        assert weight == max(each.values(), default=0)
        if weight:
            assert first == next(at for at in hits if each[at] == weight)
            assert stems == together(hits, range(first, first + width))
            start, end = tight(first, first + width - 1, hits, stems)
            assert first <= start <= end < first + width
            assert together(hits, range(start, end + 1)) == stems


@given(MASKS, RAW)
def test_the_sentences_chosen_are_few_and_the_first_carries_most(hits: dict[int, int], raw: list[float]) -> None:
    weights = Weights(raw)
    chosen = chosen_of(hits, weights)
    assert len(chosen) == len(set(chosen)) <= 4
    if chosen:
        assert weights[hits[chosen[0]]] == max(weights[stems] for stems in hits.values())


def test_of_a_claim_without_end_so_many_words_are_looked_for() -> None:
    claim = " ".join("".join(letters) for letters in product("bcdfghklmnprtvw", repeat=3))
    assert len(claim.split()) > MOST_WANTED == len(wanted(claim, ENGLISH).content)


@pytest.mark.parametrize("page", ["", " ", "\n\n", "\u2026", "the the"])
def test_a_page_without_words_has_no_hits(page: str) -> None:
    assert find(wanted("The harbour of Brennfeld", ENGLISH), sentences_of(page), ENGLISH).window is None
