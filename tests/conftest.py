"""No test reaches further than this machine."""

import socket
from collections.abc import Iterator

import pytest

_REAL_CONNECT = socket.socket.connect


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """Refuse every connection that would leave the machine, so that a test that tries fails loudly."""

    def connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and not (
            str(host).startswith("127.") or host in ("::1", "localhost")
        ):
            raise AssertionError(f"a test tried to reach {address}")
        _REAL_CONNECT(self, address)  # type: ignore[arg-type]

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()
