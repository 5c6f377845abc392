"""What `factcheck doctor` looks at: each check is a row, and a fault of one costs the others nothing."""

import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from factcheck.cli.common import shelf_for, sized
from factcheck.errors import FactcheckError, PluginError, SettingsError
from factcheck.settings import Settings
from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.cassette import Cassette
    from factcheck.discover.services import Service
    from factcheck.fetch import Web


class State(StrEnum):
    """Whether something works. `note` is for what is worth knowing and keeps nobody from working."""

    OK = "ok"
    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was looked at; `data` are its figures for machines."""

    section: str
    name: str
    state: State
    detail: str
    data: Mapping[str, Any] = field(default_factory=dict)


def installed() -> Iterator[Row]:
    """Python, factcheck, what it is built on, and git."""
    yield Row("installed", "factcheck", State.OK, __version__)
    yield Row("installed", "python", State.OK, f"{platform.python_version()} at {sys.executable}")
    for name in sorted(_libraries()):
        try:
            yield Row("installed", name, State.OK, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Row("installed", name, State.BROKEN, "not installed; install factcheck again")
    where = shutil.which("git")
    yield Row("installed", "git", State.OK if where else State.NOTE, where or "not found; only --diff-base needs it")


def _libraries() -> set[str]:
    try:
        asked = metadata.requires("factcheck") or []
    except metadata.PackageNotFoundError:  # run from a folder that was never installed
        asked = []
    plain = (line for line in asked if "extra ==" not in line)
    return {line.split(";")[0].split("[")[0].split("<")[0].split(">")[0].split("=")[0].strip() for line in plain}


def surroundings(environ: Mapping[str, str], settings: Settings) -> Iterator[Row]:
    """What of the environment changes how the network is reached."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        if value := environ.get(name):
            there = Path(value).exists()
            detail = value if there else f"{value} is not there"
            yield Row("network", name, State.OK if there else State.BROKEN, detail)
    if settings.proxy:
        yield Row("network", "proxy", State.OK, "everything goes through the proxy that the settings name")
    elif any(environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")):
        detail = 'the environment names one, which is not used; set proxy = "..." in factcheck.toml'
        yield Row("network", "proxy", State.NOTE, detail)
    if settings.offline or settings.privacy == "offline":
        yield Row("network", "offline", State.NOTE, "the settings let nothing be asked")


def plugins(settings: Settings) -> Iterator[Row]:
    """Every discoverer and format that is declared, and whether it loads."""
    from factcheck.plugins import discoverers, format_named, names

    for group, load in (("discoverers", lambda name: discoverers([name])), ("formats", format_named)):
        for name in sorted({*names(group), *(settings.discoverers if group == "discoverers" else ())}):
            used = group == "formats" or name in settings.discoverers
            try:
                load(name)
                yield Row(group, name, State.OK, _use(used) if group == "discoverers" else "loads", {"in_use": used})
            except PluginError as error:
                yield Row(group, name, State.BROKEN if used else State.NOTE, str(error), {"in_use": used})


def keys(environ: Mapping[str, str], settings: Settings) -> Iterator[Row]:
    """Which keys and addresses of services are given; never what they are."""
    from factcheck.cli.keys import keys_of
    from factcheck.plugins import needs

    try:
        given = keys_of(environ)
    except SettingsError as error:
        yield Row("keys", "file", State.BROKEN, str(error))
        given = dict(environ)
    for name, service in sorted(needs().items()):
        there, used = bool(given.get(name)), service in settings.discoverers
        where = "set" if environ.get(name) else "set, in a file"
        state = State.OK if there else State.BROKEN if used else State.NOTE
        detail = where if there else f"not set; {service} stays silent" if used else "not set"
        yield Row("keys", name, state, detail, {"set": there})


def services(settings: Settings, given: Mapping[str, str], web: "Web | None") -> Iterator[Row]:
    """The services, and with `web` whether they answer: each is asked one small question without an article's words."""
    from factcheck.discover.services import SERVICES

    for service in (*SERVICES, *_searxng(given)):
        used = service.name in settings.discoverers
        data = {"host": service.host, "in_use": used}
        if web is None:
            yield Row("services", service.name, State.OK if used else State.NOTE, _where(service, used), data)
        elif service.needs and not given.get(service.needs):
            yield Row("services", service.name, State.NOTE, "not asked: no key", data)
        else:
            why = _asked(service, given.get(service.needs, ""), web)
            state = State.OK if not why else State.BROKEN if used else State.NOTE
            yield Row("services", service.name, state, why or "answers", data | {"answers": not why})


def _where(service: "Service", used: bool) -> str:
    return f"at {service.host}, {_use(used)}"


def _use(used: bool) -> str:
    return "in use" if used else "not in use"


def _searxng(given: Mapping[str, str]) -> "Iterator[Service]":
    from urllib.parse import urlsplit

    from factcheck.discover.services import Service

    if address := given.get("FACTCHECK_SEARXNG_URL"):
        host = urlsplit(address).hostname or ""
        yield Service("searxng", host, f"{address.rstrip('/')}/search", {"q": "election", "format": "json"})


def _asked(service: "Service", key: str, web: "Web") -> str:
    """Why the service does not answer, or ""."""
    try:
        answer = web.ask(service.name, service.probe, {**service.params, **({"api-key": key} if key else {})})
    except FactcheckError as error:
        return error.message
    return "" if answer.body.lstrip()[:1] in (b"{", b"[") else "answers with something else than JSON"


def store(settings: Settings) -> Iterator[Row]:
    """The store: how much it holds, and since when."""
    from factcheck.cli.cache import opened
    from factcheck.fetch.store import place

    folder = place(settings)
    if folder is None:
        yield Row("store", "memory", State.OK, "no folder is set: pages are kept for one run")
        return
    try:
        with opened(folder) as there:
            kept = there.info() if there else None
    except SettingsError as error:
        yield Row("store", str(folder), State.BROKEN, str(error))
        return
    if kept is None or kept.oldest is None:
        yield Row("store", str(folder), State.OK, "empty", {"pages": 0, "bytes": 0})
        return
    detail = f"{kept.pages:,} pages, {kept.failures:,} failures, {sized(kept.size)}, {_age(kept.oldest, kept.newest)}"
    yield Row("store", str(folder), State.OK, detail, {"pages": kept.pages, "bytes": kept.size})


def archive(settings: Settings) -> Iterator[Row]:
    """The newsroom's archive, where one is set: what it holds, or what is broken."""
    if settings.archive is None:
        return
    folder = str(settings.root / settings.archive)
    try:
        shelf = shelf_for(settings)
        counts = shelf.catalogue.counts() if shelf else (0, 0, 0, 0)
    except FactcheckError as error:
        yield Row("archive", folder, State.BROKEN, error.message)
        return
    yield Row("archive", folder, State.OK, f"{counts[0]:,} pages, {sized(counts[3])} of text", {"pages": counts[0]})


def cassettes(settings: Settings) -> Iterator[Row]:
    """The recordings, each with what it says that it is."""
    if settings.cassettes is None:
        yield Row("cassettes", "none", State.OK, "no folder is set")
        return
    folder = settings.root / settings.cassettes
    if not folder.is_dir():
        yield Row("cassettes", str(folder), State.NOTE, "the folder is not there")
        return
    for path in sorted(folder.rglob("*.yaml")):
        yield _cassette(path, path.relative_to(settings.root).as_posix())


def _cassette(path: Path, name: str) -> Row:
    from factcheck.cassette import Cassette

    try:
        tape = Cassette.load(path)
    except FactcheckError as error:
        return Row("cassettes", name, State.BROKEN, str(error))
    size = path.stat().st_size
    kind = "stand-ins" if _stands_in(tape) else "recordings"
    times = [entry.recorded for entry in tape]
    age = f", {_age(min(times), max(times))}" if times else ""
    label = f': "{shorten(tape.label, 80)}"' if tape.label else ""
    data = {"entries": len(tape), "bytes": size, "stand_ins": _stands_in(tape), "label": tape.label}
    return Row("cassettes", name, State.OK, f"{len(tape):,} {kind}, {sized(size)}{age}{label}", data)


def _stands_in(tape: "Cassette") -> bool:
    return tape.stand_in or any(entry.stand_in for entry in tape)


def _age(oldest: datetime, newest: datetime | None) -> str:
    last = newest or oldest
    span = f"{oldest:%Y-%m-%d}" if oldest.date() == last.date() else f"{oldest:%Y-%m-%d} to {last:%Y-%m-%d}"
    days = (datetime.now(UTC) - last).days
    return f"{span} ({days:,} days old)" if days > 0 else span
