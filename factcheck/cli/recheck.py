"""`factcheck recheck`: back to the pages that claims were pinned to."""

import os
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.common import Config, Quiet, SomePaths, Verbose, inputs, kit_for, near, settings_from, web_for
from factcheck.cli.exits import FAILED, FINDINGS, INTERRUPTED, say
from factcheck.cli.options import ExitZero, Offline, ReportLanguage
from factcheck.cli.progress import Progress, progress
from factcheck.cli.trust import from_fork
from factcheck.errors import UsageError
from factcheck.model import Article, Level, Miss, Rechecked, RecheckReport, Run
from factcheck.settings import FailOn, Settings
from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.pins import Ledger, Pins
    from factcheck.pipeline.recheck import Pinned


class Shape(StrEnum):
    """How it is told."""

    MARKDOWN = "markdown"
    JSON = "json"


def recheck(
    paths: SomePaths = None,
    shape: Annotated[Shape, typer.Option("--format", help="A report to read, or JSON.")] = Shape.MARKDOWN,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", help="Write to FILE.md or FILE.json too; may be given again.", show_default=False
        ),
    ] = None,
    offline: Offline = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit 1 from this level on.")] = "warning",
    exit_zero: ExitZero = False,
    lang: ReportLanguage = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    config: Config = None,
) -> None:
    """Go back to the pages that sources.lock names, and say which of them changed and whether that matters."""
    if from_fork(os.environ):
        raise UsageError("nothing is asked again for a fork's pull request", way_out="Run it on a schedule, on main")
    settings = settings_from(config, offline=offline, lang=lang)
    for path in output or []:
        if path.suffix not in {".md", ".json"} or path.is_dir():
            raise UsageError("which format should that be?", place=str(path), way_out="Name a FILE.md or a FILE.json")
    with progress(quiet) as shown:
        report, failed, interrupted = _run(paths or [], settings, shown, verbose=verbose)
    _write(report, shape, output or [])
    if interrupted:
        say("interrupted; the report holds what was finished")
        raise typer.Exit(INTERRUPTED)
    if failed:
        raise typer.Exit(FAILED)
    if not exit_zero and _weighs(report, fail_on):
        raise typer.Exit(FINDINGS)


def _weighs(report: RecheckReport, fail_on: FailOn) -> bool:
    from factcheck.formats.recheck import worst

    return fail_on != "never" and worst(report).rank >= Level(fail_on).rank


def _run(paths: list[str], settings: Settings, shown: Progress, *, verbose: bool) -> tuple[RecheckReport, bool, bool]:
    """What was found, whether not all of the job could be done, and whether it was interrupted."""
    from factcheck.cli.pinned import shelf_of
    from factcheck.cli.trust import TRUSTED
    from factcheck.pins import Pins
    from factcheck.pipeline.recheck import recheck as rechecked

    started, began = datetime.now(UTC), time.monotonic()
    pins = Pins(shelf_of(settings, TRUSTED), stand_ins=settings.allow_stand_ins)
    done: list[Rechecked] = []
    misses: list[Miss] = []
    interrupted = False
    with web_for(settings, TRUSTED, shown.waiting, verbose=verbose) as web:
        kit = kit_for(settings, web, pins=pins)
        try:
            read = inputs(paths, settings, web) if paths else ()
            those = list(_of(read, pins, shown, misses) if paths else _every(settings, pins, shown, misses))
            shown.expect(len(those))
            for one in rechecked(those, kit, pins):
                done.append(one)
                shown.went_on(one.name, len(one.rechecks))
        except KeyboardInterrupt:
            interrupted = True
    unclear = _say_unclear(pins)
    run = Run(
        __version__, started, time.monotonic() - began, f"{settings.quotes}-quotes", settings.offline, settings.lang
    )
    failed = bool(misses) or unclear or any(one.unheard for one in done)
    return RecheckReport(run, tuple(done), tuple(misses)), failed, interrupted


def _of(read: Iterable[Article | Miss], pins: "Pins", shown: Progress, misses: list[Miss]) -> "Iterator[Pinned]":
    """The pins of the articles that are named."""
    from factcheck.pipeline.recheck import Pinned

    for item in read:
        if isinstance(item, Miss):
            shown.finished(item)
            misses.append(item)
            continue
        ledger = pins.ledger(item)
        if mine := ledger.of(item):
            yield Pinned(item.id, mine, ledger.folder, item)


def _every(settings: Settings, pins: "Pins", shown: Progress, misses: list[Miss]) -> "Iterator[Pinned]":
    """The pins of every ledger of the project, with the articles that are still there."""
    from factcheck.pins import NAME
    from factcheck.pipeline.recheck import Pinned

    for path in _named(settings.root.resolve(), NAME):
        ledger = pins.shelf.at(path)
        if ledger is None:
            continue
        articles = dict(_articles(ledger, settings, shown, misses))
        for key in ledger.articles():
            name = key if "://" in key else near(ledger.folder / key).as_posix()
            yield Pinned(name, ledger.of_key(key), ledger.folder, articles.get(key))


def _articles(
    ledger: "Ledger", settings: Settings, shown: Progress, misses: list[Miss]
) -> Iterator[tuple[str, Article]]:
    from factcheck.beside import key_of, path_of

    files = dict.fromkeys(filter(None, (path_of(key, ledger.folder) for key in ledger.articles())))
    for path in files:
        for item in inputs([str(path)], settings):
            if isinstance(item, Miss):
                shown.finished(item)
                misses.append(item)
            else:
                yield key_of(item, ledger.folder), item


def _named(root: Path, name: str) -> Iterator[Path]:
    """What has that name in the project, in order; hidden folders and what was installed there are passed over.

    A folder of that name is told as a file that cannot be read, as `verify` does.
    """
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one != "node_modules")
        if name in files or name in folders:
            yield Path(folder) / name


def _say_unclear(pins: "Pins") -> bool:
    """One line for each ledger and each line of one that cannot be read; whether there was any."""
    unclear = [notice for ledger in pins.shelf.opened() for notice in ledger.unclear]
    for notice in unclear:
        why = notice.facts["why"]
        if notice.line:
            told = f"cannot be understood: {why}. It counts for nothing; `factcheck verify --lock` pins anew"
            say(f"{notice.path}:{notice.line}: {told}")
        else:
            say(f"{notice.path}: {why}. None of its pins counts; see to it that it is a file that you may read")
    return bool(unclear)


def _write(report: RecheckReport, shape: Shape, output: list[Path]) -> None:
    from factcheck.formats.recheck import json, markdown

    by_shape = {"markdown": markdown, ".md": markdown, "json": json, ".json": json}
    failed: list[UsageError] = []
    for path in output:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(by_shape[path.suffix](report), encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            failed.append(UsageError(f"cannot be written: {error.strerror}", place=str(path)))
    if len(failed) == len(output) or shape is Shape.JSON:  # what was asked of the pages is not lost to a full disk
        typer.echo(by_shape[shape.value](report), nl=False)
    for more in failed[1:]:
        say(str(more))
    if failed:
        raise failed[0]
