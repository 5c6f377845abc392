"""Batches grow until handing them out costs little, and what is held stays bounded."""

from factcheck.pipeline.engines.sizing import Sizing


def test_the_first_batch_is_one_article() -> None:
    assert Sizing().size == 1


def test_quick_articles_go_together_and_slow_ones_alone() -> None:
    quick, slow = Sizing(), Sizing()
    quick.took(1, 0.004)
    slow.took(1, 4.0)
    assert (quick.size, slow.size) == (100, 1)


def test_it_follows_what_articles_take() -> None:
    sizing = Sizing()
    sizing.took(1, 0.004)
    for _ in range(30):
        sizing.took(sizing.size, sizing.size * 0.1)
    assert sizing.size == 4


def test_no_more_is_held_than_that_however_quick_they_are() -> None:
    sizing = Sizing()
    assert sizing.window(2) == 64
    sizing.took(100, 0.0)
    assert sizing.window(64) == 1_000
