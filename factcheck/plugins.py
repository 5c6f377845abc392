"""The open sets' door: discoverers and formats are entry points, the built-in ones too.

A stranger's package adds a member by declaring `[project.entry-points."factcheck.discoverers"]` (or
`"factcheck.formats"`) with a callable of `factcheck.protocols`; nothing in this project has to change.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import EntryPoint, entry_points
from typing import Any, cast

from factcheck.errors import PluginError
from factcheck.protocols import Discoverer, Format, Shelf

_DISCOVERERS, _FORMATS = "factcheck.discoverers", "factcheck.formats"


def discoverers(
    names: Sequence[str], given: Mapping[str, str] | None = None, shelf: Shelf | None = None
) -> dict[str, Discoverer]:
    """The named discoverers in that order. Raises PluginError for a name that nobody declares or that does not load.

    `given` holds keys and addresses by the names of their environment variables: a discoverer that `needs` one of them
    is bound to it, so that no key stands in a setting or on a command line. One that looks `on` a shelf is given
    `shelf`, the newsroom's archive; `archive` itself then comes first, named or not.
    """
    wanted = names if shelf is None else ("archive", *(name for name in names if name != "archive"))
    found = {name: _bound(cast("Discoverer", _load(_DISCOVERERS, name)), given or {}) for name in wanted}
    return found if shelf is None else {name: _looking_on(member, shelf) for name, member in found.items()}


def _looking_on(member: Discoverer, shelf: Shelf) -> Discoverer:
    return cast("Discoverer", cast("Any", member).on(shelf)) if hasattr(member, "on") else member


def _bound(member: Discoverer, given: Mapping[str, str]) -> Discoverer:
    value = given.get(getattr(member, "needs", ""))
    return cast("Discoverer", cast("Any", member).given(value)) if value else member


def format_named(name: str) -> Format:
    """The format of that name. Raises PluginError."""
    return cast("Format", _load(_FORMATS, name))


def names(group: str) -> list[str]:
    """The names that are declared in a group ("discoverers" or "formats"), sorted."""
    return sorted({point.name for point in entry_points(group=f"factcheck.{group}")})


def addresses(names: Sequence[str], given: Mapping[str, str]) -> frozenset[str]:
    """The addresses among what `given` has for the named discoverers: services that the user runs himself."""
    values = {given.get(variable, "") for variable, name in needs().items() if name in names}
    return frozenset(value for value in values if value.startswith(("http://", "https://")))


def needs() -> dict[str, str]:
    """The environment variables that the declared discoverers take a key or an address from, with their names."""
    found: dict[str, str] = {}
    for name in names("discoverers"):
        with suppress(PluginError):  # a stranger's that does not load needs nothing
            if variable := getattr(_load(_DISCOVERERS, name), "needs", ""):
                found[variable] = name
    return found


def _load(group: str, name: str) -> Any:
    found: list[EntryPoint] = sorted(entry_points(group=group, name=name), key=lambda point: point.value)
    if not found:
        kind = group.rpartition(".")[2]
        raise PluginError(f'no {kind[:-1]} is called "{name}"', way_out=f"There are: {', '.join(names(kind))}")
    try:
        member = found[0].load()
    except Exception as error:  # noqa: BLE001 - a stranger's module may fail in any way
        raise PluginError(
            f'"{name}" ({found[0].value}) cannot be loaded: {error}', way_out="Reinstall or remove that package"
        ) from None
    if not callable(member):
        raise PluginError(
            f'"{name}" ({found[0].value}) is not callable', way_out="Its entry point must name a function"
        )
    return member
