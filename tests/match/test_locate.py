"""Where words stand on a page: exact runs, the weightiest window, and never more than was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.lexicon import lexicon
from factcheck.match.locate import exact_places, in_short, lay
from factcheck.match.words import Words, words_of

EN = lexicon("en")
PAGE = (
    "The council met on Tuesday. The harbour will close for the whole winter, the mayor said. "
    "Nobody asked about the ferries. The harbour will open again in spring, and it's the last time."
)
some = st.lists(st.sampled_from(["harbour", "winter", "the", "close", "ferry", "4", "not"]), max_size=30)


def words(text: str) -> Words:
    return words_of(text, EN)


def laid(text: str, page: str = PAGE):
    norms = words(text).norms
    return lay(words(page), norms, [1.0] * len(norms))


def test_an_exact_run_is_found_wherever_it_stands() -> None:
    page = words(PAGE)
    assert [page.shown(at, at + 3) for at in exact_places(page, words("the harbour will").norms)] == [
        "The harbour will",
        "The harbour will",
    ]
    assert exact_places(page, words("harbour closes").norms) == []
    assert exact_places(page, []) == []


def test_a_part_of_a_word_is_no_place() -> None:
    assert exact_places(words("The bridges will close"), ["bridge", "will"]) == []


def test_the_place_with_most_of_the_words_is_taken() -> None:
    found = laid("The harbour will open again in summer")
    assert found is not None
    assert words(PAGE).shown(found.first, found.last).startswith("The harbour will open again")
    assert not found.exact
    assert found.run == 6


def test_what_differs_is_told_with_its_place_on_both_sides() -> None:
    page = words(PAGE)
    found = laid("The harbour will close for the entire winter")
    assert found is not None
    (a0, a1, b0, b1) = found.ops[0]
    assert (a0, a1, page.shown(b0, b1)) == (6, 7, "whole")


def test_a_stray_word_far_off_is_no_part_of_the_passage() -> None:
    page = "The ferries sail. " + "Nobody knows why. " * 30 + "The harbour will close for the whole winter."
    found = laid("ferries the harbour will close for the whole winter", page)
    assert found is not None
    assert found.last - found.first <= 9


def test_an_attribution_inside_is_no_gap() -> None:
    page = '"The harbour will close," the mayor of the town said, "for the whole of this winter."'
    found = laid("The harbour will close for the whole of this winter", page)
    assert found is not None
    assert found.share == 1.0


def test_words_of_which_none_stands_there_have_no_place() -> None:
    assert laid("zebras paint violins") is None
    assert laid("anything", "") is None


def test_only_the_range_that_is_asked_for_is_looked_at() -> None:
    page = words(PAGE)
    norms = words("the harbour will").norms
    second = exact_places(page, norms)[1]
    found = lay(page, norms, [1.0] * 3, (second - 1, len(page.norms)))
    assert found is not None
    assert found.first == second


def test_a_contraction_that_reads_in_two_ways_is_either() -> None:
    page = words("Nobody knew what he'd say then")
    found = [
        in_short(page, words(text).norms, EN.contraction_reads) for text in ("he would say then", "he had say then")
    ]
    assert [one is not None and (one.share, page.shown(one.first, one.last)) for one in found] == [
        (1.0, "he'd say then")
    ] * 2
    assert in_short(words(PAGE), words("harbour will").norms, EN.contraction_reads) is None


@given(some, some, some)
def test_what_stands_there_is_found_exactly(before: list[str], middle: list[str], after: list[str]) -> None:
    page = words(" ".join([*before, *middle, *after]))
    norms = words(" ".join(middle)).norms
    found = lay(page, norms, [1.0] * len(norms))
    assert found is None if not norms else found is not None and found.exact
    if found is not None:
        assert page.norms[found.first : found.last] == norms


@given(some, some)
def test_a_place_lies_on_the_page_and_its_share_is_a_share(mine: list[str], there: list[str]) -> None:
    page, norms = words(" ".join(there)), words(" ".join(mine)).norms
    found = lay(page, norms, [1.0] * len(norms))
    if found is not None:
        assert 0 <= found.first < found.last <= len(page.norms)
        assert 0.0 <= found.share <= 1.0 + 1e-9
        assert all(0 <= a <= b <= len(norms) and 0 <= c <= d <= len(page.norms) for a, b, c, d in found.ops)
