"""A host is asked one thing at a time, the earliest articles' first, and many hosts at once."""

from threading import Barrier, Event, Lock

from factcheck.pipeline.engines.lanes import Lanes


def test_one_host_is_never_asked_twice_at_once_and_the_lowest_rank_goes_first() -> None:
    lanes, order, open_gate = Lanes(8), [], Event()
    alone = Lock()

    def work(rank: int) -> None:
        assert alone.acquire(blocking=False)
        open_gate.wait(5)
        order.append(rank)
        alone.release()

    for rank in (0, 3, 2, 9, 1):
        lanes.put("a.example", rank, lambda rank=rank: work(rank))
    open_gate.set()
    while lanes.waiting():
        pass
    lanes.close()
    assert order in ([0, 1, 2, 3, 9], [0, 1, 2, 9, 3])
    assert sorted(order) == [0, 1, 2, 3, 9]


def test_hosts_are_asked_beside_each_other() -> None:
    lanes, together = Lanes(3), Barrier(3, timeout=5)
    for host in "abc":
        lanes.put(host, 0, together.wait)
    lanes.close()
    assert not together.broken


def test_what_has_not_begun_is_dropped_in_the_end() -> None:
    lanes, begun, done = Lanes(1), Event(), []

    def first() -> None:
        begun.set()
        done.append(1)

    lanes.put("a", 0, first)
    begun.wait(5)
    lanes.close()
    lanes.put("a", 0, lambda: None)
    assert done == [1]
