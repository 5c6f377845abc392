"""Work for several hosts is done at once, and comes back in its order."""

from threading import Barrier, current_thread

import pytest

from factcheck.pipeline.abreast import NotYetError, abreast


def test_results_come_in_the_order_of_the_work() -> None:
    barrier = Barrier(3, timeout=5)
    work = [lambda n=n: (barrier.wait(), n)[1] for n in range(3)]
    assert abreast(work, 3) == [0, 1, 2]


def test_no_more_is_done_at_once_than_may_be() -> None:
    names = abreast([lambda: current_thread().name for _ in range(20)], 2)
    assert len(set(names)) <= 2


@pytest.mark.parametrize("most", [0, 1])
def test_alone_it_is_done_where_it_is_asked_for(most: int) -> None:
    assert set(abreast([current_thread, current_thread], most)) == {current_thread()}


def test_one_piece_of_work_needs_no_thread_of_its_own() -> None:
    assert abreast([current_thread], 9) == [current_thread()]


def test_a_failure_is_raised_whoever_it_befell() -> None:
    with pytest.raises(ZeroDivisionError):
        abreast([lambda: 1, lambda: 1 // 0, lambda: 2], 3)


@pytest.mark.parametrize("most", [1, 3])
def test_one_that_cannot_go_on_yet_holds_up_none_of_the_others(most: int) -> None:
    begun: list[int] = []

    def work(number: int) -> None:
        begun.append(number)
        if number < 2:
            raise NotYetError

    with pytest.raises(NotYetError):
        abreast([lambda n=n: work(n) for n in range(3)], most)
    assert sorted(begun) == [0, 1, 2]
