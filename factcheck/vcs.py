"""What git knows: which lines changed since a revision, a file as it was then, the revision a pull request is for.

git is asked as a program, with its answers taken as bytes: a name may hold anything but NUL. No text converter and no
other diff program that a repository may have set up is run.
"""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.errors import UsageError

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_SAFE = ("--no-optional-locks", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false")
_DIFF = ("diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-cr-at-eol")
_PREFIXES = ("--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules")

# Where each service names the branch or the commit that a pull request is to be merged into.
_COMMITS = ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "BITBUCKET_PR_DESTINATION_COMMIT")
_BRANCHES = (
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "CHANGE_TARGET",
)

Ranges = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The lines that differ from a revision, in the files as they lie on the disk now.

    `lines` maps a path below `root` to ranges of lines, both ends included; lines that were taken out lie between two
    lines, at a half. A file that git did not know at the revision is changed in full, one that is not in `lines` and
    in `known` is as it was.
    """

    root: Path
    lines: Mapping[bytes, Ranges] = field(default_factory=dict)
    known: frozenset[bytes] = frozenset()

    def touches(self, path: Path, first: float | None, last: float | None) -> bool:
        """True where a line from `first` to `last` changed; without lines, where anything in the file did."""
        try:
            name = bytes(path.resolve().relative_to(self.root))
        except ValueError:
            return True  # outside the repository there is no "before"
        if name not in self.known:
            return True
        ranges = self.lines.get(name, ())
        if first is None or last is None:
            return bool(ranges)
        return any(start <= last and first <= end for start, end in ranges)


def changes_since(revision: str, folder: Path) -> Changes:
    """What changed since `revision` was branched off from, commits and uncommitted changes alike, renames followed.

    Raises UsageError where there is no git, no repository at `folder`, or no such revision.
    """
    root = Path(_text(_git(folder, "rev-parse", "--show-toplevel")))
    commit = _commit(root, revision)
    base = _asked(root, "merge-base", commit, "HEAD") or commit.encode()
    diff = _git(root, *_DIFF, *_PREFIXES, _text(base), "--")
    lines = dict(_changed(diff))
    tracked = frozenset(_git(root, "ls-files", "-z").split(b"\0"))
    return Changes(root.resolve(), lines, tracked)


def root_of(folder: Path) -> Path:
    """The repository's own folder, resolved. Raises UsageError where there is no git or no repository at `folder`."""
    return Path(_text(_git(folder, "rev-parse", "--show-toplevel"))).resolve()


def would_track(path: Path) -> bool:
    """Whether git would take a file at `path` into a repository: it lies in a work tree and is not ignored.

    Where git is not installed, a folder `.git` above the file says so.
    """
    folder = next(one for one in path.absolute().parents if one.is_dir())
    if not any((one / ".git").exists() for one in (folder, *folder.parents)):
        return False
    try:
        return _run(folder, "check-ignore", "--quiet", "--", str(path.absolute())).returncode != 0
    except UsageError:
        return True


def text_at(revision: str, path: Path) -> str | None:
    """The text of a file as it was at `revision`; None where it was not there.

    Raises UsageError where there is no git, no repository or no such revision.
    """
    folder = next(one for one in path.absolute().parents if one.is_dir())
    commit = _commit(folder, revision)
    name = path.absolute().relative_to(folder).as_posix()
    body = _asked(folder, "cat-file", "blob", f"{commit}:./{name}")
    return None if body is None else body.decode("utf-8-sig", "replace")


def merges_by_union(path: Path) -> bool:
    """True where git merges a file by keeping both sides' lines; also where there is no git to merge it.

    Raises UsageError where git is not installed.
    """
    said = _asked(path.parent, "check-attr", "-z", "merge", "--", path.name)
    return said is None or said.split(b"\0")[2:3] == [b"union"]


def user_of(folder: Path) -> str:
    """The name that git has for the person at work in `folder`, "" where it has none.

    Raises UsageError where git is not installed.
    """
    return _text(_asked(folder, "config", "user.name") or b"").strip()


