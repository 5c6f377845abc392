"""The ledger as it was read, and as it is written anew."""

import json
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Article, Fit, Obtained, Pin, PinnedPart, PinnedSpan, Rule
from factcheck.pins import NAME, Ledger, Renewal, pin_line, renewed
from factcheck.pins.book import read_ledger
from tests.builders import NOON, article
from tests.pins.pinning import page, pin

LATER_LINE = b'{"schema":"factcheck.source/2","article":"a.md","new":true}'


def ledger(*pins: Pin, folder: Path = Path("/nowhere"), more: bytes = b"", end: bytes = b"\n") -> Ledger:
    """The ledger that these lines make, and `more` behind them."""
    return read_ledger(folder / NAME, b"".join(pin_line(one) + end for one in pins) + more)


def placed(folder: Path, name: str = "a.md") -> Article:
    (folder / name).touch()
    return article(path=folder / name)


def lines(of: Ledger, **renewal: object) -> list[Pin]:
    """The pins of the ledger when it is written anew."""
    written = renewed(of, Renewal(**renewal))  # type: ignore[arg-type]
    return list(read_ledger(of.folder / NAME, b"".join(written)))


class TestWhatIsRead:
    def test_windows_lines_a_mark_at_the_start_and_blank_lines_are_nothing(self, tmp_path: Path) -> None:
        content = b"\xef\xbb\xbf" + pin_line(pin(1)) + b"\r\n\r\n" + pin_line(pin(2)) + b"\r\n"
        found = read_ledger(tmp_path / NAME, content)
        assert (list(found), found.unclear) == ([pin(1), pin(2)], ())

    def test_a_broken_line_is_named_and_the_rest_counts(self, tmp_path: Path) -> None:
        found = ledger(pin(1), folder=tmp_path, more=b'{"schema":\n' + pin_line(pin(2)))
        assert list(found) == [pin(1), pin(2)]
        (notice,) = found.unclear
        assert (notice.rule, Path(notice.path).name, notice.line) == (Rule.UNCLEAR, NAME, 2)
        assert notice.facts == {"why": "it is not JSON"}

    def test_of_an_unsettled_merge_both_sides_count(self) -> None:
        marked = b"<<<<<<< HEAD\n" + pin_line(pin(2)) + b"\n=======\n" + pin_line(pin(3)) + b"\n>>>>>>> other\n"
        found = ledger(pin(1), more=marked)
        assert [one.id[-1] for one in found] == ["1", "2", "3"]
        assert [notice.line for notice in found.unclear] == [2, 4, 6]

    def test_of_two_pins_for_one_claim_the_later_one_counts_whichever_stands_first(self) -> None:
        later = pin(page=page(retrieved=NOON + timedelta(days=1)))
        assert list(ledger(pin(), later)) == list(ledger(later, pin())) == [later]

    def test_two_articles_may_have_the_same_claim(self, tmp_path: Path) -> None:
        other = pin(1, article="b.md", outlet="bbc.com")
        found = ledger(pin(1), other, folder=tmp_path)
        assert found.on(placed(tmp_path), pin(1).id) == (pin(1),)
        assert found.on(placed(tmp_path, "b.md"), pin(1).id) == (other,)

    def test_a_renamed_article_has_the_pins_of_the_name_that_is_gone(self, tmp_path: Path) -> None:
        found = ledger(pin(1, article="old.md"), pin(1, article="there.md"), folder=tmp_path)
        placed(tmp_path, "there.md")
        assert found.on(placed(tmp_path, "new.md"), pin(1).id) == (pin(1, article="old.md"),)


class TestWhatIsWritten:
    def test_is_sorted_as_any_sort_does_it(self) -> None:
        written = renewed(ledger(*(pin(number % 7, article=f"{number}.md") for number in range(30))), Renewal())
        assert written == sorted(written)

    def test_leaves_alone_what_the_run_has_nothing_to_say_of(self) -> None:
        assert lines(ledger(pin(1), pin(2))) == [pin(1), pin(2)]

    def test_keeps_the_line_of_a_pin_that_tells_nothing_new(self) -> None:
        again = pin(1, page=page(retrieved=NOON + timedelta(days=9), bytes_sha256="f" * 64))
        assert lines(ledger(pin(1)), pins={again.key: again}) == [pin(1)]

    def test_takes_the_pin_of_a_page_whose_text_is_another(self) -> None:
        again = pin(1, page=page(text_sha256="f" * 64))
        assert lines(ledger(pin(1)), pins={again.key: again}) == [again]

    def test_never_takes_a_replay_for_what_was_read(self) -> None:
        replayed = pin(1, page=page(text_sha256="f" * 64, obtained=Obtained.REPLAYED))
        assert lines(ledger(pin(1)), pins={replayed.key: replayed}) == [pin(1)]
        assert lines(ledger(replayed), pins={pin(1).key: pin(1)}) == [pin(1)]
        changed = replace(replayed, said="0" * 16)
        assert lines(ledger(pin(1)), pins={changed.key: changed}) == [changed]

    def test_drops_what_no_longer_stands_in_an_article_that_was_checked_whole(self) -> None:
        found = ledger(pin(1), pin(2), pin(2, article="b.md"))
        assert lines(found, standing={"a.md": frozenset({pin(1).id})}) == [pin(1), pin(2, article="b.md")]

    def test_drops_what_was_refuted_and_the_former_name_of_an_article(self) -> None:
        found = ledger(pin(1), pin(2), pin(3, article="old.md"))
        assert lines(found, refuted={pin(1).key}, renamed={"old.md"}) == [pin(2)]

    def test_keeps_the_lines_of_a_later_version_and_no_broken_ones(self) -> None:
        found = ledger(pin(1), more=LATER_LINE + b"\nbroken\n")
        assert renewed(found, Renewal()) == sorted([pin_line(pin(1)) + b"\n", LATER_LINE + b"\n"])

    def test_keeps_the_fields_that_it_does_not_know(self) -> None:
        newer = json.dumps(json.loads(pin_line(pin(1))) | {"new": 1}).encode()
        assert renewed(ledger(more=newer), Renewal()) == [newer + b"\n"]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 40), unique=True), st.lists(st.integers(0, 40), unique=True), st.data())
def test_whatever_two_branches_pin_their_union_has_it_all(
    ours: list[int], theirs: list[int], data: st.DataObject
) -> None:
    both = [pin_line(pin(number)) + b"\n" for number in (*ours, *theirs)]
    merged = b"".join(data.draw(st.permutations(both)))
    assert {one.id for one in read_ledger(Path("/x") / NAME, merged)} == {pin(number).id for number in (*ours, *theirs)}


def test_ten_thousand_pins_are_read_and_written_in_no_time() -> None:
    spans = tuple(PinnedSpan(at, at + 40, "d" * 16) for at in range(0, 120, 40))
    content = b"".join(
        pin_line(pin(number, article=f"{number % 500}.md", parts=(PinnedPart(Fit.EXACT, spans),))) + b"\n"
        for number in range(10_000)
    )
    began = time.process_time()
    found = read_ledger(Path("/x") / NAME, content)
    written = renewed(found, Renewal(standing={"3.md": frozenset()}))
    assert time.process_time() - began < 3
    assert len(written) == 9_980
