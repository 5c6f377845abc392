"""What somebody may have meant who mistyped a name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.model import Outlet

if TYPE_CHECKING:
    from factcheck.outlets import OutletTable

_CLOSE, _MOST = 70, 3


def closest(asked: str, meant: Mapping[str, Iterable[str]], least: float = 0) -> list[str]:
    """The keys of `meant` one of whose names is nearest to what was typed, at most three, the nearest first."""
    from rapidfuzz import fuzz

    typed = asked.casefold()
    near = {key: max(fuzz.ratio(typed, name.casefold()) for name in names) for key, names in meant.items()}
    return [key for key in sorted(near, key=lambda key: -near[key]) if near[key] >= least][:_MOST]


def unknown_outlet(asked: str, table: "OutletTable", place: str = "") -> UsageError:
    """The error for a name that no outlet has, with those that come close."""
    names = {one.id: (one.id, one.name, *one.aliases, *one.domains) for one in table}
    near = closest(asked, names, _CLOSE)
    meant = f"Closest {'is' if len(near) == 1 else 'are'} {', '.join(near)}; " if near else ""
    way_out = f"{meant}`factcheck outlets` lists all; add yours under [[outlets]] in factcheck.toml"
    return UsageError(f'no outlet is known as "{asked}"', place=place, way_out=way_out)


def outlets_of(asked: str, table: "OutletTable", place: str = "--outlet") -> Sequence[Outlet]:
    """The outlets of that id, address or name, several where it is shared. Raises UsageError where none has it."""
    by_address = table.get(asked) or table.of_url(asked)
    found = (by_address,) if by_address else table.named(asked)
    if not found:
        raise unknown_outlet(asked, table, place)
    return found


def outlet_of(asked: str, table: "OutletTable", place: str = "--outlet") -> Outlet:
    """The outlet of that id, address or name. Raises UsageError where none has it, or several do."""
    found = outlets_of(asked, table, place)
    if len(found) > 1:
        several = ", ".join(one.id for one in found)
        raise UsageError(f'"{asked}" may mean {several}', place=place, way_out="Give one of these")
    return found[0]
