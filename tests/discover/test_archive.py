"""The newsroom's own archive as a discoverer: what it asks for, and what it names."""

from collections.abc import Sequence
from datetime import date

import pytest

from factcheck.discover.archive import discover
from factcheck.fetch import Web
from factcheck.model import Candidate, Held, KeptPage, Wanted
from tests.builders import NOON, REUTERS, article, claim_in

WORDS = "We expect the new quay to open in March"


class Noted:
    """A shelf that notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Wanted] = []

    def search(self, wanted: Wanted) -> Sequence[Held]:
        self.asked.append(wanted)
        return [Held(7, 0.9, "https://www.reuters.com/quay", "reuters.com", "The quay", NOON)]

    def read(self, number: int) -> KeptPage | None:
        return None


def test_it_asks_for_the_claim_s_words_at_its_outlet_up_to_the_article_s_day(web: Web) -> None:
    shelf = Noted()
    whole = article(f'"{WORDS}," Ana Roth told Reuters.', published=date(2026, 3, 1))
    claim = claim_in(whole, WORDS, quoted=True, speaker="Ana Roth")
    assert list(discover.on(shelf)(claim, REUTERS, web)) == [
        Candidate("https://www.reuters.com/quay", "archive", "The quay", NOON, outlet="reuters.com", kept=7)
    ]
    (wanted,) = shelf.asked
    assert (wanted.text, wanted.quoted, wanted.outlets) == (f"{WORDS} Ana Roth", (WORDS,), ("reuters.com",))
    assert wanted.until == date(2026, 3, 3)


def test_without_an_outlet_it_searches_all_and_without_a_day_all_days(web: Web) -> None:
    shelf = Noted()
    list(discover.on(shelf)(claim_in(article(WORDS), WORDS), None, web))
    assert (shelf.asked[0].outlets, shelf.asked[0].until, shelf.asked[0].quoted) == ((), None, ())


@pytest.mark.parametrize("privacy", ["public", "draft", "offline"])
def test_it_serves_drafts_too_and_asks_nobody(web: Web, privacy: str) -> None:
    view = web.view(privacy=privacy)
    found = discover.on(Noted())(claim_in(article(WORDS), WORDS), REUTERS, view)
    assert len(list(found)) == 1
    assert not any(view.counts.values())


def test_without_an_archive_it_says_so(web: Web) -> None:
    with pytest.raises(StopIteration) as end:
        next(iter(discover(claim_in(article(WORDS), WORDS), REUTERS, web)))
    assert end.value.value == "no_archive"