def base_of_pull_request(environ: Mapping[str, str], folder: Path = Path()) -> str | None:
    """The revision that the pull request now being checked is to be merged into; None outside of one.

    `environ` is what GitHub, GitLab, Bitbucket, Azure, Buildkite or Jenkins sets. Of several names for it the first one
    that the repository at `folder` has is taken, else the first, so that an error can name it.
    """
    named = list(_bases(environ))
    known = (one for one in named if _asked(folder, *_VERIFY, f"{one}^{{commit}}") is not None)
    return next(known, named[0]) if named else None


def _bases(environ: Mapping[str, str]) -> Iterator[str]:
    if environ.get("GITHUB_BASE_REF") and environ.get("GITHUB_REF", "").endswith("/merge"):
        # GitHub tests a merge of its own making: its first parent is the base, exactly, even where the branch moved on
        yield f"{environ.get('GITHUB_SHA', 'HEAD')}^1"
    yield from (environ[name] for name in _COMMITS if environ.get(name))
    for name in _BRANCHES:
        if branch := environ.get(name, "").removeprefix("refs/heads/"):
            yield f"origin/{branch}"
            yield branch
    yield from _github_event(environ.get("GITHUB_EVENT_PATH"))


def _github_event(path: str | None) -> Iterator[str]:
    """The base that GitHub's own account of the event names: of a pull request, or of a merge queue's group."""
    try:
        event = json.loads(Path(path).read_bytes()) if path else {}
        named = (event["merge_group"]["base_sha"] if "merge_group" in event else event["pull_request"]["base"]["sha"],)
    except (OSError, ValueError, KeyError, TypeError):
        return
    yield from (one for one in named if isinstance(one, str))


_VERIFY = ("rev-parse", "--verify", "--quiet", "--end-of-options")


def _commit(folder: Path, revision: str) -> str:
    _git(folder, "rev-parse", "--git-dir")
    found = _asked(folder, *_VERIFY, f"{revision}^{{commit}}")
    if found is None:
        way_out = "Fetch it, or give another (in CI: check out with the whole history, fetch-depth: 0)"
        raise UsageError("git knows no such revision here", place=revision or '""', way_out=way_out)
    return _text(found)


def _changed(diff: bytes) -> Iterator[tuple[bytes, Ranges]]:
    """The changed lines of each file of a patch without context, by the file's new name."""
    name, ranges = b"", list[tuple[float, float]]()
    rows = iter(diff.split(b"\n"))
    for row in rows:
        if row.startswith(b"diff --git "):
            if name:
                yield name, tuple(ranges)
            name, ranges = b"", []
        elif row.startswith(b"+++ "):
            name = _name(row[4:])
        elif found := _HUNK.match(row):
            gone, at, here = (int(one) if one else 1 for one in found.groups())
            ranges.append((at, at + here - 1) if here else (at + 0.5, at + 0.5))
            _skip(rows, gone + here)
    if name:
        yield name, tuple(ranges)


def _skip(rows: Iterator[bytes], count: int) -> None:
    """Pass over a hunk's own lines, which may look like anything."""
    while count and (row := next(rows, None)) is not None:
        count -= not row.startswith(b"\\")


def _name(given: bytes) -> bytes:
    """A file's name as a patch writes it: in quotation marks with escapes where it holds a quotation mark or worse."""
    given = given.rstrip(b"\t")
    if given.startswith(b'"'):
        given = given[1:-1].decode("unicode_escape").encode("latin-1")
    return given.removeprefix(b"b/")


def _git(folder: Path, *arguments: str) -> bytes:
    """What git answers. Raises UsageError where it does not."""
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        what = said[0].removeprefix("fatal: ") if said else "failed"
        raise UsageError(f"git: {what}", place=str(folder), way_out="Run inside a git repository")
    return done.stdout


def _asked(folder: Path, *arguments: str) -> bytes | None:
    """What git answers, None where it has no answer."""
    done = _run(folder, *arguments)
    return None if done.returncode else done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", *_SAFE, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - our own arguments; a revision comes after --end-of-options or as a hash
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise UsageError("git is not installed", way_out="Install it, or leave --diff-base out") from None


def _text(answer: bytes) -> str:
    return answer.removesuffix(b"\n").decode(errors="surrogateescape")
