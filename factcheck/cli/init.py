"""`factcheck init`: starter files for a newsroom's own repository; what is there already is left as it is."""

import json
import re
import shlex
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.exits import tell
from factcheck.errors import UsageError
from factcheck.version import __version__

_HTTPS = re.compile(r"https://[\w.-]+(?::\d+)?/[\w./~-]+")
_USUAL = ("content", "_posts", "articles", "posts")
"""Where articles usually are: Hugo, Jekyll, and what people call such a folder."""


@dataclass(frozen=True, slots=True)
class _Starter:
    """One file: the template that it is made from, where it goes, and a sign that its own file has what it brings."""

    template: str
    path: str
    sign: str = ""


_STARTERS = (
    _Starter("factcheck.toml", "factcheck.toml"),
    _Starter("factcheck.yml", ".github/workflows/factcheck.yml"),
    _Starter("pre-commit.yaml", ".pre-commit-config.yaml", "factcheck"),
    _Starter("gitattributes", ".gitattributes", "decisions.jsonl"),
)


def init(
    articles: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER", help="Where the articles are.  [default: content, _posts, ... or .]", show_default=False
        ),
    ] = None,
    folder: Annotated[Path, typer.Option("--dir", help="Where to write.", show_default=False)] = Path(),
) -> None:
    """Write starter files: settings, a workflow for GitHub, a hook for pre-commit. Nothing is overwritten."""
    if folder.exists() and not folder.is_dir():
        raise UsageError("is no folder", place=str(folder), way_out="Name the repository's folder after --dir")
    where = _articles(articles, folder)
    kept = [starter for starter in _STARTERS if not _written(starter, folder, where)]
    for starter in kept:
        _tell_what_is_missing(starter, folder, where)
    tell(_next(where, folder))


def requirement(origin: str | None) -> str:
    """What pip is to install, so that it is what runs here. `origin` is the installation's `direct_url.json`, if any.

    A commit that was installed from a repository is named; else it is the version, from whichever index is set.
    """
    try:
        known = json.loads(origin or "{}")
        url, commit = str(known["url"]), str(known["vcs_info"]["commit_id"])
    except (KeyError, TypeError, ValueError):
        return f"factcheck=={__version__}"
    plain = _HTTPS.fullmatch(url) and commit.isalnum()  # no address with a password in it is written down
    return f"factcheck @ git+{url}@{commit}" if plain else f"factcheck=={__version__}"


def _asked_for() -> str:
    try:
        return requirement(distribution("factcheck").read_text("direct_url.json"))
    except PackageNotFoundError:  # run from a folder that was never installed
        return requirement(None)


def _articles(given: str | None, folder: Path) -> str:
    """The folder of the articles, below `folder`; a person at a terminal is asked, anybody else is not."""
    usual = next((name for name in _USUAL if (folder / name).is_dir()), ".")
    asks = given is None and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    answer = typer.prompt("Where are the articles?", default=usual) if asks else given or usual
    named = Path(answer)
    if named.is_absolute() or ".." in named.parts or not answer.isprintable() or "${{" in answer:
        raise UsageError("is no folder below the repository", place=answer, way_out="Name it as content or site/posts")
    return named.as_posix()


def _written(starter: _Starter, folder: Path, articles: str) -> bool:
    """True where the file was written, False where there was one already; either is said."""
    path = folder / starter.path
    there = path if path.exists() or path.is_symlink() else _elsewhere(starter, folder)
    if there is not None:
        tell(f"kept     {there.relative_to(folder).as_posix()}")
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_text(starter, articles))
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", place=str(path)) from None
    tell(f"written  {starter.path}")
    return True


def _elsewhere(starter: _Starter, folder: Path) -> Path | None:
    """Another file that has what this one would bring: settings may stand in pyproject.toml."""
    from factcheck.settings import NAMES, holds

    others = [folder / name for name in NAMES if name != starter.path and starter.path in NAMES]
    return next((path for path in others if path.is_file() and holds(path)), None)


def _tell_what_is_missing(starter: _Starter, folder: Path, articles: str) -> None:
    """What to add by hand to a file that is the user's own."""
    path = folder / starter.path
    if not starter.sign or not path.is_file():
        return
    if starter.sign not in path.read_text(encoding="utf-8", errors="replace"):
        lines = _text(starter, articles).removeprefix("repos:\n").rstrip().splitlines()
        tell(f"\n{starter.path} is yours; to have the same, add:\n\n" + "\n".join(f"    {line}" for line in lines))


def _text(starter: _Starter, articles: str) -> str:
    template = files("factcheck.data").joinpath("starter", starter.template).read_text(encoding="utf-8")
    pattern = "" if articles == "." else f"^{re.escape(articles)}/"
    known = {
        "quoted": json.dumps(_asked_for()),
        "articles": json.dumps(articles),
        "pattern": json.dumps(pattern),
    }
    return re.sub(r"@(\w+)@", lambda match: known[match[1]], template)


def _next(articles: str, folder: Path) -> str:
    name = shlex.quote(articles)
    steps = {
        f"factcheck verify --plan {name}": "what a run would ask, and whom; sends nothing",
        f"factcheck verify {name}": "the first check",
        "pre-commit install": "the check before each commit, without the network",
    }
    if folder != Path():
        steps = {f"cd {shlex.quote(str(folder))}": "", **steps}
    wide = max(map(len, steps))
    lines = [f"  {command:{wide}}  {why}".rstrip() for command, why in steps.items()]
    last = "Then commit the files. An old archive: factcheck decide --all-known takes what it has as known."
    asked = _asked_for()
    index = f"The workflow and the hook install {asked} from your own index: on pypi.org the name is another project's."
    return "\n".join(["", "Next:", *lines, last, *([] if "git+" in asked else [index])])
