"""`factcheck verify`: the main job."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli.common import Config, Quiet, SomePaths, Verbose, inputs, kit_for, settings_from, web_for
from factcheck.cli.decided import settler
from factcheck.cli.engines import Spreading, engine_for, kept_in
from factcheck.cli.exits import INTERRUPTED, Tally, say
from factcheck.cli.expected import expected
from factcheck.cli.hosts import Hosts, say_hosts
from factcheck.cli.options import (
    DiffBase,
    Engine,
    ExitZero,
    FailFrom,
    FailIfEmpty,
    FailOnUnverifiable,
    Jobs,
    Lock,
    Locked,
    MaxRequests,
    MaxUnverified,
    Offline,
    Outputs,
    PlanOnly,
    PrivacyLevel,
    ReportLanguage,
    Resume,
    Scheduler,
    Shape,
    ShowSettings,
    TimeLimit,
    Untrusted,
)
from factcheck.cli.output import Sink, sink, targets
from factcheck.cli.overwriting import refuse_articles
from factcheck.cli.pinned import Ledgers, ledgers_for
from factcheck.cli.plan import show_plan
from factcheck.cli.progress import Progress, progress
from factcheck.cli.since import changes_in, since_revision
from factcheck.cli.trust import Trust, trust_in
from factcheck.errors import EngineError, UsageError
from factcheck.model import Run
from factcheck.text.direction import escaped_in_json
from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.settings import Settings


def verify(
    paths: SomePaths = None,
    shape: Shape = None,
    output: Outputs = None,
    offline: Offline = None,
    privacy: PrivacyLevel = None,
    fail_on: FailFrom = None,
    fail_on_unverifiable: FailOnUnverifiable = None,
    max_unverified: MaxUnverified = None,
    fail_if_empty: FailIfEmpty = None,
    exit_zero: ExitZero = False,
    diff_base: DiffBase = None,
    lock: Lock = False,
    locked: Locked = False,
    lang: ReportLanguage = None,
    max_requests: MaxRequests = None,
    time_limit: TimeLimit = None,
    jobs: Jobs = None,
    engine: Engine = "auto",
    scheduler: Scheduler = "",
    resume: Resume = None,
    show_settings: ShowSettings = False,
    plan_only: PlanOnly = False,
    untrusted: Untrusted = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    config: Config = None,
) -> None:
    """Check what the articles attribute to outlets, and write a report."""
    trust = trust_in(untrusted, os.environ, Path.cwd())
    settings = settings_from(
        config, trust, offline=offline, privacy=privacy, fail_on=fail_on, fail_on_unverifiable=fail_on_unverifiable,
        max_unverified=max_unverified, fail_if_empty=fail_if_empty, lang=lang, max_requests=max_requests,
        time_limit=time_limit, jobs=jobs,
    )  # fmt: skip
    if trust.untrusted and not quiet:
        say(trust.told())
    if show_settings:
        _show(settings)
        return
    if not paths:
        raise UsageError("which articles?", way_out="Name files, folders, globs or - for stdin: factcheck verify PATHS")
    since = since_revision(diff_base)
    ledgers = ledgers_for(settings, trust, since, lock=lock, locked=locked, quiet=quiet)
    if plan_only:
        show_plan(paths, settings, trust, since, shape, output or [], ledgers.pins)
        return
    settings = kept_in(resume, settings)
    how = Spreading(engine, scheduler, resume, quiet, verbose).checked(pinned=lock or locked)
    to, tally = sink(targets(shape, output or []), settings.lang), Tally()
    refuse_articles(paths, to.files)
    with progress(quiet or to.streams_to_terminal, lambda: expected(paths, settings)) as shown:
        interrupted = _run(paths, settings, trust, since, ledgers, to, tally, shown, how)
    if interrupted:
        say("interrupted; the report holds what was finished")
        raise typer.Exit(INTERRUPTED)
    if code := tally.code(settings, exit_zero=exit_zero):
        raise typer.Exit(code)


def _run(
    paths: list[str],
    settings: "Settings",
    trust: Trust,
    since: str,
    ledgers: Ledgers,
    to: Sink,
    tally: Tally,
    shown: Progress,
    how: Spreading,
) -> bool:
    """Check everything and hand it to the sink; True when it was interrupted on the way."""
    started, began = datetime.now(UTC), time.monotonic()
    interrupted, changes = False, changes_in(since)
    hosts = Hosts(settings.pace)
    shown.paced(hosts.left)
    with web_for(settings, trust, shown.waiting, verbose=how.verbose, heard=hosts.note) as web:
        kit = kit_for(settings, web, trust, changes=changes, pins=ledgers.pins)
        settled = settler(settings, trust, since)
        reports = engine_for(how, settings, trust, since)
        try:
            for found in reports(shown.reading(inputs(paths, settings, web, trust, leave_out=to.files)), kit):
                item = ledgers.seen(settled(found))
                tally.add(item)
                shown.finished(item)
                to.take(item)
        except KeyboardInterrupt:
            interrupted = True
        except EngineError as error:
            say(str(error))
            tally.failed = True
    tally.failed |= not ledgers.write()
    policy = f"{settings.quotes}-quotes"
    facts = (policy, settings.offline, settings.lang, since, how.scheduler, hosts.asked())
    if how.verbose:
        say_hosts(hosts.asked())
    to.close(Run(__version__, started, time.monotonic() - began, *facts))
    return interrupted


def _show(settings: "Settings") -> None:
    import msgspec

    plain = msgspec.to_builtins(settings, enc_hook=str)
    typer.echo(escaped_in_json(msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()))
