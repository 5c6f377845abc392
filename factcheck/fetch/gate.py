"""The last door before the network: refuses what must not leave, and writes down what leaves."""

from collections.abc import Callable

import httpx

from factcheck.errors import DoorError
from factcheck.fetch.budget import Budget
from factcheck.fetch.call import KEY, Call
from factcheck.fetch.log import Log
from factcheck.fetch.retry import Circuits
from factcheck.model import Reason

_REFUSALS = {
    "draft": (Reason.PRIVATE, "not asked: the article is a draft"),
    "offline": (Reason.OFFLINE, "not asked: the network is off"),
}

# Refusals further down, before anything was connected to: while waiting for a turn, and by the address guard.
_NEVER_LEFT = frozenset({Reason.LIMIT, Reason.RATE_LIMITED, Reason.FORBIDDEN_ADDRESS})


def refusal(privacy: str, call: Call) -> tuple[Reason, str] | None:
    """Why `privacy` keeps `call` from the network; None where it does not."""
    return None if privacy == "draft" and not call.reveals else _REFUSALS.get(privacy)


class GateTransport(httpx.BaseTransport):
    """Refuses with `private`, `offline`, `rate_limited` or `limit`; logs what was let through and really left."""

    def __init__(
        self, inner: Callable[[], httpx.BaseTransport], *, privacy: str, log: Log, circuits: Circuits, budget: Budget
    ) -> None:
        self._inner, self._privacy, self._log = inner, privacy, log
        self._circuits, self._budget = circuits, budget

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the network, if it may be asked."""
        call = request.extensions.get(KEY) or Call("page")
        refused = refusal(self._privacy, call)
        if refused:
            raise DoorError(refused[1], reason=refused[0], place=str(request.url))
        self._circuits.check(request.url)
        self._budget.spend(request.url.host)
        network, left = self._inner(), True
        try:
            return network.handle_request(request)
        except DoorError as error:
            left = error.reason not in _NEVER_LEFT
            raise
        finally:
            if left:
                self._log.sent(request.url.host, call)
