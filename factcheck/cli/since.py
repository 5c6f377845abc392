"""`--diff-base`: since which revision lines must have changed for their claims to be checked."""

import os
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.vcs import Changes, base_of_pull_request, changes_since


def since_revision(named: str | None) -> str:
    """The revision that is named; for `auto` the base of the pull request that is being checked, "" outside of one."""
    if named == "auto":
        return base_of_pull_request(os.environ) or ""
    if named is not None and not named.strip():
        raise UsageError("names no revision", place="--diff-base", way_out="Write a branch, a tag, a commit or auto")
    return named or ""


def changes_in(since: str) -> Changes | None:
    """What changed here since then; None where everything is to be checked."""
    return changes_since(since, Path.cwd()) if since else None
