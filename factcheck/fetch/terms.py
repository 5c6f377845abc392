"""What a run lets the door do, beside the settings of the project."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from factcheck.fetch.call import Told


@dataclass(frozen=True, slots=True)
class Terms:
    """Bounds of a run and the user's choices for it.

    `max_requests`, `max_requests_per_host` and `time_limit` (seconds) bound what is asked in all; the rest is refused
    with reason `limit`. `may_ask` tells of a host whether it may be asked, for runs on what strangers wrote; None lets
    all be asked. `tdm` says what to do with pages whose publisher reserves text and data mining: skip (they raise
    DoorError with reason `robots`), record (they are read, and a header `tdm-reservation: 1` says it) or licensed
    (nobody looks). `proxy` is an http or https address through which everything goes; the environment's is never used.
    `own` are the origins ("http://127.0.0.1:8888") of services that the user runs himself: those alone may stand at
    any port of a private address, and only where a service is asked there, never as a page or where a redirect leads.
    `waiting` is told of each wait for a turn: the host and the seconds; any thread may call it. `told` is told of each
    exchange when it is over, in any thread too.
    """

    max_requests: int | None = None
    max_requests_per_host: int | None = None
    time_limit: float | None = None
    tdm: Literal["skip", "record", "licensed"] = "record"
    proxy: str | None = None
    may_ask: Callable[[str], bool] | None = None
    own: frozenset[str] = frozenset()
    waiting: Callable[[str, float], None] | None = None
    told: Callable[[Told], None] | None = None
