"""`factcheck decide`: write down what an editor decided about a finding, or that an archive's findings are known."""

from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from factcheck.beside import key_of
from factcheck.cli.common import Config, near, settings_from, union_hint
from factcheck.cli.decided import today
from factcheck.cli.exits import say
from factcheck.cli.lookup import Found, known, look_up
from factcheck.decisions import Entry, Shelf, append
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Decision, Ruling
from factcheck.version import __version__

_NOTE = "Known when the check was adopted."


class As(StrEnum):
    """What an editor may decide."""

    STANDS = "stands"
    FIXED = "fixed"
    FALSE_ALARM = "false-alarm"
    ACCEPTED = "accepted"


def decide(
    finding: Annotated[
        str | None, typer.Argument(help="A finding's id, or the beginning of one.", show_default=False)
    ] = None,
    ruling: Annotated[
        As | None,
        typer.Option(
            "--as",
            help="stands: right and to be mended; fixed: mended; false-alarm: the check errs; accepted: it may stay.",
            show_default=False,
        ),
    ] = None,
    note: Annotated[str, typer.Option(help="Why. Needed for false-alarm and accepted.", show_default=False)] = "",
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last day that it holds, as 2027-01-31.", show_default=False)
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who decides.  [default: git's user.name]", show_default=False)] = None,
    article: Annotated[
        Path | None, typer.Option(help="The article, where several have the finding.", show_default=False)
    ] = None,
    results: Annotated[
        Path | None,
        typer.Option(help="The run that has the finding, written by verify --format json.", show_default=False),
    ] = None,
    all_known: Annotated[
        Path | None,
        typer.Option(
            metavar="RESULTS",
            help="Accept all that this saved run has, to begin with an old archive.",
            show_default=False,
        ),
    ] = None,
    code: Annotated[
        str | None, typer.Option(help="The code that is decided on, where no run is named.", show_default=False)
    ] = None,
    config: Config = None,
) -> None:
    """Write a decision about a finding into decisions.jsonl beside the articles."""
    settings = settings_from(config)
    shelf = Shelf(settings.root)
    if all_known is not None and finding is None:
        decision = _decision(ruling or As.ACCEPTED, note or _NOTE, until, by)
        _write([_entry(found, decision, shelf) for found in known(all_known, settings)])
    elif finding is not None and all_known is None and ruling is not None:
        decision = _decision(ruling, note, until, by)
        found = look_up(finding, article, results, code, settings)
        _write([_entry(found, decision, shelf)])
        if decision.ruling is Ruling.FALSE_ALARM:
            known_by = f"factcheck {__version__}, {found.code or 'its code'}, {found.id}"
            typer.echo(f"To report it, send this and no text: {known_by}")
    else:
        raise UsageError(
            "what about which finding?", way_out="factcheck decide ID --as ... --note ..., or --all-known RESULTS"
        )


def _decision(ruling: As, note: str, until: str | None, by: str | None) -> Decision:
    made = Ruling(ruling.value)
    if made.settles and not note.strip():
        raise UsageError(f"{made.value} needs a reason", way_out='Give one: --note "..."')
    return Decision(made, note.strip(), _who() if by is None else by, datetime.now(UTC), _until(until))


def _until(named: str | None) -> date | None:
    try:
        day = date.fromisoformat(named) if named is not None else None
    except ValueError:
        raise UsageError("is no day", place=f"--until {named}", way_out="Write it as 2027-01-31") from None
    if day is not None and day < today():
        raise UsageError("has passed already", place=f"--until {named}", way_out="Name a day to come")
    return day


def _who() -> str:
    from factcheck.vcs import user_of

    try:
        return user_of(Path.cwd())
    except FactcheckError:
        return ""


def _entry(found: Found, decision: Decision, shelf: Shelf) -> tuple[Path, Entry]:
    place = shelf.place(found.article)
    key = key_of(found.article, place.parent.resolve())
    return place, Entry(found.id, key, replace(decision, code=found.code))


def _write(entries: list[tuple[Path, Entry]]) -> None:
    for path, those in groupby(sorted(entries, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        mine = [entry for _, entry in those]
        append(path, mine)
        told = (
            f"{mine[0].decision.ruling.value} {mine[0].id} in {mine[0].article}"
            if len(mine) == 1
            else f"{len(mine)} decisions"
        )
        say(f"wrote {told} to {near(path)}")
        union_hint(path)
    if not entries:
        say("nothing to decide: the run has no open findings")
