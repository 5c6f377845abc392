"""No test reaches further than this machine."""

import socket
from collections.abc import Iterator

import pytest

_REAL_CONNECT = socket.socket.connect
_OF_A_FORK = (
    "GITHUB_EVENT_PATH",
    "GITHUB_EVENT_NAME",
    "CI_MERGE_REQUEST_SOURCE_PROJECT_ID",
    "SYSTEM_PULLREQUEST_ISFORK",
    "BUILDKITE_PULL_REQUEST_REPO",
    "CHANGE_FORK",
)


@pytest.fixture(autouse=True, scope="session")
def _of_nobody_s_fork() -> Iterator[None]:
    """Where the tests run for a pull request, what they run does not: it would count as a stranger's work."""
    patch = pytest.MonkeyPatch()
    for name in _OF_A_FORK:
        patch.delenv(name, raising=False)
    yield
    patch.undo()


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
