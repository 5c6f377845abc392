"""Several hosts at once: work that waits for one need not wait for another."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class NotYetError(BaseException):
    """The flow cannot go on before something was asked; raised by a door that cannot ask by itself.

    It is no Exception, so that neither a stage nor a stranger's discoverer takes it for a failure.
    """


def abreast(work: Sequence[Callable[[], T]], most: int) -> list[T]:
    """The results of all pieces of work in their order, at most `most` of them done at a time.

    Each piece is what is asked of one host, one thing after another: so no host is asked twice at once, and each sees
    the same questions in the same order however many are asked beside it. Raises what the first piece that failed did.
    """
    if most < 2 or len(work) < 2:
        return each(work)
    with ThreadPoolExecutor(min(most, len(work)), thread_name_prefix="host") as pool:
        return each([future.result for future in [pool.submit(one) for one in work]])


def each(work: Sequence[Callable[[], T]]) -> list[T]:
    """The results of pieces of work that do not rest on each other, in their order.

    One that cannot go on yet holds up none of the others: what all of them have to ask comes together. Raises
    NotYetError once each was begun, and what any of them raises otherwise at once.
    """
    done, not_yet = list[T](), None
    for one in work:
        try:
            done.append(one())
        except NotYetError as error:
            not_yet = error
    if not_yet is not None:
        raise not_yet
    return done
