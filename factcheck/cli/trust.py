"""Whose articles a run checks: the newsroom's own, or what a stranger proposes in a pull request.

A stranger writes articles, and could write settings, recordings and links just as well. So his run takes the settings
and the recordings of the revision that he proposes to change, no keys, and asks outlets and services that are known
alone.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError

if TYPE_CHECKING:
    from factcheck.outlets import OutletTable

_PULLS = frozenset({"pull_request", "pull_request_target"})


@dataclass(frozen=True, slots=True)
class Trust:
    """`untrusted` is True for what a stranger wrote; `base` then is the revision whose settings hold, where known."""

    untrusted: bool = False
    base: str | None = None

    def told(self) -> str:
        """What holds, in one line."""
        settings = f"the settings of {self.base}" if self.base else "the default settings"
        return f"checked as a stranger's work: with {settings}, no keys, no recordings, and known hosts alone"


TRUSTED = Trust()


def trust_in(asked: bool, environ: Mapping[str, str], folder: Path) -> Trust:
    """The trust of a run in `folder`: untrusted where that is asked for, and always on a fork's pull request."""
    if not asked and not from_fork(environ):
        return TRUSTED
    from factcheck.vcs import base_of_pull_request

    return Trust(untrusted=True, base=base_of_pull_request(environ, folder))


def from_fork(environ: Mapping[str, str]) -> bool:
    """Whether what is checked comes from a fork, as GitHub, GitLab, Azure, Buildkite or Jenkins tell.

    Where GitHub runs for a pull request and does not tell from where, it counts as one.
    """
    source = environ.get("CI_MERGE_REQUEST_SOURCE_PROJECT_ID")
    targets = {environ.get(name, source) for name in ("CI_PROJECT_ID", "CI_MERGE_REQUEST_PROJECT_ID")}
    buildkite = environ.get("BUILDKITE_PULL_REQUEST_REPO") or environ.get("BUILDKITE_REPO")
    return (
        _github(environ)
        or targets != {source}
        or environ.get("SYSTEM_PULLREQUEST_ISFORK", "").lower() == "true"
        or buildkite != environ.get("BUILDKITE_REPO")
        or bool(environ.get("CHANGE_FORK"))
    )


def _github(environ: Mapping[str, str]) -> bool:
    try:
        found = list(_repositories(json.loads(Path(environ["GITHUB_EVENT_PATH"]).read_bytes())))
    except (AttributeError, KeyError, OSError, ValueError, TypeError):
        found = []
    unclear = not found and environ.get("GITHUB_EVENT_NAME") in _PULLS
    return unclear or any(head != base for head, base in found)


def _repositories(event: dict[str, Any]) -> Iterator[tuple[str | None, str]]:
    """Where the proposal comes from (None where that was deleted) and where it is to go, by full names."""
    if "pull_request" in event:
        head, base = event["pull_request"]["head"]["repo"], event["pull_request"]["base"]["repo"]
        yield head["full_name"] if head else None, base["full_name"]
    if "workflow_run" in event:
        head = event["workflow_run"]["head_repository"]
        yield head["full_name"] if head else None, event["repository"]["full_name"]
    if "pull_request" in event.get("issue", {}):  # a comment's event does not tell whose proposal it is about
        yield None, event["repository"]["full_name"]


def settings_text(trust: Trust, config: Path | None, start: Path) -> tuple[Path, str] | None:
    """The settings file that a stranger's run goes by, with its text: `config`, else the nearest upwards from `start`.

    Inside the repository it is taken as it was at the base; a `config` outside is the caller's own. None where no base
    is known or it had no settings: then the defaults hold. Raises UsageError where git does not know the base,
    SettingsError where `config` was not there.
    """
    from factcheck.vcs import root_of

    if config is not None and (trust.base is None or not config.resolve().is_relative_to(root_of(start))):
        if not config.is_file():
            raise no_such_file(config)
        return config, config.read_text(encoding="utf-8-sig")
    if trust.base is None:
        return None
    return _named(trust.base, config) if config is not None else _nearest(trust.base, start.resolve())


def text_at_base(trust: Trust) -> Callable[[Path], str | None]:
    """Gives a file's text as it was at the base; None for one that was not there, and where no base is known."""
    from factcheck.vcs import text_at

    base = trust.base
    return lambda path: None if base is None else text_at(base, path)


def bytes_at_base(trust: Trust) -> Callable[[Path], bytes | None]:
    """Gives what a file held at the base; None for one that was not there, and where no base is known."""
    at_base = text_at_base(trust)

    def read(path: Path) -> bytes | None:
        text = at_base(path)
        return None if text is None else text.encode("utf-8", "replace")

    return read


def no_such_file(config: Path) -> SettingsError:
    """The error for a settings file that is not there."""
    return SettingsError("no such settings file", place=str(config), way_out="Check the path after --config")


def _named(base: str, config: Path) -> tuple[Path, str]:
    from factcheck.vcs import text_at

    text = text_at(base, config)
    if text is None:
        raise SettingsError(f"was not there at {base}", place=str(config), way_out="Name one that was, or none")
    return config, text


def _nearest(base: str, start: Path) -> tuple[Path, str] | None:
    from factcheck.settings import NAMES, holds
    from factcheck.vcs import root_of, text_at

    root = root_of(start)
    for folder in (start, *start.parents):
        for name in NAMES if folder.is_relative_to(root) else ():
            text = text_at(base, folder / name)
            if text is not None and holds(folder / name, text):
                return folder / name, text
    return None


def may_ask(table: "OutletTable") -> Callable[[str], bool]:
    """Whether a host is one of an outlet of the table, or of a service that discoverers ask."""
    from factcheck.discover.services import HOSTS

    known = {domain.partition("/")[0].lower() for outlet in table for domain in outlet.domains}

    def may(host: str) -> bool:
        labels = host.lower().rstrip(".").split(".")
        return host in HOSTS or any(".".join(labels[at:]) in known for at in range(len(labels)))

    return may
