"""Faults that the layers above treat in their own way."""

from factcheck.errors import DoorError
from factcheck.model import Reason

# Refusals of our own: they say nothing of the host, nor of what another article may ask it.
NOT_ASKED = frozenset({Reason.OFFLINE, Reason.PRIVATE, Reason.STAND_IN, Reason.RATE_LIMITED, Reason.LIMIT})


class NoConnectionError(DoorError):
    """Nobody was reached, so nothing was asked: asking again at once would not help.

    `unknown` is True where the name has no address at all.
    """

    def __init__(self, message: str, *, unknown: bool = False, place: str = "") -> None:
        super().__init__(message, reason=Reason.UNREACHABLE, place=place)
        self.unknown = unknown


class LeftAloneError(DoorError):
    """Not asked, because the host failed or asked for peace earlier in the run; `reason` is what it did then."""
