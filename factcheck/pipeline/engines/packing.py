"""Nouns as bytes, for the way to a worker and back.

Pickle as it comes asks the class of every noun for its fields anew, on both sides, which cost more than all else that
is done beside the work. Here a noun is its class and the values of its fields. Bytes also pass through a scheduler as
they are, where nouns would be unpacked and packed again.
"""

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

_OURS = ("factcheck.model.", "factcheck.pipeline.engines.work.")


def packed(things: Iterable[object]) -> bytes:
    """The things as bytes. Raises what pickle raises for something that cannot travel."""
    file = io.BytesIO()
    _Packer(file, pickle.HIGHEST_PROTOCOL).dump(tuple(things))
    return file.getvalue()


def unpacked(data: bytes) -> tuple[Any, ...]:
    """The things again. `data` has to be from a process that is trusted: it can run whatever it says."""
    things: tuple[Any, ...] = pickle.loads(data)  # noqa: S301 - between workers and the process that they work for
    return things


class _Packer(pickle.Pickler):
    def reducer_override(self, one: Any) -> Any:
        """A noun is made again of the values of its fields."""
        values = _values(one.__class__)
        return NotImplemented if values is None else (one.__class__, values(one))


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """Takes the values of its fields from a noun of that class; None for a class that is none of our nouns."""
    if not is_dataclass(kind) or not f"{kind.__module__}.".startswith(_OURS):
        return None
    names = [one.name for one in fields(kind)]
    if len(names) == 1:
        return lambda noun: (getattr(noun, names[0]),)
    return attrgetter(*names)
