"""`--verbose`: a line on stderr for each exchange of a run; no key, no password and no word of a draft stands in it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from factcheck.cli.exits import say

if TYPE_CHECKING:
    from factcheck.fetch.call import Told

_BY_ADDRESS = frozenset({"page", "feed", "robots.txt", "tdmrep.json"})
_HAD = {"cached": "kept from before", "replayed": "recorded", "stand-in": "a stand-in"}


def teller(keys: Mapping[str, str]) -> "Callable[[Told], None]":
    """What says each exchange as it ends. `keys` is the environment: the values of our keys are never shown."""
    from factcheck.cassette.secrets import hide

    secrets = [value for name, value in keys.items() if name.startswith("FACTCHECK_") and "KEY" in name and value]

    def say_it(told: "Told") -> None:
        say(hide(line_of(told).encode("utf-8", "replace"), secrets).decode())

    return say_it


def line_of(told: "Told") -> str:
    """One exchange in words: what for, where, with which words, what came of it, in how many seconds."""
    return f"{_asked(told)}: {_came(told)}"


def _asked(told: "Told") -> str:
    """Who was asked; a service without its address, which may hold a key."""
    from urllib.parse import urlsplit

    from factcheck.cassette.secrets import scrubbed

    call = told.call
    if _secret(told):
        return f"{call.purpose} (kept private)"
    if call.purpose in _BY_ADDRESS:
        return f"{call.purpose} {scrubbed(told.url)}"
    host = urlsplit(told.url).hostname or ""
    return f"{call.purpose} {host}, {call.words}" if call.words else f"{call.purpose} {host}"


def _secret(told: "Told") -> bool:
    """True where the question tells something of an article that is kept private: a log is read by others."""
    return told.privacy != "public" and told.call.reveals


def _came(told: "Told") -> str:
    if told.obtained is None:
        return told.detail if told.detail and not _secret(told) else str(told.answer).replace("_", " ")
    how = _HAD.get(told.obtained.value)
    return f"{told.answer}, {how}" if how else f"{told.answer}, {told.seconds:.1f} s"
