"""Record and replay, in VCR's YAML, as an httpx transport: a user's feature as well as the tests'.

`Cassette` holds what was recorded, `CassetteTransport` replays and records it. vcrpy reads the same files.
"""

from typing import TYPE_CHECKING, Any

from factcheck.cassette.tape import Cassette, Entry, Failure

if TYPE_CHECKING:
    from factcheck.cassette.transport import CassetteTransport

__all__ = ["Cassette", "CassetteTransport", "Entry", "Failure"]


def __getattr__(name: str) -> Any:
    """The transport comes with httpx, which costs 90 ms: it is imported by whoever asks for it."""
    if name == "CassetteTransport":
        from factcheck.cassette.transport import CassetteTransport  # noqa: PLC0415 - see above

        return CassetteTransport
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
