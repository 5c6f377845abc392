"""Batches grow until handing them out costs little, and what is held stays bounded."""

from factcheck.pipeline.engines.sizing import Sizing


def test_the_first_batch_is_one_article() -> None:
    assert Sizing().size(2) == 1


def test_quick_articles_go_together_and_slow_ones_alone() -> None:
    quick, slow = Sizing(), Sizing()
    quick.took(1, 0.004)
    slow.took(1, 4.0)
    assert (quick.size(2), slow.size(2)) == (100, 1)


def test_it_follows_what_articles_take() -> None:
    sizing = Sizing()
    sizing.took(1, 0.004)
    for _ in range(3):
        sizing.took(1, 0.1)
    assert 4 < sizing.size(1) < 10
    for _ in range(30):
        sizing.took(1, 0.1)
    assert sizing.size(1) == 4


def test_batches_grow_with_what_is_done_and_no_worker_gets_more_than_a_part_of_what_it_did() -> None:
    sizing = Sizing()
    sizing.took(160, 16.0)
    assert (sizing.size(1), sizing.size(2), sizing.size(20)) == (10, 5, 4)
    sizing.took(10_000, 1_000.0)
    assert (sizing.size(1), sizing.size(2), sizing.size(20)) == (20, 20, 16)


def test_no_more_is_held_than_that_however_quick_they_are() -> None:
    sizing = Sizing()
    assert sizing.window(2) == 64
    sizing.took(100, 0.0)
    assert sizing.window(64) == 1_000
    assert 2 * 64 * sizing.size(64) <= 1_000
