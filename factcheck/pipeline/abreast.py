"""Several hosts at once: work that waits for one need not wait for another."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def abreast(work: Sequence[Callable[[], T]], most: int) -> list[T]:
    """The results of all pieces of work in their order, at most `most` of them done at a time.

    Each piece is what is asked of one host, one thing after another: so no host is asked twice at once, and each sees
    the same questions in the same order however many are asked beside it. Raises what the first piece that failed did.
    """
    if most < 2 or len(work) < 2:
        return [one() for one in work]
    with ThreadPoolExecutor(min(most, len(work)), thread_name_prefix="host") as pool:
        return [future.result() for future in [pool.submit(one) for one in work]]
